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
