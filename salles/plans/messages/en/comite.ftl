# Committees, decisions, amendments: refusals and words.

comite-etat-prepare = being prepared
comite-etat-tenu = held, minutes to validate
comite-etat-valide = minutes validated
comite-refus-titre = The committee has no subject.
comite-refus-date-manquante = A date is missing.
comite-refus-date-illisible = “{ $vu }” is not a date.
comite-refus-date-hors-contrat = { $le } is outside the contract, which runs from { $debut } to { $fin }.
comite-refus-campagne = This review does not belong to this contract.
comite-refus-presents = The minutes do not say who was present.
comite-refus-seance-future = The sitting is planned on { $le }: it cannot have been held before.
comite-refus-non-tenue = The sitting has not been held yet: its minutes cannot be validated.
comite-refus-avec-decisions = { $n ->
    [one] This committee holds one decision.
   *[other] This committee holds { $n } decisions.
}
comite-refus-releve-valide = The record of decisions is validated: it no longer changes.
comite-remede-date = Write it as dd/mm/yyyy, for example 15/12/2026.
comite-remede-presents = Write one function per line, no person’s name.
comite-remede-releve-valide = A new decision, taken at a later sitting, can undo this one.
comite-remede-avec-decisions = Remove its decisions first.

decision-genre-poursuite = continuation
decision-genre-renforcement = reinforcement
decision-genre-reorientation = reorientation
decision-genre-arret = stop
decision-genre-nouvelle-action = new action
decision-genre-validation = approval
decision-genre-demande = request
decision-etat-a-executer = to be carried out
decision-etat-en-cours = under way
decision-etat-executee = carried out
decision-etat-reportee = put off
decision-etat-abandonnee = given up
decision-etat-rapportee = undone
decision-sujet-contrat = Contract
decision-sujet-fiche = Sheet { $numero }
decision-refus-genre = The kind of decision is missing.
decision-refus-motif = { $vus ->
    [0] A reason is missing.
    [one] The reason has only one sign, twenty are needed.
   *[other] The reason has { $vus } signs, twenty are needed.
}
decision-refus-responsable = Nobody is in charge of this decision.
decision-refus-echeance = A decision of the kind “{ $genre }” has a deadline.
decision-refus-echeance-avant = The deadline of { $echeance } comes before the sitting of { $seance }.
decision-refus-fiche = A decision of the kind “{ $genre }” is about a sheet.
decision-refus-fiche-en-trop = A new action is not about a sheet that already exists.
decision-refus-fiche-inconnue = This sheet is not in this contract.
decision-refus-fiche-retiree = Sheet { $numero } is withdrawn from the plan.
decision-refus-avenant-exige = For “{ $objet }”, this contract asks for an amendment.
decision-refus-ordre = The order given does not hold all the decisions of the sitting.
decision-refus-releve-non-valide = The record of decisions of this sitting is not validated.
decision-refus-effet-sans-objet = This reorientation does not yet say what it changes in the sheet.
decision-refus-effet-par-avenant = This decision takes effect through a signed amendment.
decision-refus-effet-deja = The effect of this decision is already applied.
decision-refus-statut-abandon = The status set of this contract has no status for an action given up.
decision-refus-action-titre = The new action has no title yet.
decision-refus-action-place = The new action has no place in the plan yet.
decision-refus-passage = A decision “{ $de }” does not pass to “{ $vers }”.
decision-refus-suivi-futur = { $le } is not past yet.
decision-refus-suivi-avant = { $le } comes before the sitting of { $seance }.
decision-refus-report-date = Putting off gives a new deadline.
decision-refus-report-arriere = The new deadline of { $nouvelle } is not after that of { $ancienne }.
decision-refus-rapportee = The decision that undoes this one is missing.
decision-refus-rapportee-anterieure = Only a decision of a later sitting can undo this one.
decision-refus-tache = This task is not in the decision.
decision-refus-tache-vide = A task has no words.
decision-remede-motif = Say in one sentence what justifies this choice.
decision-remede-responsable = Write a function, for example “Coordination of the contract”.
decision-remede-avenant = Tick “An amendment is required”.
decision-remede-avenant-source = Tick “An amendment is required” ({ $source }).
decision-remede-releve-non-valide = Validate the minutes first.
decision-remede-terminee = A decision “{ $etat }” is over: a later sitting can take another one.
decision-remede-passage = Possible states: { $permis }.
decision-remede-action = Complete the decision: title of the action and place in the plan.

