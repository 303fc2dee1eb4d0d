# Values handed in, validated, sent back; entries refused as a whole; the follow-up.

valeur-refus-trop = This entry has { $n } cells, an entry holds { $max }.
valeur-refus-absent = Choose a file.
valeur-refus-colonnes = No row of the file bears the headings expected: { $attendues }.
valeur-refus-rien-a-importer = Nothing in this file would be written: all is refused or unchanged.
valeur-refus-rien-de-choisi = Tick at least one value.
valeur-refus-propre = { $code }, { $periode }: you handed in this value and its proof, someone else validates it.
valeur-remede-propre = Untick it, or ask someone else of the coordination.
valeur-refus-pas-deposee = { $code }, { $periode }: only a value handed in is validated or sent back.
valeur-refus-annee = { $code }: these values complete year { $annee }, whose validated yearly value ({ $ancienne }) would be replaced by { $nouvelle }.
valeur-remede-annee = Write why in the reason, or leave one of these values waiting.
valeur-refus-renvoi = Sending a value back needs a reason of twenty characters at least.
valeur-refus-champ = “{ $saisi }” cannot be read here.
valeur-refus-stock = A stock is not added up from one period to another.
valeur-refus-operation = This operation is not allowed for this kind of measure.
valeur-refus-bornes = The lower bound ({ $min }) exceeds the upper bound ({ $max }).
valeur-refus-rupture = Changing the formula or the perimeter breaks the series: say from which period, and why (20 characters at least).
valeur-remede-rupture = Fill in “Series broken from” and its reason.
valeur-fichier-vide = The file is empty.
valeur-fichier-format = This file is neither a workbook nor a CSV.
valeur-fichier-ancien = This workbook is of an old format (xls), or under a password.
valeur-fichier-abime = The workbook is damaged near { $ou }.
valeur-fichier-gros = The file is too large (limit: { $permis }).
