# Files in short, the opinion of the citizens’ council, the validation of a lot by the committee.

synthese-titre = Files in short
synthese-chapeau = The files under review, in a few lines: what is proposed, for whom, at what cost. No paper, no opinion of a funder.
synthese-aucun = No file is complete yet.
synthese-nombre = { $n ->
    [0] no file
    [one] { $n } file
   *[other] { $n } files
}
synthese-pages = Pages of the list
synthese-personne = A person, whom this page does not name
synthese-a-relire = This text holds a personal detail: the project team must reread it before it is shown here.
synthese-matrice = What this file requests
synthese-avis = Opinion of the citizens’ council
synthese-sans-avis = No opinion yet
synthese-avis-par = Written by { $qui }, on { $quand }.
synthese-avis-ecrire = Write the opinion of the council
synthese-avis-aide = One opinion for each file, that of the whole council. The project team, the funders and the committee read it; the holder does not. It may be corrected until the committee decides.
synthese-avis-choisir = Choose an opinion
synthese-avis-motif = What the council says of it
synthese-avis-enregistrer = Save this opinion
synthese-conflit = Another member of the council wrote the opinion while you were writing yours. Theirs is above, yours is kept in the form: save again to replace it.
synthese-moyenne = Mean of the notes: { $note } out of { $sur }.
synthese-bilan = Review
synthese-bilan-recu = Review received on { $jour }.
synthese-bilan-cout = Realised cost: { $realise }, for { $prevu } planned.
validation-titre = Validation by the committee
validation-aucune = No member of the committee has validated this text from their account yet. The sitting and its date are those the project team recorded.
validation-par = Validated by { $qui }, on { $quand }.
validation-par-sauf = Validated by { $qui }, on { $quand }, but for { $numeros }: declared interest.
validation-aide = You validate this text as it was frozen. The files in which you declared an interest are left aside.
vote-lettre-titre = What the committee says of it
vote-lettre-aucune = No member of the committee has approved this letter from their account yet. The sitting and its date are those the project team records.
vote-lettre-changee = The text has changed since.
vote-lettre-aide = You approve the letter and its rules as they are written here. The project team then records the sitting and its date.
vote-lettre-bouton = Approve this letter
validation-bouton = Validate this lot
validation-refus-altere = This text is no longer the one that was frozen: it cannot be validated.
validation-refus-deja = You validated this lot already.
