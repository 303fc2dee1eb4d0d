# Mails that remind of a deadline.

rappel-bilan-objet = Review due before { $jour }
rappel-bilan-corps = Hello,

    The { $exercice } review of your funded actions is due on { $jour } at the latest. One review serves all your funders; without it, next year’s request stops.

    { $liste }

    If you have just sent it, disregard this message.
rappel-depot-objet = File to be deposited: { $intitule }
rappel-depot-pret = Everything is filled in: it only has to be deposited.
rappel-depot-manque = It still lacks:
rappel-depot-corps = Hello,

    Your file “{ $intitule }” is still a draft. Deposits close on { $quand }, Paris time; after that it will not be received.

    { $etat }

    { $adresse }
rappel-question-objet = File { $numero }: answer due on { $jour }
rappel-question-corps = Hello,

    A question from the instruction about your file “{ $action }” awaits your answer:

    { $question }

    It is due on { $jour } at the latest, here:
    { $page }

    If you have just answered, disregard this message.
rappel-retard-objet = File { $numero }: no answer to your question
rappel-retard-corps = Hello,

    { $porteur } has not answered your question about “{ $action }”, due on { $jour }:

    { $question }

    The organisation may still answer. You may go on without the answer, or take the question back:
    { $page }
rappel-complement-objet = File { $numero }: corrections are awaited
rappel-complement-suspendu = The time of the instruction stands still until you send the file back.
rappel-complement-fin = Deposits close on { $quand }, Paris time.
rappel-complement-corps = Hello,

    Your file “{ $action }” is sent back to you for these corrections:

    { $liste }

    { $quand } Only these fields are open again:
    { $page }
