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
