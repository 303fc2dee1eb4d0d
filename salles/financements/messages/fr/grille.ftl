# La grille de notes d’un appel.

grille-titre = Grille de notes
grille-aide = Chaque instructeur note chaque critère et dit pourquoi. Les points sont la somme pondérée, ramenée à 20. Videz le libellé d’un critère pour le retirer ; enregistrez pour obtenir d’autres lignes.
# $rang (String) - rang
grille-rang = Critère { $rang }
grille-libelle = Ce qui est noté
grille-poids = Poids
grille-max = Note la plus haute
# $libelle (String) - libellé
# $poids (String) - poids
# $max (String) - note la plus haute
grille-critere = { $libelle } : poids { $poids }, noté sur { $max }
# $rang (String) - rang
grille-refus-libelle = Le critère { $rang } a des chiffres et pas de libellé.
grille-remede-libelle = Dites ce qui est noté, ou videz la ligne.
# $libelle (String) - libellé
grille-refus-double = Deux critères disent la même chose : { $libelle }.
grille-remede-double = Changez l’un des deux, ou videz-le.
# $texte (String) - ce qui est tapé
grille-refus-poids = « { $texte } » n’est pas un poids.
# $texte (String) - ce qui est tapé
grille-refus-max = « { $texte } » n’est pas une note.
# $max (String) - le plus grand
grille-remede-nombre = Donnez un nombre entier de 1 à { $max }.
# $nombre (String) - combien
# $max (String) - au plus
grille-refus-trop = Cette grille a { $nombre } critères ; elle en tient { $max }.
grille-refus-figee = Des dossiers sont notés avec cette grille : elle ne change plus.
grille-remede-figee = Écrivez une autre grille pour l’appel suivant.
