refus-reference-illisible = The file { $fichier } cannot be read, line { $ligne }: { $cause }
refus-commune-inconnue = The file { $fichier } names “{ $nom }”, which is not a commune of this territory.
refus-fichier-absent = No file was chosen.
refus-fichier-vide = The file is empty.
refus-fichier-trop-lourd = The file weighs { $recu } MB; an upload may not exceed { $max }.
refus-fichier-autre-genre = The file is of type { $genre }, not GeoJSON.
refus-fichier-binaire = The file is not UTF-8 text.
refus-json-tronque = The file stops before its end, line { $ligne }: it was cut.
refus-json-invalide = The file is not JSON: reading stops at line { $ligne }, column { $colonne }.
refus-pas-une-collection = The file is JSON, but not a GeoJSON “FeatureCollection”.
refus-pas-une-collection-vu = The file is of type “{ $vu }”; a GeoJSON “FeatureCollection” is needed.
refus-collection-vide = The file holds no feature.
refus-pas-des-contours = { $nombre ->
    [one] The only feature of the file is of type { $genre }: it is not an outline.
   *[other] The { $nombre } features of the file are of type { $genre }: none is an outline.
}
refus-pas-en-degres = The coordinates read, { $x } and { $y }, are not degrees of longitude and latitude (WGS 84).
refus-aucun-contour-lisible = { $nombre ->
    [one] The only feature of the file has no readable outline.
   *[other] None of the { $nombre } features of the file has a readable outline.
}
refus-aucun-reconnu = { $nombre ->
    [one] The only outline of the file ({ $exemple }) is not a place of this territory.
   *[other] None of the { $nombre } outlines of the file is a place of this territory; the first is { $exemple }.
}
refus-contour-ailleurs = The outline of “{ $nom }” is drawn far from here: longitude { $x }, latitude { $y }.
refus-source-absente = The source is not given.
refus-nom-absent = The name is missing.
refus-nom-trop-long = The name has { $longueur } characters; at most { $max } are accepted.
refus-nom-pris = Another place of the same kind is already called “{ $nom }”.
refus-date-illisible = “{ $saisie }” is not a date.
refus-periode-inversee = The period begins on { $du } and ends before, on { $au }.
refus-composition-changee = Someone changed the composition while you were choosing. Added: { $ajoutees }. Removed: { $retirees }.
refus-pas-une-commune = One of the places chosen is not a commune of this territory.
refus-pas-un-conseil = Only a territorial council is made of communes.
refus-population-illisible = “{ $saisie }” is not a number of inhabitants.
refus-annee-illisible = “{ $saisie }” is not a year.
refus-population-absente = The number of inhabitants is missing.
refus-annee-absente = The year is missing.
refus-motif-absent = The reason for the correction is missing.
remede-geojson = Export the outlines as GeoJSON (a .geojson or .json file) from your mapping software.
remede-trop-lourd = Limit the export to your territory, or simplify the outlines.
remede-tronque = Download or export it again, then send it.
remede-contours = Polygon or MultiPolygon features are needed, one for each commune or quartier.
remede-degres = Export again in WGS 84 (EPSG:4326), longitude first.
remede-reconnu = Each feature bears its INSEE code, its quartier code or its name in a property (code, code_insee, code_qp, nom).
remede-source = For instance “IGN Admin Express COG 2018 – G. David”.
remede-nom-pris = Add what tells them apart: a number, a year.
remede-date = Write dd/mm/yyyy, for instance 01/01/2026.
remede-composition = Check the boxes again, then save.
remede-population = Write a whole number, for instance 46,825.
remede-annee = Write four digits, for instance 2023.
