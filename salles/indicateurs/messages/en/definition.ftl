# Defining an indicator, its targets, typing a value.

definition-champ-cible = Target, year { $annee }
definition-champ-code = Code
definition-champ-libelle = Label
definition-champ-definition = Definition
definition-champ-unite = Unit
definition-champ-role = Role
definition-champ-mesure = What is measured
definition-champ-sens = Direction
definition-champ-reference = Reference value
definition-champ-reference-le = Date of the reference
definition-champ-poids = Weight
definition-champ-etat = State
definition-champ-derive-de = Evolution of
definition-champ-lettres = Letters printed
definition-champ-declinaisons = Déclinaisons retained
definition-champ-valeur = Value
definition-champ-absence = Or why there is none
definition-champ-motif = Reason
definition-champ-annee = Year

definition-role-contexte = context
definition-role-moyens = means
definition-role-realisation = output
definition-role-resultat = result
definition-role-effet = effect
definition-role-suivi = follow-up
definition-mesure-quantite = a quantity (count, amount, surface)
definition-mesure-ratio = a ratio of two numbers
definition-mesure-taux-nu = a percentage given as it is
definition-mesure-oui-non = yes or no
definition-mesure-jalon = ordered steps
definition-mesure-note = a mark on a scale
definition-mesure-distinct = unique people (never added up)
definition-mesure-evolution = the evolution of another indicator
definition-mesure-document = a document
definition-mesure-texte = a text
definition-sens-hausse = higher = better
definition-sens-baisse = lower = better
definition-sens-maintien = to be kept
definition-sens-aucun = none: it enters no rate
definition-etat-brouillon = draft
definition-etat-valide = validated
definition-etat-suspendu = suspended
definition-etat-clos = closed
definition-absence-nd = not available
definition-absence-secret = covered by statistical secrecy
definition-absence-sans-objet = not applicable this year
definition-absence-aucune = There is a value

definition-derive-de-rien = Of no other
definition-cibles = Targets by year
definition-aide-cibles = An empty year has no target. The final target is typed: it is not the sum of the others.
definition-aide-code = Unique in the contract, for instance 12.R3.
definition-aide-definition = What is counted, and what is not.
definition-aide-unite = One unit only. “People / workshops” are two indicators.
definition-aide-reference = Where we start from. 0 is written, never supposed.
definition-aide-date = As dd/mm/yyyy.
definition-aide-poids = Usually 1; 0 to follow without counting. An evolution weighs 0, so as not to count twice.
definition-aide-lettres = Word for word: “A et C”. Empty: the whole sheet.
definition-aide-declinaisons = What the letters really designate. If they differ from the printed letters, the gap is kept among the points to check.
definition-aide-derive-de = For an evolution: the indicator whose change it measures.
definition-aide-etat = Only a validated indicator enters a rate.
definition-aide-valeur = In { $unite }. “12.5”, “1,200”, or “n.d”; empty is not zero.
definition-aide-valeur-oui-non = Write yes or no.
definition-aide-valeur-texte = The text, or the name of the document.
definition-aide-motif = Compulsory for “not available”, and to replace a value given by someone else.

definition-refus-vide = “{ $champ }” cannot stay empty.
definition-refus-choix = “{ $champ }”: the choice “{ $saisi }” does not exist, or no longer.
definition-refus-nombre = “{ $champ }” expects a number; “{ $saisi }” cannot be read.
definition-refus-date = “{ $saisi }” cannot be read as a date.
definition-refus-poids = A negative weight ({ $saisi }) would distort every rate.
definition-refus-code = Code { $code } belongs to “{ $libelle }”.
definition-refus-inversee-hausse = Year { $annee }: the target ({ $cible }) is below the reference ({ $reference }), although higher = better.
definition-refus-inversee-baisse = Year { $annee }: the target ({ $cible }) is above the reference ({ $reference }), although lower = better.
definition-refus-cible-oui-non = Year { $annee }: the target of a yes or no is 1 (yes) or 0 (no), not { $cible }.
definition-refus-sans-mesure = Year { $annee }: a document or a text has no target.
definition-refus-contexte = A context indicator has no direction and enters no rate.
definition-refus-annee = Year { $annee } does not exist: the contract runs from year 1 to year { $duree }.
definition-refus-cycle = An indicator cannot be the evolution of itself: { $chemin }.
definition-refus-rien = Nothing is typed.
definition-refus-valeur-et-absence = A value and an absence do not go together.
definition-refus-formule = “{ $saisi }” is a formula error, not a value.
definition-refus-motif-absence = “Not available” asks for a reason: who was asked, when will it be known?
definition-refus-correction = The recorded value ({ $ancienne }) comes from elsewhere ({ $provenance }): replacing it asks for a reason.
definition-refus-valeur-oui-non = “{ $saisi }” is neither yes nor no.
definition-remede-nombre = Write 12.5 or 1200, without unit or word.
definition-remede-date = Write it like 31/12/2023.
definition-remede-poids = 0 to follow without counting.
definition-remede-inversee = Change the direction, the reference or the target.
definition-remede-contexte = Choose the direction “none”, or another role.
definition-remede-formule = Copy the number, or say why there is none.
definition-remede-rien = Type a value, or say why there is none. To come back to “not entered”, erase the value.
