# Taking a call to its next step.

passage-rouvrir = Open deposits again
passage-reste = What is left to do
passage-voir = See where it is done
passage-rien = Nothing is left to do before this step.
passage-motif = Why take this step all the same
passage-confirmer = Confirmation
passage-confirme = I read what comes before, and I take this step.
passage-hors-cycle = The call is at the step “{ $etat }”: it does not go to this one.
passage-aide-rouvrir = Deposits go on until the published closing. Each association with a draft gets a mail with the reason.
passage-aide-execution = From this step on, a lot is no longer corrected and the waiting list no longer called upon. Votes and notifications stay possible.
passage-aide-archive = The archive is the last step: there is no way back.
passage-reste-cloture = The published closing is { $le }: deposits would stop today. Each association with a draft will get a mail with the reason.
passage-reste-brouillons = { $n ->
    [one] One file is a draft: it will no longer be deposited.
   *[other] { $n } files are drafts: they will no longer be deposited.
}
passage-reste-constater = { $n ->
    [one] One file is neither found complete nor under review.
   *[other] { $n } files are neither found complete nor under review.
}
passage-reste-avis = { $n ->
    [one] One request awaits the opinion of its funder.
   *[other] { $n } requests await the opinion of their funder.
}
passage-reste-lot = No lot is frozen: funders have nothing to vote on.
passage-reste-decision = { $n ->
    [one] One file has no decision of the committee.
   *[other] { $n } files have no decision of the committee.
}
passage-reste-votes = { $lignes ->
    [one] One line awaits its vote,
   *[other] { $lignes } lines await their vote,
} { $financeurs ->
    [one] at one funder.
   *[other] at { $financeurs } funders.
}
passage-reste-notifier = { $n ->
    [one] One file was not notified.
   *[other] { $n } files were not notified.
}
passage-reste-verser = { $lignes ->
    [one] One grant voted is not paid whole: { $du } left.
   *[other] { $lignes } grants voted are not paid whole: { $du } left.
}
passage-reste-reverser = { $n ->
    [one] One grant is still to be given back.
   *[other] { $n } grants are still to be given back.
}
passage-reste-bilans = { $n ->
    [one] The review of one file is not validated.
   *[other] The reviews of { $n } files are not validated.
}
passage-refus-confirmation = Tick the confirmation: what is left to do is not stepped over by accident.
passage-refus-motif = Say why.
passage-remede-motif = At least twenty signs; the journal keeps it.
passage-refus-archive = { $n ->
    [one] One file was not notified: a decision its association does not know is not put away.
   *[other] { $n } files were not notified: decisions their associations do not know are not put away.
}
passage-remede-archive = First notify them, from the page of notifications.
passage-refus-echue = The published closing, { $le }, is past.
passage-refus-instruit = { $n ->
    [one] Instruction has begun: one opinion, note or file shows it.
   *[other] Instruction has begun: { $n } opinions, notes or files show it.
}
passage-remede-rouvrir = A file that came too late is deposited in the next call.
passage-courriel-clos-objet = { $appel }: deposits are closed
passage-courriel-clos-corps =
    Hello,

    Deposits of the call “{ $appel }” are closed as of today, before the announced date of { $prevue }.

    Reason: { $motif }

    Your drafts can still be read, but no longer deposited:
    { $brouillons }

    Answer the project team if this closing catches you short.
passage-courriel-ouvert-objet = { $appel }: deposits are open again
passage-courriel-ouvert-corps =
    Hello,

    Deposits of the call “{ $appel }” are open again.

    Reason: { $motif }

    You can deposit until the closing: { $fin }. Your drafts:
    { $brouillons }
