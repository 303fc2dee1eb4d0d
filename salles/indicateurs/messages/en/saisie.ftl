# Type or paste values in a grid.

saisie-titre = Enter values
saisie-titre-un = Enter the values of { $code }
saisie-chapeau = An empty cell is not zero. “nd: reason”, “secret” and “not applicable” say why there is no value; a ratio is written 12/45, a step by its name or its share.
saisie-ouvrir = Open the grid
saisie-grille = Entry grid
saisie-legende = One row per indicator or place, one column per period.
saisie-vide = No indicator is entrusted to you here.
saisie-objet = Sheet
saisie-tous-objets = The whole contract
saisie-exercice = Contract year
saisie-toutes-annees = All
saisie-annee = Year { $n } ({ $an })
saisie-autre-source = Another source than the one that makes faith
saisie-deposer = Hand in the values
saisie-valider = Save and validate
saisie-brouillon = Keep as a draft
saisie-motif = Reason
saisie-source = Source
saisie-faite = { $n ->
    [0] Nothing changed.
    [one] One value is saved.
   *[other] { $n } values are saved.
}
saisie-gardees = { $n ->
    [one] One value is saved; the others are below, to be corrected.
   *[other] { $n } values are saved; the others are below, to be corrected.
}
saisie-a-corriger = { $n ->
    [one] One cell is to be corrected
   *[other] { $n } cells are to be corrected
}
saisie-remplace = Will replace { $avant }
saisie-nouvelle = New value
saisie-coller-titre = Paste from a spreadsheet
saisie-coller-label = Copied cells
saisie-coller-aide = Copy a block of the spreadsheet, with or without the row of periods and the column of codes. You will see each cell before saving.
saisie-coller = See it in the grid
saisie-collees = { $n ->
    [0] No cell of the block found its place.
    [one] One cell is pasted.
   *[other] { $n } cells are pasted.
}
saisie-rien-ecrit = Nothing is saved yet.
saisie-ligne-ecartee = Row { $ligne } (“{ $nom }”): no row of the grid bears this name.
saisie-titre-ecarte = Column “{ $titre }”: no period of the grid bears this name.
saisie-hors-grille = { $n ->
    [one] One cell falls on a period that its indicator does not answer.
   *[other] { $n } cells fall on a period that their indicator does not answer.
}
saisie-pages = Pages of the grid
saisie-a-part = Have a grid of their own: by place, or with their breakdowns
