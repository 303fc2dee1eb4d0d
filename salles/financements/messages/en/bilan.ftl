# The review of an action: what the holder gives, what the team and the funders say of it.

bilan-titre = Review of { $exercice }
bilan-remplir = Fill in the review of { $exercice }
bilan-liste-titre = Reviews
bilan-aide = The voted budget is taken up; you only write what was done. A draft is seen by you and the project team only. Once sent, the review serves all your funders.
bilan-partie-qualitative = What was done
bilan-partie-tableau = Summary table
bilan-partie-annexe = Annex
bilan-mise-en-oeuvre = How the action went
bilan-mise-en-oeuvre-aide = What was done, what changed from the project, and why.
bilan-beneficiaires = Number of people reached
bilan-publics = Who was reached
bilan-publics-aide = Age, sex, districts, by category; no one’s name.
bilan-dates-lieux = Dates and places
bilan-indicateurs = Aims and indicators
bilan-indicateurs-aide = What you aimed at, what you measured.
bilan-tableau-aide = Whole euros. A gap is explained when it is over both { $part }% and { $montant }. Save to see the gaps up to date.
bilan-emplois = Uses of voluntary contributions (86)
bilan-ressources = Voluntary contributions (87)
bilan-prevu = Voted
bilan-realise = Done
bilan-realise-de = Done: { $ligne }
bilan-ecart = Gap
bilan-motif = Reason
bilan-motif-de = Reason of the gap: { $ligne }
bilan-autres-lignes = Spending or income that was not planned
bilan-cles = How indirect charges are shared out
bilan-cles-aide = The keys used: time spent, floor area, headcount.
bilan-contributions = Voluntary contributions in kind
bilan-contributions-aide = Volunteers, loans, gifts: what they were, how they are valued.
bilan-annexe-vide = The annex says nothing.
bilan-enregistrer = Save the draft
bilan-deposer = Send the review
bilan-redeposer = Send the corrected review
bilan-enregistre = Saved.
bilan-accuse = Review received on { $jour }, file { $numero }. This line is your receipt; a mail confirms it.
bilan-a-corriger-titre = To be corrected
bilan-pas-rendu = This review is not in yet.
bilan-suivi-attendu = { $n ->
    [0] due today
    [one] due in one day
   *[other] due in { $n } days
}
bilan-suivi-retard = { $n ->
    [one] one day late
   *[other] { $n } days late
}
bilan-suivi-recu = received
bilan-suivi-a-corriger = to be corrected
bilan-suivi-valide = validated
bilan-etat-attendu = awaited
bilan-compte-retard = late
bilan-recu-tard = received late
bilan-limite = Due on { $jour } at the latest (contrat de ville).
bilan-limite-legale = Legal deadline of the financial account: { $jour }.
bilan-recu-le = Received on { $jour }.
bilan-recu = Received on
bilan-objet-caf = Subject of the mail to the CAF
bilan-objet-caf-aide = To be copied as it is: the CAF files reviews by this subject (CAF-09).
bilan-pieces = Papers of the review
bilan-pieces-aide = The CAF asks for all three (CAF-07); without them, next year’s vote stops.
bilan-piece-jointe = joined
bilan-piece-manque = missing
bilan-piece-genre = Paper
bilan-piece-fichier = File (PDF or picture)
bilan-piece-joindre = Join this paper
bilan-completude = Completeness
bilan-valider = Find the review complete
bilan-renvoyer = Ask for a correction
bilan-renvoyer-motif = What is to be corrected
bilan-parts = Share of each grant
bilan-parts-titre = Funders’ validation
bilan-trop-percu-aide = Overpayment proposed: what the vote exceeds once brought down to the charges actually met. Each funder decides.
bilan-trop-percu = Overpayment proposed
bilan-part-validee = Validated
bilan-part-attendue = awaited
bilan-a-reverser-dit = to give back: { $montant }
bilan-valider-part = Validate the part of { $financeur }
bilan-valider-part-bouton = Validate this part
bilan-a-reverser = Amount to give back
bilan-a-reverser-aide = Empty or 0: nothing is asked back.
bilan-compte = { $n ->
    [0] No review
    [one] One review
   *[other] { $n } reviews
}
bilan-liste-vide = No review answers these filters.
bilan-precedent-recu = The { $annee } review of this action was received on { $jour }.
bilan-precedent-attendu = The { $annee } review of this action is not in yet: rules CAF-07, CAF-08 and LEG-03 ask for it.
bilan-precedent-voir = Open the { $annee } review
bilan-refus-nombre = “{ $texte }” is not a number of people.
bilan-refus-vide = “{ $champ }” is to be filled in before sending.
bilan-refus-realise = “{ $ligne }”: what was done is missing.
bilan-refus-ecart = “{ $ligne }”: a gap of { $ecart } ({ $part }) without a reason.
bilan-refus-pas-attendu = This file is “{ $etat }”: its review is not written now.
bilan-refus-motif = Say in ten signs at least what is to be corrected.
bilan-refus-sans-part = { $financeur } voted nothing for this action.
bilan-refus-part-validee = { $financeur } has already validated its part.
bilan-refus-trop = { $demande } to give back for { $paye } paid.
bilan-remede-realise = Write the amount, or 0 if there was none.
bilan-remede-ecart = Explain this gap in the column “Reason”.
bilan-remede-equilibre = Adjust a line, own resources or the surplus.
bilan-courriel-recu-objet = Review received: file { $numero }
bilan-courriel-recu-corps = Hello,

    The { $exercice } review of the action “{ $intitule }” (file { $numero }) was received on { $jour }. This message is your receipt. The review serves all the funders of the action; the project team checks that it is complete, then each funder validates its part.

    You find it here: { $adresse }
bilan-courriel-corriger-objet = Review to be corrected: file { $numero }
bilan-courriel-corriger-corps = Hello,

    The review of the action “{ $intitule }” (file { $numero }) needs a correction: { $motif }

    The day of receipt remains that of the first deposit. To correct it: { $adresse }
bilan-motifs = Reasons of the gaps
bilan-papier-lien = The review as a PDF, for a funder out of the platform
bilan-papier-titre = Financial account and review of { $exercice }
bilan-papier-renvoi = Review of file { $numero }
bilan-reste-a-trouver = Funders voted less than was asked: { $montant } were left to find. What was done says how: lower charges, or other products.
