# Instruction: each funder in its own column, notes, interests, corrections.

instruction-refus-autrui = This column belongs to { $financeur }: you cannot write in it.
instruction-remede-autrui = Ask this funder to fill it.
instruction-refus-interet = Interest declared in this file: you may neither note it, nor debate it, nor vote on it.
instruction-refus-appel = The call is { $etat }: columns are not written at this stage.
instruction-refus-dossier = The file is { $etat }: it is not instructed in this state.
instruction-refus-gelee = This line is in a frozen lot: nothing in it changes.
instruction-remede-gelee = A correction is a new edition of the lot, with its reason.
instruction-refus-avis = Give an opinion before proposing an amount.
instruction-refus-motif-avis = A reserved or unfavourable opinion needs a reason.
instruction-refus-motif-zero = A proposal of €0 needs a reason.
instruction-refus-justificatif = You are filling the column of a funder without account: cite what proves it (letter, mail, date).
instruction-refus-motif-interet = Say in one sentence what your interest is.
instruction-remede-motif = { $n ->
    [one] One sign at least.
   *[other] { $n } signs at least.
}
instruction-refus-au-dessus = { $montant } for { $demande } requested.
instruction-remede-au-dessus = Bring the amount back to the request, or say why.
instruction-refus-note-reservee = Only instructing funders note; the project team reads the notes.
instruction-refus-deja-declare = You already declared an interest in this file.
instruction-refus-lien-adresse = Give a mail address to send the link to.
instruction-lien-objet = { $appel }: your column to fill
instruction-lien-corps = Hello, { $financeur } is asked by files of “{ $appel }”. Give your opinion and proposal without an account, at this address: { $lien }
