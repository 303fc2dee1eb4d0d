# “By place”: how far each place is.

lieux-titre = By place, { $annee }
lieux-regle = Each place has its own reference and targets. What it lacks is never taken from the contract: it then has no rate, and its line says why. These rates are read side by side; they enter no other rate and are never averaged.
lieux-vide = No place of this level is known.
lieux-aucun = No place has a reference or a target yet.
lieux-voir = See this year
lieux-nombre = { $n ->
    [0] No place
    [one] One place
   *[other] { $n } places
}
lieux-csv = Download what may be published (CSV)
lieux-pages = Pages of places
lieux-cible = Target of year { $annee }
lieux-finale = Final target
lieux-finale-annee = year { $annee }
lieux-mediane = Median of the places: { $mediane }%, of the { $combien } that have a rate ({ $sur } in all).
lieux-sans-mediane = Fewer than two places have a rate: there is no median.
lieux-dessous = More than 10 points under the median of the places.
lieux-regle-mediane = The median is the rate in the middle once places are put in order; when two are in the middle, their half-sum. A place without rate does not count. The alert is for a gap of more than 10 points; at exactly 10 points there is none.
lieux-calcul = { $taux }%, how it is computed for { $lieu }
lieux-pourquoi = why?
lieux-pourquoi-lieu = Why { $lieu } has no rate
lieux-calcul-titre = How it is computed: { $code }, { $lieu }
lieux-pas-de-taux = no rate
lieux-formule = The formula
lieux-formule-f1 = 100 × (value − reference) / (target − reference). The retained rate stays between 0 and 100.
lieux-formule-deja = The target was already reached at the start: 100 if the value still holds it, else 0.
lieux-formule-maintien = 100 if the value stays within the bounds, 0 outside.
lieux-formule-sans-sens = This indicator has no direction: it has no rate.
lieux-face = { $valeur } against { $cible }: { $taux }
lieux-borne = The gross rate is { $brut }%; the retained rate is { $retenu }%.
lieux-operandes = The operands
lieux-manque = Missing.
lieux-sans-repli = The reference of the contract is not taken instead.
lieux-sans-date = date not said
lieux-sans-provenance = origin not said
lieux-de-la-mesure = set by the definition of the indicator, the same everywhere
lieux-valeurs-lues = The values read
lieux-rien-lu = No validated value of the source that makes faith for this year.
lieux-face-aux-autres = Beside the other places
lieux-retour = All places
lieux-code = Code of the place
lieux-colonne-mediane = Median of the places
lieux-colonne-dessous = More than 10 points under the median
lieux-secret = A count between 1 and { $seuil } excluded is written “c”, and so is what would give it back.
lieux-mediane-cachee = The median is not given: it would tell something of a small count.
lieux-protege = This figure stands on a count under { $seuil }, or would give one back: it is explained only to who types or validates this indicator.
