# The fields of a file.

champ-intitule = Name of the action
champ-resume = Summary
champ-objectifs = Aims
champ-publics = Who it is for
champ-debut = Beginning
champ-fin = End
champ-periode = Period and dates
champ-qpv = Part of each quarter
champ-budget = Budget
champ-beneficiaires = Number of people reached
champ-droit-commun = Ordinary means already used
champ-partenaires = Partners
champ-lieux = Places
champ-demandes = Requests to funders
champ-pieces = Papers
champ-demande-a = Request to { $financeur }
