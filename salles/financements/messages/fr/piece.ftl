# Les pièces d’un seul dossier.

piece-joindre = Joindre une pièce à ce dossier
piece-genre-aide = Ce que c’est, en quelques mots : « Devis du prestataire », « Convention de partenariat ». Les pièces de la structure se déposent une fois, dans son coffre.
