# The lots of decision.

lot-titre = Decisions
lot-chapeau = What the committee decided, lot by lot. Each lot is a frozen edition.
lot-aucun = Nothing is frozen yet. Choose a scenario and open it in session.
lot-numero = Lot
lot-nom = Lot of decision no. { $n }
lot-nom-correction = Correction of lot no. { $n }
lot-corrige = corrected by another edition
lot-altere = This text is no longer the one that was frozen: its hash does not match. Tell the administration and check the journal.
lot-remplace = A later edition replaces this one:
lot-corrige-le = This edition corrects
lot-gele-par = Frozen on { $instant } by { $qui }.
lot-empreinte = SHA-256 hash:
lot-releve = Record of decisions
lot-annexes = Annexes to the deliberations
lot-annexe = Annex
lot-annexe-de = Annex for { $financeur }
lot-ouvrir-correction = Open a corrective edition
lot-enveloppes = Envelopes and amounts retained
lot-retenus = Files retained
lot-par-financeur = By funder
lot-vote = voted { $euros }
lot-a-voter = to be voted
lot-alertes = Rules not kept, and why
lot-derogation = Waiver by { $qui }: { $motif }
lot-deports = Declared interests: no part in the debate or the vote
lot-origine = Origin
lot-origine-scenario = scenario “{ $nom }”
lot-col-action = Action
lot-col-subvention = Grant
lot-annexe-titre = Annex to the deliberation
lot-annexe-resume = Grants put to the vote of { $financeur }
lot-annexe-texte = Grants validated by the committee and put to the vote of { $financeur }: { $dossiers }.
lot-annexe-dossiers = { $n ->
    [one] one file
   *[other] { $n } files
}
lot-annexe-signataire = For the deliberating body
lot-refus-pas-au-comite = The call is at the stage “{ $etat }”: nothing is frozen before the committee.
lot-remede-pas-au-comite = Take the call to the stage of the committee, from the instruction page.
lot-refus-vide = This scenario retains no file to decide.
lot-remede-vide = Compute it, or type amounts.
lot-refus-seance = Say which body decided.
lot-refus-date = Give the date of the decision: day, month, year.
lot-refus-future = { $jour } is yet to come: a decision is recorded after the sitting.
lot-refus-correction = A corrective edition is given a reason.
lot-refus-alertes = These rules are not kept and nothing says why: { $cas }.
lot-remede-alertes = Write a common reason, or a reason in each file.
lot-refus-blocage = { $cas }: { $message }
lot-remede-blocage = Change the amounts, or record a waiver on the file.
lot-refus-motif = Files not retained without a reason: { $numeros }.
lot-remede-motif = Write a common reason, or a reason in each file.
lot-refus-decide = File { $numero } was already decided by lot no. { $lot }, with other amounts.
lot-remede-decide = Open a corrective edition of that lot.
lot-refus-votee = File { $numero }: { $financeur } has already voted this line.
lot-remede-votee = Keep the frozen amount; a vote is corrected on the page of votes.
lot-refus-remplace = This lot was already replaced by lot no. { $lot }.