champ-refus-inconnu = “{ $vu }” is not a field that a decision or an amendment can change.
champ-refus-vide = “{ $champ }” cannot be empty.
champ-refus-long = “{ $champ }” has { $signes } signs, { $max } at most.
champ-refus-rien = “{ $champ }”: the new value is today’s, nothing changes.
champ-refus-statut = The status “{ $vu }” is not in this contract’s set.
champ-refus-passage-statut = An action “{ $de }” does not pass to “{ $vers }”.
champ-refus-annees = “{ $vu }” does not read as years of the contract.
champ-refus-annee-fin = “{ $vu }” cannot be the last year.
champ-refus-pilote = “{ $vu }” is not an organisation of the directory.
champ-refus-declinaison = No sub-action { $lettre } in force on this sheet.
champ-refus-declinaison-ambigue = Several sub-actions bear the letter { $lettre }.
champ-refus-noeud = This place is not in the plan of this contract.
champ-remede-statut = Possible: { $permis }.
champ-remede-annees = Write for example “1, 2, 3”, from 1 to { $duree }; nothing when the term is not given.
champ-remede-annee-fin = Write a year in four digits, from { $debut } on.
champ-remede-pilote = Did you mean: { $candidats }?
champ-remede-pilote-absent = Add it to the directory first, then come back.
champ-titre = title
champ-contexte = context
champ-objectif-strategique = strategic objective
champ-objectifs-operationnels = operational objectives
champ-public-cible = target public
champ-statut = status
champ-pilotes = pilots
champ-declinaison-libelle = sub-action { $lettre }, wording
champ-declinaison-annees = sub-action { $lettre }, years
champ-declinaison-retirer = sub-action { $lettre }, withdrawal
champ-declinaison-ajouter = new sub-action
champ-fiche-nouvelle = new sheet
champ-fiche-retirer = withdrawal of the sheet
champ-contrat-annee-fin = last year of the contract

avenant-etat-projet = draft
avenant-etat-signe = signed, to apply
avenant-etat-applique = applied
avenant-refus-objet = The amendment has no subject.
avenant-refus-demandeur = The amendment does not say which party asks for it.
avenant-refus-sans-modification = The amendment holds no change.
avenant-refus-double = { $sujet }, { $champ }: this amendment already changes this field.
avenant-refus-dates = The dates contradict each other: { $avant } should come before { $apres }.
avenant-refus-signature-future = { $le } is not past yet: the amendment cannot be signed already.
avenant-refus-date-hors-contrat = { $le } is not a possible date for an amendment of this contract: from { $du } to { $au }.
avenant-remede-date = Read the year again: a date of an amendment goes from the start of the contract to the day after its last year.
avenant-refus-decision-non-validee = Decision no. { $ordre } carried by this amendment comes from a sitting whose minutes are not validated.
avenant-refus-signe = The amendment is signed: it no longer changes.
avenant-refus-non-signe = The amendment is not signed.
avenant-refus-applique = The amendment is already applied.
avenant-refus-effet = The amendment takes effect on { $le }: it does not apply before.
avenant-refus-change = { $sujet }, { $champ }: the value changed since it was drafted. Drafted on “{ $avant }”, the plan now says “{ $actuel }”.
avenant-remede-signe = Take it back to draft, with a reason, then have it signed again.
avenant-remede-change = Open this change, start from today’s value, then apply.

