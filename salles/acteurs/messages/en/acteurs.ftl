connexion = Sign-in
