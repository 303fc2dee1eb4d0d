# The rules beside the form of a file, as one types.

direct-titre = What the rules say
direct-verifier = Check without saving
direct-apres = First correct what is refused above.
direct-aller = Go to the field
direct-rien = Nothing stands in the way of the deposit.
direct-arrets = { $n ->
    [one] One point stands in the way of the deposit:
   *[other] { $n } points stand in the way of the deposit:
}
direct-alertes = { $n ->
    [one] One point to know, that does not stop the deposit
   *[other] { $n } points to know, that do not stop the deposit
}
direct-illisible = { $n ->
    [one] One field cannot be read:
   *[other] { $n } fields cannot be read:
}
