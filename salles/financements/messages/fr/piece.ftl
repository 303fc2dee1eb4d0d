# Les pièces d’un seul dossier.

piece-joindre = Joindre une pièce à ce dossier
piece-genre-aide = Ce que c’est, en quelques mots : « Devis du prestataire », « Convention de partenariat ». Les pièces de la structure se déposent une fois, dans son coffre.
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
