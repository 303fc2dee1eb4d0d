contours-titre = Import outlines
contours-chapeau = A GeoJSON file, one feature for each commune or quartier. Nothing is written before you have seen what it changes.
contours-fichier = File
contours-fichier-aide = GeoJSON in WGS 84, { $max } MB at most. Each feature bears an INSEE code, a quartier code or a name.
contours-source = Source to quote
contours-source-aide = For instance “IGN Admin Express COG 2018 – G. David”. It is written under the map.
contours-lire = Read the file
contours-attente = Files read, waiting to be confirmed
contours-presents = Outlines in place
contours-aucun = No outline is imported: the map draws one circle for each commune.
contours-manquants = Without outline: { $communes ->
    [0] no commune
    [one] one commune
   *[other] { $communes } communes
}, { $qpv ->
    [0] no quartier
    [one] one quartier
   *[other] { $qpv } quartiers
}.
contours-nombre = { $n ->
    [one] One outline
   *[other] { $n } outlines
}
contours-retirer = Remove these outlines
contours-retirer-texte = { $n ->
    [one] The outline leaves the map, which draws a circle in its place. The journal keeps it.
   *[other] The { $n } outlines leave the map, which draws circles in their place. The journal keeps them.
}
contours-retirer-confirmer = { $n ->
    [one] Remove this outline
   *[other] Remove these { $n } outlines
}
contours-importes = { $n ->
    [0] No outline to write: all were already in place.
    [one] One outline is imported.
   *[other] { $n } outlines are imported.
}
contours-voir-carte = See the map
contours-retires = { $n ->
    [0] No outline to remove.
    [one] One outline is removed.
   *[other] { $n } outlines are removed.
}
contours-apercu-titre = Outlines of { $fichier }
contours-apercu-chapeau = Nothing is written yet. The file waits for your confirmation for one day.
contours-empreinte = Hash (SHA-256)
contours-objets = Features of the file
contours-effets = What the import will change
contours-ajoutes = { $n ->
    [one] One new outline
   *[other] { $n } new outlines
}
contours-remplaces = { $n ->
    [one] One outline replaced
   *[other] { $n } outlines replaced
}
contours-inchanges = { $n ->
    [one] One outline already in place, unchanged
   *[other] { $n } outlines already in place, unchanged
}
contours-par-code = recognised by its code
contours-par-ancien-code = recognised by its former code
contours-par-nom = recognised by its name
contours-au-lieu-de = instead of “{ $source }”
contours-grille = The file is very fine: its points are put on a grid of about { $metres } metres so that the map stays light.
contours-defauts = { $n ->
    [one] One feature cannot be taken
   *[other] { $n } features cannot be taken
}
contours-non-reconnus = { $n ->
    [one] One feature is not a place of this territory
   *[other] { $n } features are not places of this territory
}
contours-objet = Feature { $rang }
contours-et-autres = { $n ->
    [one] and one other
   *[other] and { $n } others
}
contours-raison-inconnu = is not a place of this territory
contours-raison-double = another feature of the file is also “{ $nom }”
contours-raison-eloigne = bears the name or code of “{ $nom }”, but is drawn far from here, longitude { $x }, latitude { $y }
contours-raison-absente = has no geometry
contours-raison-genre = is of type { $genre }; Polygon or MultiPolygon is needed
contours-raison-points = one of its rings has fewer than three points
contours-raison-illisible = its coordinates cannot be read
contours-raison-degres = its coordinates, { $x } and { $y }, are not degrees (WGS 84)
contours-confirmer = { $n ->
    [0] Confirm without changing anything
    [one] Import this outline
   *[other] Import these { $n } outlines
}
contours-abandonner = Give up this file
