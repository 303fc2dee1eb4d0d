# $collectivite (String) - Carcassonne Agglo
calendrier-nom = Échéances de { $collectivite }
# $titre (String) - Revue de l’année 2
calendrier-campagne = fin des réponses, { $titre }
# $responsable (String) - CPAM
calendrier-decision = décision à appliquer, { $responsable }
# $debiteur (String) - CPAM
calendrier-engagement = engagement à tenir, { $debiteur }
