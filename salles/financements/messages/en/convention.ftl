# Agreements between a funder and a holder.

convention-titre = Agreement { $identifiant }
convention-liste-titre = Agreements
convention-aide = An agreement gathers all that a funder gives a holder in the year. Over { $seuil }, the law asks for it before any payment.
convention-due = due, to be signed
convention-preparee = prepared
convention-signee = signed
convention-facultative = optional
convention-compte = { $n ->
    [0] No funder and holder
    [one] One funder and its holder
   *[other] { $n } pairs of funder and holder
}
convention-vide = Nothing answers these filters.
convention-preparer = Prepare the agreement: { $qui }
convention-signee-le = Signed on { $jour }.
convention-publiee-le = Essential data published on { $jour }.
convention-aides = Grants gathered
convention-signer = Record the signature
convention-jour = Day of the signature
convention-jour-aide = That of the last one, funder and holder.
convention-perimee = This agreement was brought up to date while you were typing. Read it again, then record again.
convention-refus-rien = All that this funder voted for this holder is already in a signed agreement.
convention-refus-signee = This agreement has been signed since { $jour }.
convention-refus-futur = A signature is a fact: { $jour } has not come.
convention-pdf = The agreement as a PDF
convention-lot = All those of { $financeur } as a PDF
convention-papier-titre = Grant agreement
convention-article = Article { $n }. { $titre }
convention-objet = Purpose
convention-objet-texte = { $financeur } supports { $porteur } for the following actions of the contrat de ville, for the year { $exercice }. The holder keeps their initiative and responsibility.
convention-versement = Amount and payment
convention-versement-texte = The grant is { $montant }. { $echeancier }
convention-echeancier-defaut = It is paid in one or several times, the balance once the review is received.
convention-engagements = What the holder undertakes
convention-engagements-texte = The holder conducts the actions described in its files, abides by the republican commitment contract, mentions the support received, and gives its review, in words and figures, on { $jour } at the latest; it serves all its funders. The financial account is due within six months of the year’s end.
convention-controle = Checks and money given back
convention-controle-texte = The funder may check on papers and on the spot how the grant is used. Money used for anything else, or past the actual cost, is given back.
convention-duree = Duration and changes
convention-duree-texte = The agreement holds for the year { $exercice } until the review is validated. It is changed by an amendment both parties sign.
convention-autres = Other provisions
convention-signataire-financeur = For the funder
convention-refus-change = File { $numero } now receives { $convenu } from this funder, the agreement says { $ecrit }.
convention-remede-change = Prepare it again: it will take the amounts of the amendment.
