# La liste des dossiers d’un appel.

liste-titre = Dossiers
# $montant (String) - montant
# $n (Number) - n
liste-compte = { $n ->
    [0] Aucun dossier
    [one] Un dossier
   *[other] { $n } dossiers
}, { $montant } demandés
liste-csv = Télécharger la liste (CSV)
liste-vide = Aucun dossier.
liste-vide-filtre = Aucun dossier ne répond à ces filtres.
liste-tout = Voir tous les dossiers
liste-recherche = Numéro, action ou porteur
liste-etat = État
liste-tous-etats = Tous les états
liste-qpv = Quartier
liste-tous-qpv = Tous les quartiers
liste-financeur = Financeur sollicité
liste-tous-financeurs = Tous les financeurs
liste-filtrer = Filtrer
liste-numero = Numéro
liste-action = Action
liste-porteur = Porteur
liste-quartiers = Quartiers
liste-cout = Coût
liste-demande = Demandé
liste-plan = Plan de financement
liste-pages = Pages de la liste
# $financeur (String) - financeur
liste-colonne-demande = { $financeur } demandé
# $financeur (String) - financeur
liste-colonne-propose = { $financeur } proposé
# $financeur (String) - financeur
liste-colonne-vote = { $financeur } voté
liste-lignes-csv = Une ligne par financeur (CSV)
liste-tri = Trier par
liste-tri-cout = Coût, le plus élevé d’abord
liste-tri-demande = Demande, la plus élevée d’abord
liste-avis = Avis
liste-propose = Proposé
liste-vote = Voté
liste-paye = Payé
liste-version = Version
