# The papers of one file.

piece-joindre = Join a paper to this file
piece-genre-aide = What it is, in a few words: “Quote of the provider”, “Partnership agreement”. The papers of the organisation are given once, in its safe.
piece-refus-infectee = “{ $nom }” holds the test signature of antivirus programs: this file is taken as infected.
piece-remede-infectee = Have the computer that made it checked, then send a sound copy.
piece-refus-protegee = “{ $nom }” is protected by a password or by rights: the review could not open it.
piece-remede-protegee = Open it, print it to a new PDF without protection, and send that one.
piece-refus-active = “{ $nom }” runs a program when it is opened: it is not received.
piece-remede-active = Print it to a new PDF: only the pages remain.
piece-refus-extension = “{ $nom }” is really a { $genre } file: its name says otherwise.
piece-remede-extension = Rename it with the extension of a { $genre } file, or save it in the format its name says.
piece-motif-refus = Refused: { $motif }
piece-valider = “{ $genre }”: valid
piece-refuser = Refuse “{ $genre }”
piece-motif = Why it is refused
piece-motif-aide = The organisation reads this sentence on its file and knows what to give instead. The refused paper can still be read.
piece-refuser-bouton = Refuse the paper
piece-remplacer = Another file for “{ $genre }”
piece-refus-retiree = The paper “{ $genre }” was taken back by the organisation.
piece-remede-retiree = Judge the one that replaces it, or ask for a correction.
piece-refus-motif = Say why the paper “{ $genre }” is refused, in ten signs at least.
piece-remede-motif = “The bank details are those of another organisation.”
piece-refus-a-juger = Papers neither accepted nor refused: { $genres }.
piece-remede-a-juger = Open each paper of the file, then say whether it is valid.
piece-refus-refusees = Papers refused and not replaced: { $genres }.
piece-remede-refusees = The organisation gives others from its file.
piece-refus-manquantes = { $n ->
    [one] Paper asked by the letter of framing and missing: { $genres }.
   *[other] Papers asked by the letter of framing and missing: { $genres }.
}
piece-remede-manquantes = Attach them to the file or to the safe of the organisation.
piece-demandee = Asked by the letter of framing, not given yet
piece-refus-deja = The paper “{ $genre }” was refused: it stays readable.
piece-remede-deja = Give another in its place.
piece-refus-instruction = The paper “{ $genre }” is that of a file under review.
piece-remede-instruction = Ask the project team to refuse it, then give another.
