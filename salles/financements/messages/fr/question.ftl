# Les questions de l’instruction à un porteur.

question-titre = Questions de l’instruction
question-chapeau = Un financeur ou l’équipe projet interroge la structure ; elle répond ici, avant l’échéance. Tous ceux qui instruisent lisent la question et la réponse ; rien n’est publié.
question-aucune = Aucune question n’a été posée.
# $n (Number) - n
question-compte = { $n ->
    [0] aucune
    [one] une, sans attente
   *[other] { $n }, sans attente
}
question-equipe = Équipe projet
# $qui (String) - qui
# $le (String) - le
question-de = { $qui }, le { $le }
# $le (String) - le
question-attendue = Réponse attendue le { $le }.
# $n (Number) - n
question-reste = { $n ->
    [0] à répondre aujourd’hui
    [one] un jour pour répondre
   *[other] { $n } jours pour répondre
}
# $n (Number) - n
question-retard = { $n ->
    [one] en retard d’un jour
   *[other] en retard de { $n } jours
}
question-repondue = répondu
# $n (Number) - n
question-repondue-tard = { $n ->
    [one] répondu un jour après l’échéance
   *[other] répondu { $n } jours après l’échéance
}
question-retiree = question retirée
# $motif (String) - motif
question-retrait = Retirée : { $motif }
# $le (String) - le
# $qui (String) - qui
question-reponse = Réponse du { $le }, par { $qui }
question-piece = Réponse à une question
question-piece-voir = Ouvrir la pièce jointe
question-piece-reservee = Une pièce est jointe ; elle se lit chez les financeurs du plan.
question-votre-reponse = Votre réponse
question-fichier = Pièce jointe, s’il y en a une
question-fichier-aide = PDF, JPEG ou PNG, 10 Mo au plus.
question-repondre = Envoyer la réponse
question-aller-repondre = Répondre
question-voir = Voir les questions
question-retirer = Retirer la question
question-poser = Poser une question
question-ou-correction = Pour faire corriger un champ du dossier, ne posez pas de question :
question-texte = Question
question-le = Réponse attendue au plus tard le
question-envoyer = Poser la question
question-perime = Cette question a changé pendant votre saisie. Votre texte est gardé : relisez-la, puis envoyez.
# $etat (String) - etat
question-refus-etat = Ce dossier est { $etat } : l’instruction ne l’interroge pas.
question-refus-court = Le texte tient en moins de dix signes.
# $max (String) - max
question-refus-long = Le texte dépasse { $max } signes.
# $le (String) - le
question-refus-echeance = Le { $le } est déjà passé.
question-remede-echeance = Donnez un jour à venir.
question-refus-repondue = Cette question a déjà sa réponse.
question-remede-repondue = Une nouvelle question demande le complément.
question-refus-retiree = Cette question est retirée.
# $numero (String) - numero
question-courriel-objet = Dossier { $numero } : une question de l’instruction
# $action (String) - action
# $question (String) - question
# $le (String) - le
# $page (String) - page
question-courriel-corps =
    Une question est posée sur votre dossier « { $action } » :

    { $question }

    Réponse attendue au plus tard le { $le }, ici :
    { $page }
# $numero (String) - numero
question-courriel-reponse-objet = Dossier { $numero } : réponse à votre question
# $porteur (String) - porteur
# $action (String) - action
# $question (String) - question
# $page (String) - page
question-courriel-reponse-corps =
    { $porteur } a répondu à votre question sur « { $action } » :

    { $question }

    La réponse se lit ici :
    { $page }
question-csv = Télécharger les questions de l’appel (CSV)
