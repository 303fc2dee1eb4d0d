# Un indicateur qui en remplace un autre.

remplacement-regler = Remplacer
# $code (String) - code of the indicator
remplacement-titre = Remplacer { $code }
remplacement-chapeau = L’ancien indicateur est clos : ses chiffres restent lisibles, il ne se renseigne plus et n’entre plus dans les taux. Les deux pages se renvoient l’une à l’autre.
remplacement-choisir = Choisir un indicateur
remplacement-nouveau = Remplacé par
remplacement-periode = À partir de
# $exemple (String) - a month
remplacement-periode-aide = La première période du nouvel indicateur, par exemple { $exemple }.
remplacement-enregistrer = Remplacer l’indicateur
remplacement-retirer = Retirer le remplacement
# $nouveau (String) - the indicator that goes on
# $depuis (String) - a period
remplacement-par = Remplacé par { $nouveau } depuis { $depuis }.
# $depuis (String) - a period
remplacement-remplacee = Depuis { $depuis }, cet indicateur est remplacé par
# $depuis (String) - a period
remplacement-remplace = Depuis { $depuis }, cet indicateur prend la suite de
remplacement-serie-avant = La série d’avant
remplacement-serie-apres = La suite de la série
remplacement-refus-inconnu = Choisissez l’indicateur qui prend la suite, dans le même contrat.
# $chemin (String) - codes
remplacement-refus-rond = Ces remplacements tournent en rond : { $chemin }.
# $par (String) - code of the indicator that replaces it
remplacement-refus-deja = Cet indicateur est déjà remplacé par { $par }.
# $ancien (String) - code of the old one
# $nouveau (String) - code of the new one
remplacement-refus-mesures = { $ancien } et { $nouveau } n’ont pas des valeurs de même genre : un texte ne prend pas la suite d’un nombre.
remplacement-refus-motif = Un remplacement demande un motif de vingt signes au moins.
