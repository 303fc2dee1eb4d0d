liste-chercher = Search
liste-csv = Export the list (CSV)
liste-tout = See all
