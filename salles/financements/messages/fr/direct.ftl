# Les règles à côté du formulaire d’un dossier, pendant la saisie.

direct-titre = Ce que disent les règles
direct-verifier = Vérifier sans enregistrer
direct-apres = Corrigez d’abord ce qui est refusé ci-dessus.
direct-aller = Aller au champ
direct-rien = Rien ne s’oppose au dépôt.
# $n (Number) - n
direct-arrets = { $n ->
    [one] Un point empêche le dépôt :
   *[other] { $n } points empêchent le dépôt :
}
# $n (Number) - n
direct-alertes = { $n ->
    [one] Un point à savoir, qui n’empêche pas le dépôt
   *[other] { $n } points à savoir, qui n’empêchent pas le dépôt
}
# $n (Number) - n
direct-illisible = { $n ->
    [one] Un champ ne se lit pas :
   *[other] { $n } champs ne se lisent pas :
}
