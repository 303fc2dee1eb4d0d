# Ce qu’un porteur apprend par courriel sans l’avoir demandé.

# $numero (String) - numero
nouvelle-depot-objet = Dossier { $numero } : bien reçu
# $action (String) - action
# $quand (String) - quand
# $qui (String) - qui
# $numero (String) - numero
# $total (String) - total
# $liste (String) - liste
# $page (String) - page
nouvelle-depot-corps = Bonjour,

    Votre dossier « { $action } » est déposé : reçu le { $quand }, heure de Paris, envoyé par { $qui }. Il porte le numéro { $numero }.

    Vous demandez { $total } en tout :
    { $liste }

    Il ne se modifie plus, sauf si l’instruction vous demande une correction : un courriel vous le dira. Vous pouvez le retirer jusqu’au vote. Il se lit ici :
    { $page }
# $numero (String) - numero
nouvelle-corrige-objet = Dossier { $numero } : vos corrections sont reçues
# $action (String) - action
# $quand (String) - quand
# $qui (String) - qui
# $page (String) - page
nouvelle-corrige-corps = Bonjour,

    Vos corrections du dossier « { $action } » sont reçues le { $quand }, heure de Paris, envoyées par { $qui }. L’instruction reprend ; vous n’avez rien d’autre à faire.

    Le dossier se lit ici :
    { $page }
nouvelle-brouillon = Brouillon
# $appel (String) - appel
nouvelle-regles-objet = { $appel } : les règles changent
# $nom (String) - nom
# $apres (String) - apres
# $avant (String) - avant
nouvelle-regles-ligne = - { $nom } : { $apres } (avant : { $avant })
nouvelle-regles-tenues = Aucune règle nouvelle ne l’arrête.
# $code (String) - code
# $dit (String) - dit
nouvelle-regles-a-revoir = À revoir, { $code } : { $dit }
# $quand (String) - quand
nouvelle-regles-fin = Les dépôts ferment le { $quand }, heure de Paris : un brouillon se corrige jusque-là.
nouvelle-regles-clos = Les dépôts sont fermés : vous n’avez rien à refaire, sauf si une correction vous est demandée.
# $vote (String) - vote
# $appel (String) - appel
# $effet (String) - effet
# $liste (String) - liste
# $motif (String) - motif
# $fin (String) - fin
# $dossiers (String) - dossiers
nouvelle-regles-corps = Bonjour,

    Le comité de pilotage a voté le { $vote } une nouvelle version de la lettre de cadrage de « { $appel } ». Elle s’applique à compter du { $effet }.

    Ce qui change :
    { $liste }

    Motif : { $motif }

    { $fin }

    Vos dossiers :
    { $dossiers }
# $n (Number) - papers
nouvelle-piece-objet = { $n ->
    [one] Une pièce de votre dossier est refusée
   *[other] { $n } pièces de vos dossiers sont refusées
}
# $genre (String) - kind of paper
# $nom (String) - name of the file
# $motif (String) - why
nouvelle-piece-ligne = - { $genre } ({ $nom }) : { $motif }
# $liste (String) - files, their papers and their address
nouvelle-piece-corps = Bonjour,

    Ces pièces sont refusées. Pour chacune, déposez un autre fichier depuis la page du dossier : l’instruction en a besoin pour le dire complet. La pièce refusée reste lisible, avec son motif.

    { $liste }
