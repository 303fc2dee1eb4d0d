engagement-titre = Commitments
engagement-suivre = { $n ->
    [0] The register of commitments is empty
    [one] Follow this commitment to its proof
   *[other] Follow these { $n } commitments to their proof
}
engagement-etat-promis = promised
engagement-etat-en-cours = under way
engagement-etat-en-retard = late
engagement-etat-declare = declared kept, to be checked
engagement-etat-tenu = kept
engagement-etat-renegocie = renegotiated
engagement-etat-non-tenu = not kept
engagement-preuve-deliberation = Deliberation
engagement-preuve-convention = Agreement
engagement-preuve-paiement = Payment
engagement-preuve-compte-rendu = Report
engagement-preuve-livrable = Deliverable
engagement-preuve-photo = Photo
engagement-preuve-a-verifier = to be checked
engagement-preuve-acceptee = accepted
engagement-preuve-refusee = refused
engagement-avis-tenue = kept
engagement-avis-en-partie = partly kept
engagement-avis-non-tenue = not kept
engagement-avis-sans = no opinion
engagement-refus-passage = A commitment “{ $de }” does not become “{ $vers }” this way.
engagement-refus-sans-preuve = Nothing shows yet that this commitment is kept.
engagement-refus-ni-lien-ni-piece = A proof shows a link or a file.
engagement-refus-a-venir = The date of the proof is still to come.
engagement-refus-adresse = “{ $saisi }” is not a web address.
engagement-refus-quantite = “{ $saisi }” is not a quantity.
engagement-refus-accord = Say by what act both sides agreed ({ $min } signs at least).
engagement-refus-deja-jugee = This proof is already judged.
engagement-refus-propre-depot = Nobody accepts their own proof.
engagement-refus-juge-sans-organisation = Your account has no organisation: nobody can tell whether you are on another side than who promised.
engagement-refus-meme-organisation = Your organisation is the one that promised, or the one that deposited the proof.
engagement-refus-avis-sur-soi = An organisation does not rate its own commitments.
engagement-refus-sans-contact = { $organisation } has no contact in the directory.
engagement-remede-terminal = This state is final.
engagement-remede-passage = It can become: { $permis }.
engagement-remede-sans-preuve = Deposit a proof on this page first.
engagement-remede-quantite = Write a number, or leave it empty when nothing is specified.
engagement-remede-autre-juge = Ask an account of another organisation, another signatory for example.
engagement-remede-compte = Ask the administration to attach your account to an organisation.
engagement-remede-contact = Add a contact on its page of the directory, then start again.
engagement-chapeau = What each organisation promised, theme by theme, and where it stands. A delay is computed; a proof is accepted by another organisation than the one that promised.
engagement-compte = { $montres } commitments shown of { $tous }
engagement-bilan-verifiables = Can be checked
engagement-bilan-verifiables-sens = of { $n }: the others have neither due day nor quantity
engagement-bilan-tenus = Kept
engagement-bilan-sur = of { $n } that can be checked
engagement-bilan-retard = Late
engagement-bilan-a-verifier = To be checked
engagement-bilan-declares = declared kept
engagement-matrice = Commitments by organisation and theme
engagement-thematique = Theme
engagement-cellule-vide = no commitment
engagement-cellule-n = { $n ->
    [one] 1 commitment
   *[other] { $n } commitments
}: { $place }
engagement-cellule-de = { $organisation }, { $thematique }
engagement-hors-matrice = Commitments on the whole contract
engagement-vide = No commitment matches these filters.
engagement-aucun = This contract has no written commitment yet. The coordination adds them in the settings.
engagement-filtre-organisation = Organisation
engagement-filtre-etat = State
engagement-demandes = Ask where things stand
engagement-export = Export the commitments (CSV)
engagement-reglages = Edit the texts
engagement-pages = Pages of commitments
engagement-col-engagement = Commitment
engagement-col-organisation = Organisation
engagement-col-etat = State
engagement-col-echeance = Due
engagement-col-promis = Promised
engagement-col-livre = Delivered
engagement-col-unite = Unit
engagement-col-preuves = Proofs
engagement-col-verifiable = Can be checked
engagement-non-precise = not specified
engagement-non-verifiable = cannot be checked: neither due day nor quantity
engagement-oui = yes
engagement-non = no
engagement-case-vide = This organisation promised nothing on this theme.
engagement-objectifs-lies = Objectives of the contract
engagement-autres-organisations = On the same theme
engagement-une = Commitment of { $organisation }
engagement-part-tenue = Share kept
engagement-part-tenue-calcul = delivered { $livre } of promised { $promis } { $unite }
engagement-remplace = Replaces a renegotiated commitment
engagement-remplace-par = Replaced by
engagement-preuves = Proofs
engagement-preuves-aucune = No proof is deposited.
engagement-preuve-par = Deposited by { $par } on { $jour }
engagement-preuve-jugee = Judged by { $par } on { $jour }
engagement-preuve-du = dated { $jour }
engagement-preuve-lien = See the document
engagement-preuve-accepter = Accept
engagement-preuve-refuser = Refuse
engagement-preuve-accepter-quoi = Accept the proof “{ $texte }”
engagement-preuve-refuser-quoi = Refuse the proof “{ $texte }”
engagement-deposer = Deposit a proof
engagement-champ-genre = Kind of proof
engagement-champ-datee-du = Date of the document
engagement-champ-texte = What it shows
engagement-champ-adresse = Web address of the document
engagement-champ-piece = Or a file
engagement-champ-piece-aide = PDF, image, document or spreadsheet, 10 MB at most.
engagement-champ-motif = Reason
engagement-champ-motif-aide = Twenty signs at least; it is kept and shown.
engagement-champ-date-aide = For instance 31/12/2026. Empty: not specified.
engagement-champ-datee-aide = For instance 31/12/2026.
engagement-champ-motif-etat-aide = Required, in twenty signs at least, for “not kept” and to open again; optional otherwise.
engagement-changer = Change the state
engagement-suivi = Due day and quantities
engagement-renegocier = Renegotiate
engagement-renegocier-aide = The new version replaces the old one, which stays linked. It holds once both sides have accepted it.
engagement-champ-accord = Act by which both sides agreed
engagement-champ-accord-aide = For instance: letters of 3 and 9 March 2026.
engagement-champ-nouveau-texte = New commitment
engagement-fait = It is recorded.
engagement-perime = Someone changed this commitment while you were writing. What stands now is shown above; what you typed is kept below. Read again, then save again.
engagement-juger = Judge this proof
engagement-juger-aide = To refuse: twenty signs at least. To accept: optional.
engagement-avis = Opinions of partners
engagement-avis-aucun = No partner has given an opinion yet.
engagement-histoire = History
engagement-histoire-vide = Nothing has changed since the contract was written.
engagement-histoire-etat = state: { $avant } → { $apres }
engagement-histoire-preuve = proof { $etat }: { $texte }
engagement-histoire-avis = opinion “{ $avis }”
engagement-histoire-ecrit = written
engagement-histoire-champs = changed: { $champs }
engagement-demandes-titre = Requests to organisations
engagement-demandes-chapeau = Each organisation receives its own link, without an account: it says where its commitments are, deposits its proofs and gives its opinion on those of { $porteur }.
engagement-demandes-vide = No request has left yet.
engagement-demandes-compte = { $repondues } answers of { $toutes } requests
engagement-demander = Send the request
engagement-demander-a = Organisations
engagement-champ-echeance-reponse = Answer before
engagement-demande-repondue = answered
engagement-demande-attendue = expected
engagement-demande-retard = late
engagement-demande-le = Asked on
engagement-demande-pour = Due on
engagement-demande-qui = Addressee
engagement-demande-renvoyer = Send the link again
engagement-demande-renvoyer-quoi = Send the link again to { $organisation }
engagement-courriel-objet = Where your commitments stand: { $contrat }
engagement-courriel-corps = 
    Hello,
    
    Your organisation made { $n ->
        [one] one commitment
       *[other] { $n } commitments
    } in { $contrat }. Please say where they stand before { $jour }: a few minutes are enough, without an account.
