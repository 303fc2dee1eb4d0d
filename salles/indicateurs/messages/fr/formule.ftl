# La formule d’un indicateur calculé à partir d’autres.

formule-champ = Calculé à partir d’autres indicateurs
# $exemple (String) - a formula
formule-aide = Les codes entre crochets, les signes + − × / et des parenthèses : { $exemple }. « evolution([code]) » donne l’évolution en % depuis l’année d’avant. Vide : les valeurs se saisissent. La changer rompt la série.
formule-codes = Les codes de ce contrat
formule-titre = La formule
formule-regle = Le chiffre est recalculé dès qu’un opérande change, sans arrondi en chemin. S’il manque un opérande, il n’y a pas de chiffre.
formule-resultat = Résultat
formule-rien = Aucun opérande n’est renseigné.
# $code (String) - code of the operand
# $annee (String) - contract year
# $qui (String) - who answers for it
formule-manque = Manque { $code }, année { $annee } (à demander : { $qui }).
formule-sert = Sert à calculer
# $max (String) - signs at most
formule-refus-longue = La formule dépasse { $max } signes.
# $faute (String) - what is wrong
# $texte (String) - the formula, marked at the fault
formule-refus-illisible = { $faute } Ici : { $texte }
formule-faute-inachevee = La formule s’arrête trop tôt.
# $vu (String) - the sign met
formule-faute-inattendu = « { $vu } » n’a pas sa place.
formule-faute-crochet = Ce crochet n’est pas refermé.
formule-faute-parenthese = Cette parenthèse n’est pas refermée.
# $vu (String) - what was typed
formule-faute-nombre = « { $vu } » ne se lit pas comme un nombre.
# $vu (String) - what was typed
formule-faute-mot = « { $vu } » n’est pas un mot des formules ; un code s’écrit entre crochets.
formule-faute-profonde = Trop de parenthèses l’une dans l’autre.
# $code (String) - code typed
# $texte (String) - the formula, marked at the code
formule-refus-operande = « { $code } » n’est le code d’aucun indicateur de ce contrat. Ici : { $texte }
# $code (String) - code of the operand
formule-refus-sans-nombre = { $code } n’est pas un nombre : il n’entre dans aucune formule.
formule-refus-sans-operande = La formule ne lit aucun indicateur.
# $gauche (String) - a piece of the formula
# $droite (String) - the other
formule-refus-taux = { $gauche } et { $droite } sont des taux : des taux ne s’ajoutent ni ne se moyennent.
# $gauche (String) - a piece of the formula
# $droite (String) - the other
formule-refus-distincts = { $gauche } et { $droite } comptent des personnes distinctes : les mêmes peuvent être dans les deux.
# $gauche (String) - a piece of the formula
# $droite (String) - the other
formule-refus-unites = { $gauche } et { $droite } ne sont pas dans la même unité.
# $calculee (String) - unit of the result
# $unite (String) - unit of the indicator
formule-refus-unite = La formule donne des « { $calculee } », l’indicateur est en « { $unite } ».
# $unite (String) - unit of the indicator
formule-refus-unite-nulle = La formule donne un rapport sans unité, l’indicateur est en « { $unite } ».
# $unite (String) - unit of the indicator
formule-refus-echelle = La formule donne une fraction (0,35), l’indicateur est en « { $unite } ».
# $texte (String) - a piece of the formula
formule-refus-zero = { $texte } divise par zéro.
formule-refus-mesure = Cette mesure ne se calcule pas : un rapport garde ses deux nombres, un oui se constate.
# $chemin (String) - codes
formule-refus-cycle = Cette formule tourne en rond : { $chemin }.
formule-remede-ecrire = Écrivez par exemple 100 × [1.R1] / [1.R2].
formule-remede-taux = Divisez la somme des numérateurs par la somme des dénominateurs.
# $voulue (String) - factor
formule-remede-echelle = Multipliez par { $voulue }, ou changez l’unité.
formule-remede-unite = Corrigez la formule, ou l’unité de l’indicateur (« € par habitant » pour une division).
formule-remede-mesure = Donnez à l’indicateur la mesure « quantité » ou « taux ».
# $code (String) - code of the operand
# $annee (String) - contract year
formule-rupture = La série de { $code } est rompue en année { $annee } : une évolution ne traverse pas une rupture.
# $nouveau (String) - the indicator that goes on
formule-operande-remplace = remplacé par { $nouveau } : il ne donne plus de chiffre, la formule est à revoir.
formule-operande-clos = clos : il ne donne plus de chiffre, la formule est à revoir.
formule-operande-suspendu = suspendu : son chiffre peut manquer.
# $calcule (String) - the computed indicator
# $cause (String) - what is wrong
formule-refus-faussee = Ce changement fausserait la formule de { $calcule }. { $cause }
formule-remede-faussee = Changez d’abord cette formule, ou définissez un nouvel indicateur qui remplace celui-ci.
