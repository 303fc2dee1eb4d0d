# Validate the values handed in, or send them back.

validation-titre = Values to validate
validation-chapeau = Only validated values count in the rates. One does not validate a value whose proof one has handed in oneself.
validation-vide = No value waits to be validated.
validation-choisir = Choose
validation-cocher = { $nom }, { $periode }
validation-valeur = Value
validation-auteur = Handed in by
validation-derogation = Alert passed: { $motif }
validation-preuve = Proof: { $preuve }
validation-valider = Validate the values ticked
validation-motif = Reason
validation-motif-aide = To send back: twenty characters at least, what is to be corrected or proved. To validate: why a yearly value already validated is replaced.
validation-renvoyer = Send back the values ticked
validation-validees = { $n ->
    [one] One value is validated.
   *[other] { $n } values are validated.
}
validation-renvoyees = { $n ->
    [one] One value is sent back.
   *[other] { $n } values are sent back.
}
