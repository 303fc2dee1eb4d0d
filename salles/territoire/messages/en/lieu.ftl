# Adding a place, by form or by file; changing its code.
lieu-titre = Add a place
lieu-chapeau = A commune, a neighbourhood, an area. For all communes at once, start from a file.
lieu-importer = Import the communes
lieu-code-aide = INSEE code of a commune, official code of a priority neighbourhood, SIREN of an intercommunal body. Optional for the others.
lieu-parent-aide = The commune of a neighbourhood. Blank: the whole intercommunal body.
lieu-population-aide = Optional. It is written with its year and its source, and joins the published figures.
lieu-carte = Place on the map
lieu-carte-aide = Optional: longitude and latitude in degrees (WGS 84). An imported outline will draw the place better.
lieu-longitude = Longitude
lieu-latitude = Latitude
lieu-ajouter = Add this place
lieu-aide-commune = INSEE code required
lieu-aide-qpv = Delimited by decree
lieu-aide-veille = Former priority neighbourhood, still watched
lieu-aide-libre = A living area, a sector, a block
lieu-aide-epci = The body itself, once
lieu-tout-l-epci = The whole intercommunal body
lieu-code-titre = Code and belonging
lieu-anciens-codes = Former codes, still recognised: { $codes }.
lieu-garder = Former code
lieu-garder-choix = Keep it: the place was redrawn or renumbered. Untick for a slip of the keyboard.
lieu-motif = Reason for the change
lieu-code-enregistrer = Save the code and the belonging
lieu-communes-chapeau = An official file (Insee, DGCL, La Poste) gives the communes of the intercommunal body. You will confirm its columns and see what would change before anything is written.
lieu-fait = { $ajoutees ->
    [0] No commune added
    [one] One commune added
   *[other] { $ajoutees } communes added
}, { $changees ->
    [0] none changed
    [one] one changed
   *[other] { $changees } changed
}.
lieu-voir = See the territory
lieu-apercu-chapeau = Nothing is written yet. Check which column is which, then read what would change.
lieu-colonnes = Columns of the file
lieu-sans-colonne = — none —
lieu-colonne-epci = SIREN of the intercommunal body
lieu-siren-voulu = Keep only the intercommunal body of SIREN
lieu-siren-aide = Blank: all the communes of the file.
lieu-annee-aide = When the file gives populations.
lieu-source-aide = When the file gives populations. For instance “Insee, populations légales 2023”.
lieu-comparer = Compare with these columns
lieu-epci-a-creer = The intercommunal body “{ $nom }” will be added as a place, and these communes will belong to it.
lieu-importer-n = { $n ->
    [one] Write this commune
   *[other] Write these { $n } communes
}
lieu-et-autres = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
lieu-ajoutees = { $n ->
    [0] No new commune
    [one] One new commune
   *[other] { $n } new communes
}
lieu-changees = { $n ->
    [0] No commune changed
    [one] One commune changed
   *[other] { $n } communes changed
}
lieu-inchangees = { $n ->
    [0] No commune unchanged.
    [one] One commune unchanged.
   *[other] { $n } communes unchanged.
}
lieu-ailleurs = { $n ->
    [one] One row of another intercommunal body is left aside.
   *[other] { $n } rows of other intercommunal bodies are left aside.
}
lieu-absentes = { $n ->
    [one] One commune on record is not in this file
   *[other] { $n } communes on record are not in this file
}
lieu-absentes-texte = Nothing happens to them. If one has merged or left, give it a last day: “Edit this place”.
lieu-genre-absent = The kind of the place is not said.
lieu-code-absent = The code is missing.
lieu-pas-un-insee = “{ $saisi }” is not the INSEE code of a commune.
lieu-pas-un-siren = “{ $saisi }” is not a SIREN.
lieu-pas-un-qpv = “{ $saisi }” is not the code of a priority neighbourhood.
lieu-code-trop-long = The code “{ $saisi }” exceeds { $max } characters.
lieu-code-pris = The code { $code } is, or was, that of { $nom }.
lieu-parent-inconnu = The place it belongs to does not exist.
lieu-parent-impossible = { $parent } is no wider: this place is not part of it.
lieu-epci-deja-la = The intercommunal body is already there: { $nom }.
lieu-point-illisible = “{ $saisi }” is not a longitude and a latitude.
lieu-postal-illisible = “{ $saisi }” is not a postal code.
lieu-colonne-code = The column of the INSEE code is not said.
lieu-colonne-nom = The column of the name is not said.
lieu-colonne-siren = A SIREN is wanted, but the column of the SIREN is not said.
lieu-trop-de-communes = The file gives { $nombre } communes; an intercommunal body has no more than { $max }.
lieu-en-double = Cell { $ailleurs } already gives this code to another commune.
lieu-nom-sous-un-autre-code = { $nom } is already on record under the code { $code }.
lieu-formule = The cell holds a formula.
lieu-remede-insee = Five signs, for instance 11069 or 2B033.
lieu-remede-siren = Nine digits.
lieu-remede-qpv = Eight signs, for instance QN01102I (2024) or QP011002 (2015).
lieu-remede-code-pris = Edit that place rather than adding a second one.
lieu-remede-parent = A neighbourhood is part of a commune, a commune of a council or of the intercommunal body.
lieu-remede-point = Write both in degrees, for instance 2.35 and 43.21.
lieu-remede-postal = Five digits; set several codes apart by a space.
lieu-remede-colonne = Choose it in the list, then compare again.
lieu-remede-trop = Say the column of the SIREN and the SIREN of yours.
lieu-remede-double = Keep the right row.
lieu-remede-autre-code = If it changed its code, change it through “Edit this place”.
lieu-remede-formule = Write the value itself.
