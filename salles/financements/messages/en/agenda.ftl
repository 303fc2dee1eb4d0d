# What the agenda of each says.

agenda-cloture = To be submitted, { $dossier }
agenda-cloture-texte = Submissions close on { $quand }, Paris time.
agenda-question = Answer due, { $dossier }
agenda-question-posee = Answer due from a holder
agenda-bilan = Review due, { $dossier }
agenda-compte-rendu = Financial report, last legal day, { $dossier }
agenda-compte-rendu-texte = Six months after the end of the financial year (French law of 12 April 2000, article 10).
agenda-versement = Payment planned, { $montant } from { $financeur }
agenda-versement-texte = Agreement { $identifiant }
agenda-appel-cloture = Submissions close, { $appel }
agenda-appel-repere = { $appel }: { $quoi }
agenda-appel-bilans = Reviews of { $exercice } due
agenda-appel-comptes-rendus = Financial reports of { $exercice }, last legal day
