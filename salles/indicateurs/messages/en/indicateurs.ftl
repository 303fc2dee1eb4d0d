indicateur = Indicator
