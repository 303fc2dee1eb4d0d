# Les étapes d’un jalon et les bornes d’une note.

# $libelle (String) - label of the step
# $part (String) - its cumulated share
echelle-etape = { $libelle } ({ $part } %)
# $part (String) - a share that is no step
echelle-part = { $part } %
# $note (String) - the mark
# $max (String) - highest mark
echelle-note = { $note } sur { $max }
# $min (String) - lowest mark
# $max (String) - highest mark
echelle-bornes = de { $min } à { $max }
echelle-pas-commence = Pas commencé
echelle-a-choisir = À choisir
# $n (String) - contract year
echelle-annee = année { $n }
echelle-finale = cible finale

echelle-refus-aucune = Des étapes ordonnées demandent au moins une étape.
# $n (String) - steps typed
# $max (String) - steps at most
echelle-refus-trop = { $n } étapes sont écrites ; il y en a { $max } au plus.
# $ligne (String) - line, from 1
# $saisi (String) - what was typed
echelle-refus-sans-part = Ligne { $ligne } : « { $saisi } » n’a pas de part.
# $ligne (String) - line, from 1
# $saisi (String) - what was typed
echelle-refus-part = Ligne { $ligne } : la part « { $saisi } » n’est pas un nombre.
# $ligne (String) - line, from 1
# $part (String) - share typed
echelle-refus-part-bornes = Ligne { $ligne } : la part { $part } n’est pas entre 0 et 100.
# $ligne (String) - line, from 1
# $part (String) - share typed
# $avant (String) - share of the step before
echelle-refus-desordre = Ligne { $ligne } : la part { $part } ne dépasse pas celle de l’étape d’avant ({ $avant }).
# $ligne (String) - line, from 1
# $saisi (String) - label typed
echelle-refus-courte = Ligne { $ligne } : le nom « { $saisi } » est trop court ; il faut deux lettres au moins.
# $ligne (String) - line, from 1
# $saisi (String) - label typed
echelle-refus-ambigue = Ligne { $ligne } : « { $saisi } » ne peut pas nommer une étape, car il se lirait autrement dans une case.
# $ligne (String) - line, from 1
# $libelle (String) - label typed twice
echelle-refus-double = Ligne { $ligne } : l’étape « { $libelle } » est déjà écrite.
# $part (String) - last share
echelle-refus-fin = La dernière étape vaut { $part } : elle doit valoir 100.
# $min (String) - lowest mark
# $max (String) - highest mark
echelle-refus-inversee = La note la plus basse ({ $min }) n’est pas sous la plus haute ({ $max }).
echelle-refus-sens = Des étapes se franchissent en montant : ce sens ne leur va pas.
# $etape (String) - the step, with its share
# $quand (String) - years and periods
echelle-refus-servie = L’étape « { $etape } » sert encore : { $quand }.
# $note (String) - the mark kept
# $quand (String) - years and periods
echelle-refus-bornes = La note { $note } serait hors des bornes : { $quand }.
# $quand (String) - years and periods
echelle-refus-mesure = Des valeurs sont déjà écrites : { $quand }. Elles ne se liraient plus.

# $saisi (String) - what was typed
echelle-hors-etapes = « { $saisi } » n’est pas une étape de cet indicateur.
# $saisi (String) - what was typed
# $min (String) - lowest mark
# $max (String) - highest mark
echelle-hors-note = « { $saisi } » n’est pas une note de { $min } à { $max }.
# $saisi (String) - what was typed
echelle-hors-rien = « { $saisi } » ne se lit pas : les étapes ou les bornes de cet indicateur ne sont pas écrites.

echelle-remede-forme = Écrivez une étape par ligne, comme « Étude remise ; 25 », les parts en montant jusqu’à 100.
echelle-remede-inversee = Écrivez une note la plus basse plus petite que la plus haute.
echelle-remede-sens = Choisissez « plus haut = mieux », ou « aucun » pour ne pas compter.
echelle-remede-servie = Gardez une étape de cette part, sous le nom que vous voulez, ou corrigez d’abord ces valeurs.
echelle-remede-bornes = Élargissez les bornes, ou corrigez d’abord ces valeurs.
echelle-remede-mesure = Gardez cette mesure, ou définissez un nouvel indicateur qui remplace celui-ci.
# $etapes (String) - every step with its share
echelle-remede-etapes = Choisissez parmi : { $etapes }.
echelle-remede-note = Écrivez un nombre entre ces bornes.
echelle-remede-rien = La coordination les écrit dans la définition de l’indicateur.
