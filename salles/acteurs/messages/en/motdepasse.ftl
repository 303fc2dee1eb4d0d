motdepasse-oubli-titre = Receive a link to choose a password
motdepasse-oubli-chapeau = Write the address of your account. If it is known here, a link arrives within a minute; it serves once, for two hours.
motdepasse-oubli-bouton = Receive the link
motdepasse-oubli-parti-titre = Look at your mailbox
motdepasse-oubli-parti = If an account exists for { $courriel }, a link has just left for it. It serves once, for two hours.
motdepasse-oubli-rien = Nothing arrives? Look in your junk mail, then check with the administration that your account bears this address.
motdepasse-choisir-titre = Choose a password
motdepasse-choisir-pour = For the account { $courriel }. Your other sessions will be closed.
motdepasse-nouveau = New password
motdepasse-aide = At least twelve characters, spaces included. Four unrelated words do very well.
motdepasse-confirmation = The same, a second time
motdepasse-enregistrer = Save and come in
motdepasse-trop-court = { $signes ->
    [0] No password is written; it takes at least { $minimum } characters.
    [one] A single character: it takes at least { $minimum }.
   *[other] { $signes } characters: it takes at least { $minimum }.
}
motdepasse-trop-long = A password has at most { $maximum } characters.
motdepasse-courriel = Your address cannot serve as a password.
motdepasse-courant = This password is among the first that an attacker tries.
motdepasse-conseil = Take for instance four unrelated words.
motdepasse-different = The two entries are not the same.
motdepasse-different-remede = Write both of them again.
motdepasse-ancien-faux = This is not your current password.
motdepasse-ancien-remede = If you no longer know it, ask for a link by mail.
motdepasse-objet = Choose your password
motdepasse-corps =
    Hello,

    Someone, probably you, asked to choose the password of the account “{ $nom }” ({ $collectivite }).

    Open this link, which serves once and for two hours:
    { $lien }

    If you asked for nothing, leave this message: nothing changes.
motdepasse-change-objet = Your password has changed
motdepasse-change-corps =
    Hello,

    The password of the account “{ $nom }” ({ $collectivite }) was changed on { $quand }, and the other sessions were closed.

    If it was not you, warn the administration of your local authority at once.
lien-ferme-titre = This link no longer opens
lien-inconnu = This link cannot be read: it may have been cut on its way from one message to another.
lien-expire = This link has passed its date.
lien-revoque = This link was replaced or withdrawn.
lien-deja-utilise = This link has already served, and serves only once.
lien-remede-mot-de-passe = Ask for a new link
lien-remede-invitation = Ask the person who invited you for a new invitation, or sign in if your account is already open.
lien-remede-inscription = If your account is open already, sign in. If not, ask again: a new link leaves at once.
inscription-connue-objet = Your address already has an account: { $collectivite }
inscription-connue-corps =
    Hello,

    Someone, probably you, asked to create the account of an association ({ $collectivite }) with your address. It already has an account here: nothing was created.

    Sign in with that account. If you no longer know its password, the sign-in page sends a link to choose another one.

    If you asked for nothing, leave this message: nothing changes.
inscription-fermee-corps =
    Hello,

    Someone, probably you, asked to create the account of an association ({ $collectivite }) with your address. It had an account here, which is closed: nothing was created.

    Write to the project team to have it opened again, or give another address.

    If you asked for nothing, leave this message: nothing changes.
