# Le comité de programmation en séance.

comite-ouvrir = Ouvrir en séance
# $nom (String) - nom
comite-titre = Comité : { $nom }
comite-aucun-dossier = Aucun dossier n’est en programmation.
comite-restes = Ce qui reste à chaque financeur
comite-retenu = Retenu
comite-reste = Reste
# $euros (String) - euros
comite-depassement = dépassement de { $euros }
# $retenus (Number) - retenus
# $attente (Number) - attente
# $ecartes (Number) - ecartes
comite-comptes = { $retenus ->
    [0] Aucun dossier retenu
    [one] Un dossier retenu
   *[other] { $retenus } dossiers retenus
}, { $attente } en liste d’attente, { $ecartes ->
    [one] { $ecartes } écarté
   *[other] { $ecartes } écartés
}.
comite-aller = Dossiers
# $numero (String) - numero
comite-precedent = { $numero } (touche P)
# $numero (String) - numero
comite-suivant = { $numero } (touche N)
comite-choisir = Aller au dossier
comite-voir = Voir
comite-sort-retenu = Retenu
comite-sort-attente = Liste d’attente
comite-sort-ecarte = Écarté
# $note (String) - note
comite-note = note moyenne { $note }
# $n (Number) - n
comite-deports = { $n ->
    [0] Aucun déport déclaré dans ce dossier
    [one] Un déport déclaré dans ce dossier
   *[other] { $n } déports déclarés dans ce dossier
}
comite-regles = Les règles, avec ces montants
comite-regles-sans-objet = Rien n’est retenu pour ce dossier : les règles de financement sont sans objet.
comite-regles-tenues = Toutes les règles sont tenues.
# $motif (String) - motif
comite-motif-dit = Motif : { $motif }
# $financeur (String) - financeur
comite-montant = Montant retenu pour { $financeur }, en euros
comite-sinon = Si rien n’est retenu
comite-mettre-de-cote = Mettre de côté : liste d’attente
comite-motif = Motif
comite-motif-aide = Pourquoi ce montant, cette mise à l’écart ou cette règle non tenue. Il est repris dans le relevé et dans la lettre.
comite-enregistrer = Enregistrer
comite-enregistrer-suivant = Enregistrer et passer au suivant (touche S)
comite-arreter = Arrêter ces montants (touche A)
comite-programme = L’ensemble de la programmation
comite-relancer = Relancer le calcul en gardant les montants arrêtés
comite-tout-le-plan = Tout le plan
comite-geler = Geler la programmation
# $reste (String) - reste
# $disponible (String) - disponible
comite-reste-sur = reste { $reste } sur { $disponible }
# $euros (String) - euros
comite-sur-reservation = et { $euros } sur les réservations des CPO
