# Ce que dit l’agenda de chacun.

# $dossier (String) - number and title
agenda-cloture = À déposer, { $dossier }
# $quand (String) - instant
agenda-cloture-texte = Les dépôts ferment le { $quand }, heure de Paris.
# $dossier (String) - number and title
agenda-question = Réponse attendue, { $dossier }
agenda-question-posee = Réponse attendue d’un porteur
# $dossier (String) - number and title
agenda-bilan = Bilan à rendre, { $dossier }
# $dossier (String) - number and title
agenda-compte-rendu = Compte rendu financier, dernier jour légal, { $dossier }
agenda-compte-rendu-texte = Six mois après la fin de l’exercice (loi du 12 avril 2000, article 10).
# $montant (String) - amount
# $financeur (String) - funder
agenda-versement = Versement prévu, { $montant } de { $financeur }
# $identifiant (String) - identifier of the agreement
agenda-versement-texte = Convention { $identifiant }
# $appel (String) - title of the call
agenda-appel-cloture = Fin des dépôts, { $appel }
# $appel (String) - title of the call
# $quoi (String) - what happens that day
agenda-appel-repere = { $appel } : { $quoi }
# $exercice (String) - year
agenda-appel-bilans = Bilans { $exercice } à recevoir
# $exercice (String) - year
agenda-appel-comptes-rendus = Comptes rendus financiers { $exercice }, dernier jour légal
