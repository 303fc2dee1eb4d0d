# What the agenda of each says.

agenda-valeur = { $contrat }: value to type, { $code } { $libelle }, { $periode }
agenda-valeurs = { $contrat }: { $n ->
    [one] one value due
   *[other] { $n } values due
}
