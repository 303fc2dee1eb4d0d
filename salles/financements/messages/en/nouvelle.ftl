# What a holder learns by mail without having asked.

nouvelle-depot-objet = File { $numero }: received
nouvelle-depot-corps = Hello,

    Your file “{ $action }” is deposited: received on { $quand }, Paris time, sent by { $qui }. Its number is { $numero }.

    You ask for { $total } in all:
    { $liste }

    It does not change any more, unless you are asked for a correction: a mail will tell you. You may withdraw it until the vote. It reads here:
    { $page }
nouvelle-corrige-objet = File { $numero }: your corrections are received
nouvelle-corrige-corps = Hello,

    Your corrections of the file “{ $action }” are received on { $quand }, Paris time, sent by { $qui }. The review goes on; there is nothing else to do.

    The file reads here:
    { $page }
nouvelle-brouillon = Draft
nouvelle-regles-objet = { $appel }: the rules change
nouvelle-regles-ligne = - { $nom }: { $apres } (before: { $avant })
nouvelle-regles-tenues = No new rule stops it.
nouvelle-regles-a-revoir = To see to, { $code }: { $dit }
nouvelle-regles-fin = Deposits close on { $quand }, Paris time: a draft may be corrected until then.
nouvelle-regles-clos = Deposits are closed: there is nothing to do again, unless you are asked for a correction.
nouvelle-regles-corps = Hello,

    On { $vote }, the steering committee voted a new version of the framing letter of “{ $appel }”. It applies from { $effet }.

    What changes:
    { $liste }

    Reason: { $motif }

    { $fin }

    Your files:
    { $dossiers }
nouvelle-piece-objet = { $n ->
    [one] A paper of your file is refused
   *[other] { $n } papers of your files are refused
}
nouvelle-piece-ligne = - { $genre } ({ $nom }): { $motif }
nouvelle-piece-corps = Hello,

    These papers are refused. For each, give another file from the page of the request: the review needs it to call the request complete. A refused paper may still be read, with its reason.

    { $liste }
