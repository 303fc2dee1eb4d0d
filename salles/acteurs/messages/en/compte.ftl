compte-titre = My account
compte-profil = My name and language
compte-nom = Name or function
compte-nom-aide = What others will read beside what you do, for instance “Mobility officer”.
compte-langue = Language
compte-langue-aide = The one of the pages and of the mails you receive.
compte-langue-fr = Français
compte-langue-en = English
compte-enregistrer = Save
compte-mot-de-passe = Password
compte-ancien = Current password
compte-changer = Change the password
compte-sans-mot-de-passe = This account has no password yet.
compte-inscription = You asked for the account of an association:
compte-inscription-lien = where this request stands
compte-sans-role = No role was given to you yet; the administration can do it.
compte-sessions = My sessions
compte-sessions-compte = { $n ->
    [one] One session is open. A session closes by itself after twelve hours without a visit.
   *[other] { $n } sessions are open. A session closes by itself after twelve hours without a visit.
}
compte-session-navigateur = Browser
compte-session-ouverte = Opened on
compte-session-moyen = By
compte-session-action = Close
compte-session-ici = This one
compte-session-fermer = Close this session
compte-session-fermer-de = Close this session, opened on { $quand }
compte-sessions-fermer = Close all the others
compte-fait-profil = Your name and language are saved.
compte-fait-mot-de-passe = Your password is changed, and your other sessions are closed.
compte-fait-lien = A link to choose a password has just left for { $courriel }.
compte-fait-session = The session is closed.
compte-fait-sessions = Your other sessions are closed.
perime-titre = Someone changed this while you were writing
perime-texte = Here is what is saved now. What you typed is still in the form: compare, then save.
invitation-titre = Open your account
invitation-chapeau = { $collectivite } is expecting you. You will come in with the address { $courriel } and the password that you choose here.
invitation-roles = Your role: { $roles }.
invitation-objet = Your access to the contracts: { $collectivite }
invitation-corps =
    Hello,

    { $par } gives you access to the follow-up of the contracts of { $collectivite }, with this role: { $roles }.

    Open this link to choose your password; it serves once, until { $jour }:
    { $lien }

    If this message is not meant for you, leave it: the account will stay closed without you.
invitation-ailleurs-corps =
    Hello,

    { $par } invites you to write the files of their organisation, in { $collectivite }. Your address serves another account there already, or a closed one: it cannot serve both.

    Give them another address, or ask the project team to change the organisation of your account.
