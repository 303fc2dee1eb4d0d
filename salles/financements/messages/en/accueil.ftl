# The list of calls, and where a holder begins.

accueil-titre = Calls for projects
accueil-chapeau = Each year, the funders of the contract launch one call for projects together: a framing letter, files, a programme.
accueil-vide = No call for projects.
accueil-preparer = Prepare a call
accueil-exercice = Year
accueil-appel = Call
accueil-etat = State
accueil-cloture = Closing of deposits
accueil-dossiers = Files deposited
accueil-demande = Asked
accueil-sans-date = not fixed
accueil-mes-dossiers = My files
accueil-aucun-dossier = You have no file yet.
accueil-deposer = Prepare a request for { $exercice }
accueil-reste = { $n ->
    [one] One day is left to deposit.
   *[other] { $n } days are left to deposit.
}
accueil-ma-structure = My organisation and its papers
accueil-sans-structure = Say first who you are: SIRET or RNA, form, commitment contract.
accueil-brouillon = no number
accueil-porteurs = Holders
