# Questions of the review to a holder.

question-titre = Questions of the review
question-chapeau = A funder or the project team asks the holder; it answers here, by the day given. All who review read the question and the answer; nothing is published.
question-aucune = No question was asked.
question-compte = { $n ->
    [0] none
    [one] one, nothing waiting
   *[other] { $n }, nothing waiting
}
question-equipe = Project team
question-de = { $qui }, { $le }
question-attendue = Answer due on { $le }.
question-reste = { $n ->
    [0] to answer today
    [one] one day to answer
   *[other] { $n } days to answer
}
question-retard = { $n ->
    [one] one day late
   *[other] { $n } days late
}
question-repondue = answered
question-repondue-tard = { $n ->
    [one] answered one day late
   *[other] answered { $n } days late
}
question-retiree = question taken back
question-retrait = Taken back: { $motif }
question-reponse = Answer of { $le }, by { $qui }
question-piece = Answer to a question
question-piece-voir = Open the paper joined
question-piece-reservee = A paper is joined; funders of the plan read it.
question-votre-reponse = Your answer
question-fichier = A paper, if there is one
question-fichier-aide = PDF, JPEG or PNG, 10 MB at most.
question-repondre = Send the answer
question-aller-repondre = Answer
question-voir = See the questions
question-retirer = Take the question back
question-poser = Ask a question
question-ou-correction = To have a field of the file corrected, ask no question:
question-texte = Question
question-le = Answer due by
question-envoyer = Ask the question
question-perime = This question changed while you were typing. Your text is kept: read it again, then send.
question-refus-etat = This file is { $etat }: the review asks it nothing.
question-refus-court = The text has fewer than ten signs.
question-refus-long = The text is over { $max } signs.
question-refus-echeance = { $le } has passed.
question-remede-echeance = Give a day to come.
question-refus-repondue = This question was answered already.
question-remede-repondue = A new question asks for the rest.
question-refus-retiree = This question was taken back.
question-courriel-objet = File { $numero }: a question of the review
question-courriel-corps =
    A question is asked about your file “{ $action }”:

    { $question }

    Answer due by { $le }, here:
    { $page }
question-courriel-reponse-objet = File { $numero }: answer to your question
question-courriel-reponse-corps =
    { $porteur } answered your question about “{ $action }”:

    { $question }

    The answer is here:
    { $page }
question-csv = Download the questions of the call (CSV)
