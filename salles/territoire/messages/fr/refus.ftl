# $fichier (String) - file of the reference data
# $ligne (Number) - line of the file
# $cause (String) - what the reader of JSON says
refus-reference-illisible = Le fichier { $fichier } ne se lit pas, ligne { $ligne } : { $cause }
# $fichier (String) - file of the reference data
# $nom (String) - the name or code that is not known
refus-commune-inconnue = Le fichier { $fichier } cite « { $nom } », qui n’est pas une commune de ce territoire.
refus-fichier-absent = Aucun fichier n’a été choisi.
refus-fichier-vide = Le fichier est vide.
# $recu (String) - size in megabytes
# $max (String) - size in megabytes
refus-fichier-trop-lourd = Le fichier pèse { $recu } Mo ; un envoi n’en dépasse pas { $max }.
# $genre (String) - PDF, ZIP, PNG, SHP
refus-fichier-autre-genre = Le fichier est de type { $genre }, pas un GeoJSON.
refus-fichier-binaire = Le fichier n’est pas un texte en UTF-8.
# $ligne (Number) - line of the file
refus-json-tronque = Le fichier s’arrête avant la fin, ligne { $ligne } : il a été coupé.
# $ligne (Number) - line of the file
# $colonne (Number) - column of the line
refus-json-invalide = Le fichier n’est pas du JSON : la lecture s’arrête ligne { $ligne }, colonne { $colonne }.
refus-pas-une-collection = Le fichier est du JSON, mais pas une « FeatureCollection » GeoJSON.
# $vu (String) - the type the file declares
refus-pas-une-collection-vu = Le fichier est de type « { $vu } » ; il faut une « FeatureCollection » GeoJSON.
refus-collection-vide = Le fichier ne contient aucun objet.
# $nombre (Number) - features of the file
# $genre (String) - GeoJSON type met
refus-pas-des-contours = { $nombre ->
    [one] Le seul objet du fichier est de type { $genre } : ce n’est pas un contour.
   *[other] Les { $nombre } objets du fichier sont de type { $genre } : aucun n’est un contour.
}
# $x (String) - first coordinate
# $y (String) - second coordinate
refus-pas-en-degres = Les coordonnées lues, { $x } et { $y }, ne sont pas des degrés de longitude et de latitude (WGS 84).
# $nombre (Number) - features of the file
refus-aucun-contour-lisible = { $nombre ->
    [one] Le seul objet du fichier n’a pas de contour qui se lise.
   *[other] Aucun des { $nombre } objets du fichier n’a de contour qui se lise.
}
# $nombre (Number) - features of the file
# $exemple (String) - what names the first one
refus-aucun-reconnu = { $nombre ->
    [one] Le seul contour du fichier ({ $exemple }) n’est pas un lieu de ce territoire.
   *[other] Aucun des { $nombre } contours du fichier n’est un lieu de ce territoire ; le premier est { $exemple }.
}
# $nom (String) - name of the place
# $x (String) - first coordinate of the middle
# $y (String) - second coordinate of the middle
refus-contour-ailleurs = Le contour de « { $nom } » est dessiné loin d’ici : longitude { $x }, latitude { $y }.
refus-source-absente = La source n’est pas dite.
refus-nom-absent = Le nom manque.
# $longueur (Number) - characters typed
# $max (Number) - characters accepted
refus-nom-trop-long = Le nom fait { $longueur } signes ; il n’en dépasse pas { $max }.
# $nom (String) - the name
refus-nom-pris = Un autre lieu du même genre s’appelle déjà « { $nom } ».
# $saisie (String) - what was typed
refus-date-illisible = « { $saisie } » n’est pas une date.
# $du (String) - first day
# $au (String) - last day
refus-periode-inversee = La période commence le { $du } et finit avant, le { $au }.
# $ajoutees (String) - names of communes
# $retirees (String) - names of communes
refus-composition-changee = Quelqu’un a changé la composition pendant que vous choisissiez. Ajoutées : { $ajoutees }. Retirées : { $retirees }.
refus-pas-une-commune = Un des lieux choisis n’est pas une commune de ce territoire.
refus-pas-un-conseil = Seul un conseil de territoire se compose de communes.
# $saisie (String) - what was typed
refus-population-illisible = « { $saisie } » n’est pas un nombre d’habitants.
# $saisie (String) - what was typed
refus-annee-illisible = « { $saisie } » n’est pas une année.
refus-population-absente = Le nombre d’habitants manque.
refus-annee-absente = L’année manque.
refus-motif-absent = La raison de la correction manque.
remede-geojson = Exportez les contours au format GeoJSON (fichier .geojson ou .json) depuis votre logiciel de cartographie.
remede-trop-lourd = Limitez l’export à votre territoire ou simplifiez les contours.
remede-tronque = Téléchargez-le ou exportez-le de nouveau, puis renvoyez-le.
remede-contours = Il faut des objets Polygon ou MultiPolygon, un par commune ou quartier.
remede-degres = Exportez de nouveau en WGS 84 (EPSG:4326), longitude d’abord.
remede-reconnu = Chaque objet porte son code INSEE, son code de quartier ou son nom dans une propriété (code, code_insee, code_qp, nom).
remede-source = Par exemple « IGN Admin Express COG 2018 – G. David ».
remede-nom-pris = Ajoutez ce qui les distingue : un numéro, une année.
remede-date = Écrivez jj/mm/aaaa, par exemple 01/01/2026.
remede-composition = Revoyez les cases, puis enregistrez de nouveau.
remede-population = Écrivez un nombre entier, par exemple 46 825.
remede-annee = Écrivez quatre chiffres, par exemple 2023.
