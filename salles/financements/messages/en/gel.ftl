# The freeze of a lot of decision.

gel-titre = Freeze the programme
gel-chapeau = The freeze records what the committee decided: a numbered edition, with its hash. Nothing changes afterwards; a correction is a new edition, with its reason.
gel-pas-encore = The call is at the stage “{ $etat }”. The freeze belongs to the committee: take the call to that stage first.
gel-correction = This edition corrects another one: say why.
gel-total = Total: { $euros }.
gel-levee = Lifted by a waiver.
gel-seance = Sitting
gel-seance-aide = The body, as in its minutes: “Comité de pilotage”.
gel-tenue-le = Held on
gel-motif-alertes = Common reason for the rules not kept
gel-motif-alertes-aide = It stands for each alert whose file has no reason of its own.
gel-motif-ecartes = Common reason for the files not retained
gel-motif-ecartes-aide = It stands for each file without a reason of its own; the holder will read it.
gel-motif = Reason for the correction
gel-avertissement = After the freeze, the funders' columns are closed; votes may open.
gel-bouton = Freeze
gel-revenir = Back to the session
gel-reservations = Files paid on what an agreement set aside
gel-reservations-aide = They do not compete. The freeze keeps the amounts below, and nothing else; a share outside the agreement is programmed in the sitting.
gel-reservation-ligne = { $financeur }: { $montant } out of { $promis } set aside
gel-hors-reservation-ligne = { $financeur }, outside the agreement: { $montant }
