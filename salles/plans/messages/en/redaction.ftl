# Editing the plan: field labels, refusals, pages.

redaction-champ-numero = Number
redaction-champ-titre = Title
redaction-champ-titre-plan = Title printed in the plan, if different
redaction-champ-noeud = Place in the plan
redaction-champ-mode-pilotage = Printed mention of the lead
redaction-champ-contexte = Context
redaction-champ-objectif-strategique = Strategic objective
redaction-champ-objectifs-operationnels = Operational objectives
redaction-champ-public-cible = Target public, full text
redaction-champ-publics = Labels of the public
redaction-champ-statut = Status
redaction-champ-statut-motif = Reason for the status
redaction-champ-poids = Weight
redaction-champ-motif = Why this change?
redaction-champ-lettre = Letter retained
redaction-champ-lettre-imprimee = Letter printed, if different
redaction-champ-libelle = Label
redaction-champ-details = Details
redaction-champ-echeance = Term as printed
redaction-champ-annees = Planned years
redaction-champ-organisation = Organisation
redaction-champ-services = Departments
redaction-champ-genre = Type of link
redaction-champ-cible = Target
redaction-champ-programme = Programme
redaction-champ-texte = Text
redaction-champ-code = Code
redaction-champ-parent = Under
redaction-champ-objectifs = Objectives
redaction-champ-sigle = Acronym
redaction-champ-slug = Address
redaction-champ-modele = Model
redaction-champ-periode = Displayed period
redaction-champ-annee-debut = First calendar year
redaction-champ-annee-fin = Last calendar year
redaction-champ-duree-annees = Years in the contract
redaction-champ-signe-le = Date of signature
redaction-champ-annee-un-le = First day of year 1
redaction-champ-regle-annee = Rule of years
redaction-champ-niveaux = Level names
redaction-champ-porteur = Lead institution
redaction-champ-etat = State of the contract
redaction-champ-perimetre = Perimeter
redaction-champ-revision = Revision
redaction-champ-resiliation = Termination
redaction-champ-evaluation = Evaluation
redaction-champ-paliers = Progress steps
redaction-champ-couverture-fiche = Least share filled in for a sheet to have a rate
redaction-champ-couverture-plan = Least share filled in for a level to have a rate
redaction-champ-source = Source
redaction-champ-fonction = Function that signs
redaction-champ-part = Part of the contract concerned
redaction-champ-debiteur = Debtor, as printed
redaction-champ-objet = Purpose
redaction-champ-montant = Amount
redaction-champ-periodicite = Periodicity
redaction-champ-nom = Name
redaction-champ-role = Role
redaction-champ-composition = Composition
redaction-champ-missions = Missions
redaction-champ-rythme = Rhythm
redaction-champ-choix = What is decided

redaction-refus-vide = “{ $champ }” cannot stay empty.
redaction-refus-trop-long = “{ $champ }” has { $vu } characters; { $max } at most.
redaction-refus-entier = “{ $champ }” expects a whole number; “{ $saisi }” is not one.
redaction-refus-bornes = “{ $champ }” is { $vu }; it goes from { $min } to { $max }.
redaction-refus-date = “{ $champ }” expects a date; “{ $saisi }” cannot be read.
redaction-refus-choix = “{ $champ }”: the choice “{ $saisi }” does not exist, or no longer.
redaction-refus-motif-court = The reason has { $vu } { $vu ->
    [1] character
   *[other] characters
  }; at least { $min } are needed, so that it can still be understood in two years.
redaction-refus-numero-pris = Number { $numero } belongs to “{ $titre }”.
redaction-refus-motif-statut = The status “{ $statut }” asks for a reason.
redaction-refus-passage = This contract does not allow passing from “{ $de }” to “{ $vers }”.
redaction-refus-annee = Year { $annee } does not exist: the contract runs from year 1 to year { $duree }.
redaction-refus-deja-retiree = It is already withdrawn.
redaction-refus-pas-retiree = It is not withdrawn: there is nothing to restore.
redaction-refus-deja-participant = “{ $organisation }” is already in this list.
redaction-refus-cible-absente = This link leads nowhere.
redaction-refus-cible-inconnue = No sheet answers to “{ $saisi }”.
redaction-refus-soi = Sheet { $numero } cannot be linked to itself.
redaction-refus-cycle = These sheets would depend on one another in a loop: { $chemin }.
redaction-refus-lien-deja-la = This link to “{ $cible }” already exists.
redaction-refus-programme-proche = “{ $saisi }” looks like a programme already known, “{ $existant }”.
redaction-refus-cycle-niveaux = A level cannot stand under itself: { $chemin }.
redaction-refus-trop-profond = { $demande } levels would be needed; this contract does not name that many ({ $niveaux }).
redaction-refus-code-pris = Code { $code } belongs to “{ $titre }”.
redaction-refus-noeud-occupe = This level is not empty: { $niveaux ->
    [0] no level
    [1] one level
   *[other] { $niveaux } levels
  } and { $fiches ->
    [0] no sheet
    [1] one sheet
   *[other] { $fiches } sheets
  } depend on it, withdrawn sheets included.
redaction-refus-nom-niveau = The level “{ $nom }” is still used: { $noeuds ->
    [1] one element of the plan stands there
   *[other] { $noeuds } elements of the plan stand there
  }.
redaction-refus-statut-employe = A status in use cannot be removed: { $fiches ->
    [1] one sheet is
   *[other] { $fiches } sheets are
  } “{ $statut }”.
redaction-refus-correspondance = The status chosen to replace “{ $statut }” ({ $fiches ->
    [1] one sheet
   *[other] { $fiches } sheets
  }) is not in the new set.
redaction-refus-jeu-vide = A contract keeps at least one status.
redaction-refus-code-statut = Two statuses would bear the code or label “{ $code }”.
redaction-refus-passage-inconnu = “{ $statut }” would allow passing to “{ $passage }”, which is not a status of this contract.
redaction-refus-slug = The address “{ $adresse }” is taken or reserved.
redaction-refus-periode = The period would run from { $debut } to { $fin }: it would end before it begins.
redaction-refus-palier = “{ $saisi }” is not a grid: whole percentages from 1 to 100, increasing.
redaction-refus-montant = “{ $saisi }” is not an amount.
redaction-refus-marque = This mark is already settled: “{ $choix }”.
redaction-refus-aucun-niveau = This contract has no level yet: the sheet would have no place in the plan.
redaction-refus-annees-employees = { $declinaisons ->
    [1] One déclinaison is planned
   *[other] { $declinaisons } déclinaisons are planned
  } in year { $annee } or later.

redaction-remede-trop-long = Remove { $trop } characters.
redaction-remede-date = Write it like 15/12/2026.
redaction-remede-numero = Choose another number, or withdraw the other sheet first.
redaction-remede-passage = Allowed: { $permis }.
redaction-remede-soi = Choose another sheet; a printed reference to itself is kept as a text to check.
redaction-remede-cycle = Change the type of link, or first refuse one of the links of this loop.
redaction-remede-cible = Give its number, or keep this text as it is, to be checked.
redaction-remede-programme = Choose “{ $existant }”, or tick “it is another programme”.
redaction-remede-trop-profond = Add a level name to the contract, or choose a higher place.
redaction-remede-noeud-occupe = First move what it contains.
redaction-remede-statut = Say by which status to replace it.
redaction-remede-palier = For instance 20, 40, 60, 80, 100. “Not started” is a status, not a step of 0.
redaction-remede-montant = Write 30,000 or 30000.50, or leave it empty: the amount will be said “not specified”, never 0.
redaction-remede-aucun-niveau = First add a level to the plan.
