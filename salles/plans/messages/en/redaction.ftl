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

redaction-champ-motif-retrait = Reason
redaction-champ-territoires = Places
redaction-mode-pilotage = Lead
redaction-mode-copilotage = Joint lead
redaction-lieu-epci = Agglomeration
redaction-lieu-conseil = Territorial councils
redaction-lieu-commune = Communes
redaction-lieu-qpv = Priority neighbourhoods
redaction-lieu-veille = Neighbourhoods under watch
redaction-lieu-libre = Other perimeters

redaction-contrats = Contracts
redaction-fiche-n = Sheet { $numero }
redaction-page-onglet = Edit sheet { $numero }: { $onglet }
redaction-onglets = Parts of the sheet
redaction-onglet-fiche = text and status
redaction-onglet-declinaisons = déclinaisons
redaction-onglet-lieux = places
redaction-voir-la-fiche = See the sheet
redaction-enregistrer = Save
redaction-ajouter = Add
redaction-annuler = Cancel
redaction-modifier = Edit
redaction-retirer = Withdraw
redaction-retablir = Restore
redaction-monter = Move up
redaction-descendre = Move down
redaction-gestes = Actions
redaction-monter-quoi = Move { $quoi } up
redaction-descendre-quoi = Move { $quoi } down
redaction-retirer-quoi = Withdraw { $quoi }
redaction-choisir = Choose…
redaction-fait-enregistre = Saved.
redaction-fait-ajoute = Added.
redaction-fait-retire = Withdrawn.
redaction-fait-retabli = Restored.
redaction-fait-deplace = The order is changed.
redaction-annuler-le-retrait = Undo the withdrawal
redaction-brouillon-reprendre = Take back the draft kept on this computer
redaction-brouillon-repris = Draft taken back. It remains to be saved.
redaction-brouillon-garde = Draft kept on this computer.
redaction-conflit-titre = Someone saved this page while you were writing
redaction-conflit-texte = Nothing is lost. For each text that differs, keep the saved version or yours.
redaction-conflit-enregistree = Saved version
redaction-conflit-saisie = What you typed
redaction-conflit-vide = empty
redaction-conflit-enregistrer = Save these choices

redaction-nouvelle-fiche = New action sheet
redaction-creer-la-fiche = Create the sheet
redaction-ajouter-un-niveau = Add a level
redaction-titre-identite = What it is
redaction-titre-pourquoi = Why
redaction-titre-pour-qui = For whom
redaction-titre-ou-en-est-elle = Where it stands
redaction-titre-motif = Trace
redaction-part-du-pilote = Your organisation leads this sheet: you keep its context, its public and its places. The rest belongs to the coordination.
redaction-fiche-retiree = This sheet has been withdrawn from the plan since { $date }. Its content, answers and links are kept.
redaction-retirer-la-fiche = Withdraw this sheet from the plan
redaction-retirer-aide = It leaves the plan today and nothing is destroyed. At least twenty characters: the decision, its date, its body.
redaction-retablir-la-fiche = Restore this sheet to the plan
redaction-retablir-aide = It comes back with all its content. At least twenty characters: why it comes back.
redaction-aide-numero = As printed; two sheets in force do not share one.
redaction-aide-titre-plan = The title in the table of the plan, when it is not that of the sheet. Both are kept.
redaction-aide-noeud = Usually under the level “{ $niveau }”.
redaction-aide-mode = What the printed sheet says; the number of leads is elsewhere.
redaction-aide-contexte = 20,000 characters at most. Line breaks are kept.
redaction-aide-objectifs = One per line. The list may stay empty.
redaction-aide-public = The printed text, in full.
redaction-aide-publics = One label per line: age, situation, place. They add to the text, without erasing it.
redaction-aide-statut-motif = Compulsory for some statuses; useful for all.
redaction-aide-poids = Usually 1; 0 to follow without counting.
redaction-aide-motif = It is written in the journal, beside your name.

