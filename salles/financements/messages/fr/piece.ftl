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
# $motif (String) - motif
piece-motif-refus = Refusée : { $motif }
# $genre (String) - genre
piece-valider = « { $genre } » : valide
# $genre (String) - genre
piece-refuser = Refuser « { $genre } »
piece-motif = Pourquoi elle est refusée
piece-motif-aide = L’association lit cette phrase sur son dossier et sait quoi déposer à la place. La pièce refusée reste consultable.
piece-refuser-bouton = Refuser la pièce
# $genre (String) - genre
piece-remplacer = Autre fichier pour « { $genre } »
# $genre (String) - genre
piece-refus-retiree = La pièce « { $genre } » a été retirée par l’association.
piece-remede-retiree = Jugez celle qui la remplace, ou demandez un complément.
# $genre (String) - genre
piece-refus-motif = Dites pourquoi la pièce « { $genre } » est refusée, en dix signes au moins.
piece-remede-motif = « Le RIB est au nom d’une autre structure. »
# $genres (String) - genres
piece-refus-a-juger = Pièces ni validées ni refusées : { $genres }.
piece-remede-a-juger = Ouvrez chaque pièce du dossier, puis dites si elle est valide.
# $genres (String) - genres
piece-refus-refusees = Pièces refusées et non remplacées : { $genres }.
piece-remede-refusees = L’association en dépose d’autres depuis son dossier.
# $n (Number) - x
# $genres (String) - x
piece-refus-manquantes = { $n ->
    [one] Pièce demandée par la lettre de cadrage et absente : { $genres }.
   *[other] Pièces demandées par la lettre de cadrage et absentes : { $genres }.
}
piece-remede-manquantes = Joignez-les au dossier ou au coffre de la structure.
piece-demandee = Demandée par la lettre de cadrage, pas encore donnée
# $genre (String) - x
piece-refus-deja = La pièce « { $genre } » a été refusée : elle reste consultable.
piece-remede-deja = Déposez-en une autre à sa place.
# $genre (String) - x
piece-refus-instruction = La pièce « { $genre } » est celle d’un dossier en cours d’instruction.
piece-remede-instruction = Demandez à l’équipe projet de la refuser, puis déposez-en une autre.
