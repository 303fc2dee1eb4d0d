# Telling the holders.

notification-titre = Notifications
notification-chapeau = As soon as its funders have voted, each holder is told: a mail, and its letter.
notification-lettres = All the letters (PDF)
notification-prets = Ready to be told
notification-aucun = No file is ready.
notification-envoyer = Notify the files ticked
notification-bloques = What holds the others back
notification-deja = Already told
notification-faite = { $n ->
    [one] One file was notified.
   *[other] { $n } files were notified.
}
notification-par-lettre = { $n ->
    [one] For one of them the holder has no account: post its letter.
   *[other] For { $n } of them the holder has no account: post their letters.
}
notification-refus-rien = Tick at least one file ready to be told.
notification-objet = { $appel }: decision on your file { $numero }
notification-corps =
    Hello,

    The funders have decided on your file { $numero }, “{ $action }”, submitted to the call “{ $appel }”.

    The decision and its letter can be read here:
    { $adresse }