redaction-aucune-declinaison = This sheet has no déclinaison yet. Add the first one below.
redaction-declinaisons-n = { $n ->
    [one] One déclinaison
   *[other] { $n } déclinaisons
}
redaction-declinaisons-retirees = { $n ->
    [one] One withdrawn déclinaison
   *[other] { $n } withdrawn déclinaisons
}
redaction-details-n = { $n ->
    [one] one detail
   *[other] { $n } details
}
redaction-imprimee = printed: { $texte }
redaction-modifier-declinaison = Edit déclinaison { $lettre }
redaction-ajouter-declinaison = Add a déclinaison
redaction-retablir-lettre = Restore déclinaison { $lettre }
redaction-non-precisee = not specified
redaction-annee = Year { $annee }
redaction-annee-courte = yr { $annee }
redaction-aide-lettre = The one that is quoted. It may be double; links follow the déclinaison, not its letter.
redaction-aide-lettre-imprimee = For instance A, when the document prints A twice.
redaction-aide-details = One per line.
redaction-aide-echeance = Word for word: “Années 2, 3, 4 et 5”, “2024”, “rentrée 2023”.
redaction-aide-annees = No box: the term will be said “not specified”.
redaction-lire-echeance-titre = Automatic reading
redaction-lire-echeance = Read the years in the printed term, rather than in the boxes
redaction-lire-echeance-donne = The saved term reads: { $annees }.

redaction-lieux-aucun = No place ticked: the sheet holds for the whole perimeter of the contract.
redaction-lieux-n = { $n ->
    [one] One place ticked.
   *[other] { $n } places ticked.
}
redaction-lieux-absents = No territory is loaded yet.

redaction-onglet-acteurs = leads and partners
redaction-onglet-liens = links
redaction-acteurs-ajouter = Add a lead or a partner
redaction-acteurs-chercher = Find an organisation
redaction-acteurs-chercher-aide = By name, acronym or other spelling; accents do not count.
redaction-acteurs-creer = Create an organisation in the directory
redaction-acteur-generique = generic label, to be made precise
redaction-chercher = Search
redaction-pilotes-n = { $n ->
    [0] Leads
    [one] One lead
   *[other] { $n } leads
}
redaction-pilotes-aucun = No lead is named: nobody will answer for this sheet. Find one below.
redaction-partenaires-n = { $n ->
    [0] Partners
    [one] One partner
   *[other] { $n } partners
}
redaction-partenaires-aucun = No partner.
redaction-services = Departments
redaction-services-de = Departments: { $nom }
redaction-aide-services = One per line, as printed.
redaction-resultats-n = { $n ->
    [0] No organisation answers to these words. Try a single word, or create it in the directory.
    [one] One organisation found.
   *[other] { $n } organisations found.
}
redaction-resultats-premiers = The first { $n } are shown; be more precise to see the others.
redaction-aussi-ecrit = also written: { $graphies }
redaction-deja-pilote = already a lead
redaction-deja-partenaire = already a partner
redaction-ajouter-pilote = Add as a lead
redaction-ajouter-partenaire = Add as a partner
redaction-ajouter-pilote-nom = Add { $nom } as a lead
redaction-ajouter-partenaire-nom = Add { $nom } as a partner

redaction-lien-contribue-a = contributes to
redaction-lien-depend-de = depends on
redaction-lien-prolonge = extends
redaction-lien-complete = completes
redaction-lien-decline = applies
redaction-lien-remplace = replaces
redaction-lien-doublonne = duplicates
redaction-lien-confirme = confirmed
redaction-lien-a-verifier = to check
redaction-lien-refuse = refused
redaction-liens-aucun = This sheet has no link. Add the first one below.
redaction-liens-a-verifier-n = { $n ->
    [one] One link to check
   *[other] { $n } links to check
}
redaction-liens-confirmes-n = { $n ->
    [one] One confirmed link
   *[other] { $n } confirmed links
}
redaction-liens-refuses-n = { $n ->
    [one] One refused link
   *[other] { $n } refused links
}
redaction-liens-vers-elle = The sheets that cite this one
redaction-liens-vers-elle-aide = The link back is not created for you: add it if you wish.
redaction-cible-fiche = sheet { $fiche }
redaction-cible-hors-de-vue = a sheet that you may not read, or withdrawn from the plan
redaction-cible-texte = “{ $texte }”
redaction-lien-soi = The printed sheet refers to itself: this link stays out of the graph and of the computations until it is corrected.
redaction-candidates = Candidates: { $fiches }. Nothing is attached without you.
redaction-modifier-lien = Edit the link
redaction-ajouter-lien = Add a link
redaction-modifier-quoi = Edit: { $quoi }
redaction-confirmer = Confirm
redaction-confirmer-quoi = Confirm the link to { $quoi }
redaction-refuser = Refuse
redaction-refuser-quoi = Refuse the link to { $quoi }
redaction-a-verifier = Back to check
redaction-a-verifier-quoi = Put the link to { $quoi } back to check
redaction-variante = Keep this spelling
redaction-variante-quoi = Keep the spelling “{ $quoi }” for this programme
redaction-vers = To what?
redaction-vers-fiche = A sheet
redaction-vers-programme = A programme already known
redaction-vers-nouveau = A new programme
redaction-vers-texte = A text, to be resolved later
redaction-vers-texte-aide = It stays “to check” and counts nowhere.
redaction-programme-nom = Name of the new programme
redaction-programme-aide = Plan, contract, scheme or text. It will serve all contracts.
redaction-programme-doute = Is it really another programme?
redaction-programme-autre = Yes, it is another programme
redaction-lien-texte = Printed text
redaction-lien-texte-aide = Word for word; kept even when the link is resolved.

