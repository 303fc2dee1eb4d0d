# The page of an indicator.

indicateur-mesure = Measures
indicateur-calcul = how it is computed
indicateur-compte = What counts, year by year
indicateur-regle = Several periods in the year: { $operation }. Only validated values of the source that makes faith count.
indicateur-reference = Reference
indicateur-cible = Target
indicateur-retenue = Value that counts
indicateur-taux = Achievement
indicateur-brut = gross: { $brut }%
indicateur-manque = What is missing or signalled
indicateur-presents = { $presents } period(s) out of { $attendus }.
indicateur-manquants = Missing: { $noms }.
indicateur-ecart = The values typed here give { $valeur }: the value that counts was written elsewhere since.
indicateur-gardee-lieux = The validated yearly value stays: places that answered: { $presents } out of { $attendus }.
indicateur-gardee-periodes = The validated yearly value stays: { $presents } period(s) out of { $attendus } filled in.
indicateur-valeurs = The values
indicateur-nombre = { $n ->
    [0] No value
    [one] One value
   *[other] { $n } values
}
indicateur-csv = Download what may be published (CSV)
indicateur-secret = In this file, a count from 1 to { $seuil } (excluded) is written “c”, and so is what would give it away.
indicateur-aucune = No value is typed here.
indicateur-sans-source = source not told
indicateur-limites = boundaries of { $annee }
indicateur-limites-changees = Since { $periode }, the boundaries are no longer those of { $avant } but those of { $apres }: before and after do not compare.
indicateur-fait-foi = makes faith
indicateur-a-cote = beside, to compare
indicateur-validee-par = by { $par }
indicateur-provenance = Origin
indicateur-niveaux = By level of territory
indicateur-regle-lieux = Between places: { $operation }. It takes { $couverture }% of the places expected.
indicateur-niveaux-vides = No validated value by place.
indicateur-niveau = Level
indicateur-couverture = Coverage
indicateur-versions = Versions of the definition
indicateur-ruptures = Breaks of the series
indicateur-rupture = From { $periode }: { $motif }
indicateur-sans-version = The journal keeps none.
indicateur-creee = first version
indicateur-corrigees = { $n ->
    [one] One value corrected, the former one
   *[other] { $n } values corrected, the former ones
}
indicateur-corrigee-par = replaced by { $par } on { $jour }
indicateur-signal-reference = No reference value.
indicateur-signal-cible = No target this year.
indicateur-signal-valeur = No validated value.
indicateur-signal-deja = The target was already reached at the start.
indicateur-signal-sens = No direction: no rate.
indicateur-signal-bornes = Bounds the wrong way round.
indicateur-signal-anterieure = Value of an earlier period.
indicateur-signal-periode = A period is missing.
indicateur-signal-territoire = A place is missing.
indicateur-signal-couverture = Not enough coverage: no figure.
indicateur-signal-secret = A value is confidential.
indicateur-signal-denominateur = Null denominator.
indicateur-signal-poids = A weight is missing.
indicateur-signal-millesimes = Places are told in boundaries of different years: no figure.
indicateur-signal-operation = This measure is not gathered that way.
indicateur-signal-autre = Signal: { $code }.
indicateur-signal-rupture = The series breaks between the reference and this value: no rate without a reference computed again.
indicateur-rupture-limites = Since { $depuis }: the boundaries change ({ $limites }).
indicateur-rupture-reference = Reference computed again: { $reference }.
indicateur-rupture-sans-reference = The reference is to be computed again in the follow-up.
indicateur-etendue = Read from { $de } to { $a }:
indicateur-fenetre = Read against the target: { $fenetre }.
indicateur-fenetre-partielle = A missing period does not prevent the figure, it is said.
indicateur-cumul = A running total, which starts again: { $remise }.
indicateur-periode-lue = Value of { $periode }.
indicateur-signal-ouverture = Opening balance set aside: nobody knows since when it counts.
indicateur-signal-cheval = A running total also counts months before the window: set aside.
indicateur-signal-fusionne = A running total covers several periods: it tells neither the largest nor the smallest.
indicateur-signal-decroissant = The running total fell.
indicateur-signal-grille = A value of a former rhythm is set aside.
indicateur-finale = Final target: { $cible }, on { $le }.
indicateur-finale-taux = Final achievement: { $taux }%, with the value of year { $annee }.
indicateur-alerte-attendu = { $points } points from what the trajectory expects on { $le }.
indicateur-alerte-baisses = Three falls in a row.
