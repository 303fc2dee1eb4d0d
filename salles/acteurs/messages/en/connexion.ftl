connexion-titre = Sign in
connexion-chapeau = With the mail address of your account.
connexion-courriel = Mail address
connexion-mot-de-passe = Password
connexion-bouton = Sign in
connexion-oubli = Password forgotten or not yet chosen
connexion-sso = Sign in with { $nom }
connexion-sso-ou = Or with your password
connexion-demonstration = In the demonstration there is no password: choose a role and come in.
connexion-demonstration-lien = Choose a role
connexion-sans-compte = Did you receive a link to answer? Open it: no account is needed.
connexion-refus = This address and this password do not go together.
connexion-refus-remede = Check capital letters, or ask for a link to choose a new password.
connexion-trop = { $minutes ->
    [one] Too many tries. Try again in one minute.
   *[other] Too many tries. Try again in { $minutes } minutes.
}
connexion-trop-remede = A link to choose a new password can be asked for without waiting.
connexion-association = Does your association want to answer a call for projects, and has no account?
connexion-inscription = Create the account of my association
