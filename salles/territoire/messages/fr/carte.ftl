# $nom (String) - name of the territory
carte-plan = Plan de { $nom }
carte-schematique = Plan schématique : un cercle par commune, à sa place, d’autant plus grand qu’elle est peuplée.
# $source (String) - who published the outlines
carte-contours = Contours : { $source }.
carte-sans-contour = Un petit cercle marque les communes sans contour.
# $commune (String) - name of the commune
carte-quartiers = Les quartiers prioritaires de { $commune }
carte-quartiers-schematique = Plan schématique : un cercle par quartier, à sa place, d’autant plus grand qu’il est peuplé.
carte-liste = La liste qui suit donne les mêmes liens.
carte-lieux = Les mêmes lieux, en liste
# $habitants (String) - number, with its spaces
carte-habitants = { $habitants } habitants
carte-sans-lieu = Aucun lieu n’a de coordonnées : il n’y a pas encore de plan à dessiner.
