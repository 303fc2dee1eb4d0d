# Ce que dit l’agenda de chacun.

# $contrat (String) - CLS
# $code (String) - 1.R1
# $libelle (String) - label
# $periode (String) - 2026-T2
agenda-valeur = { $contrat } : valeur à saisir, { $code } { $libelle }, { $periode }
# $contrat (String) - CLS
# $n (Number) - values due that day
agenda-valeurs = { $contrat } : { $n ->
    [0] aucune valeur attendue
    [one] une valeur attendue
   *[other] { $n } valeurs attendues
}
