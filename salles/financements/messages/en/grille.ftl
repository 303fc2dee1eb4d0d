# The grid of notes of a call.

grille-titre = Grid of notes
grille-aide = Each instructor notes each criterion and says why. The points are the weighted sum, brought to 20. Empty the words of a criterion to take it out; save to get more lines.
grille-rang = Criterion { $rang }
grille-libelle = What is noted
grille-poids = Weight
grille-max = Best note
grille-critere = { $libelle }: weight { $poids }, out of { $max }
grille-refus-libelle = Criterion { $rang } has figures and no words.
grille-remede-libelle = Say what is noted, or empty the line.
grille-refus-double = Two criteria say the same: { $libelle }.
grille-remede-double = Change one of them, or empty it.
grille-refus-poids = “{ $texte }” is not a weight.
grille-refus-max = “{ $texte }” is not a note.
grille-remede-nombre = Give a whole number from 1 to { $max }.
grille-refus-trop = This grid has { $nombre } criteria; it holds { $max }.
grille-refus-figee = Files are noted with this grid: it no longer changes.
grille-remede-figee = Write another grid for the next call.
