# The steps of a milestone and the bounds of a mark.

echelle-etape = { $libelle } ({ $part }%)
echelle-part = { $part }%
echelle-note = { $note } out of { $max }
echelle-bornes = from { $min } to { $max }
echelle-pas-commence = Not started
echelle-a-choisir = To be chosen
echelle-annee = year { $n }
echelle-finale = final target

echelle-refus-aucune = Ordered steps need one step at least.
echelle-refus-trop = { $n } steps are written; there may be { $max }.
echelle-refus-sans-part = Line { $ligne }: “{ $saisi }” has no share.
echelle-refus-part = Line { $ligne }: the share “{ $saisi }” is not a number.
echelle-refus-part-bornes = Line { $ligne }: the share { $part } is not between 0 and 100.
echelle-refus-desordre = Line { $ligne }: the share { $part } is not above that of the step before ({ $avant }).
echelle-refus-courte = Line { $ligne }: the name “{ $saisi }” is too short; it takes two letters at least.
echelle-refus-ambigue = Line { $ligne }: “{ $saisi }” cannot name a step, since it would be read otherwise in a cell.
echelle-refus-double = Line { $ligne }: the step “{ $libelle }” is already written.
echelle-refus-fin = The last step is worth { $part }: it must be worth 100.
echelle-refus-inversee = The lowest mark ({ $min }) is not below the highest ({ $max }).
echelle-refus-sens = Steps are climbed: this direction does not suit them.
echelle-refus-servie = The step “{ $etape }” is still used: { $quand }.
echelle-refus-bornes = The mark { $note } would be out of the bounds: { $quand }.
echelle-refus-mesure = Values are already written: { $quand }. They could no longer be read.

echelle-hors-etapes = “{ $saisi }” is not a step of this indicator.
echelle-hors-note = “{ $saisi }” is not a mark from { $min } to { $max }.
echelle-hors-rien = “{ $saisi }” cannot be read: the steps or bounds of this indicator are not written.

echelle-remede-forme = Write one step per line, like “Study delivered ; 25”, shares going up to 100.
echelle-remede-inversee = Write a lowest mark that is less than the highest.
echelle-remede-sens = Choose “higher = better”, or “none” not to count.
echelle-remede-servie = Keep a step of that share, under the name you like, or correct these values first.
echelle-remede-bornes = Widen the bounds, or correct these values first.
echelle-remede-mesure = Keep this measure, or define a new indicator that replaces this one.
echelle-remede-etapes = Choose among: { $etapes }.
echelle-remede-note = Write a number between these bounds.
echelle-remede-rien = The coordination writes them in the definition of the indicator.
