connexion = Connexion
