# The yearly review: prepare, open, follow, accept, close.

campagne-etat-preparee = prepared
campagne-etat-ouverte = open
campagne-etat-close = closed
campagne-etat-figee = frozen
campagne-etat-annulee = cancelled
campagne-passage-regler = set up
campagne-passage-ouvrir = open
campagne-passage-prolonger = extend
campagne-passage-annuler = cancel
campagne-passage-clore = close
campagne-passage-rouvrir = reopen one answer in
campagne-passage-figer = freeze
campagne-question-declinaisons = Sub-actions done or not
campagne-question-palier = Rate of progress
campagne-question-atteinte = Objective reached or not
campagne-question-indicateurs = Values of the indicators
campagne-question-meteo = Weather of the action
campagne-question-difficultes = Difficulties met
campagne-question-besoins = Needs and support asked for
campagne-question-suites = Next steps
campagne-question-pieces = Evidence files
campagne-refus-passage = One cannot { $passage } this review: it is { $etat }.
campagne-refus-reponse = One cannot { $passage } this answer: it is { $etat }.
campagne-refus-fermee = The review is { $etat }: it takes no answer.
campagne-refus-reouverture = This answer had been reopened until { $date }, and that day has passed.
campagne-refus-motif = The reason has { $n ->
    [one] one character
   *[other] { $n } characters
}.
campagne-refus-adresse = “{ $adresse }” is not an e-mail address.
campagne-refus-echeance = The deadline asked for, { $vue }, must come after { $apres }.
campagne-refus-echeance-bornee = The deadline asked for, { $vue }, must come after { $apres } and no later than { $limite }.
campagne-refus-exercice = Year { $exercice } is not in the contract, which has { $duree }.
campagne-refus-deja = Year { $exercice } already has its review: “{ $titre }”.
campagne-refus-titre = The review has no title.
campagne-refus-aucune-fiche = The scope holds no sheet.
campagne-refus-aucune-question = The review asks nothing.
campagne-refus-sans-repondant = Sheet { $numero }, “{ $titre }”, has nobody to answer.
campagne-refus-injoignable = { $nom } cannot be reached: { $cause }
campagne-refus-charge = { $n ->
    [one] One sheet still depends
   *[other] { $n } sheets still depend
} on { $nom }.
campagne-refus-acceptees = { $n ->
    [one] One answer is already accepted
   *[other] { $n } answers are already accepted
}: the review can no longer be cancelled.
campagne-refus-palier = “{ $vu }” is not a step of the contract.
campagne-refus-baisse = Since year { $annee }, the rate goes to { $apres }% instead of { $avant }%: a fall needs a reason.
campagne-refus-meteo = The weather “{ $ciel }” needs a reason.
campagne-refus-meteo-changee = The weather becomes “{ $apres }” where it was “{ $avant }”: this change needs a reason.
campagne-refus-choix = “{ $vu }” is not one of the possible answers.
campagne-refus-non-prevue = Year { $exercice } was not planned for sub-action { $lettre }: the answer is taken with a comment, and counted apart.
campagne-refus-hors-echelle = { $libelle }: { $dit }
campagne-refus-illisible = { $libelle }: “{ $vu }” does not read as a number.
campagne-refus-formule = { $libelle }: “{ $vu }” is the error of a spreadsheet formula, not a value.
campagne-refus-controle = { $libelle }: { $dit }
campagne-refus-absence = { $libelle }: “{ $vu }” says the value is not available, without saying why.
campagne-refus-dix = Ten times more or ten times less than year { $annee }: { $apres } instead of { $avant } ({ $libelle }).
campagne-refus-moitie = More than 50% away from year { $annee }: { $apres } instead of { $avant } ({ $libelle }).
campagne-manque-declinaison = Sub-action { $nom } waits for yes or no.
campagne-manque-indicateur = The value is missing: { $nom }.
campagne-manque = An answer is missing: { $quoi }.
campagne-refus-trop-de-pieces = An answer carries at most { $n ->
    [one] one file
   *[other] { $n } files
}: “{ $nom }” is one too many.
campagne-refus-piece-vide = The file “{ $nom }” is empty.
campagne-refus-piece-lourde = A file is at most { $n_max } MB: “{ $nom }” is { $n_vu }.
campagne-refus-piece-interdite = “{ $nom }” is not of an accepted type, or its content is not what its name says.
campagne-refus-piece-macro = “{ $nom }” contains a macro.
campagne-refus-delegation-sans-fiche = No sheet is chosen.
campagne-refus-delegation-a-soi = { $adresse } is already the address of this respondent.
campagne-refus-hors-portee = This sheet is not among those entrusted to you.
campagne-refus-lien = This respondent has no link in use.
campagne-refus-compte = Answering for someone needs a named account.
campagne-remede-motif = Write at least { $n ->
    [one] one character
   *[other] { $n } characters
}.
campagne-remede-adresse = For example: service@organisation.fr.
campagne-remede-repondant = Choose a respondent, or correct their address, in the table of respondents.
campagne-remede-charge = Entrust those sheets to someone else first.
campagne-remede-contact = Write to the contract’s coordination: it can reopen an answer.
campagne-remede-clore = Close the review instead: sheets not accepted will be “without answer”.
campagne-remede-palier = Accepted steps: { $permis }.
campagne-remede-valeur = Write a number (1 200 or 12.5), or “n.d” with the reason.
campagne-remede-absence = Say why, in at least { $n ->
    [one] one character
   *[other] { $n } characters
}.
campagne-remede-aberrante = If the value is right, explain the gap in at least { $n ->
    [one] one character
   *[other] { $n } characters
}.
campagne-remede-obligatoire = Answer, or say it is not available and why.
campagne-remede-piece = Accepted types: pdf, png, jpg, webp, odt, ods, docx, xlsx, csv, txt.
campagne-pour-le-compte-de = { $nom }, on behalf of { $qui }
campagne-courriel-bonjour = Hello,
campagne-courriel-objet = { $titre }: { $n ->
    [one] one sheet to fill in
   *[other] { $n } sheets to fill in
} before { $echeance }
campagne-courriel-demande = The contract “{ $contrat }” reviews its year { $exercice }. Your answer is expected by { $echeance } for:
campagne-courriel-fiche = – Sheet { $numero }. { $titre }
campagne-courriel-lien = Answer, without an account, on a phone or a computer: { $lien }
campagne-courriel-conseils = Allow three minutes for each sheet: the last accepted answers are recalled beside each question. You can save a draft and come back. This link is yours: to entrust a sheet to a colleague, the first page of the link lets you send them one of their own.
campagne-courriel-nouveau = Here is a new link to answer with; the old one no longer opens.
campagne-courriel-delegation = { $par } entrusts you with the answer below.
campagne-courriel-prolongation-objet = { $titre }: answer expected on { $echeance }
campagne-courriel-prolongation = The deadline moves to { $echeance }. Reason: { $motif }
campagne-courriel-signature = { $nom }
    { $courriel }
    { $contrat }