redaction-onglet-indicateurs = indicators
redaction-indicateurs-aucun = No indicator: this sheet is said “not measurable”, which is not 0%.
redaction-indicateurs-n = { $n ->
    [one] One indicator
   *[other] { $n } indicators
}
redaction-ajouter-indicateur = Add an indicator
redaction-toute-la-fiche = the whole sheet
redaction-lettres-retenues = déclinaisons { $lettres }
redaction-lettres-imprimees = letters printed { $imprimees }, retained: { $retenues }
redaction-lettres-non-resolues = none
redaction-poids-de = weight { $poids }
redaction-cibles-et-valeurs = Targets and values ({ $unite })
redaction-ligne-cible = Target
redaction-ligne-valeur = Value
redaction-saisir = type
redaction-saisir-annee = Value of { $code }, year { $annee }
redaction-valeur-de = Value of { $code } in year { $annee }
redaction-valeur-source = by { $auteur } ({ $provenance }), on { $date }
redaction-effacer-valeur = Erase this value: back to “not entered”

redaction-niveaux = Levels
redaction-niveaux-aucun = This contract has no level yet. Add the first one below; sheets will then find their place.
redaction-niveaux-noms = Level names
redaction-aide-niveaux = One per line, from the highest to the lowest. Adding a name allows one more level.
redaction-aide-parent = Moving it takes along all that it contains.
redaction-aide-code-noeud = The printed one: 1, 1.2…
redaction-tout-en-haut = At the top ({ $niveau })
redaction-ajouter-dessous = Add under it
redaction-ajouter-sous = Add a level under { $quoi }
redaction-fiches-n = { $n ->
    [one] one sheet
   *[other] { $n } sheets
}

redaction-nouveau-contrat = New contract
redaction-creer-le-contrat = Create the contract
redaction-modele-cls = Local health contract
redaction-modele-cdv = City contract
redaction-modele-libre = Other contract or plan
redaction-modele-niveaux = Levels: { $niveaux }. You will be able to change them.
redaction-aide-slug = In the browser's bar; leave it empty to have it made of the acronym and period.
redaction-reglages = Settings
redaction-reglages-nav = Settings of the contract
redaction-titre-contrat = The contract
redaction-titre-duree = Length and years
redaction-titre-taux = Progress and rates
redaction-titre-textes = What the contract says
redaction-a-designer = To be named
redaction-aide-periode = As printed: 2024-2029.
redaction-aide-duree = How many years follow one another, from year 1 to the last.
redaction-aide-signature = As dd/mm/yyyy; empty if it is not known.
redaction-aide-regle = Nothing guesses it: the contract or its committee sets it.
redaction-aide-annee-un = As dd/mm/yyyy.
redaction-aide-paliers = Percentages, increasing: 20, 40, 60, 80, 100. No 0.
redaction-aide-couverture = A percentage; below it there is no rate, and what is missing is named.
redaction-aide-source = The document this contract comes from, and its page.
redaction-sans-signature = No date of signature.
redaction-sans-signature-texte = The contract lives with its displayed period ({ $periode }) until it is entered.
redaction-sans-signature-regler = Enter the date in the settings
redaction-regle-civile = Calendar year
redaction-regle-civile-aide = Year 2 begins on the next 1 January.
redaction-regle-anniversaire = Anniversary year
redaction-regle-anniversaire-aide = Year 2 begins one year after the first day.
redaction-regle-scolaire = School year
redaction-regle-scolaire-aide = Year 2 begins on the next 1 September.
redaction-etat-projet = in project
redaction-etat-signe = signed
redaction-etat-en-vigueur = in force
redaction-etat-clos = closed
redaction-etat-resilie = terminated

