cli-donnees = Fabrique des données d’essai
cli-generer = Fabrique une plateforme d’une taille choisie, pour mesurer une machine avant de s’y fier
cli-generer-collectivites = Nombre de collectivités
cli-generer-plans = Contrats de chaque collectivité
cli-generer-fiches = Fiches de chaque contrat
# $rang (Number) - 3
# $total (Number) - 100
# $slug (String) - agglo-0003
generer-avance = { $rang } sur { $total } : { $slug }
