# Les pièces d’un seul dossier.

piece-joindre = Joindre une pièce à ce dossier
piece-genre-aide = Ce que c’est, en quelques mots : « Devis du prestataire », « Convention de partenariat ». Les pièces de la structure se déposent une fois, dans son coffre.
# $nom (String) - nom
piece-refus-infectee = « { $nom } » contient la signature d’essai des antivirus : ce fichier est tenu pour infecté.
piece-remede-infectee = Faites contrôler l’ordinateur qui l’a produit, puis envoyez une copie saine.
# $nom (String) - nom
piece-refus-protegee = « { $nom } » est protégé par un mot de passe ou des droits : l’instruction ne pourrait pas l’ouvrir.
piece-remede-protegee = Ouvrez-le, imprimez-le dans un nouveau PDF sans protection, et envoyez celui-ci.
# $nom (String) - nom
piece-refus-active = « { $nom } » exécute un programme à l’ouverture : il n’est pas reçu.
piece-remede-active = Imprimez-le dans un nouveau PDF : seules les pages restent.
# $nom (String) - nom
# $genre (String) - genre
piece-refus-extension = « { $nom } » est en réalité un fichier { $genre } : son nom dit autre chose.
# $genre (String) - genre
piece-remede-extension = Renommez-le avec l’extension d’un fichier { $genre }, ou enregistrez-le dans le format que dit son nom.
