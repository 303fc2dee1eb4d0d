refus-reference-illisible = The file { $fichier } cannot be read, line { $ligne }: { $cause }
refus-commune-inconnue = The file { $fichier } names “{ $nom }”, which is not a commune of this territory.
