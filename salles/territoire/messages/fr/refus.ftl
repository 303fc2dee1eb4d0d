# $fichier (String) - file of the reference data
# $ligne (Number) - line of the file
# $cause (String) - what the reader of JSON says
refus-reference-illisible = Le fichier { $fichier } ne se lit pas, ligne { $ligne } : { $cause }
# $fichier (String) - file of the reference data
# $nom (String) - the name or code that is not known
refus-commune-inconnue = Le fichier { $fichier } cite « { $nom } », qui n’est pas une commune de ce territoire.
