# Des valeurs déposées, validées, renvoyées ; des saisies refusées en bloc ; le réglage du suivi.

# $n (String) - cells
# $max (String) - cells
valeur-refus-trop = Cette saisie a { $n } cases, une saisie en tient { $max }.
valeur-refus-absent = Choisissez un fichier.
# $attendues (String) - headings
valeur-refus-colonnes = Aucune ligne du fichier ne porte les titres attendus : { $attendues }.
valeur-refus-rien-a-importer = Rien dans ce fichier ne serait écrit : tout est refusé ou inchangé.
valeur-refus-rien-de-choisi = Cochez au moins une valeur.
# $code (String) - indicator
# $periode (String) - period
valeur-refus-propre = { $code }, { $periode } : vous avez déposé cette valeur et sa preuve, quelqu’un d’autre la valide.
valeur-remede-propre = Décochez-la, ou demandez à une autre personne de la coordination.
# $code (String) - indicator
# $periode (String) - period
valeur-refus-pas-deposee = { $code }, { $periode } : seule une valeur déposée se valide ou se renvoie.
# $code (String) - code of the indicator
# $annee (String) - contract year
# $ancienne (String) - figure typed for the year
# $nouvelle (String) - what the values would give
valeur-refus-annee = { $code } : ces valeurs achèvent l’année { $annee }, dont la valeur annuelle validée ({ $ancienne }) serait remplacée par { $nouvelle }.
valeur-remede-annee = Écrivez pourquoi dans le motif, ou laissez une de ces valeurs en attente.
valeur-refus-renvoi = Renvoyer une valeur demande un motif de vingt signes au moins.
# $saisi (String) - what was typed
valeur-refus-champ = « { $saisi } » ne se lit pas ici.
valeur-refus-stock = Un stock ne s’additionne pas d’une période à l’autre.
valeur-refus-operation = Cette opération n’est pas permise pour ce genre de mesure.
# $min (String) - lower bound
# $max (String) - upper bound
valeur-refus-bornes = La borne basse ({ $min }) dépasse la borne haute ({ $max }).
valeur-refus-rupture = Changer la formule ou le périmètre rompt la série : dites depuis quelle période, et pourquoi (20 signes au moins).
valeur-remede-rupture = Remplissez « Rupture de série depuis » et son motif.
valeur-fichier-vide = Le fichier est vide.
valeur-fichier-format = Ce fichier n’est ni un classeur ni un CSV.
valeur-fichier-ancien = Ce classeur est d’un ancien format (xls), ou protégé par un mot de passe.
# $ou (String) - place in the file
valeur-fichier-abime = Le classeur est abîmé vers { $ou }.
# $permis (String) - limit
valeur-fichier-gros = Le fichier est trop gros (limite : { $permis }).
