# Rédaction du plan : libellés des champs, refus, pages.

redaction-champ-numero = Numéro
redaction-champ-titre = Titre
redaction-champ-titre-plan = Titre imprimé au plan, s’il diffère
redaction-champ-noeud = Place dans le plan
redaction-champ-mode-pilotage = Mention de pilotage imprimée
redaction-champ-contexte = Contexte
redaction-champ-objectif-strategique = Objectif stratégique
redaction-champ-objectifs-operationnels = Objectifs opérationnels
redaction-champ-public-cible = Public cible, texte intégral
redaction-champ-publics = Étiquettes de public
redaction-champ-statut = Statut
redaction-champ-statut-motif = Motif du statut
redaction-champ-poids = Poids
redaction-champ-motif = Pourquoi cette modification ?
redaction-champ-lettre = Lettre retenue
redaction-champ-lettre-imprimee = Lettre imprimée, si elle diffère
redaction-champ-libelle = Libellé
redaction-champ-details = Détails
redaction-champ-echeance = Échéance telle qu’imprimée
redaction-champ-annees = Années prévues
redaction-champ-organisation = Organisation
redaction-champ-services = Services
redaction-champ-genre = Type de lien
redaction-champ-cible = Cible
redaction-champ-programme = Programme
redaction-champ-texte = Texte
redaction-champ-code = Code
redaction-champ-parent = Sous
redaction-champ-objectifs = Objectifs
redaction-champ-sigle = Sigle
redaction-champ-slug = Adresse
redaction-champ-modele = Modèle
redaction-champ-periode = Période affichée
redaction-champ-annee-debut = Première année civile
redaction-champ-annee-fin = Dernière année civile
redaction-champ-duree-annees = Nombre d’années du contrat
redaction-champ-signe-le = Date de signature
redaction-champ-annee-un-le = Premier jour de l’année 1
redaction-champ-regle-annee = Règle des années
redaction-champ-niveaux = Noms des niveaux
redaction-champ-porteur = Porteur
redaction-champ-etat = État du contrat
redaction-champ-perimetre = Périmètre
redaction-champ-revision = Révision
redaction-champ-resiliation = Résiliation
redaction-champ-evaluation = Évaluation
redaction-champ-paliers = Paliers d’avancement
redaction-champ-couverture-fiche = Part minimale renseignée pour un taux de fiche
redaction-champ-couverture-plan = Part minimale renseignée pour un taux de niveau
redaction-champ-source = Source
redaction-champ-fonction = Fonction qui signe
redaction-champ-part = Part du contrat concernée
redaction-champ-debiteur = Débiteur, tel qu’imprimé
redaction-champ-objet = Objet
redaction-champ-montant = Montant
redaction-champ-periodicite = Périodicité
redaction-champ-nom = Nom
redaction-champ-role = Rôle
redaction-champ-composition = Composition
redaction-champ-missions = Missions
redaction-champ-rythme = Rythme
redaction-champ-choix = Ce qui est décidé

# $champ (String) - label of the field
redaction-refus-vide = « { $champ } » ne peut pas rester vide.
# $champ (String) - label of the field
# $vu (String) - characters seen
# $max (String) - characters allowed
redaction-refus-trop-long = « { $champ } » compte { $vu } signes ; { $max } au plus.
# $champ (String) - label of the field
# $saisi (String) - what was typed
redaction-refus-entier = « { $champ } » attend un nombre entier ; « { $saisi } » n’en est pas un.
# $champ (String) - label of the field
# $vu (String) - number seen
# $min (String) - least
# $max (String) - most
redaction-refus-bornes = « { $champ } » vaut { $vu } ; il va de { $min } à { $max }.
# $champ (String) - label of the field
# $saisi (String) - what was typed
redaction-refus-date = « { $champ } » attend une date ; « { $saisi } » ne se lit pas.
# $champ (String) - label of the field
# $saisi (String) - what was chosen
redaction-refus-choix = « { $champ } » : le choix « { $saisi } » n’existe pas, ou plus.
# $vu (Number) - characters seen
# $min (Number) - characters needed
redaction-refus-motif-court = Le motif compte { $vu } { $vu ->
    [0] signe
    [1] signe
   *[other] signes
  } ; il en faut { $min } au moins, pour qu’on comprenne encore dans deux ans.
