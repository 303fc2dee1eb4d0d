calcul-reserve = Set aside by { $financeur }
calcul-reserve-formule = The sum of what this funder sets aside for each multi-year agreement.
calcul-disponible = Available from { $financeur }
calcul-disponible-formule = Its envelopes of the call, less what is set aside for agreements. Without an envelope for the call: its credits, less its other shares.
calcul-disponible-ailleurs-formule = Its envelopes of the call. The letter says that agreements are paid from elsewhere: what is set aside for them is not deducted.
calcul-ramene = Brought back to zero: what is set aside exceeds the envelope
calcul-demande = Requested from { $financeur }
calcul-demande-formule = The sum of what each deposited file asks of it.
calcul-propose = Proposed by { $financeur }
calcul-propose-formule = The sum of what it proposes, file by file; an empty cell does not count.
calcul-vote = Voted by { $financeur }
calcul-vote-formule = The sum of the votes recorded on the lines of the lots in force.
calcul-retenu = Retained for { $financeur }
calcul-retenu-formule = The sum of what the lots in force retain, file by file.
calcul-scenario-reserve = Set aside on { $enveloppe }
calcul-scenario-reserve-formule = What is set aside on this envelope and its shares.
calcul-scenario-retenu = Retained on { $enveloppe }
calcul-scenario-retenu-formule = The lines of the plan taken on this envelope or its shares. A file paid from what was set aside does not count.
calcul-scenario-reste = Left of { $enveloppe }
calcul-scenario-reste-formule = The amount of the envelope, less what is set aside, less what the plan takes.
calcul-orphelin = Orphan money
calcul-orphelin-formule = What is left with each and somebody still asks for, less what can be added to the plan without taking anything back.
calcul-orphelin-operande = the smaller of { $reste } left and { $non_servi } of requests not served
calcul-orphelin-utilisable = Still usable without taking anything back
calcul-orphelin-ancien = This scenario was computed before this detail was kept: compute it again to open it.
calcul-public-total = Total of the grants published
calcul-public-formule = The sum of the amounts voted, action by action, of this edition.
calcul-public-financeur = Grants published of { $financeur }
calcul-public-agrege = { $n ->
    [0] No grant grouped
    [one] One grant to a person, grouped
   *[other] { $n } grants to persons, grouped
}
calcul-appel-formule = The sum of what each funder puts in the call; the shares made of it add nothing.
calcul-titre = How it is computed
calcul-operandes = What adds up
calcul-operande = Term
calcul-etat = Detail
calcul-montant = Amount
calcul-somme = Total
calcul-vide = Nothing adds up here: the figure is nil.
calcul-avant = Pages before
calcul-apres = Pages after
calcul-pages = Pages of the detail
calcul-convention = Multi-year agreement
calcul-convention-de = Agreement { $identifiant }
calcul-ouvrir = how it is computed
calcul-retour = Back to the page
