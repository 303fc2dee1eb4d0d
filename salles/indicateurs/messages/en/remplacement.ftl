# An indicator that replaces another.

remplacement-regler = Replace
remplacement-titre = Replace { $code }
remplacement-chapeau = The old indicator is closed: its figures stay readable, it is no longer answered and enters no rate any more. Both pages point to each other.
remplacement-choisir = Choose an indicator
remplacement-nouveau = Replaced by
remplacement-periode = From
remplacement-periode-aide = The first period of the new indicator, for example { $exemple }.
remplacement-enregistrer = Replace the indicator
remplacement-retirer = Withdraw the replacement
remplacement-par = Replaced by { $nouveau } since { $depuis }.
remplacement-remplacee = Since { $depuis }, this indicator is replaced by
remplacement-remplace = Since { $depuis }, this indicator goes on after
remplacement-serie-avant = The series before
remplacement-serie-apres = The series that goes on
remplacement-refus-inconnu = Choose the indicator that goes on, in the same contract.
remplacement-refus-rond = These replacements go round in a circle: { $chemin }.
remplacement-refus-deja = This indicator is already replaced by { $par }.
remplacement-refus-mesures = { $ancien } and { $nouveau } do not have values of the same kind: a text does not go on after a number.
remplacement-refus-motif = A replacement needs a reason of twenty signs at least.
