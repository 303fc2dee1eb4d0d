# Published figures, kept by table.
tableau-titre = Keep the published figures
tableau-chapeau = Census, income, health: what others publish about the places of the territory. Fill in the model, or paste a table. Nothing is written before you have seen what would change.
tableau-modele = Download the model, filled with what exists
tableau-deposer = Read a table
tableau-fichier = File
tableau-fichier-aide = An .xlsx or .ods workbook, or a .csv file, of { $max } MB at most.
tableau-collage = Or a pasted table
tableau-collage-aide = Copy the cells of your spreadsheet with the row of headings: Place, Indicator, Value, and if possible Group, Unit, Year, Source.
tableau-annee-aide = For the rows that say none.
tableau-source-aide = For the rows that say none. For instance “Insee, recensement de la population”.
tableau-lire = Read and compare
tableau-fait = { $ajoutes ->
    [0] No figure added
    [one] One figure added
   *[other] { $ajoutes } figures added
}, { $changes ->
    [0] none corrected
    [one] one corrected
   *[other] { $changes } corrected
}.
tableau-liste = Figures on record
tableau-aucun = No published figure is on record.
tableau-chercher = Search a place, an indicator, a source
tableau-compte = { $n ->
    [0] No figure
    [one] One figure
   *[other] { $n } figures
}
tableau-rien-trouve = No figure answers “{ $q }”.
tableau-tout = See all figures
tableau-geste = Correct
tableau-corriger = Correct
tableau-corriger-de = Correct { $indicateur }, { $lieu }
tableau-corriger-ici = Correct or withdraw one of these figures
tableau-retires = Withdrawn figures
tableau-retire = Withdrawn on { $jour } by { $auteur }.
tableau-retablir-de = Put back { $indicateur }, { $lieu }
tableau-lieu = Place
tableau-aide-lieu = Name or code: INSEE code, code of the neighbourhood (the former one too), SIREN.
tableau-aide-groupe = Heading under which the figure stands. Blank: that of the same indicator elsewhere.
tableau-valeur = Value
tableau-aide-valeur = A number, or n/a when the source gives none.
tableau-aide-unite = %, €, inhabitants… Blank: that of the same indicator elsewhere, if any.
tableau-aide-annee = For instance 2023, 2023-2024 or 31/12/2022.
tableau-aide-source = Who publishes this figure, in what document.
tableau-repere = Reference
tableau-aide-repere = Written by pacte: it names the figure on record. Leave it blank for a new figure.
tableau-groupe-defaut = Other figures
tableau-colle = Pasted table
tableau-feuille = Figures
tableau-a-lire = Read me
tableau-titre-de = Published figures, { $nom }
tableau-lire-lignes = One row per figure. Correct in place; add new ones below. A row erased here withdraws nothing.
tableau-lire-valeur = Write n.d when the source gives no number. A value left blank is not read.
tableau-lire-repere = The last column names the figure on record: keep it as it is, and leave it blank on a new or copied row.
tableau-lire-suite = Then hand this file in to pacte: you will see what would change before anything is written.
tableau-apercu = Preview of { $fichier }
tableau-apercu-chapeau = Nothing is written yet. Refused cells stay out; mend them in your table and send it again: what was imported will be recognised.
tableau-apercu-csv = Every row and what becomes of it (CSV)
tableau-refusees = { $n ->
    [0] No cell refused
    [one] One cell refused
   *[other] { $n } cells refused
}
tableau-nouveaux = { $n ->
    [0] No new figure
    [one] One new figure
   *[other] { $n } new figures
}
tableau-changes = { $n ->
    [0] No figure corrected
    [one] One figure corrected
   *[other] { $n } figures corrected
}
tableau-inchanges = { $n ->
    [0] No figure unchanged.
    [one] One figure unchanged.
   *[other] { $n } figures unchanged.
}
tableau-sans-valeur = { $n ->
    [one] One row without value was not read; write n.d if the source gives no number.
   *[other] { $n } rows without value were not read; write n.d if the source gives no number.
}
tableau-et-autres = { $n ->
    [one] And one more, in the CSV of the preview.
   *[other] And { $n } more, in the CSV of the preview.
}
tableau-importer = { $n ->
    [one] Write this figure
   *[other] Write these { $n } figures
}
tableau-verifier = Check again
tableau-cellule = Cell
tableau-suite = What becomes of it
tableau-suite-nouveau = new
tableau-suite-change = corrected, { $avant } today
tableau-suite-inchange = unchanged
tableau-reperes = References from elsewhere
tableau-reperes-aide = These names are no places of the territory. Tick those that serve to compare (a département, a region, France), then check again.
tableau-lignes = { $n ->
    [one] one row
   *[other] { $n } rows
}
tableau-doute-pourcent = less than 1%: did your spreadsheet write 0.59 for 59%?
tableau-doute-source = already published for the same year by “{ $source }”: both will stay.
tableau-motif-aide = It stays in the history of the figure, with your name.
tableau-chiffre = Correct “{ $indicateur }”
tableau-chiffre-perime = Someone corrected this figure while you were writing
tableau-corriger-titre = Correct
tableau-retirer-titre = Withdraw this figure
tableau-retirer-texte = It will no longer be read; the journal keeps it, and it can be put back.
tableau-motif-retrait = Reason for withdrawing it
tableau-retirer = Withdraw this figure
tableau-histoire = History of this figure
tableau-histoire-phrase = { $jour }, corrected by { $auteur }. Before: { $avant }
tableau-histoire-retire = { $jour }, withdrawn by { $auteur }: { $avant }
tableau-rien = Neither a file nor a pasted table.
tableau-les-deux = A file and a pasted table at once: keep one of them.
tableau-colonnes-introuvables = The headings Place, Indicator and Value are not found together on one row.
tableau-trop-de-lignes = The table has { $nombre } rows; one sending may not exceed { $max }.
tableau-rien-a-importer = There is nothing to write: all is refused or already on record.
tableau-perime = The figures on record, or your choices, have changed since this preview.
tableau-lieu-absent = The place is missing.
tableau-lieu-inconnu = “{ $saisi }” is not a place of this territory.
tableau-lieu-ambigu = Several places are called “{ $saisi }”.
tableau-indicateur-absent = The indicator is missing.
tableau-texte-trop-long = The text has { $longueur } characters; it may not exceed { $max }.
tableau-valeur-absente = The value is missing.
tableau-valeur-illisible = “{ $saisi }” is not a number.
tableau-formule = The cell holds a formula ({ $formule }).
tableau-en-erreur = The cell is in error in the spreadsheet ({ $saisi }).
tableau-repere-inconnu = The reference “{ $saisi }” names no figure on record.
tableau-en-double = Cell { $ailleurs } already says this figure: same place, indicator, unit, year and source, or same reference.
tableau-deja-publie = Another figure on record already says this place, indicator, unit, year and source.
tableau-remede-colonnes = Write the headings on the first row, or start from the model.
tableau-remede-lignes = Send it in several times.
tableau-remede-perime = Read the preview below again, then accept.
tableau-remede-lieu = Write the name of a place of the territory or its code, or add that place.
tableau-remede-ambigu = Write its code: { $codes }.
tableau-remede-valeur = Write a number, for instance 21,4, or n.d if the source gives none.
tableau-remede-annee = Write 2023, 2023-2024 or 31/12/2022, in the Year column or once for all when handing in.
tableau-remede-source = Write it in the Source column or once for all when handing in, for instance “Insee, RP 2021”.
tableau-remede-formule = Write the value itself: { $affiche } if it is right.
tableau-remede-repere = Leave the cell blank for a new figure.
tableau-remede-double = Keep one row, or say what sets them apart.
tableau-remede-motif = Say in one sentence why these figures change.
