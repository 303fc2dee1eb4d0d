# Les pages qui suivent le dépôt : instruction, programmation, décisions, votes, publication.

suite-onglets = Étapes de l’appel
suite-onglet-instruction = Instruction
# $source (String) - source
suite-source = Source : { $source }
suite-regles-rien = Aucune règle n’a de remarque à cette étape.
# $n (Number) - n
suite-regles-tenues = { $n ->
    [one] Une règle respectée
   *[other] { $n } règles respectées
}
# $qui (String) - qui
suite-regles-attendus = Réponse attendue de : { $qui }.
suite-instruction-titre = Instruction des dossiers
# $financeur (String) - financeur
# $n (Number) - n
suite-instruction-chapeau = Vous instruisez pour { $financeur }. { $n ->
    [0] Rien ne vous attend.
    [one] Un dossier vous attend.
   *[other] { $n } dossiers vous attendent.
}
# $n (Number) - n
suite-instruction-equipe = { $n ->
    [0] Aucun dossier n’attend un constat de complétude.
    [one] Un dossier attend votre constat de complétude.
   *[other] { $n } dossiers attendent votre constat de complétude.
}
suite-instruction-table = Dossiers de l’appel
suite-filtre-mots = Numéro, intitulé ou porteur
suite-filtre-voir = Voir
suite-filtre-tous = Tous les dossiers
suite-filtre-a-faire = Ce qui m’attend
suite-filtre-colonne = Où ma colonne est demandée
suite-filtrer = Filtrer
# $n (Number) - n
suite-compte-dossiers = { $n ->
    [0] Aucun dossier
    [one] Un dossier
   *[other] { $n } dossiers
}
suite-aucun-dossier = Aucun dossier ne répond à ces critères.
suite-pages = Pages de la liste
suite-col-dossier = Dossier
suite-col-porteur = Porteur
suite-col-financeur = Financeur
suite-col-demande = Demandé
suite-col-demande-totale = Demandé en tout
# $financeur (String) - financeur
suite-col-demande-a = Demandé à { $financeur }
suite-col-avis = Avis
suite-col-propose = Proposé
suite-col-vote = Voté
suite-col-paye = Payé
suite-col-notes = Ma lecture
suite-col-sans-avis = Avis attendus
suite-col-complements = Compléments attendus
suite-col-etat = État
suite-a-donner = à donner
suite-attendu = attendu
suite-total = Total
suite-notes-faites = faite
suite-notes-a-faire = à faire
suite-interet-declare = intérêt déclaré
suite-interet-exclu = Vous avez déclaré un intérêt dans ce dossier : vous ne pouvez ni le noter, ni en débattre, ni le voter (LEG-05).
suite-matrice = Qui finance quoi
# $qui (String) - function of who wrote it
suite-interet-depuis = Écrit par { $qui }, avec un intérêt déclaré depuis : à confirmer par quelqu’un d’autre du financeur, qui enregistre sa colonne.
suite-matrice-legende = Un financeur par ligne, une étape par colonne
suite-matrice-cachee = L’avis et la proposition des autres financeurs apparaissent ici une fois votre avis écrit ; d’ici là, les règles se jugent sans eux.
suite-matrice-aide = ∅ : réponse attendue ; 0 € : rien. Chaque financeur n’écrit que sa ligne.
# $etape (String) - etape
suite-regles-titre = Les règles, à cette étape ({ $etape })
suite-notes-titre = Lectures et notes
suite-notes-aucune = Les notes de ce dossier ne vous sont pas montrées.
# $n (Number) - n
suite-notes-autres = { $n ->
    [0] Personne d’autre n’a encore lu ce dossier.
    [one] Une autre lecture vous sera montrée après la vôtre.
   *[other] { $n } autres lectures vous seront montrées après la vôtre.
}
# $note (String) - note
# $n (Number) - n
suite-notes-moyenne = Moyenne : { $note } sur 20, { $n ->
    [0] aucune lecture
    [one] une lecture
   *[other] { $n } lectures
}.
# $ecart (String) - ecart
suite-notes-ecart = Écart entre lecteurs : { $ecart }.
suite-notes-personne = Personne n’a encore noté ce dossier.
suite-notes-corriger = Corriger ma lecture
# $max (String) - max
suite-note-sur = Note, de 0 à { $max }
suite-note-justification = Pourquoi cette note
suite-notes-jamais-au-porteur = Les notes et leurs raisons ne sont jamais montrées au porteur.
suite-notes-enregistrer = Enregistrer ma lecture
suite-complements-titre = Compléments demandés
suite-complements-aucun = Aucun complément n’a été demandé.
# $n (Number) - n
suite-complements-delai = Délai d’instruction suspendu { $n ->
    [0] moins d’un jour
    [one] un jour
   *[other] { $n } jours
} en tout.
# $qui (String) - qui
# $quand (String) - quand
suite-complement-par = demandé par { $qui }, { $quand }
# $quand (String) - quand
suite-complement-corrige = corrigé, { $quand }
suite-lien-retour = Tous les dossiers de ce lien
suite-lien-plan = À qui l’association demande
suite-lien-budget = Budget de l’action
# $numero (String) - x
suite-lien-lire = Lire le dossier { $numero } : budget, règles et pièces
suite-fait-resume = Résumé
suite-fait-objectifs = Objectifs
suite-fait-publics = Publics
suite-fait-quartiers = Quartiers prioritaires
suite-fait-periode = Période
suite-fait-defi = Défi
suite-fait-droit-commun = Droit commun mobilisé
suite-fait-partenaires = Partenaires
suite-fait-cout = Coût de l’action
suite-fait-demande = Demandé aux financeurs
suite-fait-passe = Votés les années passées
# $financeur (String) - financeur
suite-colonne-de = La colonne de { $financeur }
suite-colonne-enregistrer = Enregistrer la colonne
suite-avis-motif = Raison de l’avis
suite-avis-motif-aide = Obligatoire pour un avis réservé ou défavorable.
suite-propose = Montant proposé
suite-propose-aide = Vide : réponse encore attendue. 0 : rien, avec une raison.
suite-propose-motif = Raison du montant
suite-propose-motif-aide = Obligatoire à 0 €, ou au-dessus de la demande.
suite-justificatif = Ce qui le justifie
suite-justificatif-aide = Courrier, courriel, date : ce financeur n’a pas de compte, le journal garde votre nom.
suite-conflit = Cette ligne a été écrite par quelqu’un d’autre pendant votre saisie. Rien n’est perdu.
# $avis (String) - avis
# $montant (String) - montant
# $qui (String) - qui
suite-conflit-enregistre = Enregistré : avis { $avis }, proposé { $montant }, par { $qui }.
suite-conflit-choix = Votre saisie est ci-dessous : enregistrez-la à la place, ou quittez la page pour garder l’autre.
suite-interet-titre = Déclarer un intérêt dans ce dossier
suite-interet-aide = Vous ne pourrez plus lire les notes, noter, instruire ni voter ce dossier. La déclaration reste au journal.
suite-interet-motif = Votre intérêt, en une phrase
suite-interet-declarer = Déclarer cet intérêt
# $etat (String) - etat
suite-avancer = Passer l’appel à : { $etat }
suite-lien-titre = Envoyer son lien à un financeur sans compte
suite-lien-aide = Le lien ouvre sa seule colonne, dans cet appel. Un lien envoyé auparavant cesse d’ouvrir.
suite-lien-financeur = Financeur
suite-lien-courriel = Courriel
suite-lien-envoyer = Envoyer le lien
suite-lien-ferme = Ce lien n’ouvre plus rien
suite-lien-ferme-texte = Il est mal recopié, remplacé ou retiré. Demandez-en un autre à l’équipe projet de l’appel.
# $appel (String) - appel
suite-lien-page = { $appel } : vos avis et propositions
# $financeur (String) - financeur
# $n (Number) - n
suite-lien-chapeau = { $financeur } : { $n ->
    [0] aucun dossier ne vous sollicite.
    [one] un dossier vous sollicite.
   *[other] { $n } dossiers vous sollicitent.
} Vous n’écrivez que dans votre colonne.
# $montant (String) - montant
suite-lien-demande = Demandé à vous : { $montant }
# $avis (String) - avis
# $montant (String) - montant
suite-lien-clos = Votre réponse : avis { $avis }, proposé { $montant }. Elle ne se modifie plus ici.
suite-appels = Appels à projets
suite-voir-dossier = Voir le dossier du porteur
