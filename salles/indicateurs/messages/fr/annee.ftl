# « Comment c’est calculé » : le chiffre d’une année.
# $code (String) - code of the indicator
# $annee (String) - year of the contract
annee-titre = Comment c’est calculé : { $code }, { $annee }
annee-sans-chiffre = Il n’y a pas de chiffre validé pour cette année.
annee-tapee = Ce chiffre a été donné pour l’année entière : il n’a pas été rassemblé à partir de valeurs.
annee-formule = Ce chiffre vient d’autres indicateurs. Ses opérandes sont sur la page de l’indicateur :
annee-pas-de-calcul = Ces valeurs ne donnent pas de chiffre : ce qui manque est dit plus bas.
# $n (String) - periods
annee-longue = L’opération porte sur { $n } périodes ; elles sont toutes dans le tableau.
annee-increments = Ce que chaque relevé ajoute au précédent
# $presents (String) - periods with a number
# $attendus (String) - periods due
annee-periodes = Les périodes lues : { $presents } sur { $attendus }
annee-reponses = Territoires
annee-entier = dit pour l’ensemble
# $presents (String) - places that answered
# $attendus (String) - places of the level
annee-combien = { $presents } sur { $attendus }
annee-rassemblee = rassemblé des territoires
# $qui (String) - organisation
annee-demander = À demander à : { $qui }.
# $periode (String) - period
annee-lieux = Les territoires, { $periode }
annee-voir = Voir cette période
annee-poids = Poids (habitants)
annee-retour = La page de l’indicateur
# $valeur (String) - figure of the year
# $annee (String) - year of the contract
annee-lien = { $valeur }, comment c’est calculé pour l’année { $annee }
# $annee (String) - year of the contract
annee-pourquoi = Pourquoi l’année { $annee } n’a pas de chiffre
