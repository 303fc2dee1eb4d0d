indicateur = Indicateur
