# Reading the plan: contracts, tapis, sheet, calculations.
lecture-fiche-n = Sheet { $n }
lecture-annee-n = Year { $n }
lecture-declare = Declared progress
lecture-constate = Observed progress
lecture-attendu = Expected progress
lecture-atteinte = Achievement
lecture-confiance = Confidence
lecture-non-renseignee = not given
ciel-soleil = goals secured
ciel-couvert = goals within reach
ciel-nuage = support needed
ciel-orage = goals compromised
ciel-non-necessaire = not needed
calcul-formule-declare-fiche = The step declared by the pilot for this year, as accepted by the coordinator.
calcul-formule-declare = Sum of (rate × weight), divided by the sum of the weights of what enters the computation: the steps declared of the sheets and the rates of the levels right under it. A sheet without an answer does not count as zero: it is missing.
calcul-formule-attendu = Share of the planned time elapsed on { $le }, from 0% on the first day of the first planned year to 100% on the last day of the last one; then, at each level, sum of the (rate × weight) of what is right under it, divided by the sum of the weights.
calcul-formule-constate = “Done” boxes answered yes, divided by boxes answered yes or no, for the years planned up to this one: { $oui } of { $total }. An empty box is not a no.
calcul-formule-atteinte-fiche = For each indicator: 100 × (value − reference) / (target of the year − reference), kept between 0 and 100; then weighted mean of the indicators.
calcul-formule-atteinte = Sum of (rate × weight), divided by the sum of the weights of what enters the computation: the achievements of the measurable sheets and of the levels right under it.
calcul-formule-confiance = The confidence given by pilots for the year: a distribution and the worst case, never a mean.
calcul-arrondi = Exact computation, one rounding when displayed, to the nearest; a rate under 100 is never written 100.
calcul-origine-annees = planned years of the sheet
calcul-origine-indicateurs = { $n ->
    [one] 1 indicator
   *[other] { $n } indicators
}
calcul-origine-acceptee = { $auteur }; accepted by { $qui }
calcul-sans-objet = no planned year
calcul-sans-cible = no target for this year
calcul-rupture = value { $valeur }, no rate: the series breaks in { $depuis } and the reference was not computed again
calcul-non-mesurable = no measurable indicator
calcul-cases = { $oui } yes, { $non } no
calcul-cases-vides = { $n ->
    [one] 1 empty box
   *[other] { $n } empty boxes
}
calcul-sans-echeance = without term: { $lettres }
calcul-taux-indicateur = value { $valeur }, reference { $reference }, target { $cible }: { $taux }
motif-aucun-poids = No element has a weight: no rate is possible.
motif-rien-de-mesurable = Nothing can be measured here: targets or indicators are missing.
motif-couverture = Too many answers are missing: at least { $minimum }% are needed to give a rate.
motif-poids-negatif = A weight is negative: no rate is possible.
contrats-titre = Contracts
contrats-chapeau = What the territory promised, with whom, and where it stands.
contrats-compte = { $n ->
    [one] 1 contract
   *[other] { $n } contracts
}
contrats-creer = Create a contract
contrats-vide = No contract yet. Create the first: you will write its levels, then its sheets.
contrats-resume = { $n ->
    [0] Action sheets not published; { $annees } years
    [one] One action sheet over { $annees } years
   *[other] { $n } action sheets over { $annees } years
}
contrat-etat-projet = draft
contrat-etat-signe = signed
contrat-etat-en-vigueur = in force
contrat-etat-clos = closed
contrat-etat-resilie = terminated
contrat-resume = { $tops } × { $niveau }, { $fiches ->
    [0] action sheets not published
    [one] one action sheet
   *[other] { $fiches } action sheets
}. Year { $annee } of { $duree }.
contrat-revue-ouverte = Review of year { $exercice } open, due { $jour }: { $faites } answers of { $toutes }.
onglets-nom = Pages of the contract
onglet-tapis = Tapis
onglet-presentation = Presentation
onglet-campagnes = Yearly reviews
onglet-comites = Committees
onglet-decisions = Decisions
onglet-avenants = Amendments
onglet-editions = Editions
onglet-marques = To settle
onglet-reglages = Settings
tapis-compte = { $retenues } sheets shown of { $toutes }
tapis-vide = No sheet matches these filters.
tapis-titre = Declared progress by sheet and year
tapis-numero = No.
tapis-fiche = Action sheet
tapis-pilotage = Pilots
tapis-an = Y{ $n }
tapis-etat = State
tapis-etat-annee = Answer for year { $n }
tapis-n-fiches = { $n ->
    [one] 1 sheet
   *[other] { $n } sheets
}
effacer-filtres = Clear filters
filtrer = Filter
exporter-csv = Export the list (CSV)
imprimer = Print
comment-calcule = How it is computed
comment-calcule-de = How it is computed: { $titre }
source = Source
oui = Yes
non = No
filtre-autres = More filters
filtre-mots = Search the sheets
filtre-tous = All
filtre-pilote = Pilot
filtre-partenaire = Partner
filtre-public = Public
filtre-etat = State of the answer
annees-nom = Read another year
aiguilles-nom = The three readings of year { $n }
aiguille-cases = { $oui } of { $total } boxes due
aiguille-manque = { $n ->
    [one] 1 missing
   *[other] { $n } missing
}
confiance-absente = not given ({ $n })
confiance-detail = See who and why
etat-retard = late
etat-a-faire = to answer
etat-commencee = started
etat-deposee = submitted
etat-renvoyee = sent back
etat-acceptee = accepted
etat-dispensee = waived
etat-sans-reponse = no answer
axe-objectifs = Objectives
axe-dessous = What it holds
axe-titre = Title
axe-fiches = Sheets
axe-ses-fiches = Its sheets
axe-vide = No sheet is attached here yet.
calcul-couverture = Share of answers present
calcul-avant = What it was in year { $n }
calcul-formule = Formula
calcul-operandes = What goes into the computation
calcul-manquants = What is missing
calcul-ecartes = Set aside, and said
calcul-quoi = What
calcul-valeur = Value
calcul-poids = Weight
calcul-origine = Origin
calcul-code = Code of this figure on paper:
code-titre = Find a printed figure
code-chapeau = Each figure of a printed document carries a code of six signs. It leads back here to its computation.
code-champ = Code
code-aide = For instance R7K-2M4
code-chercher = Find this figure
code-inconnu = No figure carries this code. Check the six signs: the letters O and I never appear.
fiche-nouvelle = Add a sheet
fiche-modifier = Edit the sheet
fiche-pdf = Sheet as PDF
fiche-retiree = Sheet withdrawn from the plan on { $le }. Its story remains readable.
fiche-marques = { $n ->
    [one] 1 point to settle in the printed text
   *[other] { $n } points to settle in the printed text
}
fiche-marques-regler = Settle these points
marque-imprime = printed:
marque-retenu = kept:
fiche-titre-plan = Title in the plan
fiche-contexte = Context
fiche-objectif-strategique = Strategic objective
fiche-objectifs-operationnels = Operational objectives
fiche-objectifs-aucun = No operational objective is printed for this sheet.
fiche-declinaisons = Déclinaisons
fiche-declinaisons-aucune = No déclinaison.
fiche-lettre = Letter
fiche-declinaison = Déclinaison
fiche-annees = Planned years and done
fiche-imprimee = printed { $lettre }
fiche-details = { $n ->
    [one] 1 detail
   *[other] { $n } details
}
fiche-sans-echeance = term not given
fiche-grille = Rate of progress
fiche-annee = Year
fiche-taux = Declared step
fiche-atteinte = Objective reached
fiche-bilan = Review of year { $n }
fiche-commentaire = Comment
fiche-difficultes = Difficulties
fiche-besoins = Needs
fiche-suites = Next steps
fiche-meteo-motif = Reason for the confidence
fiche-auteur = Answered by { $qui }.
fiche-accepte-par = Accepted by { $qui }.
fiche-indicateurs = Indicators
fiche-indicateurs-aucun = This sheet has no indicator: its achievement cannot be measured, which is not 0%.
fiche-indicateurs-resultat = Of result
fiche-indicateurs-autres = Of follow-up and other roles
fiche-indicateur = Indicator
fiche-nd = n/a
fiche-nd-titre = not available
fiche-cible = target { $n }
fiche-decisions = Decisions of the committee
fiche-pieces = Files
fiche-pilotage = Pilot
fiche-copilotage = Co-pilots
fiche-partenaires = Partners
fiche-statut = Status
fiche-reponse = Answer for year { $n }
fiche-public = Public
fiche-lieux = Places
fiche-lieux-tout = The whole perimeter of the contract
fiche-liens = Linked sheets
fiche-programmes = Linked programmes
lien-a-verifier = to check
decision-poursuite = Continuation
decision-renforcement = Reinforcement
decision-reorientation = Reorientation
decision-arret = Stop
decision-nouvelle-action = New action
decision-validation = Validation
decision-demande = Request
presentation-titre = Presentation of the contract
presentation-signataires = Signatories
presentation-organisation = Organisation
presentation-fonction = Function
presentation-part = Part of the contract
presentation-engagements = Commitments
presentation-financements = Funding
presentation-objet = Object
presentation-montant = Amount
presentation-rythme = Frequency
presentation-non-precise = not given
presentation-gouvernance = Governance
presentation-composition = Members
presentation-evaluation = Evaluation
presentation-revision = Revision and termination
presentation-periode = Period
presentation-signature = Signature
presentation-signature-absente = date not published
presentation-annee-un = Year 1 begins on
presentation-version = Version of the plan
organisation-generique = Generic label: it designates no organisation in particular.
organisation-doit = What it has to answer
organisation-echeance = Due
organisation-pilote = Sheets it pilots
organisation-partenaire = Sheets it is a partner of
organisation-rien = This organisation takes part in no sheet yet.
organisation-graphies = Other spellings met
organisations-titre = Organisations
territoire-titre = Territory
territoire-argent = Urban policy money
territoire-argent-aucun = No published call for projects has helped an action of this district yet.
territoire-argent-actions = { $n ->
    [one] for 1 action:
   *[other] for { $n } actions:
}
territoire-argent-detail = The actions helped in { $annee }
territoire-argent-autres = { $n ->
    [one] and 1 more
   *[other] and { $n } more
}
territoire-argent-source = Voted amounts, shared among districts by the parts of each file; read in the published editions.
territoire-actions = Actions here
territoire-actions-aucune = No sheet aims at this place in particular.
territoire-actions-partout = { $n ->
    [one] 1 sheet covers the whole perimeter, this one included:
   *[other] { $n } sheets cover the whole perimeter, this one included:
}
tapis-pages = Pages of the tapis
calcul-retenu = Rate counted
calcul-effectif = Share
calcul-sans-taux = Levels without a rate, counted as missing
calcul-poids-nul = { $valeur }, of weight zero: followed, not counted
calcul-niveau-ecarte = nothing to measure at this level
calcul-origine-fiches = { $n ->
    [0] no sheet
    [one] 1 sheet
   *[other] { $n } sheets
}
calcul-origine-source = source: { $source }
calcul-origine-validee = validated value
calcul-version = Formulas, version { $version }.
calcul-formule-mesure = 100 × (value − reference) / (target of the year − reference); only the part between 0 and 100 rolls up to the sheet.
calcul-operande-valeur = Value
calcul-operande-reference = Reference
calcul-operande-cible = Target of year { $annee }
code-plusieurs = This code was printed beside several figures
code-aujourd-hui = { $contrat }, today
tapis-code = Code ({ $lecture })
classeur-feuille-taux = Rates
classeur-taux-lecture = Reading
classeur-taux-pourcent = Rate (%)
classeur-taux-code = Code
