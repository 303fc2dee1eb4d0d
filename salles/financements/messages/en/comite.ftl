# The programming committee in session.

comite-ouvrir = Open in session
comite-titre = Committee: { $nom }
comite-aucun-dossier = No file is being programmed.
comite-restes = What each funder has left
comite-retenu = Retained
comite-reste = Left
comite-depassement = over by { $euros }
comite-comptes = { $retenus ->
    [0] No file retained
    [one] One file retained
   *[other] { $retenus } files retained
}, { $attente } on the waiting list, { $ecartes } left out.
comite-aller = Files
comite-precedent = { $numero } (key P)
comite-suivant = { $numero } (key N)
comite-choisir = Go to file
comite-voir = Show
comite-sort-retenu = Retained
comite-sort-attente = Waiting list
comite-sort-ecarte = Left out
comite-note = mean note { $note }
comite-deports = { $n ->
    [one] One declared interest in this file
   *[other] { $n } declared interests in this file
}
comite-regles = The rules, with these amounts
comite-regles-sans-objet = Nothing is retained for this file: the funding rules do not apply.
comite-regles-tenues = All the rules are kept.
comite-motif-dit = Reason: { $motif }
comite-montant = Amount retained for { $financeur }, in euros
comite-sinon = If nothing is retained
comite-mettre-de-cote = Set aside: waiting list
comite-motif = Reason
comite-motif-aide = Why this amount, why it is left out, or why a rule is not kept. It goes in the record and in the letter.
comite-enregistrer = Save
comite-enregistrer-suivant = Save and go on (key S)
comite-arreter = Hold these amounts (key A)
comite-programme = The programme as a whole
comite-relancer = Compute again, keeping the amounts held
comite-tout-le-plan = The whole plan
comite-geler = Freeze the programme
comite-reste-sur = { $reste } left of { $disponible }
comite-sur-reservation = and { $euros } on what agreements set aside
