# Les courriels qui rappellent une échéance.

# $jour (String) - jour
rappel-bilan-objet = Bilan à rendre avant le { $jour }
# $exercice (String) - exercice
# $jour (String) - jour
# $liste (String) - liste
rappel-bilan-corps = Bonjour,

    Le bilan { $exercice } de vos actions financées est attendu au plus tard le { $jour }. Un seul bilan sert à tous vos financeurs ; sans lui, la demande de l’année suivante s’arrête.

    { $liste }

    Si vous venez de le déposer, ne tenez pas compte de ce message.
# $intitule (String) - intitule
rappel-depot-objet = Dossier à déposer : { $intitule }
rappel-depot-pret = Tout est rempli : il ne reste qu’à le déposer.
rappel-depot-manque = Il lui manque encore :
# $intitule (String) - intitule
# $quand (String) - quand
# $etat (String) - etat
# $adresse (String) - adresse
rappel-depot-corps = Bonjour,

    Votre dossier « { $intitule } » est encore un brouillon. Les dépôts ferment le { $quand }, heure de Paris ; après, il ne sera plus reçu.

    { $etat }

    { $adresse }
# $numero (String) - numero
# $jour (String) - jour
rappel-question-objet = Dossier { $numero } : réponse attendue le { $jour }
# $action (String) - action
# $question (String) - question
# $jour (String) - jour
# $page (String) - page
rappel-question-corps = Bonjour,

    Une question de l’instruction sur votre dossier « { $action } » attend votre réponse :

    { $question }

    Elle est attendue au plus tard le { $jour }, ici :
    { $page }

    Si vous venez d’y répondre, ne tenez pas compte de ce message.
# $numero (String) - numero
rappel-retard-objet = Dossier { $numero } : pas de réponse à votre question
# $porteur (String) - porteur
# $action (String) - action
# $jour (String) - jour
# $question (String) - question
# $page (String) - page
rappel-retard-corps = Bonjour,

    { $porteur } n’a pas répondu à votre question sur « { $action } », attendue le { $jour } :

    { $question }

    La structure peut encore répondre. Vous pouvez instruire sans la réponse, ou retirer la question :
    { $page }
# $numero (String) - numero
rappel-complement-objet = Dossier { $numero } : des corrections sont attendues
rappel-complement-suspendu = Le délai d’instruction est suspendu tant que vous n’avez pas renvoyé le dossier.
# $quand (String) - quand
rappel-complement-fin = Les dépôts ferment le { $quand }, heure de Paris.
# $action (String) - action
# $liste (String) - liste
# $quand (String) - quand
# $page (String) - page
rappel-complement-corps = Bonjour,

    Votre dossier « { $action } » vous est renvoyé pour ces corrections :

    { $liste }

    { $quand } Seuls ces champs sont rouverts :
    { $page }