engagement-courriel-lien = 
    Your link: { $lien }
    
    It belongs to your organisation: do not pass it on.
engagement-lien-titre = Where our commitments stand
engagement-lien-pour = { $organisation }, { $contrat }
engagement-lien-chapeau = Say where each commitment stands. What you deposit is checked by another organisation before it counts as kept. Answer expected on { $jour }.
engagement-lien-declarer = Say where it stands
engagement-lien-etat = Where it stands
engagement-lien-noter = Your opinion on the commitments of { $porteur }
engagement-lien-noter-chapeau = Delays, answers, means: what you see of them. Leave “no opinion” on what you cannot judge.
engagement-lien-commentaire = Comment
engagement-lien-enregistrer-avis = Save the opinions
engagement-lien-merci = It is recorded, thank you. You can come back by the same link.
engagement-lien-rien = No commitment of your organisation is waiting for news.
engagement-lien-terminal = This commitment is closed.
engagement-lien-reponse-vue = 
    { $preuves ->
        [0] no proof
        [one] one proof deposited
       *[other] { $preuves } proofs deposited
    }
engagement-ajouter = Add a commitment here
engagement-coller = Paste the matrix
engagement-coller-chapeau = Copy the matrix from a spreadsheet or a document: organisations one way, themes the other, one promise a line in each cell. Nothing is written until you agree.
engagement-coller-champ = Copied matrix
engagement-coller-aide = The first row and the first column hold the names (or acronyms) of the organisations and the names (or codes) of the themes, either way round.
engagement-coller-sans-theme = This contract has no theme yet: write them first.
engagement-coller-lire = Read the matrix
engagement-coller-recommencer = Correct the copy
engagement-coller-nouvelles = { $n ->
    [0] No new commitment.
    [one] 1 new commitment.
   *[other] { $n } new commitments.
}
engagement-coller-deja = { $n ->
    [0] None is already written.
    [one] 1 is already written and will not be written twice.
   *[other] { $n } are already written and will not be written twice.
}
engagement-coller-autres = { $n ->
    [one] And 1 more.
   *[other] And { $n } more.
}
engagement-coller-ecrire = { $n ->
    [one] Write this commitment
   *[other] Write these { $n } commitments
}
engagement-refus-matrice = This copy does not cross organisations and themes.
engagement-remede-matrice = Copy the row and the column of titles too: organisations one way, themes the other.
engagement-refus-titre = Cell { $place }: “{ $saisi }” is neither an organisation of the directory nor a theme of the contract.
engagement-remede-titre = Correct this title, or first add the organisation to the directory or the theme to the contract.
engagement-refus-promesse-longue = Cell { $place }: a commitment of { $vu } signs, { $max } at most.
engagement-refus-trop-de-promesses = { $vu } commitments in this copy, { $max } at most at a time.
engagement-remede-trop-de-promesses = Copy the matrix in several times.
