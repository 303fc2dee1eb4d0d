# Indicators and their freshness; the words of a value.

liste-titre = Indicators
liste-chapeau = { $n ->
    [0] No indicator is overdue.
    [one] One indicator is overdue.
   *[other] { $n } indicators are overdue.
}
liste-compte = { $n ->
    [0] No indicator
    [one] One indicator
   *[other] { $n } indicators
}
liste-csv = Download (CSV)
liste-vide = No indicator is defined: they are defined in the sheets of a contract.
liste-vide-filtre = No indicator answers these filters.
liste-tout = See all
liste-pages = Pages of the list
liste-saisir = Enter values
liste-tous-contrats = All contracts
liste-tous-etats = All states
liste-filtre-retard = Overdue
liste-bientot = Due soon
liste-a-jour = Up to date
liste-jamais = Never answered
liste-pas-encore = Not due yet
liste-sans-echeance = No due date
liste-en-retard = { $n ->
    [0] Overdue
    [one] Overdue by one period
   *[other] Overdue by { $n } periods
}
liste-recherche = Code or label
liste-filtrer = Filter
liste-responsable = Answerable
liste-personne = nobody is named
liste-etat = State
liste-contrat = Contract
liste-code = Code
liste-libelle = Label
liste-unite = Unit
liste-derniere = Last value
liste-periode = Period
liste-source = Source
liste-prochaine = Next value
liste-echeance = Due
liste-lieux = { $n ->
    [one] one place
   *[other] { $n } places
}
liste-attendue = { $periode }, by { $jour }
liste-etat-brouillon = draft
liste-etat-deposee = handed in
liste-etat-renvoyee = sent back
liste-etat-validee = validated
liste-provenance-saisie = typed
liste-provenance-collage = pasted from a spreadsheet
liste-provenance-import = imported from a file
liste-provenance-campagne = answer to a campaign
liste-provenance-formule = computed
liste-provenance-autre = other origin
liste-qualite-definitive = final
liste-qualite-provisoire = provisional
liste-qualite-estimee = estimated
liste-operation-somme = sum
liste-operation-moyenne = mean
liste-operation-ponderee = mean weighted by population
liste-operation-ratio = sum of numerators over sum of denominators
liste-operation-max = the largest
liste-operation-min = the smallest
liste-operation-dernier = the last
liste-periodicite-ponctuelle = once, without rhythm
liste-periodicite-mois = every month
liste-periodicite-trimestre = every quarter
liste-periodicite-semestre = every half-year
liste-periodicite-an = every year
liste-periodicite-ans = every { $n } years
