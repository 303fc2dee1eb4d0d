# La revue annuelle vue par la coordination.
suivi-liste-titre = Revues annuelles
suivi-aucune = Aucune revue pour l’instant. Préparez la première : les répondants seront proposés d’après les pilotes.
suivi-revue = Revue
suivi-etat = État
suivi-ouverte = Ouverte le
suivi-echeance = Échéance
suivi-preparer = Préparer une revue
suivi-preparer-aide = Rien n’est envoyé avant l’ouverture.
suivi-preparer-copie = Ses questions, son message et ses relances sont repris de la revue précédente. Rien n’est envoyé avant l’ouverture.
suivi-preparer-bouton = Préparer la revue
suivi-exercice = Année du contrat
suivi-champ-titre = Titre
suivi-champ-titre-aide = Sans titre, ce sera « Revue annuelle de l’année N ».
# $n (Number) - x
suivi-titre-usuel = Revue annuelle de l’année { $n }
suivi-date-aide = Au format jj/mm/aaaa
suivi-date-illisible = La date ne se lit pas : écrivez-la comme 15/12/2026.
# $jour (String) - x
suivi-echeance-du = Échéance le { $jour }.
suivi-completude = Complétude
# $n (Number) - x
# $total (Number) - x
suivi-completude-sur = { $n } sur { $total }
suivi-completude-regle = Complétude : réponses acceptées ou dispensées, sur les réponses attendues. Les dépôts se comptent à part.
suivi-depots = Dépôts
suivi-a-traiter = À examiner
suivi-retards = En retard
suivi-par-ambition = Premier niveau du plan
suivi-par-organisation = Organisation
suivi-organisation = Organisation
suivi-repondant = Répondant
suivi-repondants = Répondants
suivi-reponses = Réponses
# $quoi (String) - x
suivi-courriel-echec = le courriel n’arrive pas : { $quoi }
# $n (Number) - x
suivi-relances = { $n ->
    [0] 0 envoi de relances
    [one] 1 envoi de relances
   *[other] { $n } envois de relances
}
suivi-prolonger = Prolonger l’échéance
suivi-nouvelle-echeance = Nouvelle échéance
suivi-motif = Motif
suivi-motif-aide = Vingt signes au moins ; il sera lu par les répondants et gardé au journal.
suivi-clore = Fermer la revue
# $completes (Number) - x
# $manquantes (Number) - x
suivi-clore-resume = { $completes } fiches acceptées ou dispensées. Les { $manquantes } autres deviendront « sans réponse », les liens cesseront de fonctionner. On ne rouvrira plus qu’une réponse à la fois, avec un motif.
suivi-clore-bouton = Fermer définitivement
suivi-annuler = Annuler la revue
suivi-annuler-resume = Possible tant qu’aucune réponse n’est acceptée. La revue annulée reste lisible.
suivi-vers-editions = Figer l’année et voir les éditions
suivi-reglages = Réglages de la revue
suivi-message = Message d’accompagnement
suivi-message-aide = Quelques mots dans le courriel d’ouverture ; le reste est écrit pour vous.
suivi-portee = Partie du plan
suivi-portee-aide = Rien de coché : tout le plan.
suivi-questions = Ce qui est demandé
suivi-obligatoires = Ce qui est obligatoire
suivi-obligatoires-aide = On peut toujours répondre « non disponible » avec la raison.
suivi-relances-jours = Relances, en jours autour de l’échéance
suivi-relances-aide = Par exemple -7, -1, 3, 10. Un seul message par personne et par jour.
suivi-enregistrer = Enregistrer
suivi-ses-fiches = Fiches confiées
suivi-corriger = Corriger
suivi-delegue = délégué par un répondant
# $n (Number) - x
suivi-sans-repondant = { $n ->
    [one] Une fiche n’a pas de répondant :
   *[other] { $n } fiches n’ont pas de répondant :
}
suivi-confier = Confier une fiche à quelqu’un d’autre
suivi-confier-a = Confier à
suivi-ajouter = Ajouter un répondant
suivi-fonction = Fonction
suivi-courriel = Courriel
suivi-suppleant = Courriel du suppléant
suivi-lien-renouveler = Envoyer un nouveau lien
suivi-lien-revoquer = Révoquer son lien
suivi-ouvrir = Ouvrir la revue
# $fiches (Number) - x
# $repondants (Number) - x
# $jour (String) - x
suivi-ouvrir-resume = { $fiches } fiches, { $repondants } répondants : chacun recevra un courriel avec son lien, valable jusqu’à la fermeture. Échéance le { $jour }. L’envoi ne se reprend pas.
suivi-ouvrir-bouton = Ouvrir et envoyer les courriels
# $qui (String) - x
suivi-deposee-par = Déposée par { $qui }.
suivi-alertes = À regarder avant d’accepter
suivi-accepter = Accepter et passer à la suivante
suivi-outre = Motif pour passer outre
suivi-outre-aide = Vingt signes au moins ; il reste attaché à la réponse et à ses valeurs, et le journal le garde.
# $dit (String) - x
suivi-relation-alerte = { $dit } Accepter demande un motif écrit.
# $dit (String) - x
suivi-relation-refus = { $dit } Cette relation refuse la réponse : renvoyez-la, ou corrigez le chiffre auquel elle se compare.
suivi-renvoyer = Renvoyer avec un motif
suivi-dispenser = Dispenser de réponse
suivi-rouvrir = Rouvrir cette réponse
# $qui (String) - x
suivi-repondre-pour = Répondre pour le compte de { $qui }
# $annee (Number) - x
# $avant (Number) - x
# $apres (Number) - x
# $motif (String) - x
alerte-baisse = Le palier baisse depuis l’année { $annee } : { $avant } % puis { $apres } %. { $motif }
# $lettres (String) - x
alerte-cent = 100 % déclaré, mais non réalisé : { $lettres }.
alerte-atteinte = L’objectif est dit atteint, mais rien de prévu n’est réalisé.
alerte-ecart-dix = dix fois plus ou dix fois moins
alerte-ecart-moitie = plus de la moitié d’écart
# $libelle (String) - x
# $ecart (String) - x
# $annee (Number) - x
# $avant (String) - x
# $apres (String) - x
# $justification (String) - x
alerte-aberrante = { $libelle } : { $ecart } avec l’année { $annee } ({ $avant } puis { $apres }). { $justification }
# $lettre (String) - x
alerte-non-prevue = Déclinaison { $lettre } : réponse sur une année non prévue, comptée à part.
# $champ (String) - x
# $motif (String) - x
alerte-indisponible = Non disponible ({ $champ }) : { $motif }
