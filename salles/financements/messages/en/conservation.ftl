conservation-titre = Keeping of files
conservation-chapeau = The personal data and papers of a file are not kept for ever. You set how long; the page lists what is past it; nothing is erased without you.
conservation-durees-titre = Durations
conservation-refuses = Files refused or without outcome
conservation-finances = Files funded
conservation-non-fixee = no duration set: nothing is erased
conservation-duree = { $annees ->
    [one] { $annees } year { $depart }, in force on { $effet } (source: { $source }; set by { $qui })
   *[other] { $annees } years { $depart }, in force on { $effet } (source: { $source }; set by { $qui })
}
conservation-fixer = Set a duration
conservation-proposees = Usual proposal, to be confirmed: { $durees }. It never applies by itself.
conservation-proposee = { $annees ->
    [one] { $categorie } { $annees } year
   *[other] { $categorie } { $annees } years
}
conservation-categorie = For
conservation-annees = Years
conservation-depart = Counted
conservation-depart-exercice = after the end of the year of the call
conservation-depart-ecriture = after the last write of the file
conservation-effet = In force from
conservation-source = Source
conservation-source-aide = Deliberation, schedule of archives, advice of the data protection officer.
conservation-fixer-bouton = Save this duration
conservation-fixee = The duration is saved. The journal keeps the one before.
conservation-passes-titre = What is past its time
conservation-sans-duree = No duration is set. Set one above: the list makes itself.
conservation-rien = No file is past its time.
conservation-combien = { $n ->
    [one] { $categorie }: one file
   *[other] { $categorie }: { $n } files
}
conservation-pieces = Papers to erase: { $pieces } ({ $ko } kB)
conservation-efface = To be erased: the content and the name of papers, the names of those who deposited, reviewed, scored, voted or typed, the free texts of the request, of questions, of opinions and of the review. When a holder has no file kept any more: the papers of its safe, its representative, its authorisations. The same data are erased from the journal.
conservation-inscriptions = Erased without anyone: the registration that an association did not confirm within fourteen days, with its address, here and in the journal. It is nobody’s file.
conservation-reste-titre = What stays
conservation-reste = What stays: the title, the holder, the amounts asked, voted and paid, the reason and the day of votes, the dates, the districts, the budget, the hash and the kind of each paper, the frozen lots, the open data already published. The chain of the journal stays whole: each entry keeps its rank and its hash, and a last entry tells which were emptied.
conservation-ailleurs = Not erased from here: the backups made before, to be destroyed in their own time; accounts and the directory, which have their pages; the records and letters already sent.
conservation-suivants = { $n ->
    [one] One more file will follow, once these are erased.
   *[other] { $n } more files will follow, once these are erased.
}
conservation-dossier = File
conservation-sort = Outcome
conservation-echeance = To be kept until
conservation-col-pieces = Papers
conservation-motif = Reason of the erasure
conservation-motif-aide = It stays in the journal, with your name.
conservation-confirme = Confirmation
conservation-confirmer = { $n ->
    [one] I confirm: what is erased of this file is not found again
   *[other] I confirm: what is erased of these { $n } files is not found again
}
conservation-effacer = { $n ->
    [one] Erase the personal data of this file
   *[other] Erase the personal data of these { $n } files
}
conservation-effaces = { $n ->
    [one] The personal data of one file are erased.
   *[other] The personal data of { $n } files are erased.
}
conservation-faits-titre = Erasures
conservation-fait = { $pieces ->
    [0] { $numero }, on { $quand }, by { $qui }, no paper: { $motif }
    [one] { $numero }, on { $quand }, by { $qui }, one paper: { $motif }
   *[other] { $numero }, on { $quand }, by { $qui }, { $pieces } papers: { $motif }
}
conservation-refus-categorie = Say which files it is about.
conservation-refus-depart = Say from when the years are counted.
conservation-refus-annees = “{ $saisies }” is not a number of years from { $de } to { $a }.
conservation-refus-source = Say where this duration comes from, in ten characters at least.
conservation-refus-motif = Say why you erase, in ten characters at least.
conservation-refus-confirme = Tick the confirmation: an erasure is not undone.
conservation-refus-liste = What is past its time is no longer what you were shown: nothing was erased.
conservation-remede-liste = Read the list below again, then confirm.
