# What the person who answers sees, by link or signed in.

reponse-oui = yes
reponse-non = no
reponse-etat-a-faire = to do
reponse-etat-commencee = started
reponse-etat-deposee = submitted
reponse-etat-renvoyee = sent back
reponse-etat-acceptee = accepted
reponse-etat-dispensee = exempted
reponse-etat-sans-reponse = without answer
reponse-passage-commencer = write in
reponse-passage-deposer = submit
reponse-passage-reprendre = take back
reponse-passage-renvoyer = send back
reponse-passage-accepter = accept
reponse-passage-dispenser = exempt
reponse-passage-clore = close
reponse-passage-rouvrir = reopen
reponse-ciel-soleil = sunny
reponse-ciel-couvert = overcast
reponse-ciel-nuage = cloudy
reponse-ciel-orage = stormy
reponse-ciel-non-necessaire = not needed
reponse-ferme-titre = This link does not open
reponse-ferme-titre-campagne = This review no longer takes answers
reponse-ferme-inconnu = The address is incomplete, or it is not one of ours. Take the link of the mail you received again, in full.
reponse-ferme-expire = This link served until its date, which has passed. The coordination can send you another.
reponse-ferme-revoque = This link was withdrawn, most often because another replaced it. Look for the latest mail, or write to the coordination.
reponse-ferme-hors-portee = This sheet is not one that this link opens.
reponse-ferme-annulee = The review was cancelled: nothing is expected of you.
reponse-ferme-close-le = The review has been closed since { $date }. To correct or complete an answer, write to the coordination: it can reopen it.
reponse-ferme-close = The review is not open.
reponse-ferme-saisie = What you had typed
reponse-ferme-saisie-texte = Nothing was half saved. Copy this text if you want to send it to the coordination.
reponse-contact = Your contact
reponse-accueil-qui = The coordination of the contract “{ $contrat }” reviews year { $annee }.
reponse-accueil-quand = Answer expected by { $date }.
reponse-accueil-reste = { $n ->
    [one] One sheet awaits your answer.
   *[other] { $n } sheets await your answer.
}
reponse-accueil-trois-minutes = Three minutes a sheet are enough, and you can stop and come back.
reponse-accueil-fini = Everything is submitted. Thank you.
reponse-accueil-message = A word from the coordination
reponse-accueil-personnel = This link was sent to: { $nom }. Do not forward it: entrust the sheet instead, your colleague will receive their own.
reponse-fiche = Sheet { $numero }.
reponse-question-posee = The coordination asks:
reponse-avant-le = To complete before { $date }.
reponse-renseigner = Fill in year { $annee }
reponse-continuer = Continue year { $annee }
reponse-relire = Read my answer again
reponse-en-retard = late
reponse-deleguer-lien = Entrust a sheet to a colleague
reponse-deleguer-titre = Entrust sheets to a colleague
reponse-deleguer-chapeau = Your colleague receives their own link by mail, for these sheets only. You still see them, and whichever of you submits answers for both.
reponse-deleguer-fiches = Sheets to entrust
reponse-deleguer-courriel = Your colleague’s e-mail address
reponse-deleguer-nom = Their function
reponse-deleguer-nom-aide = For example: prevention project officer. The function is enough, no name.
reponse-deleguer-envoyer = Send this colleague a link
reponse-delegue-titre = The link is on its way
reponse-delegue = { $n ->
    [one] The sheet is entrusted
   *[other] { $n } sheets are entrusted
} to { $courriel }.
reponse-delegue-suite = The coordination sees who answered. You can still answer yourself.
reponse-retour = Back to my sheets
reponse-a-repondre = To answer
reponse-a-repondre-compte = { $n ->
    [one] One sheet is entrusted to you
   *[other] { $n } sheets are entrusted to you
}
reponse-a-repondre-vide = Nothing is asked of you at the moment.
reponse-a-repondre-contrats = See the contracts
reponse-annee = year { $annee }
reponse-entete = What happened during year { $annee } of the contract. Answer expected by { $date }.
reponse-pour = You answer on behalf of: { $nom }.
reponse-pour-trace = Your name and theirs will be recorded, and a mail will tell them.
reponse-garde = Draft saved.
reponse-garde-suite = You can close this page and open it again, here or on another device.
reponse-rien-ne-manque = Nothing is missing: you can submit.
reponse-il-manque = { $n ->
    [one] One answer is still to be given
   *[other] { $n } answers are still to be given
}
reponse-indisponible = Not available?
reponse-indisponible-motif = Say why, in at least twenty characters
reponse-declinaisons-titre = What was planned for year { $annee }
reponse-declinaisons-aucune = No sub-action of this sheet was planned this year.
reponse-declinaisons-autres = { $n ->
    [one] One sub-action not planned this year
   *[other] { $n } sub-actions not planned this year
}
reponse-declinaisons-autres-aide = Answer only if it took place anyway: the answer is counted apart.
reponse-precision = Detail
reponse-precision-non-prevue = Asked for when you answer a sub-action that was not planned: at least twenty characters.
reponse-oui-court = Yes
reponse-non-court = No
reponse-precedent = Year { $annee }: { $mot }, on { $date } ({ $auteur })
reponse-precedent-court = Year { $annee }: { $mot } ({ $auteur })
reponse-avancement-titre = Where the action stands
reponse-palier = Rate of progress
reponse-palier-zero = { $taux }, not started
reponse-palier-motif = If the rate falls, why?
reponse-palier-motif-aide = At least twenty characters.
reponse-atteinte = Is this year’s objective reached?
reponse-indicateurs-titre = The figures of the year
reponse-indicateurs-aide = Write a number, for example 1 200 or 12.5. An empty box is never read as zero.
reponse-lu = Read as: { $valeur }
reponse-reprendre-valeur = Take the last answer as it is
reponse-justification = This value is far from the last one: why?
reponse-justification-aide = Ten times more or less, or more than 50% away. If it is right, explain it in at least twenty characters.
reponse-valeur-nd = Value not available?
reponse-non-disponible = not available
reponse-meteo-titre = How confident are you?
reponse-meteo = Weather of the action
reponse-ciel-soleil-sens = objectives secured
reponse-ciel-couvert-sens = objectives within reach
reponse-ciel-nuage-sens = support needed
reponse-ciel-orage-sens = objectives at risk
reponse-ciel-non-necessaire-sens = the question does not arise this year
reponse-meteo-motif = Why?
reponse-meteo-motif-aide = Asked for cloudy and stormy, and when the weather changes. At least twenty characters; say which support, and from whom.
reponse-textes-titre = In a few words
reponse-texte-precedent = Last answer: { $question }
reponse-commentaire = The year in short
reponse-pieces-titre = Evidence files
reponse-pieces-gardees = Already received:
reponse-piece-retirer = Remove “{ $nom }” when saving
reponse-pieces-joindre = Join files
reponse-pieces-aide = pdf, png, jpg, webp, odt, ods, docx, xlsx, csv or txt; ten at most, 10 MB each, without macro.
reponse-ko = { $taille } kB
reponse-mo = { $taille } MB
reponse-js-reprendre = Take back what you had typed on this device
reponse-js-repris = Typed values taken back: save to keep them.
reponse-js-garde = Kept on this device.
reponse-deposer = Submit my answer
reponse-deposer-pour = Submit on their behalf
reponse-enregistrer = Save the draft
reponse-depot-aide = Submitting sends the answer to the coordination; until it is accepted, you can take it back.
reponse-avant-col = Last accepted answer
reponse-question-col = Question
reponse-resume-legende = The answer for year { $annee }
reponse-change = changed
reponse-inchange = unchanged
reponse-sans = no answer
reponse-perime-titre = This sheet was saved elsewhere while you were writing
reponse-perime-texte = Nothing is overwritten. The form below keeps what you typed; correct it if needed from the saved version, then save: it will be the one kept.
reponse-perime-enregistree = Saved version
reponse-perime-votre = What you typed
reponse-recu-titre = Received: sheet { $numero }
reponse-etat-titre = Sheet { $numero }: where the answer stands
reponse-recu-le = Received on { $instant }, from: { $par }.
reponse-instant = { $date } at { $h }:{ $min }
reponse-suite-deposee = The coordination reads it. Nothing enters the plan before it is accepted.
reponse-suite-acceptee = The coordination has accepted it: it is in the plan.
reponse-suite-dispensee = The coordination has exempted you: nothing is expected.
reponse-suite-sans = The review closed without an accepted answer.
reponse-suite-en-cours = This answer is not submitted yet.
reponse-suivante = Go to sheet { $numero }
reponse-reprendre = Take my answer back
reponse-apercu = Preview.
reponse-apercu-texte = This is what the respondent will see; nothing can be sent from here.
reponse-apercu-titre = Preview as a respondent
reponse-apercu-formulaire = The form
reponse-apercu-lien = See the form as a respondent
reponse-empreinte = · SHA-256 { $debut }…
