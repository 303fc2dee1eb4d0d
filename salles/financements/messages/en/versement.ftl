# Payments of a file and of a call.

versement-titre = Payments
versement-liste-titre = Payments
versement-aide = Each funder records what it paid, up to what it voted. Nothing leaves while a rule of payment blocks.
versement-resume = Voted { $vote }, paid { $paye }, left { $reste }.
versement-aucun = Nothing is paid yet.
versement-par = typed by { $qui }
versement-regles = The rules before any payment
versement-le = Date of the payment
versement-montant = Amount
versement-montant-aide = In euros, cents allowed.
versement-nature = Kind
versement-acompte = part payment
versement-solde = balance
versement-reversement = given back by the holder
versement-enregistrer = Record
versement-ferme = Nothing is recorded on this line as it stands.
versement-conflit = This line changed while you were typing. Check what is paid, then record again.
versement-totaux = Voted, paid and left, by funder
versement-lignes = Grants
versement-reste = Left to pay
versement-dernier = Last payment
versement-liste-vide = No funder has voted in this call yet.
versement-compte = { $n ->
    [0] No grant voted
    [one] One grant voted
   *[other] { $n } grants voted
}
versement-corriger = Correct this payment
versement-corriger-aide = A mistyped payment is annulled and still read, struck through, with its reason. For a wrong amount, annul then record the right one; for a wrong date, correct the date.
versement-motif = Reason of the correction
versement-motif-aide = One sentence: it stays in the journal.
versement-le-juste = Right date
versement-dater = Correct the date
versement-annuler = Annul this payment
versement-annule = annulled on { $le } by { $qui }: { $motif }
