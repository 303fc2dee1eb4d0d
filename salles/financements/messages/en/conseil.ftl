# The vote of the citizens’ council, typed from paper, computed by the method of equal shares.

conseil-titre = Vote of the citizens’ council
conseil-chapeau = The citizens’ council votes on paper; the secretary types each ballot, under its number, without a name. The method of equal shares says what this vote would fund. It is an advice: it is read beside the scenarios.
conseil-aucun = No vote is recorded.
conseil-ouvert = being typed
conseil-clos = closed
conseil-nouveau = Record a vote
conseil-nouveau-aide = The files under review are put to it, at the amount they ask today.
conseil-intitule = Title
conseil-mode = Ballot
conseil-mode-approbation = One ticks the files one supports
conseil-mode-notes = One marks each file from 0 to { $max }
conseil-budget = Amount to share out (€)
conseil-budget-aide = What the council would have to share out, in whole euros.
conseil-tenu-le = Held on
conseil-tenu-le-aide = For instance 09/03/2026.
conseil-ouvrir = Start typing
conseil-resume = { $n ->
    [0] No ballot
    [one] One ballot
   *[other] { $n } ballots
}, { $dossiers } files put to the vote, { $budget } to share out.
conseil-en-cours = Ballots are being typed. The result is read once the vote is closed.
conseil-saisi = Ballot { $numero } recorded.
conseil-numero = Number of the ballot
conseil-choix = Files chosen
conseil-choix-aide = Their numbers: 1, 4, 12. Blank: a blank ballot, which counts.
conseil-choix-notes = Number and mark, from 0 to { $max }: 1=5, 4=3. Blank: a blank ballot, which counts.
conseil-remplacer = This ballot was typed already
conseil-remplacer-oui = Replace it
conseil-saisir = Record this ballot
conseil-dossiers = { $n ->
    [one] The file put to the vote
   *[other] The { $n } files put to the vote
}
conseil-bulletins = { $n ->
    [0] No ballot
    [one] One ballot
   *[other] { $n } ballots
}
conseil-blanc = blank
conseil-retirer = Take out
conseil-retirer-le = Take ballot { $numero } out
conseil-clore-aide = Closing stops the typing and gives the result.
conseil-clore = Close the vote
conseil-avis = Advice of the citizens’ council, never a decision: no file is changed by it.
conseil-methode = Method of equal shares: each ballot receives { $part }. A file is funded when those who support it can pay all of it with what they have left; each pays in proportion to their points. The next one is the one whose price is lowest; at equal prices, the lower number.
conseil-pb = The vote as .pb (Pabulib)
conseil-pb-aide = To compute it again elsewhere: amounts, ballots, result. No personal data.
conseil-finances = { $n ->
    [0] No file funded by its supporters
    [one] One file funded by its supporters
   *[other] { $n } files funded by their supporters
}
conseil-col-rang = Order
conseil-col-cout = Amount
conseil-col-prix = Price
conseil-col-paye = Who pays
conseil-payeurs = { $n ->
    [one] One ballot pays
   *[other] { $n } ballots pay
}
conseil-paye = { $somme } each: ballots { $qui }
conseil-completes = { $n ->
    [one] One file added with what is left
   *[other] { $n } files added with what is left
}
conseil-completes-aide = What the shares did not spend goes to the files with most points, as long as one fits.
conseil-points = { $n ->
    [one] one point
   *[other] { $n } points
}
conseil-ecartes = { $n ->
    [one] One file not retained
   *[other] { $n } files not retained
}
conseil-sans-voix = no support
conseil-manque = { $cout } requested, { $disponible } were left to those who support it ({ $n ->
    [one] one point
   *[other] { $n } points
})
conseil-reste = { $reste } are left.
conseil-comparer = Also retained by “{ $vote }” (advice)
conseil-refus-intitule = The vote has no title.
conseil-refus-mode = Say how a ballot is filled.
conseil-refus-budget = An amount to share out is needed, greater than 0.
conseil-refus-aucun-dossier = No file of the call can be put to the vote: none is under review.
conseil-refus-numero = “{ $saisi }” is not the number of a ballot of this vote.
conseil-refus-deja = Ballot { $numero } was typed already.
conseil-remede-deja = Check the number, or tick “Replace it”.
conseil-refus-hors = “{ $saisi }” is not a file put to this vote.
conseil-refus-deux-fois = File { $numero } is written twice.
conseil-refus-points = “{ $saisi }”: a mark from 0 to { $max } is expected.
conseil-refus-trop = { $max } ballots at most.
conseil-refus-aucun-bulletin = No ballot was typed.
conseil-refus-clos = This vote is closed.
conseil-refus-ouvert = The ballots of this vote are still being typed.
conseil-remede-choix = Write the numbers as on the ballot: 1, 4, 12, or 1=5, 4=3.
conseil-remede-clos = Record another vote to correct it; the journal keeps both.
