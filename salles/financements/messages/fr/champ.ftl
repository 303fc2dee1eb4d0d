# Les champs d’un dossier.

champ-intitule = Intitulé de l’action
champ-resume = Résumé
champ-objectifs = Objectifs
champ-publics = Publics
champ-debut = Début
champ-fin = Fin
champ-periode = Période et dates
champ-qpv = Part de chaque quartier
champ-budget = Budget
champ-beneficiaires = Nombre de bénéficiaires
champ-droit-commun = Moyens de droit commun mobilisés
champ-partenaires = Partenaires
champ-lieux = Lieux
champ-demandes = Demandes aux financeurs
champ-pieces = Pièces
# $financeur (String) - financeur
champ-demande-a = Demande à { $financeur }