revision-parties = signing parties
revision-duree = length of the contract
revision-perimetre = perimeter
revision-noeuds = ambitions and objectives of the plan
revision-engagements = signed commitments
revision-fiche-nouvelle = new sheet
revision-fiche-retiree = stop or withdrawal of a sheet
revision-objectifs = title and objectives of a sheet
revision-redaction = context and public of a sheet
revision-pilotes = pilots of a sheet
revision-declinaisons = sub-actions of a sheet
revision-statut = status of a sheet
revision-voie-avenant = a signed amendment
revision-voie-comite = a decision of the committee
revision-voie-coordination = the coordination, without decision

# Pages of committees.
comites-titre = Committees
comites-chapeau = Each sitting opens on what became of previous decisions, then shows what asks for a decision, what is late and what moved.
comites-compte = { $n ->
    [0] no committee
    [one] 1 committee
   *[other] { $n } committees
}
comites-vide = No committee yet. Prepare the first one: its file fills itself with the yearly review.
comites-decisions = { $n ->
    [0] no decision
    [one] 1 decision
   *[other] { $n } decisions
}
comites-vives = { $n ->
    [one] 1 decision still to see through
   *[other] { $n } decisions still to see through
}
comites-retards = { $n ->
    [one] 1 late
   *[other] { $n } late
}
comite-preparer = Prepare a committee
comite-modifier = Edit the sitting
comite-modifier-court = Edit the sitting
comite-champ-titre = Subject of the sitting
comite-aide-titre = For example “Review of year 2 and directions for year 3”.
comite-champ-date = Date of the sitting
comite-champ-lieu = Place
comite-champ-campagne = Yearly review examined
comite-aide-campagne = The file fills itself with its answers. Without a review, it reads the year of the contract.
comite-sans-campagne = none
comite-champ-presents = Present
comite-aide-presents = One function per line, no person’s name. Needed to validate the minutes.
comite-champ-notes = Agenda and notes
comite-aide-notes = One point per line.
comite-enregistrer = Save
comite-renoncer = Leave
comite-supprimer = Remove this committee, which decided nothing
comite-tenir = The sitting took place
comite-valider = Validate the record of decisions
comite-seance = Open in the sitting
comite-pdf-dossier = File of the sitting (PDF)
comite-pdf-releve = Record of decisions (PDF)
comite-depasse-titre = Someone changed this while you were writing
comite-depasse-texte = What you typed is kept in the form. Here is what is stored: take what you need from it, then save.
comite-fait-enregistre = Saved.
comite-fait-decide = The decision is recorded.
comite-fait-retire = Removed. The journal keeps its trace.
comite-fait-ordonne = The order is changed.
comite-fait-tenu = The sitting is noted as held.
comite-fait-valide = The record is validated. Its decisions are now followed until they are carried out.

