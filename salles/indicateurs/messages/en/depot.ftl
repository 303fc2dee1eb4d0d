# Hand in a file of values, read its report, accept it.

depot-titre = Import values
depot-chapeau = Download the model file, fill in the Value column, hand in the file. You will see each cell before anything is written.
depot-modele = Model file: { $contrat }
depot-fichier = File
depot-fichier-aide = An xlsx or ods workbook, or CSV; 10 MB at most.
depot-lire = Read the file
depot-apercu-titre = Values read in { $fichier }
depot-apercu-chapeau = Nothing is written yet. Only the cells accepted will be, all together.
depot-empreinte = Fingerprint
depot-refusees = { $n ->
    [0] No cell refused
    [one] One cell refused
   *[other] { $n } cells refused
}
depot-acceptees = { $n ->
    [0] No cell accepted
    [one] One cell accepted
   *[other] { $n } cells accepted
}
depot-inchangees = { $n ->
    [0] No cell identical to what is on record.
    [one] One cell identical to what is on record.
   *[other] { $n } cells identical to what is on record.
}
depot-et-autres = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
depot-cellule = Cell
depot-avant = Before
depot-apres = After
depot-ensemble = whole territory
depot-deposer = { $n ->
    [one] Hand in this value
   *[other] Hand in these { $n } values
}
depot-verifier = Check with these reasons
depot-abandonner = Give up
depot-fait = { $n ->
    [one] One value is saved.
   *[other] { $n } values are saved.
}
