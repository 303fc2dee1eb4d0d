# Le vote du conseil citoyen, tapé depuis le papier, calculé par la méthode des parts égales.

conseil-titre = Vote du conseil citoyen
conseil-chapeau = Le conseil citoyen vote sur papier ; le secrétariat tape chaque bulletin, sous son numéro, sans nom. La méthode des parts égales dit ce que ce vote financerait. C’est un avis : il se lit à côté des scénarios.
conseil-aucun = Aucun vote n’est enregistré.
conseil-ouvert = saisie ouverte
conseil-clos = clos
conseil-nouveau = Enregistrer un vote
conseil-nouveau-aide = Les dossiers en instruction y sont soumis, au montant demandé aujourd’hui.
conseil-intitule = Intitulé
conseil-mode = Bulletin
conseil-mode-approbation = On coche les dossiers que l’on soutient
# $max (String) - highest mark
conseil-mode-notes = On note chaque dossier de 0 à { $max }
conseil-budget = Montant à répartir (€)
conseil-budget-aide = Ce que le conseil aurait à répartir, en euros entiers.
conseil-tenu-le = Tenu le
conseil-tenu-le-aide = Par exemple 09/03/2026.
conseil-ouvrir = Ouvrir la saisie
# $n (Number) - ballots
# $dossiers (String) - files
# $budget (String) - amount
conseil-resume = { $n ->
    [0] Aucun bulletin
    [one] Un bulletin
   *[other] { $n } bulletins
}, { $dossiers } dossiers soumis, { $budget } à répartir.
conseil-en-cours = La saisie est en cours. Le résultat se lira une fois le vote clos.
# $numero (String) - number of the ballot
conseil-saisi = Bulletin { $numero } enregistré.
conseil-numero = Numéro du bulletin
conseil-choix = Dossiers choisis
conseil-choix-aide = Leurs numéros : 1, 4, 12. Vide : bulletin blanc, qui compte.
# $max (String) - highest mark
conseil-choix-notes = Numéro et note, de 0 à { $max } : 1=5, 4=3. Vide : bulletin blanc, qui compte.
conseil-remplacer = Ce bulletin est déjà saisi
conseil-remplacer-oui = Le remplacer
conseil-saisir = Enregistrer ce bulletin
# $n (Number) - files
conseil-dossiers = { $n ->
    [one] Le dossier soumis
   *[other] Les { $n } dossiers soumis
}
# $n (Number) - ballots
conseil-bulletins = { $n ->
    [0] Aucun bulletin
    [one] Un bulletin
   *[other] { $n } bulletins
}
conseil-blanc = blanc
conseil-retirer = Retirer
# $numero (String) - number of the ballot
conseil-retirer-le = Retirer le bulletin { $numero }
conseil-clore-aide = Clore arrête la saisie et donne le résultat.
conseil-clore = Clore le vote
conseil-avis = Avis du conseil citoyen, jamais une décision : aucun dossier n’en est changé.
# $part (String) - amount
conseil-methode = Méthode des parts égales : chaque bulletin reçoit { $part }. Un dossier est financé quand ceux qui le soutiennent peuvent le payer en entier avec ce qui leur reste ; chacun paie à proportion de ses points. Le suivant est celui dont le prix est le plus bas ; à prix égal, le plus petit numéro.
conseil-pb = Le vote en .pb (Pabulib)
conseil-pb-aide = Pour refaire le calcul ailleurs : montants, bulletins, résultat. Sans donnée personnelle.
# $n (Number) - files
conseil-finances = { $n ->
    [0] Aucun dossier financé par ses soutiens
    [one] Un dossier financé par ses soutiens
   *[other] { $n } dossiers financés par leurs soutiens
}
conseil-col-rang = Ordre
conseil-col-cout = Montant
conseil-col-prix = Prix
conseil-col-paye = Qui paie
# $n (Number) - ballots
conseil-payeurs = { $n ->
    [0] Aucun bulletin ne paie
    [one] Un bulletin paie
   *[other] { $n } bulletins paient
}
# $somme (String) - amount
# $qui (String) - numbers of ballots
conseil-paye = { $somme } chacun : bulletins { $qui }
# $n (Number) - files
conseil-completes = { $n ->
    [one] Un dossier ajouté avec ce qui reste
   *[other] { $n } dossiers ajoutés avec ce qui reste
}
conseil-completes-aide = Ce que les parts n’ont pas dépensé va aux dossiers qui ont le plus de points, tant qu’un dossier tient.
# $n (Number) - points
conseil-points = { $n ->
    [0] aucun point
    [one] un point
   *[other] { $n } points
}
# $n (Number) - files
conseil-ecartes = { $n ->
    [0] Aucun dossier non retenu
    [one] Un dossier non retenu
   *[other] { $n } dossiers non retenus
}
conseil-sans-voix = aucun soutien
# $cout (String) - amount
# $disponible (String) - amount
# $n (Number) - points
conseil-manque = { $cout } demandés, { $disponible } restaient à ceux qui le soutiennent ({ $n ->
    [0] aucun point
    [one] un point
   *[other] { $n } points
})
# $reste (String) - amount
conseil-reste = Il reste { $reste }.
# $vote (String) - name of the vote
conseil-comparer = Aussi retenus par « { $vote } » (avis)
conseil-refus-intitule = Le vote n’a pas d’intitulé.
conseil-refus-mode = Dites comment on remplit un bulletin.
conseil-refus-budget = Il faut un montant à répartir, plus grand que 0.
conseil-refus-aucun-dossier = Aucun dossier de l’appel ne peut être soumis : aucun n’est en instruction.
# $saisi (String) - what was typed
conseil-refus-numero = « { $saisi } » n’est pas un numéro de bulletin de ce vote.
# $numero (String) - number of the ballot
conseil-refus-deja = Le bulletin { $numero } est déjà saisi.
conseil-remede-deja = Vérifiez le numéro, ou cochez « Le remplacer ».
# $saisi (String) - what was typed
conseil-refus-hors = « { $saisi } » n’est pas un dossier soumis à ce vote.
# $numero (String) - public number
conseil-refus-deux-fois = Le dossier { $numero } est écrit deux fois.
# $saisi (String) - what was typed
# $max (String) - highest mark
conseil-refus-points = « { $saisi } » : une note de 0 à { $max } est attendue.
# $max (String) - ballots
conseil-refus-trop = { $max } bulletins au plus.
conseil-refus-aucun-bulletin = Aucun bulletin n’est saisi.
conseil-refus-clos = Ce vote est clos.
conseil-refus-ouvert = La saisie de ce vote est encore ouverte.
conseil-remede-choix = Écrivez les numéros comme sur le bulletin : 1, 4, 12, ou 1=5, 4=3.
conseil-remede-clos = Enregistrez un autre vote pour corriger ; le journal garde les deux.