dossier-titre = Committee of { $date }
dossier-seance-du = sitting of { $date }
dossier-precedentes = Where previous decisions stand
dossier-precedentes-aucune = No decision of an earlier sitting.
dossier-demandes = What asks for a decision
dossier-demandes-aucune = Nothing asks for a decision according to the answers received.
dossier-retards = What is late
dossier-retards-aucun = Nothing is late.
dossier-mouvements = What moved in year { $annee }
dossier-mouvements-aucun = Nothing moved since the year before, according to the answers accepted.
dossier-decisions = Decisions of the sitting
dossier-decisions-aucune = No decision recorded.
dossier-compte-precedentes = Decisions to see through
dossier-compte-en-retard = { $n ->
    [0] none late
   *[other] { $n } of them late
}
dossier-compte-demandes = Subjects to decide
dossier-compte-retards = Sheets late
dossier-compte-mouvements = Sheets that moved
dossier-voir = See the list
dossier-voir-de = See the list: { $titre }
dossier-fiche = Action sheet
dossier-ce-qui-retarde = What is late
dossier-ce-qui-bouge = What moved
dossier-presents-aucun = Nobody is noted as present yet.
dossier-campagne = From: { $titre }.
dossier-sans-campagne = No yearly review linked: the file reads year { $annee } of the contract.
dossier-pilotee-par = Piloted by: { $pilotes }
dossier-appui = Support asked:
dossier-baisse = The declared progress falls, from { $avant }% to { $apres }%.
dossier-stagnation = Still { $palier }% declared, in year { $de } as in year { $a }.
dossier-sans-pilote = No pilot is named.
dossier-marques = { $n ->
    [one] 1 point of the printed document is still to check.
   *[other] { $n } points of the printed document are still to check.
}
dossier-non-faite = The decision “{ $genre }” of { $seance } was due on { $echeance }.
dossier-decidee = decided: { $genre }
dossier-decider = Decide
dossier-decider-autre = Record another decision
dossier-retard-reponse = answer late
dossier-retard-reponse-faits = expected on { $echeance }, state: { $etat }
dossier-retard-palier = under what is expected
dossier-retard-palier-faits = { $declare }% declared, the { $attendu }% step expected
dossier-attendu = (expected progress: { $part })
dossier-retard-echeance = term passed
dossier-retard-echeance-faits = sub-action { $lettre }, planned until year { $annee }:
dossier-case-non = “Done” is answered N.
dossier-case-vide = “Done” is not answered.
dossier-mouvement-palier = Declared progress
dossier-mouvement-meteo = Weather
dossier-en-baisse = falling
dossier-valeur-nouvelle = (first value)
dossier-valeurs = { $n ->
    [one] 1 new value
   *[other] { $n } new values
}

seance-titre = Sitting of { $date }
seance-nav = Subjects of the sitting
seance-precedente = Previous subject
seance-suivante = Next subject
seance-rang = { $n } of { $total }
seance-fin = Back to the file
seance-mouvements = What moved

validation-chapeau = Once validated, the record no longer changes. Here is what each decision does to the plan; untick what must wait.
validation-sans-decision = This sitting took no decision.
validation-bouton = Validate and apply what is ticked
validation-par-avenant = This decision will take effect through a signed amendment.
validation-pas-encore = It cannot be applied yet:
validation-a-preciser = It does not yet say what it changes in the sheet; an amendment will be able to carry it.
validation-plus-tard = Unticked, it is applied later from its own page.
validation-effet-arret = Move the sheet to the status “given up”, end its reminders, keep its history
validation-effet-reorientation = Rewrite the sheet as follows
validation-effet-nouvelle = Create the sheet, with the next number
validation-effet-renforcement = { $n ->
    [0] Keep the trace of the reinforcement
    [one] Keep the trace of the reinforcement and of its task
   *[other] Keep the trace of the reinforcement and of its { $n } tasks
}
validation-effet-trace = Keep the trace, without changing the plan

decider-titre = Record a decision
decider-fiche = Decide on sheet { $numero }
decider-faits = The facts
decider-sans-fait = Nothing noted in the file on this subject.
decider-retour = Back to the file
decider-sans-fiche = no sheet: the contract, or a new action
decider-fiche-aide = A continuation, a reinforcement, a reorientation or a stop is about a sheet.
decider-motif-aide = Twenty signs at least: what justifies this choice.
decider-responsable-aide = A function, for example “Coordination of the local health contract”.
decider-echeance-aide = Needed except for a continuation or an approval.
decider-avenant = Amendment
decider-avenant-aide = The decision will take effect with the amendment, not with the minutes.
decider-renforcement = Reinforcement: what is to be done
decider-taches = Tasks
decider-taches-aide = One per line: words | in charge | date. Who is in charge and the date are optional.
decider-nouvelle = New action: its place in the plan
decider-titre-action = Title of the action
decider-place = Place in the plan
decider-place-plus-tard = to be said later
decider-reorientation = Reorientation: what changes in the sheet
decider-reorientation-aide = These fields hold the text of the plan. Change those that the reorientation rewrites; the others stay as they are.
decider-bouton = Record the decision
decider-aide-poursuite = The trace, without changing the plan.
decider-aide-renforcement = The trace, and tasks to follow.
decider-aide-reorientation = A new version of the sheet.
decider-aide-arret = The sheet moves to “given up”, its reminders end, its history stays.
decider-aide-nouvelle = A new sheet, with the next number.
decider-aide-validation = For example a review or a document.
decider-aide-demande = A study, a review, an answer expected from someone.
decider-aide-avenant = This contract asks for an amendment.

