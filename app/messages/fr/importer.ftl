# La commande importer.
cli-importer = Reprend ce qui existe déjà
cli-importer-fiches = Lit les fiches-actions dans le texte d’un contrat, sans rien enregistrer
cli-importer-fiches-fichier = Texte, DOCX ou PDF du contrat
cli-importer-format = json : les fiches lues ; apercu : chaque valeur avec sa confiance et sa ligne
cli-importer-contours = Importe les contours d’un territoire
cli-importer-contours-fichier = Fichier GeoJSON
cli-importer-source = À qui sont ces contours, par exemple « IGN Admin Express 2025 »
# $objets (Number) - objects of the file
# $ajoutes (Number) - outlines added
# $remplaces (Number) - outlines replaced
# $inchanges (Number) - same as before
# $ecartes (Number) - set aside
importer-contours-fait = { $objets } objets lus : { $ajoutes } contours ajoutés, { $remplaces } remplacés, { $inchanges } inchangés, { $ecartes } écartés.