redaction-parties = Parts of the settings
redaction-partie-contrat = Contract
redaction-partie-signataires = Signatories
redaction-partie-engagements = Commitments
redaction-partie-financements = Funding
redaction-partie-gouvernance = Governance
redaction-partie-thematiques = Themes of the commitments
redaction-partie-evaluation = Evaluation framework
redaction-partie-pages = Pages of the list
redaction-partie-vide = Nothing is written here yet. Add the first line below.
redaction-signe-le = signed on { $date }
redaction-sans-date = no date of signature
redaction-euros = €{ $montant }
redaction-montant-non-precise = amount not specified
redaction-aide-montant = 30,000 or 30000.50. Empty: “not specified”, never 0.
redaction-aide-fonction = The function, never the name of the person.

redaction-statuts = Statuses
redaction-statuts-chapeau = The statuses that this contract gives to its sheets. Their category lets them be counted with those of other contracts. “Late” is not one of them: it is computed.
redaction-statuts-perimes = What you typed is kept below. Here is the set as now saved; saving will replace it by yours.
redaction-nouveau-statut = New status
redaction-statut-employe = { $n ->
    [0] No sheet
    [one] One sheet
   *[other] { $n } sheets
}
redaction-statut-sens = What it means
redaction-statut-categorie = Common category
redaction-statut-categorie-aide = Common to all contracts.
redaction-statut-motif = Reason
redaction-statut-motif-exige = Require a reason
redaction-statut-reglages-fins = Passages, code, removal
redaction-statut-passages = May pass to
redaction-statut-passages-aide = No box: all of them.
redaction-statut-code-aide = Without space or accent. Changing it takes the sheets along.
redaction-statut-supprimer = Removal
redaction-statut-supprimer-oui = Remove this status
redaction-statut-vers = { $n ->
    [one] The sheet that has it will take
   *[other] The { $n } sheets that have it will take
}
redaction-statut-vers-aide = Without a replacement, removing a status in use is refused.
redaction-categorie-a-venir = to come
redaction-categorie-active = active
redaction-categorie-suspendue = suspended
redaction-categorie-terminee = finished
redaction-categorie-abandonnee = abandoned

redaction-marques-titre = Points to check
redaction-marques-chapeau = The printed text is kept, the reading retained stands beside it. Settling a point is saying what is decided; the printed text stays.
redaction-marques-compte = { $ouvertes ->
    [0] Nothing to check
    [one] One point to check
   *[other] { $ouvertes } points to check
  }, { $reglees ->
    [0] none settled
    [one] one settled
   *[other] { $reglees } settled
  }.
redaction-marques-aucune = No point answers to these filters. A doubtful reading will add one.
redaction-marques-toutes = All
redaction-marques-ouvertes = To check
redaction-marques-reglees = Settled
redaction-marques-toutes-fiches = All sheets
redaction-marques-filtre-etat = State
redaction-marques-filtre-fiche = Sheet
redaction-filtrer = Filter
redaction-marque-ouverte = to check
redaction-marque-reglee = settled
redaction-marque-imprime = Printed
redaction-marque-retenu = Retained
redaction-marque-note = Why it is to be checked
redaction-marque-par = by { $qui }, on { $date }
redaction-marque-regler = Settle
redaction-marque-rouvrir = Reopen
redaction-marque-perimee = Someone settled it while you were writing. Reopen it if the decision must change.
redaction-marque-lecture-gardee = Keep the reading retained
redaction-marque-texte-garde = Keep the printed text
redaction-marque-autre = Something else
redaction-marque-autre-texte = If it is something else, what?
redaction-mot-pilotes = leads

redaction-champ-place = Under which level or axis
redaction-champ-noeuds = Linked levels
redaction-champ-echeance-le = Due date
redaction-champ-promis = Quantity promised
redaction-champ-unite = Unit
redaction-champ-point = Kind
redaction-champ-moment = When
redaction-champ-appui-externe = With outside support
redaction-aide-place = The matrix of commitments lists the themes under this heading.
redaction-aide-noeuds = The objectives this theme serves, if any.
redaction-aide-thematique = The line of the matrix where this commitment is read; none if it bears on the whole contract.
redaction-aide-promis = A number, or nothing: “not specified”, never 0.
redaction-aide-moment = As printed: every year, at mid-term, 2027.
redaction-hors-theme = The whole contract
redaction-programme-nouveau = New programme
redaction-programme-modifier = Edit the programme
redaction-programme-sans-contrat = None
redaction-refus-programme-cite = This level already names this programme.
redaction-refus-ligne-citee = Other items name this line: it cannot be taken off.
redaction-remede-ligne-citee = First take off or move the themes, commitments, sheets, programmes or focus actions that depend on it.