# $numero (String) - number of the sheet
# $titre (String) - title of the sheet that has it
redaction-refus-numero-pris = Le numéro { $numero } est celui de « { $titre } ».
# $statut (String) - label of the status
redaction-refus-motif-statut = Le statut « { $statut } » demande un motif.
# $de (String) - present status
# $vers (String) - status asked for
redaction-refus-passage = Ce contrat ne permet pas de passer de « { $de } » à « { $vers } ».
# $annee (String) - contract year
# $duree (String) - last year of the contract
redaction-refus-annee = L’année { $annee } n’existe pas : le contrat va de l’année 1 à l’année { $duree }.
redaction-refus-deja-retiree = C’est déjà retiré.
redaction-refus-pas-retiree = Ce n’est pas retiré : il n’y a rien à rétablir.
# $organisation (String) - name of the organisation
redaction-refus-deja-participant = « { $organisation } » figure déjà dans cette liste.
redaction-refus-cible-absente = Ce lien ne mène nulle part.
# $saisi (String) - what was typed
redaction-refus-cible-inconnue = Aucune fiche ne répond à « { $saisi } ».
# $numero (String) - number of the sheet
redaction-refus-soi = La fiche { $numero } ne peut pas être liée à elle-même.
# $chemin (String) - sheets along the path
redaction-refus-cycle = Ces fiches dépendraient les unes des autres en boucle : { $chemin }.
# $cible (String) - target of the link
redaction-refus-lien-deja-la = Ce lien vers « { $cible } » existe déjà.
# $saisi (String) - name typed
# $existant (String) - name known
redaction-refus-programme-proche = « { $saisi } » ressemble à un programme déjà connu, « { $existant } ».
# $chemin (String) - titles along the path
redaction-refus-cycle-niveaux = Un niveau ne peut pas se trouver sous lui-même : { $chemin }.
# $demande (String) - depth asked for
# $niveaux (String) - names of the levels
redaction-refus-trop-profond = Il faudrait { $demande } niveaux ; ce contrat n’en nomme pas autant ({ $niveaux }).
# $code (String) - code typed
# $titre (String) - title of the node that has it
redaction-refus-code-pris = Le code { $code } est celui de « { $titre } ».
# $niveaux (Number) - nodes below
# $fiches (Number) - sheets below
redaction-refus-noeud-occupe = Ce niveau n’est pas vide : { $niveaux ->
    [0] aucun niveau
    [1] un niveau
   *[other] { $niveaux } niveaux
  } et { $fiches ->
    [0] aucune fiche
    [1] une fiche
   *[other] { $fiches } fiches
  } en dépendent, fiches retirées comprises.
# $nom (String) - name of the level
# $noeuds (Number) - nodes of that level
redaction-refus-nom-niveau = Le niveau « { $nom } » sert encore : { $noeuds ->
    [1] un élément du plan s’y trouve
   *[other] { $noeuds } éléments du plan s’y trouvent
  }.
# $statut (String) - label of the status
# $fiches (Number) - sheets that have it
redaction-refus-statut-employe = Supprimer un statut employé est refusé : { $fiches ->
    [1] une fiche est
   *[other] { $fiches } fiches sont
  } « { $statut } ».
# $statut (String) - label of the status
# $fiches (Number) - sheets that have it
redaction-refus-correspondance = Le statut choisi pour remplacer « { $statut } » ({ $fiches ->
    [1] une fiche
   *[other] { $fiches } fiches
  }) n’est pas dans le nouveau jeu.
redaction-refus-jeu-vide = Un contrat garde au moins un statut.
# $code (String) - code of the status
redaction-refus-code-statut = Deux statuts porteraient le code ou le libellé « { $code } ».
# $statut (String) - label of the status
# $passage (String) - code of the passage
redaction-refus-passage-inconnu = « { $statut } » permettrait de passer à « { $passage } », qui n’est pas un statut de ce contrat.
# $adresse (String) - address of the contract
redaction-refus-slug = L’adresse « { $adresse } » est déjà prise ou réservée.
# $debut (String) - first year
# $fin (String) - last year
redaction-refus-periode = La période irait de { $debut } à { $fin } : elle finirait avant de commencer.
# $saisi (String) - what was typed
redaction-refus-palier = « { $saisi } » n’est pas une grille : des pourcentages entiers de 1 à 100, croissants.
# $saisi (String) - what was typed
redaction-refus-montant = « { $saisi } » n’est pas un montant.
# $choix (String) - what was decided
redaction-refus-marque = Cette marque est déjà réglée : « { $choix } ».
redaction-refus-aucun-niveau = Ce contrat n’a encore aucun niveau : la fiche n’aurait pas de place dans le plan.
# $annee (String) - year beyond the end
# $declinaisons (Number) - how many are planned then
redaction-refus-annees-employees = { $declinaisons ->
    [1] Une déclinaison est prévue
   *[other] { $declinaisons } déclinaisons sont prévues
  } en année { $annee } ou après.

# $trop (String) - characters too many
redaction-remede-trop-long = Retirez { $trop } signes.
redaction-remede-date = Écrivez-la comme 15/12/2026.
redaction-remede-numero = Choisissez un autre numéro, ou retirez d’abord l’autre fiche.
# $permis (String) - statuses one may pass to
redaction-remede-passage = Permis : { $permis }.
redaction-remede-soi = Choisissez une autre fiche ; un renvoi imprimé à soi-même se garde comme texte à vérifier.
redaction-remede-cycle = Changez le type de lien, ou refusez d’abord l’un des liens de cette boucle.
redaction-remede-cible = Donnez son numéro, ou gardez ce texte tel quel, à vérifier.
# $existant (String) - programme known
redaction-remede-programme = Choisissez « { $existant } », ou cochez « c’est un autre programme ».
redaction-remede-trop-profond = Ajoutez un nom de niveau au contrat, ou choisissez une place plus haute.
redaction-remede-noeud-occupe = Déplacez d’abord ce qu’il contient.
redaction-remede-statut = Dites par quel statut le remplacer.
redaction-remede-palier = Par exemple 20, 40, 60, 80, 100. « Pas commencée » est un statut, pas un palier de 0.
redaction-remede-montant = Écrivez 30 000 ou 30 000,50, ou laissez vide : le montant sera dit « non précisé », jamais 0.
redaction-remede-aucun-niveau = Ajoutez d’abord un niveau au plan.
