jeton-titre = Tokens and calendar
jeton-renvoi = So that a spreadsheet, a program or your diary reads pacte in your name.
jeton-ouvrir = See my tokens
jeton-chapeau = A token gives a program what you see, no more and no less. Each has a name, an end, and closes at once.
jeton-ferme = The token is closed: what used it reads nothing any more.
jeton-neuf = Here is your token. Copy it now.
jeton-neuf-calendrier = Here is the address of your calendar. Paste it in your diary, under “Subscribe by address”.
jeton-neuf-garde = It will not be shown again. Whoever holds it reads what you read: keep it like a password.
jeton-liste = Open tokens
jeton-vide = No open token.
jeton-nouveau = New token
jeton-nom = What it is for
jeton-nom-aide = For instance “Spreadsheet of the department”. This name appears in the journal beside yours.
jeton-droit = What it allows
jeton-lecture = Reading
jeton-ecriture = Reading, and writing values of indicators or the line of a funder
jeton-calendrier = Calendar of deadlines
jeton-duree = For how long
jeton-jours = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
jeton-creer = Make the token
jeton-jusqu-au = Until
jeton-vu = Last used
jeton-jamais = Never
jeton-action = Close
jeton-fermer = Close
jeton-fermer-de = Close the token “{ $nom }”
jeton-api = For programmers
jeton-api-texte = All that you read here can also be read as JSON and CSV.
jeton-api-lien = Documentation of the interface
jeton-refus-nom = Say what this token will be for.
jeton-refus-nom-long = This name is too long: { $n } characters at most.
jeton-refus-duree = Choose one of the lives offered.
jeton-refus-trop = You already have { $n } open tokens: close one first.
