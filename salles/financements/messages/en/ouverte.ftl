# Published grants: what everyone reads.

ouverte-titre = Published grants
ouverte-public = Public pages
ouverte-chapeau = What the funders of urban policy voted in the territory of { $nom }: for what, for whom, where, with whom.
ouverte-vide = No call is published yet.
ouverte-carte = { $montant } for { $n ->
    [one] one action
   *[other] { $n } actions
}
ouverte-publiee = Edition { $numero }, published on { $le }
ouverte-edition = Read edition { $numero }
ouverte-appel-chapeau = { $contrat }, year { $exercice }. Each action is shown with all its funders.
ouverte-sur-titre = { $nom } · grants awarded
ouverte-un-financeur = This edition holds only the lines of { $nom }.
ouverte-motif = This edition takes the place of another. Reason: { $motif }
ouverte-remplacee = Edition { $numero } took the place of this one.
ouverte-autres = { $n ->
    [one] One other edition
   *[other] { $n } other editions
}
ouverte-total = Total voted
ouverte-financees = Funded actions
ouverte-a-plusieurs = { $n ->
    [0] none with several funders
    [one] of which one with several funders
   *[other] of which { $n } with several funders
}
ouverte-touches = People reached
ouverte-cout = Cost borne
ouverte-selon-bilans = { $n ->
    [one] according to one validated review
   *[other] according to { $n } validated reviews
}
ouverte-par-financeur = By funder
ouverte-par-quartier = By priority district
ouverte-par-defi = By challenge of the contract
ouverte-hors-quartier = Outside of priority districts
ouverte-sans-defi = No challenge told
ouverte-col-actions = Actions
ouverte-col-montant = Amount
ouverte-col-part = Share
ouverte-actions = Funded actions, one by one
ouverte-chercher = Words of the action or holder
ouverte-quartier = District
ouverte-tous-quartiers = All
ouverte-financeur = Funder
ouverte-tous-financeurs = All
ouverte-filtrer = Filter
ouverte-compte = { $n ->
    [0] No action
    [one] One action
   *[other] { $n } actions
}, { $montant }
ouverte-rien-trouve = No action answers these filters.
ouverte-tout = See all actions
ouverte-pages = Pages of actions
ouverte-agrege = { $n ->
    [one] One grant to a natural person, counted in the totals and never named:
   *[other] { $n } grants to natural persons, counted in the totals and never named:
} { $montant }.
ouverte-col-action = Action and holder
ouverte-col-resume = Summary
ouverte-col-quartiers = Districts
ouverte-col-finance-par = Funded by
ouverte-col-resultat = Result
ouverte-personnes = { $n ->
    [one] One person reached
   *[other] { $n } people reached
}
ouverte-cout-de = Cost borne { $montant }
ouverte-bilan-attendu = Review awaited
ouverte-telecharger = Download
ouverte-licence = Data of { $le }, under Licence Ouverte 2.0 (Etalab): anyone may use them and must cite the source.
ouverte-fichier-scdl = CSV. Essential data in the national format SCDL “subventions” 2.1.1, one file per funder.
ouverte-fichier-etendu = CSV. Extended file of 40 columns (Data.Subvention): asked, voted, co-funding.
ouverte-fichier-360 = JSON. 360Giving 1.4 package: each grant tied to the other grants of the same action.
ouverte-fichier-page = JSON. All that this page shows.
ouverte-par-theme = By theme
ouverte-sans-theme = No theme
