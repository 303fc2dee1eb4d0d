# A past call, kept in a table, taken in as history.

historique-titre = Take in a past call or an extract of Dauphin
historique-chapeau = A call of past years, kept in a table, comes in as history: one action per row, what each funder voted in its column. Renewals, seniority and reviews due are then read from it. An extract of the Dauphin portal comes in the same way, into the call of the year or as history: the Dauphin number makes it known when it comes back. Nothing is written before you agree.
historique-exercice = Year of the table
historique-exercice-aide = A past year, at most { $max } before { $avant }; or { $avant } for a Dauphin extract of the call being led.
historique-fichier = Table
historique-fichier-aide = An .xlsx, .ods or .csv file, with its headings on one row.
historique-lire = Read the table
historique-repris = { $n ->
    [one] One file was taken in. The journal says which.
   *[other] { $n } files were taken in. The journal says which.
}
historique-apercu-titre = Call of { $annee }: “{ $fichier }”
historique-intitule = Call for projects { $annee } (taken from a table)
historique-motif = Table “{ $fichier }” taken in
historique-colonnes = Columns of the table
historique-colonnes-aide = Say once where each column goes: the next table with the same headings will be recognised.
historique-ne-pas-reprendre = (do not take)
historique-confirmer = Confirm the columns
historique-champ-numero = Public number (YYYY-nnnn)
historique-champ-intitule = Action
historique-champ-porteur = Holder
historique-champ-siret = SIRET of the holder
historique-champ-resume = Summary
historique-champ-cout = Cost of the action
historique-champ-qpv = Districts (QPV)
historique-champ-parts = Parts of the districts (%)
historique-champ-bilan = Review received on
historique-champ-vote = Voted: { $qui }
historique-champ-demande = Requested: { $qui }
historique-nouvelles = { $n ->
    [one] One file to take in
   *[other] { $n } files to take in
}
historique-deja = { $n ->
    [one] One file already taken in, left as it is
   *[other] { $n } files already taken in, left as they are
}
historique-ignorees = { $n ->
    [one] One row left aside
   *[other] { $n } rows left aside
}
historique-attendues = { $n ->
    [one] One holder to confirm
   *[other] { $n } holders to confirm
}
historique-corriger = Correct these cells in the table and send it again. Nothing is written as long as one remains.
historique-porteurs = Holders
historique-porteurs-aide = Each holder of the table is matched with the directory, by its SIRET or by its name. Check, then save: ✓ marks those you confirmed.
historique-lignes = { $n ->
    [one] One row.
   *[other] { $n } rows.
}
historique-par-siret = Same SIRET.
historique-par-nom = Same name.
historique-par-rien = Unknown to the directory.
historique-creer = Create “{ $nom }”
historique-ignorer = Do not take this holder in
historique-enregistrer = Save these answers
historique-importer = { $n ->
    [one] Take this file in
   *[other] Take these { $n } files in
}
historique-dossiers = Files of the table
historique-col-ligne = Row
historique-col-suite = Goes on with
historique-suite-neuve = New action
historique-suite-connue = Same action
historique-suite-de = What “{ $intitule }” goes on with
historique-sort-attente = holder to confirm
historique-sort-ignoree = left aside
historique-sort-nouvelle = to take in
historique-sort-deja = already taken in ({ $numero })
historique-sort-ecart = already taken in ({ $numero }) with { $vote } voted: left as it is
historique-autres = { $n ->
    [one] One more row is not shown.
   *[other] { $n } more rows are not shown.
}
historique-refus-absent = No file was chosen.
historique-refus-exercice = “{ $saisi }” is neither a past year of this call nor its own ({ $avant }).
historique-refus-conduit-ici = The year { $annee } was led on the platform (“{ $intitule }”): it is not taken from a table.
historique-refus-sans-entete = No sheet has a row of headings.
historique-refus-trop-de-lignes = { $vu } rows: { $max } at most at a time.
historique-refus-champ-inconnu = This field does not exist.
historique-refus-en-double = Two columns go to “{ $champ }”.
historique-refus-manquante = No column goes to “{ $champ }”.
historique-refus-aucun-vote = No column says what a funder voted.
historique-refus-non-applicable = Nothing was written: a cell or a holder awaits, or everything is already taken in.
historique-remede-sans-entete = Put the headings on one row, above the files.
historique-remede-colonne = Choose the column of the table that says it.
historique-remede-non-applicable = See the preview below, as it is now.
historique-parts-egales = (in equal parts)
historique-hors-qpv = outside any QPV
historique-faute-quartier = “{ $dit }” is not a known district.
historique-remede-quartier = Write the name or the code of a QPV of the territory, “tous” or “hors QPV”, separated by “;”; or leave that column out.
historique-faute-quartier-double = “{ $nom }” is named twice.
historique-faute-parts = { $parts } parts for { $quartiers } districts.
historique-faute-part = “{ $dit }” is not a whole percentage.
historique-remede-parts = Give each district its part, such as “60/40”, or none: they will be equal.
historique-faute-en-double = the same action of the same holder is already on row { $ligne }.
historique-remede-en-double = Join the two rows, or tell their titles apart.
