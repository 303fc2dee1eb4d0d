# La programmation : scénarios, verrous, calculs, comparaisons.

programmation-refus-nom = Donnez un nom à ce scénario.
# $code (String) - code
programmation-refus-doctrine = La doctrine « { $code } » n’existe pas.
programmation-refus-partage = Ce scénario est partagé : il ne se modifie plus.
programmation-remede-partage = Copiez-le, et travaillez sur la copie.
programmation-refus-pas-calcule = Ce scénario n’a encore ni calcul ni montant : il n’y a rien à partager.
programmation-refus-genre = Choisissez un verrou de la liste.
programmation-refus-financeur = Ce verrou porte sur une ligne : dites quel financeur.
programmation-refus-montant = Ce verrou porte un montant : écrivez-le en euros.
# $numero (String) - numero
programmation-refus-dossier = Le dossier { $numero } n’est pas en programmation.
# $numero (String) - numero
# $financeur (String) - financeur
programmation-refus-ligne = Le dossier { $numero } ne demande rien à { $financeur }.
programmation-refus-population = La doctrine d’équité compare les habitants des quartiers : aucun n’est renseigné.
# $cause (String) - cause
programmation-refus-question = Le calcul ne peut pas être posé : { $cause }.
programmation-refus-trop-tot = Aucun dossier n’est encore complet : il n’y a rien à programmer.
programmation-titre = Programmation
programmation-chapeau = Plusieurs répartitions possibles, selon des doctrines nommées ; le comité choisit, verrouille, modifie et relance.
programmation-enveloppes = Ce dont chaque financeur dispose
programmation-enveloppes-legende = Enveloppes de l’appel, réservations des CPO ôtées
programmation-reserve = Réservé aux CPO
programmation-disponible = Disponible
programmation-sans-enveloppe = sans enveloppe : ses lignes ne sont pas programmées
programmation-scenarios = Scénarios
programmation-aucun = Aucun scénario pour l’instant.
programmation-nouveau = Nouveau scénario
programmation-nom = Nom
programmation-doctrine = Doctrine
programmation-doctrine-aide = Ce que le calcul cherche à faire au mieux.
programmation-creer = Créer le scénario
programmation-retenus = Dossiers retenus
programmation-euros = Euros attribués
programmation-etat = Résultat
programmation-points = Points
programmation-partage = partagé
programmation-a-comparer = comparer
programmation-comparer = Comparer les scénarios cochés
programmation-comparer-titre = Scénarios côte à côte
programmation-comparer-chapeau = Les mêmes indicateurs pour chacun, puis ce qui change par rapport au premier.
programmation-comparer-vide = Cochez au moins deux scénarios à comparer.
programmation-indicateur = Indicateur
programmation-servie = Part servie des demandes retenues
programmation-orphelin-nom = Argent orphelin
programmation-lecture-a = CPO, lecture A : conventions tenues
programmation-lecture-b = CPO, lecture B : part des crédits
programmation-primo = Primo-porteurs retenus
programmation-petites = Aides sous 1 500 €
# $financeur (String) - financeur
programmation-consommation = Enveloppe consommée, { $financeur }
# $quartier (String) - quartier
programmation-quartier = { $quartier } : part, euros par habitant
# $avant (String) - avant
# $apres (String) - apres
programmation-difference = De « { $avant } » à « { $apres } »
programmation-identiques = Les deux plans sont identiques.
# $numeros (String) - numeros
programmation-entres = Entrent : { $numeros }.
# $numeros (String) - numeros
programmation-sortis = Sortent : { $numeros }.
# $n (Number) - n
programmation-changes = { $n ->
    [0] Aucun montant ne change
    [one] Un montant change
   *[other] { $n } montants changent
}
programmation-doctrine-large = Large : le plus de points retenus, puis le plus d’euros
programmation-doctrine-concentree = Concentrée : moins d’actions, mieux servies
programmation-doctrine-equite = Équité : le quartier le moins servi d’abord
programmation-doctrine-cpo = CPO : la durée avant la nouveauté
programmation-doctrine-par-note = Par note : la liste dans l’ordre des notes
# $n (String) - n
programmation-en-points = { $n } points
# $n (String) - n
programmation-en-points-euros = { $n } points × euros
# $n (String) - n
programmation-en-habitant = { $n } par habitant du quartier le moins servi
# $n (String) - n
programmation-en-cpo = { $n } par des CPO
programmation-statut-vide = Pas encore calculé.
# $valeurs (String) - valeurs
programmation-statut-optimal = Optimal : aucun plan ne fait mieux selon cette doctrine ({ $valeurs }). D’autres plans peuvent faire autant.
# $duree (String) - duree
# $valeur (String) - valeur
# $borne (String) - borne
# $ecart (String) - ecart
programmation-statut-meilleur = Meilleur plan trouvé en { $duree } s : { $valeur } ; l’optimum ne dépasse pas { $borne } (écart { $ecart }).
programmation-statut-par-note = Construit dans l’ordre des notes, sans preuve.
programmation-statut-a-la-main = Modifié à la main : la preuve du calcul ne vaut plus.
# $conflit (String) - conflit
programmation-statut-impossible = Impossible. { $conflit }
# $numero (String) - numero
programmation-verrou-retenu = Dossier { $numero } retenu
# $numero (String) - numero
programmation-verrou-ecarte = Dossier { $numero } écarté
# $numero (String) - numero
# $financeur (String) - financeur
# $montant (String) - montant
programmation-verrou-montant = Dossier { $numero }, { $financeur } : { $montant }
# $numero (String) - numero
# $financeur (String) - financeur
# $montant (String) - montant
programmation-verrou-plafond = Dossier { $numero }, { $financeur } : { $montant } au plus
# $numero (String) - numero
# $financeur (String) - financeur
programmation-verrou-exclu = Dossier { $numero } sans { $financeur }
programmation-conflit = Ce scénario a changé pendant que vous l’aviez ouvert. Voici son état actuel ; votre geste n’a rien écrit, refaites-le si besoin.
# $moteur (String) - moteur
programmation-moteur = Calculé par { $moteur }.
programmation-calculer = Calculer (5 s au plus)
programmation-partager = Partager : plus personne ne le modifiera
programmation-de-plus = Que donnerait 1 000 € de plus ?
programmation-de-plus-chapeau = Chaque enveloppe relevée à son tour, le reste inchangé, la même doctrine.
# $montant (String) - montant
programmation-orphelin = Argent orphelin : { $montant }.
# $montant (String) - montant
programmation-orphelin-au-plus = Argent orphelin : { $montant } au plus, le temps a manqué pour le prouver.
# $utilisable (String) - utilisable
# $excedent (String) - excedent
programmation-excedent = Encore utilisable sans rien reprendre : { $utilisable } ; que personne ne demande : { $excedent }.
# $qui (String) - qui
# $numero (String) - numero
programmation-geste = Le plus petit geste qui libère : { $qui }, pour le dossier { $numero }.
programmation-plan = Le plan
programmation-plan-legende = Un dossier par ligne, un financeur par colonne
programmation-note = Note
programmation-et = Et si
programmation-reservation = sur réservation de CPO
# $numero (String) - numero
programmation-pourquoi = Pourquoi pas { $numero } ?
programmation-ajuster = Changer un montant à la main
programmation-ajuster-aide = Vide ou 0 : la ligne sort du plan. Les règles et les enveloppes sont relues aussitôt.
programmation-ajuster-bouton = Changer ce montant
programmation-numero = Numéro du dossier
programmation-alertes = Ce que les règles en disent
programmation-aucune-alerte = Aucune règle n’est rompue par ce plan.
# $n (Number) - n
programmation-autres-alertes = { $n ->
    [0] Aucune autre alerte.
    [one] Une autre alerte.
   *[other] { $n } autres alertes.
}
programmation-verrous = Verrous
programmation-aucun-verrou = Aucun verrou : le calcul est libre dans les règles.
programmation-aucun-financeur = Aucun
programmation-genre-retenu = Retenir le dossier
programmation-genre-ecarte = Écarter le dossier
programmation-genre-montant = Fixer un montant
programmation-genre-plafond = Plafonner un montant
programmation-genre-exclu = Sans ce financeur
programmation-verrou-genre = Verrou
programmation-verrou-dossier = Numéro du dossier
programmation-verrou-financeur = Financeur, pour un verrou de ligne
programmation-verrou-euros = Montant en euros
programmation-poser = Poser ce verrou
programmation-oter = Ôter
# $verrou (String) - verrou
programmation-oter-verrou = Ôter le verrou : { $verrou }
programmation-copier-titre = Travailler sur une copie
programmation-copier = Copier ce scénario
# $nom (String) - nom
programmation-scenario = Scénario « { $nom } »
# $nom (String) - nom
programmation-retour = Revenir au scénario « { $nom } »
programmation-personne = aucun
programmation-entrent = Entrent
programmation-sortent = Sortent
programmation-pourquoi-large = La réponse est calculée sur un plan de la doctrine « large », avec les mêmes verrous.
programmation-pourquoi-relire = Ce qui est dit ici vient d’un calcul : à relire avant de le reprendre dans une lettre.
programmation-pourquoi-retenu = Ce dossier est retenu par ce plan.
# $regles (String) - regles
programmation-pourquoi-regle = Même seul et les enveloppes ouvertes, ce dossier ne peut pas être retenu : { $regles }.
programmation-pourquoi-sans-reponse = Le temps a manqué pour répondre.
programmation-pourquoi-enveloppes = Les enveloppes seules ne permettent pas de le retenir.
# $chasses (String) - chasses
programmation-pourquoi-egalite = Un autre plan de même valeur le retient ; en sortent : { $chasses }.
# $perte (String) - perte
# $chasses (String) - chasses
# $note (String) - note
programmation-pourquoi-perte = Le retenir coûterait { $perte } points ; en sortiraient : { $chasses }. Il entrerait avec une note de { $note }.
programmation-pourquoi-au-plus = Le temps a manqué : la perte est au plus celle-là.
# $montant (String) - montant
# $qui (String) - qui
programmation-supplement = Il entrerait sans chasser personne avec { $montant } de plus chez l’un de ces financeurs : { $qui }.
# $montant (String) - montant
# $parts (String) - parts
programmation-supplement-partage = Il entrerait sans chasser personne avec { $montant } de plus, par exemple : { $parts }.
programmation-choix = Ce que le calcul doit tenir
programmation-choix-aucun = Rien d’autre que les règles et les verrous.
programmation-choix-changer = Imposer une lecture ou un minimum
programmation-choix-enregistrer = Enregistrer ces choix
programmation-lectures = Lectures de « CPO 50 % » imposées
programmation-imposer-lecture-a = Lecture A : dans chaque CPO, Ville, État et Agglo apportent la moitié du plan
programmation-imposer-lecture-b = Lecture B : la moitié de la programmation passe par des CPO
programmation-minima-aide = Part minimale de la programmation qui va à chaque quartier, en pour cent. Vide : aucun minimum.
# $quartier (String) - quartier
programmation-minimum-de = Minimum pour { $quartier }, en %
# $quartier (String) - quartier
# $part (String) - part
programmation-minimum = Au moins { $part } pour { $quartier }
programmation-refus-part = Écrivez une part entière, de 0 à 100.
# $total (Number) - total
programmation-refus-parts = Ces minima font { $total } % ensemble : c’est plus que le tout.
programmation-enveloppes-du-plan = Ce que ce plan prend de chaque enveloppe
programmation-enveloppes-du-plan-legende = Enveloppes et leurs parts, sous ce scénario
programmation-enveloppes-vides = Aucune enveloppe n’est fixée pour cet exercice.
programmation-enveloppe = Enveloppe
programmation-montant = Montant
programmation-retenu = Retenu par le plan
programmation-reste = Reste
# $montant (String) - montant
programmation-depasse = dépassée de { $montant }
# $financeur (String) - financeur
# $part (String) - nom de la part
programmation-part = { $financeur }, part « { $part } »
# $pris (String) - montant
# $sur (String) - montant
programmation-pris = { $pris } sur { $sur }
# $n (Number) - dossiers
# $numeros (String) - numéros
programmation-sans-note = { $n ->
    [one] Le dossier { $numeros } n’a pas été noté : le calcul lui compte 0 point.
   *[other] { $n } dossiers n’ont pas été notés ({ $numeros }) : le calcul leur compte 0 point.
}
programmation-zone-aide = « Zone d’égalité » : selon le lecteur, ces dossiers passent d’un côté ou de l’autre de la limite. La note ne les départage pas.
programmation-zone = zone d’égalité
# $rang (String) - rang
programmation-rang = rang { $rang }
# $de (String) - rang
# $a (String) - rang
programmation-rang-entre = rang { $de } à { $a }
programmation-nombre-d-alertes = Alertes
# $defi (String) - défi
programmation-defi = Défi « { $defi } » : part des crédits
# $axe (String) - axe
programmation-axe = Axe « { $axe } » : part des crédits
