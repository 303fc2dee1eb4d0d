# « Par territoire » : où en est chaque territoire.

# $annee (String) - year of the contract
lieux-titre = Par territoire, { $annee }
lieux-regle = Chaque territoire a sa référence et ses cibles. Ce qui lui manque n’est jamais pris au contrat : il n’a alors pas de taux, et la ligne dit pourquoi. Ces taux se lisent côte à côte ; ils n’entrent dans aucun autre taux et ne se moyennent pas.
lieux-vide = Aucun territoire de ce niveau n’est connu.
lieux-aucun = Aucun territoire n’a encore de référence ni de cible.
lieux-voir = Voir cette année
# $n (Number) - places
lieux-nombre = { $n ->
    [0] Aucun territoire
    [one] Un territoire
   *[other] { $n } territoires
}
lieux-csv = Télécharger ce qui est publiable (CSV)
lieux-pages = Pages des territoires
# $annee (String) - contract year
lieux-cible = Cible de l’année { $annee }
lieux-finale = Cible finale
# $annee (String) - contract year
lieux-finale-annee = année { $annee }
# $mediane (String) - rate
# $combien (String) - places with a rate
# $sur (String) - places
lieux-mediane = Médiane des territoires : { $mediane } %, sur les { $combien } qui ont un taux ({ $sur } en tout).
lieux-sans-mediane = Moins de deux territoires ont un taux : il n’y a pas de médiane.
lieux-dessous = À plus de 10 points sous la médiane des territoires.
lieux-regle-mediane = La médiane est le taux du milieu quand on range les territoires du plus bas au plus haut ; s’il y en a deux au milieu, leur demi-somme. Un territoire sans taux n’y compte pas. L’alerte est pour un écart de plus de 10 points ; à 10 points tout juste, il n’y en a pas.
# $taux (String) - rate
# $lieu (String) - place
lieux-calcul = { $taux } %, comment c’est calculé pour { $lieu }
lieux-pourquoi = pourquoi ?
# $lieu (String) - place
lieux-pourquoi-lieu = Pourquoi { $lieu } n’a pas de taux
# $code (String) - code of the indicator
# $lieu (String) - place
lieux-calcul-titre = Comment c’est calculé : { $code }, { $lieu }
lieux-pas-de-taux = pas de taux
lieux-formule = La formule
lieux-formule-f1 = 100 × (valeur − référence) / (cible − référence). Le taux retenu reste entre 0 et 100.
lieux-formule-deja = La cible était déjà atteinte au départ : 100 si la valeur la tient encore, 0 sinon.
lieux-formule-maintien = 100 si la valeur reste dans les bornes comprises, 0 dehors.
lieux-formule-sans-sens = Cet indicateur n’a pas de sens : il n’a pas de taux.
# $valeur (String) - number
# $cible (String) - target or bounds
# $taux (String) - rate
lieux-face = { $valeur } face à { $cible } : { $taux }
# $brut (String) - gross rate
# $retenu (String) - rate
lieux-borne = Le taux brut est { $brut } % ; le taux retenu est { $retenu } %.
lieux-operandes = Les opérandes
lieux-manque = Manque.
lieux-sans-repli = La référence du contrat n’est pas prise à la place.
lieux-sans-date = date non dite
lieux-sans-provenance = provenance non dite
lieux-de-la-mesure = fixé par la définition de l’indicateur, le même partout
lieux-valeurs-lues = Les valeurs lues
lieux-rien-lu = Aucune valeur validée de la source qui fait foi pour cette année.
lieux-face-aux-autres = Face aux autres territoires
lieux-retour = Tous les territoires
lieux-code = Code du territoire
lieux-colonne-mediane = Médiane des territoires
lieux-colonne-dessous = À plus de 10 points sous la médiane
# $seuil (String) - threshold
lieux-secret = Un effectif entre 1 et { $seuil } non compris s’écrit « c », et ce qui permettrait de le retrouver aussi.
lieux-mediane-cachee = La médiane n’est pas donnée : elle dirait quelque chose d’un petit effectif.
# $seuil (String) - threshold
lieux-protege = Ce chiffre s’appuie sur un effectif de moins de { $seuil }, ou permettrait d’en retrouver un : il ne s’explique qu’à qui saisit ou valide cet indicateur.
