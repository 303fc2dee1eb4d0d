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
