# La page d’un appel : sa lettre de cadrage.

cadrage-ouverture = Ouverture
cadrage-cloture = Clôture
cadrage-dossiers = Dossiers déposés
cadrage-voir-dossiers = Voir les dossiers
cadrage-voir-regles = Les règles expliquées
cadrage-deposer = Préparer une demande
cadrage-lettre = Lettre de cadrage
# $numero (String) - numero
# $le (String) - le
cadrage-version-votee = Version { $numero }, votée par le comité de pilotage le { $le }.
# $numero (String) - numero
# $etat (String) - etat
cadrage-version = Version { $numero }, { $etat }.
cadrage-rubrique-absente = Cette rubrique n’est pas encore écrite.
cadrage-calendrier = Calendrier
cadrage-le = Le
cadrage-quoi = Étape
cadrage-calendrier-vide = Aucune date.
cadrage-regles = Règles et paramètres
cadrage-parametre = Paramètre
cadrage-lecture = Lecture retenue
cadrage-non-fixe = non fixé : le verdict reste indéterminé
cadrage-enveloppes = Enveloppes
cadrage-financeur = Financeur
cadrage-nature = Nature
cadrage-montant = Montant
cadrage-acte = Acte
cadrage-previsionnel = prévisionnel
cadrage-total = Total de l’appel
cadrage-enveloppes-vides = Aucune enveloppe n’est posée.
cadrage-pieces = Pièces demandées
# $financeur (String) - financeur
cadrage-piece-si = si { $financeur } est sollicité
cadrage-piece-facultative = facultative
cadrage-pieces-vides = Aucune pièce n’est demandée.
cadrage-versions = Versions de la lettre
# $liste (String) - liste
cadrage-change = Change : { $liste }.
# $le (String) - le
cadrage-en-vigueur-le = En vigueur à partir du { $le }.
# $annee (String) - annee
cadrage-comparer = Comparer avec { $annee }
cadrage-rediger = Rédiger la lettre
cadrage-parametres-modifier = Changer un paramètre
cadrage-enveloppes-modifier = Fixer une enveloppe
cadrage-mener = Mener l’appel
cadrage-pas-soumettre = Soumettre la lettre au comité de pilotage
cadrage-pas-voter = Enregistrer le vote de la lettre
cadrage-pas-reprendre = Revenir au projet de lettre
cadrage-pas-ouvrir = Ouvrir les dépôts
cadrage-pas-clore = Clore les dépôts
cadrage-pas-instruire = Commencer l’instruction
cadrage-vote-le = Jour du vote
cadrage-seance = Séance
cadrage-avant-d-avancer = Avant d’avancer
cadrage-fait-enregistre = C’est enregistré.
cadrage-rubrique-destinataires = Destinataires
cadrage-rubrique-objectifs = Objectifs
cadrage-rubrique-beneficiaires = Bénéficiaires attendus
cadrage-rubrique-orientations = Orientations thématiques
cadrage-rubrique-criteres = Critères d’éligibilité
cadrage-chiffre-min-principaux = Financeurs principaux exigés
cadrage-chiffre-plancher = Plancher par financeur
cadrage-chiffre-plancher-departement = Plancher du Département
cadrage-chiffre-seuil-convention = Convention obligatoire au-delà de
cadrage-chiffre-anciennete = Action ancienne : plus de
# $n (String) - n
cadrage-annees = { $n } ans
# $prevue (String) - prevue
cadrage-close-avant = Les dépôts ont été clos avant la date publiée, le { $prevue }.