# One decision.
decision-titre = Decision: { $genre } ({ $sujet })
decision-etat-en-retard = { $etat }, late
decision-colonne = Decision
decision-genre = Kind
decision-fiche = Sheet concerned
decision-motif = Reason
decision-conditions = Conditions
decision-responsable = In charge
decision-echeance = Deadline
decision-etat = State
decision-seance = Sitting
decision-avenant = Amendment
decision-avenant-requis = An amendment is required
decision-avenant-attendu = required, not drafted yet
decision-avenant-non = not required
decision-pour-le = by { $date }
decision-modifier = Edit
decision-modifier-titre = Edit a decision
decision-monter = Move up
decision-descendre = Move down
decision-retirer = Take this decision off the sitting
decision-effet = What it changes in the plan
decision-appliquee = Applied to the plan on { $date }.
decision-par-avenant = The effect will come with the signed amendment.
decision-effet-apres = The effect can be applied once the minutes are validated.
decision-effet-attend = The effect is not applied to the plan yet.
decision-appliquer = Apply the effect now
decision-taches = Tasks
decision-tache-faite = done on { $date }
decision-cocher = Mark as done
decision-decocher = Mark as to do
decision-suivi = Follow-up
decision-suivi-aucun = Nothing noted yet.
decision-suivi-apres = The follow-up begins once the minutes are validated.
decision-terminee = This decision is over.
decision-reportee-au = to { $date }
decision-rapportee-par = Undone by a decision of { $date }
decision-suivre = Note a step
decision-suivre-bouton = Note this step
decision-passer = It is now
decision-le = As of
decision-texte = Proof, reason or news
decision-texte-aide = Carried out: the proof. Put off, given up, undone: the reason. Under way: what moves forward. Twenty signs at least.
decision-nouvelle-echeance = New deadline
decision-nouvelle-echeance-aide = When it is put off.
decision-rapportee-label = Decision that undoes this one
decision-rapportee-aide = Taken at a later sitting.
decision-rapportee-choisir = choose
decision-aide-en-cours = The work has begun.
decision-aide-executee = It is done, with the proof.
decision-aide-reportee = A new date and a reason; the decision is still to see through.
decision-aide-abandonnee = It will not be carried out, with the reason.
decision-aide-rapportee = A later sitting decided otherwise.
decision-fait-suivi = The step is noted.
decision-fait-effet = The effect is applied to the plan.
decision-refus-etat = The state the decision passes to is missing.

decisions-titre = Decisions
decisions-chapeau = All that the committees decided, until it is carried out.
decisions-compte = { $n ->
    [one] { $n } decision out of { $total }
   *[other] { $n } decisions out of { $total }
}
decisions-vide = No decision yet. They are recorded in a committee.
decisions-vers-comites = Go to the committees
decisions-aucune = No decision answers these filters.
decisions-chercher = Words of the reason, of who is in charge or of the sheet
decisions-numero-fiche = Number of the sheet
decisions-tous-etats = all states
decisions-tous-genres = all kinds
decisions-vivantes = to see through
decisions-en-retard = late
decisions-trier = sort