campagne-courriel-recu-objet = Received: sheet { $numero }, year { $exercice }
campagne-courriel-recu = The answer for sheet { $numero }, “{ $titre }”, for year { $exercice }, has arrived. Submitted by: { $par }.
campagne-courriel-recu-suite = The contract’s coordination reads it. Nothing enters the plan before it is accepted; if something is missing, it comes back to you with a question.
campagne-courriel-renvoi-objet = Sheet { $numero }: a clarification is asked for before { $echeance }
campagne-courriel-renvoi = The answer for sheet { $numero }, “{ $titre }”, is sent back to you: { $motif }
campagne-courriel-renvoi-suite = All that you had written is kept. Please complete it by { $echeance }.
campagne-relance-objet = { $n ->
    [one] One sheet awaits your answer
   *[other] { $n } sheets await your answer
}
campagne-relance-avant = { $titre }: your answer is expected by { $echeance } for:
campagne-relance-apres = { $titre }: your answer was expected on { $echeance }. It remains possible until the closing, for:
campagne-relance-organisation = { $titre }: the answer expected on { $echeance } from “{ $nom }” has not arrived. If this person is no longer the right one, tell the coordination. It concerns:
campagne-refus-propre = This answer is your own ({ $auteur }): nobody accepts their own evidence.
campagne-remede-propre = Ask another person of the coordination to examine it.
