# The papers of one file.

piece-joindre = Join a paper to this file
piece-genre-aide = What it is, in a few words: “Quote of the provider”, “Partnership agreement”. The papers of the organisation are given once, in its safe.
