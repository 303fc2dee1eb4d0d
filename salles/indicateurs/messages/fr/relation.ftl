# Ce qui doit tenir entre les chiffres de plusieurs indicateurs.

relation-titre = Relations entre indicateurs
relation-chapeau = Ce qui doit tenir entre les chiffres : par exemple, pas plus de personnes revenues que de personnes reçues. Chaque saisie est vérifiée, dans la grille, par collage, par fichier, dans une fiche ou par un programme.
relation-vide = Aucune relation n’est définie pour ce contrat.
relation-pages = Pages de relations
relation-nouvelle = Définir une relation
# $libelle (String) - name of the relation
relation-changer = Modifier « { $libelle } »
relation-section = Relations à tenir
relation-aide = Deux membres et un signe. Les codes entre crochets ; les nombres, + − × / et evolution([code]) comme dans une formule. Au même territoire et à la même période ; pour une année, les chiffres qui comptent.
relation-libelle = Nom
relation-libelle-aide = Ce que la relation veut dire, en peu de mots : c’est ce que lira la personne dont la saisie est refusée.
relation-gauche = Membre de gauche
relation-droite = Membre de droite
# $exemple (String) - a code
relation-cote-aide = Par exemple { $exemple }, ou un nombre.
relation-operateur = Signe
relation-op-inferieur = inférieur à
relation-op-au-plus = au plus égal à
relation-op-egal = égal à
relation-op-different = différent de
relation-op-au-moins = au moins égal à
relation-op-superieur = supérieur à
relation-si-absent = S’il manque un chiffre
relation-si-absent-aide = Ce qui manque ne vaut jamais zéro. « Sans objet » n’est jamais vérifié.
relation-absent-un = Non vérifiée dès qu’un chiffre manque.
relation-absent-tous = Non vérifiée si tous les chiffres manquent ; s’il n’en manque qu’une partie, elle n’est pas tenue.
relation-absent-jamais = Toujours vérifiée : tout chiffre qui manque la rompt.
relation-effet = Si elle ne tient pas
relation-effet-refus = La saisie est refusée.
relation-effet-alerte = La saisie alerte : elle passe avec un motif écrit, par qui valide.
relation-motif = Motif
relation-motif-aide = Pourquoi, en vingt signes au moins. Il reste dans l’historique.
relation-enregistrer = Enregistrer la relation
relation-retirer = Retirer la relation
relation-tenue = tenue
relation-sans-chiffre = un membre n’a pas de chiffre (division par zéro ou rupture de série) : rien à comparer
# $codes (String) - codes of what is missing
relation-ignoree = non vérifiée, il manque { $codes }
relation-rien = Aucune année n’a encore de quoi la vérifier.
# $libelle (String) - name of the relation
# $regle (String) - the relation in signs
# $gauche (String) - value of the left side
# $droite (String) - value of the right side
relation-rompue = « { $libelle } » : il faut { $regle }, or les deux membres valent { $gauche } et { $droite }.
# $libelle (String) - name of the relation
# $regle (String) - the relation in signs
# $manques (String) - codes of what is missing
relation-incomplete = « { $libelle } » : il faut { $regle }, et il manque { $manques }.
# $annee (String) - contract year
# $dit (String) - what does not hold
relation-annee = Année { $annee }, { $dit }
relation-remede = Corrigez l’un des chiffres ; si la relation est fausse, la coordination la modifie.
relation-refus-libelle = La relation n’a pas de nom.
# $saisi (String) - what was sent
relation-refus-choix = « { $saisi } » n’est pas un choix proposé.
relation-refus-motif = Modifier ou retirer une relation demande un motif de vingt signes au moins.
# $code (String) - code of the old indicator
# $par (String) - code of the new one
relation-refus-remplacee = { $code } est remplacé par { $par } : il ne se renseigne plus.
# $par (String) - code of the new indicator
relation-remede-remplacee = Saisissez la valeur dans { $par }.
# $libelle (String) - name of the relation
# $cause (String) - what is wrong
relation-refus-faussee = Ce changement fausserait la relation « { $libelle } ». { $cause }
relation-remede-faussee = Modifiez d’abord cette relation.
