# The expected indicators of a file, and what was realised at the review.

indicateur-titre = Expected indicators
indicateur-aide = What the action will change and how you will count it: at the review, the realised reads beside. Leave the other lines empty.
indicateur-rang = Indicator { $rang }
indicateur-libelle = What is counted
indicateur-cible = Target
indicateur-unite = Unit
indicateur-sans-cible = no target
indicateur-attendu = Expected
indicateur-realise = Realised
indicateur-realise-de = Realised: { $libelle }
indicateur-ligne = { $libelle }: { $realise }, for { $attendu }
indicateur-refus-nom = Indicator { $rang } does not say what it counts.
indicateur-remede-nom = Name it, for instance “Children registered”, or empty its line.
indicateur-refus-double = Two indicators count “{ $libelle }”.
indicateur-remede-double = Rename one of them.
indicateur-refus-mesure = What was realised of “{ $libelle }” is missing.
indicateur-remede-mesure = Write 0 if nothing was counted.
