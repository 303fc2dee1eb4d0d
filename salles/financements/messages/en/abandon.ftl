# Giving up a call.

abandon-titre = Give up the call
abandon-lien = Give up this call
abandon-aide = The call stops and no longer counts in the year: another may take its place. Its files can still be read, none is deposited or reviewed here any more; each organisation gets a mail with the reason.
abandon-motif = Why the call is given up
abandon-bouton = Give up the call
abandon-dit = Call given up on { $jour } by { $qui }.
abandon-refus-etape = This call is “{ $etat }”: it can no longer be given up.
abandon-refus-votes = { $n ->
    [one] A funder has already voted on one file of this call.
   *[other] Funders have already voted on { $n } files of this call.
}
abandon-remede-votes = A vote is a fact: lead the call to its end. An action that does not take place is abandoned from its file, after the notification.
abandon-refus-motif = Say why the call is given up.
abandon-remede-motif = Twenty signs at least; organisations read it.
abandon-courriel-objet = { $appel }: the call is given up
abandon-courriel-corps =
    Hello,

    The call “{ $appel }” is given up.

    Reason: { $motif }

    Your files can still be read, and a new request may take them up:
    { $dossiers }
