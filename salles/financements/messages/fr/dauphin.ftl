# Une extraction du portail Dauphin : ses statuts, ses lignes 74, ce qu’elle change.

dauphin-champ-reference = N° Dauphin
dauphin-champ-statut = Statut dans Dauphin
dauphin-champ-depose-le = Déposé le
dauphin-champ-debut = Début
dauphin-champ-fin = Fin
# $libelle (String) - line of the budget
dauphin-champ-ligne = Ligne 74 : { $libelle }
dauphin-sens-ecarter = Ne pas reprendre
dauphin-sens-depose = Déposé
dauphin-sens-a-completer = À compléter
dauphin-sens-complet = Complet
dauphin-sens-en-instruction = En instruction
dauphin-sens-irrecevable = Irrecevable
dauphin-sens-accorde = Accordé par l’État
dauphin-sens-refuse = Refusé par l’État
dauphin-sens-retire = Retiré
dauphin-statuts = Statuts de Dauphin
dauphin-statuts-voir = Voir et corriger ce que veulent dire ces statuts
dauphin-statuts-aide = Chaque statut de l’extraction, et ce qu’il veut dire ici. Ce que vous dites est retenu pour les extractions suivantes ; un statut sans réponse arrête ses lignes, il n’est jamais deviné. Dans l’appel de l’année, « accordé » et « refusé » restent en instruction : ici, un vote passe par un lot.
dauphin-statuts-enregistrer = Enregistrer ces statuts
dauphin-statut-a-dire = (à dire)
# $n (Number) - files
dauphin-modifiees = { $n ->
    [one] Un dossier déjà ici, à mettre à jour
   *[other] { $n } dossiers déjà ici, à mettre à jour
}
# $n (Number) - files
dauphin-inchangees = { $n ->
    [one] Un dossier déjà ici, sans changement
   *[other] { $n } dossiers déjà ici, sans changement
}
# $n (Number) - files
dauphin-conflits = { $n ->
    [one] Un dossier changé des deux côtés : dites lequel a raison, dans sa ligne
   *[other] { $n } dossiers changés des deux côtés : dites lequel a raison, dans chaque ligne
}
dauphin-votes-laisses = Les montants accordés dans Dauphin ne sont pas repris dans l’appel de l’année : ils se votent dans un lot.
# $numero (String) - public number
dauphin-sort-inchangee = inchangé ({ $numero })
# $numero (String) - public number
dauphin-sort-reconnue = reconnu ({ $numero })
# $numero (String) - public number
dauphin-sort-modifiee = à mettre à jour ({ $numero })
# $numero (String) - public number
dauphin-sort-conflit = changé des deux côtés ({ $numero })
# $champ (String) - field
# $avant (String) - value here
# $apres (String) - value in Dauphin
dauphin-changement = { $champ } : { $avant } → { $apres }
# $intitule (String) - name of the action
dauphin-conflit-de = Qui a raison pour « { $intitule } »
dauphin-conflit-a-dire = (à dire)
dauphin-conflit-ici = Garder ce qui est ici
dauphin-conflit-dauphin = Prendre Dauphin
dauphin-refus-aucun-montant = Aucune colonne ne dit ce qu’un financeur est sollicité de donner, ni ce qu’il a voté.
dauphin-refus-sans-reference = Aucune colonne ne donne le n° Dauphin : dans l’appel de l’année, seuls entrent des dossiers reconnus par leur numéro.
# $intitule (String) - name of a call
dauphin-refus-trop-tard = « { $intitule } » n’en est plus au dépôt ni à l’instruction : plus aucun dossier n’y entre de Dauphin.
dauphin-faute-statut-vide = le statut est vide.
# $dit (String) - what the cell says
dauphin-faute-statut = le statut « { $dit } » n’est pas traduit.
dauphin-remede-statut = Dites ce qu’il veut dire dans « Statuts de Dauphin ».
# $ligne (String) - row
dauphin-faute-en-double = ce n° Dauphin est déjà à la ligne { $ligne }.
# $numero (String) - public number
dauphin-faute-autre-porteur = le dossier { $numero } porte ce n° Dauphin, et il est d’un autre porteur.
# $numero (String) - public number
# $reference (String) - number in Dauphin
dauphin-faute-autre-reference = cette action a déjà le dossier { $numero }, sous le n° Dauphin { $reference }.
dauphin-faute-brouillon = le porteur tient un brouillon de cette action sur la plateforme.
dauphin-remede-brouillon = Qu’il le dépose ici, ou qu’il l’efface, puis renvoyez l’extraction.
