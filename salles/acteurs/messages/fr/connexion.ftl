connexion-titre = Se connecter
connexion-chapeau = Avec l’adresse électronique de votre compte.
connexion-courriel = Adresse électronique
connexion-mot-de-passe = Mot de passe
connexion-bouton = Se connecter
connexion-oubli = Mot de passe oublié ou pas encore choisi
# $nom (String) - ProConnect
connexion-sso = Se connecter avec { $nom }
connexion-sso-ou = Ou avec votre mot de passe
connexion-demonstration = Dans la démonstration, aucun mot de passe : choisissez un rôle et entrez.
connexion-demonstration-lien = Choisir un rôle
connexion-sans-compte = Vous avez reçu un lien pour répondre ? Ouvrez-le : il n’y a pas besoin de compte.
connexion-refus = Cette adresse et ce mot de passe ne vont pas ensemble.
connexion-refus-remede = Vérifiez les majuscules, ou demandez un lien pour choisir un nouveau mot de passe.
# $minutes (Number) - x
connexion-trop = { $minutes ->
    [one] Trop d’essais. Réessayez dans une minute.
   *[other] Trop d’essais. Réessayez dans { $minutes } minutes.
}
connexion-trop-remede = Un lien pour choisir un nouveau mot de passe peut être demandé sans attendre.
connexion-association = Votre association veut répondre à un appel à projets, et n’a pas de compte ?
connexion-inscription = Créer le compte de mon association
