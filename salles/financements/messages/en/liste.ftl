# The list of the files of a call.

liste-titre = Files
liste-compte = { $n ->
    [one] One file
   *[other] { $n } files
}, { $montant } asked
liste-csv = Download the list (CSV)
liste-vide = No file.
liste-vide-filtre = No file matches these filters.
liste-tout = See all files
liste-recherche = Number, action or holder
liste-etat = State
liste-tous-etats = All states
liste-qpv = Quarter
liste-tous-qpv = All quarters
liste-financeur = Funder asked
liste-tous-financeurs = All funders
liste-filtrer = Filter
liste-numero = Number
liste-action = Action
liste-porteur = Holder
liste-quartiers = Quarters
liste-cout = Cost
liste-demande = Asked
liste-plan = Funding plan
liste-pages = Pages of the list
liste-colonne-demande = { $financeur } asked
liste-colonne-propose = { $financeur } proposed
liste-colonne-vote = { $financeur } voted
liste-lignes-csv = One line per funder (CSV)
liste-tri = Sort by
liste-tri-cout = Cost, highest first
liste-tri-demande = Request, highest first
liste-avis = Opinion
liste-propose = Proposed
liste-vote = Voted
liste-paye = Paid
liste-version = Version
