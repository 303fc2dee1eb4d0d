contours-titre = Importer des contours
contours-chapeau = Un fichier GeoJSON, un objet par commune ou par quartier. Rien n’est écrit avant que vous ayez vu ce qu’il change.
contours-fichier = Fichier
# $max (String) - megabytes
contours-fichier-aide = GeoJSON en WGS 84, { $max } Mo au plus. Chaque objet porte un code INSEE, un code de quartier ou un nom.
contours-source = Source à citer
contours-source-aide = Par exemple « IGN Admin Express COG 2018 – G. David ». Elle est écrite sous la carte.
contours-lire = Lire le fichier
contours-attente = Fichiers lus, en attente de confirmation
contours-presents = Contours en place
contours-aucun = Aucun contour n’est importé : la carte dessine un cercle par commune.
# $communes (Number) - communes without outline
# $qpv (Number) - quartiers without outline
contours-manquants = Sans contour : { $communes ->
    [0] aucune commune
    [one] une commune
   *[other] { $communes } communes
}, { $qpv ->
    [0] aucun quartier
    [one] un quartier
   *[other] { $qpv } quartiers
}.
# $n (Number) - outlines
contours-nombre = { $n ->
    [0] Aucun contour
    [one] Un contour
   *[other] { $n } contours
}
contours-retirer = Retirer ces contours
# $n (Number) - outlines
contours-retirer-texte = { $n ->
    [one] Le contour quitte la carte, qui dessine un cercle à sa place. Le journal le garde.
   *[other] Les { $n } contours quittent la carte, qui dessine des cercles à leur place. Le journal les garde.
}
# $n (Number) - outlines
contours-retirer-confirmer = { $n ->
    [one] Retirer ce contour
   *[other] Retirer ces { $n } contours
}
# $n (Number) - outlines
contours-importes = { $n ->
    [0] Aucun contour à écrire : tous étaient déjà en place.
    [one] Un contour est importé.
   *[other] { $n } contours sont importés.
}
contours-voir-carte = Voir la carte
# $n (Number) - outlines
contours-retires = { $n ->
    [0] Aucun contour à retirer.
    [one] Un contour est retiré.
   *[other] { $n } contours sont retirés.
}
# $fichier (String) - name of the file
contours-apercu-titre = Contours de { $fichier }
contours-apercu-chapeau = Rien n’est encore écrit. Le fichier attend votre confirmation pendant un jour.
contours-empreinte = Empreinte (SHA-256)
contours-objets = Objets du fichier
contours-effets = Ce que l’import changera
# $n (Number) - outlines
contours-ajoutes = { $n ->
    [0] Aucun contour nouveau
    [one] Un contour nouveau
   *[other] { $n } contours nouveaux
}
# $n (Number) - outlines
contours-remplaces = { $n ->
    [0] Aucun contour remplacé
    [one] Un contour remplacé
   *[other] { $n } contours remplacés
}
# $n (Number) - outlines
contours-inchanges = { $n ->
    [one] Un contour déjà en place, inchangé
   *[other] { $n } contours déjà en place, inchangés
}
contours-par-code = reconnu par son code
contours-par-ancien-code = reconnu par son ancien code
contours-par-nom = reconnu par son nom
# $source (String) - source of the outline replaced
contours-au-lieu-de = au lieu de « { $source } »
# $metres (Number) - about as many metres
contours-grille = Le fichier est très fin : ses points sont posés sur une grille d’environ { $metres } mètres pour que la carte reste légère.
# $n (Number) - features
contours-defauts = { $n ->
    [one] Un objet ne peut pas être repris
   *[other] { $n } objets ne peuvent pas être repris
}
# $n (Number) - features
contours-non-reconnus = { $n ->
    [one] Un objet n’est pas un lieu de ce territoire
   *[other] { $n } objets ne sont pas des lieux de ce territoire
}
# $rang (Number) - rank in the file
contours-objet = Objet { $rang }
# $n (Number) - features
contours-et-autres = { $n ->
    [one] et un autre
   *[other] et { $n } autres
}
contours-raison-inconnu = n’est pas un lieu de ce territoire
# $nom (String) - name of the place
contours-raison-double = un autre objet du fichier est aussi « { $nom } »
# $nom (String) - name of the place
# $x (String) - longitude of the middle
# $y (String) - latitude of the middle
contours-raison-eloigne = porte le nom ou le code de « { $nom } », mais il est dessiné loin d’ici, longitude { $x }, latitude { $y }
contours-raison-absente = n’a pas de géométrie
# $genre (String) - GeoJSON type
contours-raison-genre = est de type { $genre } ; il faut Polygon ou MultiPolygon
contours-raison-points = un de ses anneaux a moins de trois points
contours-raison-illisible = ses coordonnées ne se lisent pas
# $x (String) - first coordinate
# $y (String) - second coordinate
contours-raison-degres = ses coordonnées, { $x } et { $y }, ne sont pas des degrés (WGS 84)
# $n (Number) - outlines
contours-confirmer = { $n ->
    [0] Confirmer sans rien changer
    [one] Importer ce contour
   *[other] Importer ces { $n } contours
}
contours-abandonner = Abandonner ce fichier
