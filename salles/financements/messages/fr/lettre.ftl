# Les lettres de notification.

lettre-titre = Notification d’attribution
lettre-titre-refus = Notification de décision
lettre-projet = Projet
# $action (String) - action
# $euros (String) - euros
lettre-attribution = Votre action « { $action } » est retenue. Les financeurs vous attribuent { $euros }.
# $action (String) - action
# $motif (String) - motif
lettre-refus = Votre action « { $action } » n’est pas retenue. Motif : { $motif }
lettre-sans-motif = l’équipe projet vous le précisera.
lettre-tableau = Décision de chaque financeur
lettre-col-acte = Acte
# $bilan (String) - day the review is due
lettre-suite = Un versement peut attendre la signature d’une convention. Le bilan de l’action est attendu au plus tard le { $bilan }.
lettre-suite-refus = L’équipe projet se tient à votre disposition pour préparer une prochaine demande.
lettre-signataire = Pour l’équipe projet du contrat de ville
# $numero (String) - numero
lettre-renvoi = Le dossier { $numero }, en ligne
