liste-chercher = Chercher
liste-csv = Exporter la liste (CSV)
liste-tout = Tout voir
