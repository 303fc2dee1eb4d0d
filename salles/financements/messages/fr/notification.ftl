# Dire la décision aux porteurs.

notification-titre = Notifications
notification-chapeau = Dès que ses financeurs ont voté, chaque porteur reçoit la décision : un courriel, et sa lettre.
notification-lettres = Toutes les lettres (PDF)
notification-prets = Prêts à notifier
notification-aucun = Aucun dossier n’est prêt.
notification-envoyer = Notifier les dossiers cochés
notification-bloques = Ce qui retient les autres
notification-deja = Déjà notifiés
# $n (Number) - n
notification-faite = { $n ->
    [0] Aucun dossier n’est notifié.
    [one] Un dossier est notifié.
   *[other] { $n } dossiers sont notifiés.
}
# $n (Number) - n
notification-par-lettre = { $n ->
    [one] Pour l’un d’eux, le porteur n’a pas de compte : postez sa lettre.
   *[other] Pour { $n } d’entre eux, le porteur n’a pas de compte : postez leur lettre.
}
notification-refus-rien = Cochez au moins un dossier prêt à notifier.
# $appel (String) - appel
# $numero (String) - numero
notification-objet = { $appel } : décision sur votre dossier { $numero }
# $action (String) - action
# $numero (String) - numero
# $appel (String) - appel
# $adresse (String) - adresse
notification-corps =
    Bonjour,

    Les financeurs ont décidé de votre dossier { $numero }, « { $action } », déposé à l’appel « { $appel } ».

    La décision et sa lettre se lisent ici :
    { $adresse }
