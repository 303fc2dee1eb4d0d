# Programming: scenarios, locks, calculations, comparisons.

programmation-refus-nom = Give this scenario a name.
programmation-refus-doctrine = There is no doctrine “{ $code }”.
programmation-refus-partage = This scenario is shared: it no longer changes.
programmation-remede-partage = Copy it, and work on the copy.
programmation-refus-pas-calcule = This scenario has neither calculation nor amount yet: there is nothing to share.
programmation-refus-genre = Choose a lock of the list.
programmation-refus-financeur = This lock is about a line: say which funder.
programmation-refus-montant = This lock holds an amount: write it in euros.
programmation-refus-dossier = File { $numero } is not in the programme.
programmation-refus-ligne = File { $numero } asks nothing from { $financeur }.
programmation-refus-population = The doctrine of equity compares the inhabitants of districts: none is recorded.
programmation-refus-question = The calculation cannot be asked: { $cause }.
programmation-refus-trop-tot = No file is complete yet: there is nothing to programme.
