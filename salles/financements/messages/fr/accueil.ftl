# La liste des appels et l’accueil du porteur.

accueil-titre = Appels à projets
accueil-chapeau = Chaque année, les financeurs du contrat lancent ensemble un appel à projets : une lettre de cadrage, des dossiers, une programmation.
accueil-vide = Aucun appel à projets.
accueil-preparer = Préparer un appel
accueil-exercice = Exercice
accueil-appel = Appel
accueil-etat = État
accueil-cloture = Clôture des dépôts
accueil-dossiers = Dossiers déposés
accueil-demande = Demandé
accueil-sans-date = non fixée
accueil-mes-dossiers = Mes dossiers
accueil-aucun-dossier = Vous n’avez pas encore de dossier.
# $exercice (String) - exercice
accueil-deposer = Préparer une demande pour { $exercice }
# $n (Number) - n
accueil-reste = { $n ->
    [one] Il reste un jour pour déposer.
   *[other] Il reste { $n } jours pour déposer.
}
accueil-ma-structure = Ma structure et ses pièces
accueil-sans-structure = Dites d’abord qui vous êtes : SIRET ou RNA, forme, contrat d’engagement républicain.
accueil-brouillon = sans numéro
accueil-porteurs = Porteurs