avenants-titre = Amendments
avenants-chapeau = An amendment gathers changes that take effect together. The plan is at its version { $version }.
avenants-compte = { $n ->
    [0] no amendment
    [one] 1 amendment
   *[other] { $n } amendments
}
avenants-vide = No amendment yet.
avenants-attente = { $n ->
    [one] 1 decision waits for an amendment
   *[other] { $n } decisions wait for an amendment
}
avenants-modifications = { $n ->
    [0] no change
    [one] 1 change
   *[other] { $n } changes
}
avenant-numero = Amendment no. { $numero }
avenant-preparer = Draft an amendment
avenant-modifier-titre = Edit amendment no. { $numero }
avenant-modifier = Edit the head
avenant-objet = Subject
avenant-objet-aide = In one sentence, readable by an elected official.
avenant-demandeur = Party that asks for it
avenant-demandeur-aide = For example “Carcassonne Agglo”.
avenant-demande-le = Date of the request
avenant-comite = Committee it goes through
avenant-sans-comite = no sitting yet
avenant-decisions = Decisions carried by this amendment
avenant-decisions-aide = Their effects become changes, to be read again one by one.
avenant-effet-le = takes effect on { $date }
avenant-effet = Date of effect
avenant-effet-aide = The day from which the changes hold.
avenant-signe-le = Date of signature
avenant-applique-le = Applied on
avenant-decisions-portees = Decisions carried
avenant-modifications = Changes
avenant-modifications-aucune = This amendment changes nothing yet.
avenant-bloquees = { $n ->
    [one] 1 change can no longer be applied as it is
   *[other] { $n } changes can no longer be applied as they are
}
avenant-ajouter = Add a change
avenant-reprendre = Take up again
avenant-retirer = Remove
avenant-vient-de = Comes from the decision:
avenant-supprimer = Remove this draft
avenant-pdf = Amendment (PDF)
avenant-signer = Note the signature
avenant-signer-titre = Signature of amendment no. { $numero }
avenant-signature-chapeau = Once signed, the amendment no longer changes. Read its changes again below.
avenant-remettre = Take back to draft
avenant-appliquer = Apply
avenant-appliquer-titre = Apply amendment no. { $numero }
avenant-application-chapeau = { $n ->
    [one] This change takes effect in one gesture that cannot be undone: the plan moves to version { $version }.
   *[other] These { $n } changes take effect together, in one gesture that cannot be undone: the plan moves to version { $version }.
}
avenant-application-bloquee = The amendment cannot be applied as it stands.
avenant-appliquer-tout = Apply all the changes
avenant-fait-signe = The signature is noted.
avenant-fait-projet = The amendment is a draft again.
avenant-fait-applique = The amendment is applied: the plan has a new version.
avenant-modification-titre = Change
avenant-modification-enregistrer = Save the change
avenant-sur = What is it about?
avenant-le-contrat = the contract, or a new sheet
avenant-choisir = Choose
avenant-apres = New value
avenant-aujourd-hui = Today, the plan says
avenant-change-depuis = The plan changed since this was drafted. The change was written on:
avenant-pilotes-aide = One organisation of the directory per line, by its name or acronym.
avenant-retrait-aide = Nothing is destroyed: the withdrawal takes effect on the date of the amendment, the history stays.

champ-ajout = added
champ-retrait = removed
champ-mesure = { $retires } words out, { $ajoutes } words in
champ-place = place
champ-annees = years { $annees }
champ-annees-non-precisees = years not given
champ-annees-label = Planned years
champ-annees-aide = From 1 to { $duree }, for example “1, 2, 3”; nothing when the term is not given.
champ-libelle = Wording
champ-une-par-ligne = One per line.

revision-titre = What needs an amendment
revision-chapeau = Each contract says what asks for a signed amendment, what the committee decides and what the coordination corrects.
revision-objet = What changes
revision-voie = It takes
revision-voie-de = It takes, for: { $objet }
revision-source = Article of the contract
revision-source-de = Article of the contract, for: { $objet }
revision-usuelle = usual rule

papier-instance = Steering committee
papier-vu-contrat = Having regard to the { $titre }
papier-vu-revision = Having regard to its clause of revision: { $regle }
papier-vu-comite = Having regard to the decision of the steering committee of { $date }
