# When an agreement is paid.

echeancier-titre = Schedule of payments
echeancier-saisir = Type the schedule
echeancier-aide = The payments add up to { $montant }, to the centime. Without a line, the PDF says “in one or several times”. Once signed, it no longer changes.
echeancier-rang = Payment { $rang }
echeancier-le = Date of the payment
echeancier-montant = Amount of the payment
echeancier-enregistrer = Record the schedule
echeancier-conditions = Conditions of payment
echeancier-conditions-aide = For example “60% at the signature, the rest on the review”. { $max } signs at most, published in the open data.
echeancier-refus-long = The conditions have { $signes } signs, { $max } at most.
echeancier-remede-long = Shorten them: the open data takes no more.
echeancier-papier = It is paid as the following schedule says.
echeancier-refus-signee = This agreement has been signed since { $jour }: its schedule no longer changes.
echeancier-remede-signee = An amendment, recorded on the file, says what changes after the signature.
echeancier-refus-nul = Payment { $rang } is over zero.
echeancier-refus-deux-fois = Two payments bear the same date, { $jour }.
echeancier-remede-ligne = Correct the line, or empty it.
echeancier-refus-somme = The payments add up to { $somme } for an agreement of { $montant }: { $ecart } apart.
echeancier-remede-somme = Correct an amount until the sum is that of the agreement.
