# What a cell refuses, what it warns about.

cellule-refus-nombre = “{ $saisi }” cannot be read as a number.
cellule-refus-formule = “{ $saisi }” is a formula error, not a value.
cellule-refus-formule-vive = The cell holds a formula ({ $formule }), which showed “{ $affiche }”.
cellule-refus-oui-non = “{ $saisi }” is neither yes nor no.
cellule-refus-couple = This indicator is a ratio: “{ $saisi }” does not give its two numbers.
cellule-refus-signe = “{ $saisi }”: a ratio has no negative number.
cellule-refus-part = “{ $saisi }”: the part exceeds the whole.
cellule-refus-unite = “{ $saisi }” is not in the unit of the indicator ({ $unite }).
cellule-refus-negatif = { $saisi }: a count is never negative.
cellule-refus-fraction = { $saisi }: a count is a whole number.
cellule-refus-decimales = { $saisi } has more decimals than the indicator keeps ({ $permises }).
cellule-refus-grille = { $periode } is not the end of a period: this indicator is answered every { $pas } months.
cellule-refus-contrat = { $periode } is outside the contract, which runs from { $debut } to { $fin }.
cellule-refus-motif-absence = “Not available” needs a reason: who was asked, when will it be known?
cellule-refus-cumul = This running total falls (it was { $avant }) without a reason.
cellule-refus-correction = The value on record ({ $ancienne }) is validated or comes from elsewhere ({ $provenance }): replacing it needs a reason.
cellule-refus-alerte = To be checked. { $alertes }
cellule-refus-alerte-droit = To be checked. { $alertes } Only someone who validates may let it pass.
cellule-refus-entre-temps = { $auteur } wrote “{ $valeur }” meanwhile. What you typed is kept below.
cellule-refus-deja = This value is already handed in: it can be corrected, not emptied.
cellule-refus-code = “{ $saisi }” is the code of no indicator of this contract.
cellule-refus-territoire = “{ $saisi }” is neither the name nor the code of a place.
cellule-refus-niveau = This indicator is not answered for “{ $territoire }”.
cellule-refus-periode = “{ $saisi }” cannot be read as a period.
cellule-refus-qualite = “{ $saisi }” is not a known quality: final, provisional or estimated.
cellule-refus-double = The same value is already given in { $ailleurs }.
cellule-refus-confiee = Indicator { $code } is not entrusted to your organisation.
cellule-refus-clos = Indicator { $code } is closed: it is no longer answered.

cellule-remede-nombre = Write 12,5 or 1 200, “nd: reason”, “secret” or “not applicable”.
cellule-remede-formule = Copy the number, or say why there is none.
cellule-remede-oui-non = Write yes or no.
cellule-remede-couple = Write both numbers, for instance 12/45.
cellule-remede-motif-absence = Write “nd: asked on 3 March”, or fill in the reason.
cellule-remede-motif = Fill in the reason of this cell.
cellule-remede-alerte = Correct it, or write the reason (20 characters at least).
cellule-remede-droit = Correct it, or ask the coordination to write the reason.
cellule-remede-entre-temps = Compare, then save again.
cellule-remede-periode = Write 2026, 2026-T2 or 2026-06.
cellule-remede-modele = Download the model file: it bears the codes and the places.

cellule-alerte-bornes = Outside the bounds of whoever answers for it ({ $min } to { $max }).
cellule-alerte-variation = Change of { $pourcent } %: the value before was { $avant }.
cellule-alerte-aberrante = Very far from the values before (score { $score }, threshold 3.5).
cellule-alerte-pareil = The values before are almost all equal, this one is not.
