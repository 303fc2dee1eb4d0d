# Valider ou renvoyer les valeurs déposées.

validation-titre = Valeurs à valider
validation-chapeau = Seules les valeurs validées comptent dans les taux. On ne valide pas une valeur dont on a soi-même déposé la preuve.
validation-vide = Aucune valeur n’attend d’être validée.
validation-choisir = Choisir
# $nom (String) - indicator
# $periode (String) - period
validation-cocher = { $nom }, { $periode }
validation-valeur = Valeur
validation-auteur = Déposée par
# $motif (String) - reason
validation-derogation = Alerte passée : { $motif }
# $preuve (String) - proof
validation-preuve = Preuve : { $preuve }
validation-valider = Valider les valeurs cochées
validation-motif = Motif
validation-motif-aide = Pour renvoyer : vingt signes au moins, ce qui est à corriger ou à prouver. Pour valider : pourquoi une valeur annuelle déjà validée est remplacée.
validation-renvoyer = Renvoyer les valeurs cochées
# $n (Number) - values
validation-validees = { $n ->
    [0] Aucune valeur n’est validée.
    [one] Une valeur est validée.
   *[other] { $n } valeurs sont validées.
}
# $n (Number) - values
validation-renvoyees = { $n ->
    [0] Aucune valeur n’est renvoyée.
    [one] Une valeur est renvoyée.
   *[other] { $n } valeurs sont renvoyées.
}
