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
programmation-tache-titre = Chercher plus longtemps
programmation-tache-offre = En cinq secondes, le calcul n’a pas prouvé son plan. Il peut chercher une minute, hors de cette page : une seule recherche à la fois, les autres attendent leur tour.
programmation-tache-chercher = Chercher plus longtemps (une minute)
programmation-tache-actualiser = Actualiser
programmation-tache-annuler = Annuler la recherche
programmation-tache-fermer = Vous pouvez fermer cette page. Si le scénario, un dossier ou une enveloppe change d’ici là, le résultat ne sera pas écrit.
# $qui (String) - qui
# $quand (String) - instant
programmation-tache-attente = Recherche demandée par { $qui } le { $quand } : elle attend son tour.
# $qui (String) - qui
# $quand (String) - instant
programmation-tache-en-cours = Recherche en cours, demandée par { $qui } le { $quand } : une minute au plus.
# $qui (String) - qui
# $quand (String) - instant
programmation-tache-faite = La recherche demandée par { $qui } s’est terminée le { $quand } : le plan montré ici vient d’elle, ou d’un geste plus récent.
# $quand (String) - instant
programmation-tache-perimee = La recherche demandée le { $quand } n’a rien écrit : le scénario, un dossier ou une enveloppe a changé pendant le calcul, et son résultat a été jeté.
# $quand (String) - instant
programmation-tache-annulee = La recherche demandée le { $quand } a été annulée : rien n’a été écrit.
# $quand (String) - instant
programmation-tache-perdue = La recherche demandée le { $quand } a été perdue : le serveur s’est arrêté pendant le calcul. Le scénario est resté tel quel, vous pouvez la relancer.
# $quand (String) - instant
# $cause (String) - cause
programmation-tache-refusee = La recherche demandée le { $quand } n’a pas pu être faite. { $cause }
# $qui (String) - qui
programmation-tache-motif = Recherche d’une minute demandée par { $qui }
programmation-tache-refus-inutile = Il n’y a rien de plus à chercher : ce plan est prouvé, écrit à la main ou fait dans l’ordre des notes, ou n’a pas encore été calculé.
programmation-tache-refus-deja = Une recherche est déjà demandée pour ce scénario.
programmation-tache-refus-rien = Aucune recherche n’attend ni ne tourne pour ce scénario.
programmation-part-min-titre = Part minimale d’un dossier
# $part (String) - part
programmation-part-min-de-l-appel = Un dossier n’est retenu qu’à partir de { $part } de ses demandes : c’est la part que fixe la lettre de cadrage.
# $numero (String) - numero
# $part (String) - part
programmation-part-min-courte = { $numero } : { $part }
# $numero (String) - numero
# $part (String) - part
# $motif (String) - motif
programmation-part-min-dite = Dossier { $numero } : { $part } au moins. { $motif }
# $donne (String) - montant
# $minimum (String) - montant
programmation-part-min-donne = Ce plan lui donne { $donne }, le minimum est { $minimum }.
programmation-part-min-manquee = sous sa part minimale
# $part (String) - part
# $demande (String) - montant
# $minimum (String) - montant
# $motif (String) - motif
programmation-part-min-exigee = Ce scénario ne le retient qu’à partir de { $part } des { $demande } demandés, soit { $minimum }. Motif : { $motif }
# $numero (String) - numero
programmation-part-min-oter = Ôter la part minimale du dossier { $numero }
programmation-part-min-fixer = Fixer la part minimale d’un dossier
programmation-part-min-aide = Sous cette part de ses demandes, mieux vaut ne pas retenir le dossier : l’action ne tiendrait pas. Le calcul la respecte comme un verrou.
programmation-part-min-part = Part minimale, en % de ses demandes
programmation-part-min-motif = Pourquoi cette part
programmation-part-min-bouton = Fixer cette part
# $numero (String) - numero
programmation-part-min-refus-dossier = Aucune part minimale ne se fixe ni ne s’ôte pour « { $numero } » : donnez le numéro d’un dossier en programmation, hors réservation.
programmation-part-min-refus-motif = Dites pourquoi ce dossier a une part à lui.
programmation-bonus-titre = Bonus innovation
programmation-bonus-priorite = La lettre en fait une priorité : à points égaux, ces dossiers passent devant dans la liste par note. Les autres doctrines n’en tiennent pas compte.
# $n (Number) - points
programmation-bonus-points = { $n ->
    [0] La lettre n’ajoute aucun point à ces dossiers.
    [one] La lettre ajoute { $n } point à la note de ces dossiers : le calcul en tient compte.
   *[other] La lettre ajoute { $n } points à la note de ces dossiers : le calcul en tient compte.
}
# $montant (String) - montant
programmation-bonus-euros = La lettre permet d’ajouter { $montant } à ces dossiers : c’est au comité de le faire, à la main. Le calcul n’en tient pas compte, et le meilleur plan n’en est pas changé.
programmation-bonus-sans-valeur = La lettre n’en fixe pas la valeur : le calcul n’ajoute rien à ces dossiers, et aucune somme n’est proposée.
# $numero (String) - numero
programmation-bonus-non-retenu = Dossier { $numero } : non retenu par ce plan.
# $numero (String) - numero
programmation-bonus-retenu = Dossier { $numero } : retenu par ce plan.
# $numero (String) - numero
# $montant (String) - montant
programmation-bonus-ajoutable = Dossier { $numero } : retenu par ce plan ; { $montant } peuvent y être ajoutés sans dépasser ni ses demandes ni les enveloppes.
# $n (Number) - règles
programmation-locales = { $n ->
    [0] Le calcul ne suit aucune règle propre à la lettre.
    [one] Le calcul suit une règle propre à la lettre.
   *[other] Le calcul suit { $n } règles propres à la lettre.
}
programmation-locale-exacte = Tenue dans le calcul, ni plus ni moins.
programmation-locale-approchee = Tenue dans le calcul ; il a pu laisser de côté des montants qu’elle permet.
programmation-locale-sur-le-plan = Jugée sur chaque plan trouvé : un plan qui la rompt est refusé et la recherche reprend.
programmation-locale-au-vote = Regarde ce que seul le vote dira : elle est jugée à ce moment-là.
# $financeur (String) - financeur
programmation-refus-reservation = Cette part de { $financeur } est payée sur ce que la convention a réservé : elle ne se tape pas.
programmation-remede-reservation = Elle suit la proposition du financeur ; changez-la dans sa colonne, à l’instruction.
programmation-source-maison = Financements, § 7
# $financeur (String) - financeur
# $promis (String) - montant
programmation-promesse-sans-demande = { $financeur } : { $promis } réservés par la convention, rien n’est demandé cette année.
programmation-promesse-sans-demande-remede = Faites compléter la demande, ou dites pourquoi la réservation reste sans emploi.
# $financeur (String) - financeur
# $tenu (String) - montant
# $promis (String) - montant
programmation-promesse-sous = { $financeur } : { $tenu } programmés pour { $promis } promis par la convention.
programmation-promesse-sous-remede = Portez la proposition à la promesse, ou dites pourquoi elle n’est pas tenue.
# $financeur (String) - financeur
# $propose (String) - montant
# $promis (String) - montant
# $trop (String) - montant
programmation-promesse-au-dela = { $financeur } : { $propose } proposés pour { $promis } promis par la convention ; { $trop } ne sont pas programmés.
programmation-promesse-au-dela-remede = Ramenez la proposition à la promesse, ou relevez la réservation par avenant.
programmation-cpo-comprises = Programme entier, réservations des CPO comprises
# $promis (String) - montant
programmation-sur-promis = sur { $promis } réservés
programmation-hors-convention = hors convention
# $propose (String) - montant
programmation-hors-convention-non-programme = hors convention, non programmé : { $propose } proposés
# $financeur (String) - financeur
# $montant (String) - montant
programmation-malgre-le-refus = { $financeur } a répondu 0 € ; ce plan lui demande { $montant }.
programmation-malgre-le-refus-remede = Retirez ce montant, ou dites pourquoi le comité le demande encore.
programmation-refusee = refusé par ce financeur
# $doctrine (String) - doctrine
programmation-pourquoi-sur = La réponse porte sur le plan de ce scénario tel qu’il est, avec sa doctrine (« { $doctrine } ») et ses verrous.
programmation-pourquoi-par-note = La liste par note ne cherche rien d’autre que l’ordre des notes : la comparaison se fait en points.
programmation-pourquoi-a-la-main = Des montants y ont été tapés à la main : ce qui lui est comparé garde ses verrous, pas les montants sans verrou.
programmation-pourquoi-pas-calcule = Ce scénario n’a pas encore de plan : calculez-le d’abord.
# $total (String) - montant
programmation-pourquoi-reservation = Ce dossier ne concourt pas : une convention pluriannuelle lui réserve sa part, ce plan lui donne { $total }. Une part hors convention se programme à la main, en séance.
# $mesures (String) - mesures
# $chasses (String) - chasses
programmation-pourquoi-moins = Le retenir donnerait { $mesures } ; en sortiraient : { $chasses }.
# $mesures (String) - mesures
# $chasses (String) - chasses
programmation-pourquoi-mieux = Un autre plan le retient et vaut davantage : { $mesures } ; en sortent : { $chasses }.
# $force (String) - valeur
# $plan (String) - valeur
programmation-au-lieu = { $force } au lieu de { $plan }
# $financeur (String) - financeur
# $montant (String) - montant
# $demande (String) - montant
programmation-refus-au-dessus = { $financeur } : { $montant } pour { $demande } demandés.
# $demande (String) - montant
programmation-remede-au-dessus = Écrivez { $demande } au plus, ou faites corriger la demande du dossier.
# $numero (String) - numero
# $financeur (String) - financeur
programmation-refus-verrou = Un verrou du dossier { $numero } ne permet pas ce montant de { $financeur }.
programmation-remede-verrou = Ôtez d’abord ce verrou ; en séance, « Arrêter ces montants » le remplace.
# $n (Number) - n
# $numeros (String) - numeros
programmation-efface = { $n ->
    [0] Aucun dossier n’a été changé à la main sans verrou.
    [one] Un nouveau calcul effacera ce qui a été tapé à la main sans verrou dans le dossier { $numeros }. Pour le garder, posez un verrou, ou arrêtez ses montants en séance.
   *[other] Un nouveau calcul effacera ce qui a été tapé à la main sans verrou dans { $n } dossiers : { $numeros }. Pour le garder, posez des verrous, ou arrêtez leurs montants en séance.
}
programmation-efface-tout = Ce plan a été modifié à la main : un nouveau calcul effacera tout montant sans verrou.
programmation-liste-hors-reservations = Sans ce que paient les réservations des CPO : chaque scénario, leur comparaison et le gel donnent le tout.
