# The votes of the funders.

vote-titre = Votes
vote-chapeau = Each funder records what its assembly or representative voted. A vote is a fact, even against a rule; the notification waits.
vote-colonnes = Funders
vote-aucun = No line awaits a vote.
vote-de = Votes: { $financeur }
vote-compte = { $n ->
    [0] Everything is voted
    [one] One line to vote
   *[other] { $n } lines to vote
}; { $vote } voted out of { $retenu } retained.
vote-legende = Lines put to the vote of { $financeur }; empty an amount to leave it out this time
vote-motif = Reason
vote-acte-titre = The act
vote-instance = Body that voted
vote-instance-aide = “Conseil communautaire”, “Bureau”, “Préfet”; for the CAF: “CAS”.
vote-acte = Number of the act
vote-acte-aide = Deliberation, decision or order.
vote-le = Voted on
vote-enregistrer = Record the votes
vote-montant-de = Amount voted for { $numero }, in euros
vote-motif-de = Reason for { $numero }
vote-conflit = Someone recorded a vote on one of these lines while you were typing. Your values are kept below; nothing was written.
vote-refus-etape = The call is at the stage “{ $etat }”: votes are not open.
vote-remede-etape = The team opens the votes after the committee, from the instruction page.
vote-refus-hors-lot = The line of file { $numero } is in no lot validated by the committee.
vote-refus-fermee = The line of file { $numero } is “{ $etat }”: its vote no longer changes.
vote-refus-instance = Say which body voted.
vote-refus-acte = Give the number of the act.
vote-refus-au-dessus = File { $numero }: more than asked, say why.
vote-refus-zero = File { $numero }: a refusal is given a reason.
vote-refus-deja = File { $numero }: a recorded vote changes only with a reason.
vote-refus-rien = No new vote was typed.
vote-au-dela = { $trop } beyond the envelope: it leaves { $reste } to this line
vote-au-dela-suite = The vote stays recorded; the notification of the files it concerns waits until the envelope is enough.
vote-au-dela-enveloppe = Change the envelope
vote-acte-corriger = Correct the act or the date of a vote
vote-acte-chapeau = A date, an act number or a body typed wrong is set right here; amounts do not change. The journal keeps the old value.
vote-acte-aucun = No vote is recorded yet.
vote-acte-lesquels = The votes to correct
vote-acte-motif = Reason
vote-acte-motif-aide = Required as soon as one of the files is notified.
vote-acte-refus-motif = One of these files is notified already: say why the act changes.
vote-acte-refus-rien = Tick at least one vote to correct.
vote-refus-avant-lot = A vote of { $le } comes before the sitting of { $seance }, which validated the lot.
vote-remede-avant-lot = Give the day the body of the funder voted, after the committee (AAP-04).
vote-refus-apres-versement = A vote of { $le } would follow a payment of { $verse }: correct the payment first.
vote-remede-rien = To change the date or the act of a vote already recorded: “Correct the act or the date of a vote”.
