# Passer un appel à l’étape suivante.

passage-rouvrir = Rouvrir les dépôts
passage-reste = Ce qui reste à faire
passage-voir = Voir où cela se fait
passage-rien = Rien ne reste à faire avant cette étape.
passage-motif = Pourquoi passer à cette étape quand même
passage-confirmer = Confirmation
passage-confirme = J’ai lu ce qui précède, et je passe à cette étape.
# $etat (String) - etat
passage-hors-cycle = L’appel est à l’étape « { $etat } » : il ne passe pas à celle-ci.
passage-aide-rouvrir = Les dépôts reprennent jusqu’à la clôture publiée. Chaque association qui a un brouillon reçoit un courriel avec le motif.
passage-aide-execution = À partir de cette étape, un lot ne se corrige plus et la liste d’attente n’est plus appelée. Les votes et les notifications restent possibles.
passage-aide-archive = L’archive est la dernière étape : on n’en revient pas.
# $le (String) - le
passage-reste-cloture = La clôture publiée est le { $le } : les dépôts s’arrêteraient aujourd’hui. Chaque association qui a un brouillon recevra un courriel avec le motif.
# $n (Number) - n
passage-reste-brouillons = { $n ->
    [one] Un dossier est en brouillon : il ne pourra plus être déposé.
   *[other] { $n } dossiers sont en brouillon : ils ne pourront plus être déposés.
}
# $n (Number) - n
passage-reste-constater = { $n ->
    [one] Un dossier n’est ni dit complet, ni mis à l’instruction.
   *[other] { $n } dossiers ne sont ni dits complets, ni mis à l’instruction.
}
# $n (Number) - n
passage-reste-avis = { $n ->
    [one] Une demande attend l’avis de son financeur.
   *[other] { $n } demandes attendent l’avis de leur financeur.
}
passage-reste-lot = Aucun lot n’est gelé : les financeurs n’ont rien à voter.
# $n (Number) - n
passage-reste-decision = { $n ->
    [one] Un dossier n’a pas de décision du comité.
   *[other] { $n } dossiers n’ont pas de décision du comité.
}
# $lignes (Number) - lignes
# $financeurs (Number) - financeurs
passage-reste-votes = { $lignes ->
    [one] Une ligne attend son vote,
   *[other] { $lignes } lignes attendent leur vote,
} { $financeurs ->
    [one] chez un financeur.
   *[other] chez { $financeurs } financeurs.
}
# $n (Number) - n
passage-reste-notifier = { $n ->
    [one] Un dossier n’est pas notifié.
   *[other] { $n } dossiers ne sont pas notifiés.
}
# $lignes (Number) - lignes
# $du (String) - du
passage-reste-verser = { $lignes ->
    [one] Une subvention votée n’est pas versée entièrement : il reste { $du }.
   *[other] { $lignes } subventions votées ne sont pas versées entièrement : il reste { $du }.
}
# $n (Number) - n
passage-reste-reverser = { $n ->
    [one] Une subvention reste à reverser.
   *[other] { $n } subventions restent à reverser.
}
# $n (Number) - n
passage-reste-bilans = { $n ->
    [one] Le bilan d’un dossier n’est pas validé.
   *[other] Les bilans de { $n } dossiers ne sont pas validés.
}
passage-refus-confirmation = Cochez la confirmation : ce qui reste à faire ne s’enjambe pas par mégarde.
passage-refus-motif = Dites pourquoi.
passage-remede-motif = Vingt signes au moins ; le journal le garde.
# $n (Number) - n
passage-refus-archive = { $n ->
    [one] Un dossier n’a pas été notifié : on n’archive pas une décision que l’association ignore.
   *[other] { $n } dossiers n’ont pas été notifiés : on n’archive pas une décision que l’association ignore.
}
passage-remede-archive = Notifiez-les d’abord, depuis la page des notifications.
# $le (String) - le
passage-refus-echue = La clôture publiée, le { $le }, est passée.
# $n (Number) - n
passage-refus-instruit = { $n ->
    [one] L’instruction a commencé : un avis, une note ou un dossier en témoigne.
   *[other] L’instruction a commencé : { $n } avis, notes ou dossiers en témoignent.
}
passage-remede-rouvrir = Un dossier arrivé trop tard se dépose à l’appel suivant.
# $appel (String) - appel
passage-courriel-clos-objet = { $appel } : les dépôts sont clos
# $appel (String) - appel
# $prevue (String) - prevue
# $motif (String) - motif
# $brouillons (String) - brouillons
passage-courriel-clos-corps =
    Bonjour,

    Les dépôts de l’appel « { $appel } » sont clos dès aujourd’hui, avant la date annoncée du { $prevue }.

    Motif : { $motif }

    Vos brouillons restent lisibles, mais ne peuvent plus être déposés :
    { $brouillons }

    Répondez à l’équipe projet si cette clôture vous prend de court.
# $appel (String) - appel
passage-courriel-ouvert-objet = { $appel } : les dépôts sont rouverts
# $appel (String) - appel
# $motif (String) - motif
# $fin (String) - fin
# $brouillons (String) - brouillons
passage-courriel-ouvert-corps =
    Bonjour,

    Les dépôts de l’appel « { $appel } » sont rouverts.

    Motif : { $motif }

    Vous pouvez déposer jusqu’à la clôture : { $fin }. Vos brouillons :
    { $brouillons }
