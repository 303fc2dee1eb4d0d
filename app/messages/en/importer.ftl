# The command importer.
cli-importer = Takes in what exists already
cli-importer-fiches = Reads the action sheets in the text of a contract; nothing is written
cli-importer-fiches-fichier = Text, DOCX or PDF of the contract
cli-importer-format = json: the sheets read; apercu: each value with its confidence and its line
cli-importer-contours = Imports the outlines of a territory
cli-importer-contours-fichier = GeoJSON file
cli-importer-source = Whose outlines these are, for instance “IGN Admin Express 2025”
importer-contours-fait = { $objets } objects read: { $ajoutes } outlines added, { $remplaces } replaced, { $inchanges } unchanged, { $ecartes } set aside.
