# La machine à remonter le temps : le plan d’un soir passé, l’histoire des champs, la différence de deux soirs.

onglet-machine = Remonter le temps
machine-titre = Remonter le temps
machine-chapeau = Le plan, une fiche, un taux, tels qu’on les connaissait un soir donné. Tout est relu dans le journal : rien ne peut y être changé.
# $le (String) - day
machine-depuis = pacte connaît ce contrat depuis le { $le }.
machine-champ-le = Quel soir ?
machine-aide-le = Le plan se lit tel qu’il était à la fin de cette journée, par exemple 12/03/2026.
machine-voir = Voir le plan ce soir-là
machine-reperes = Les soirs qui comptent
machine-reperes-aucun = Aucun jour connu pour l’instant.
machine-col-jour = Jour
machine-col-quoi = Ce qui s’est passé
machine-col-lire = Lire
# $le (String) - day
machine-lire-le = Le plan au { $le }
machine-pas-encore = le contrat n’était pas encore dans pacte
machine-repere-entree = Le contrat entre dans pacte
# $numero (String) - number of the edition
machine-repere-edition = Édition { $numero } figée
# $titre (String) - title of the review
machine-repere-ouverture = Ouverture : { $titre }
# $titre (String) - title of the review
machine-repere-cloture = Clôture : { $titre }
# $numero (String) - number of the amendment
machine-repere-signature = Avenant n° { $numero } signé
# $numero (String) - number of the amendment
machine-repere-application = Avenant n° { $numero } appliqué au plan
# $le (String) - day
machine-bandeau = Le plan tel qu’il était le { $le } au soir.
machine-bandeau-texte = Cette page se lit et ne se modifie pas.
machine-fiches-pdf = Les fiches de ce soir-là (PDF)
machine-aujourd-hui = Revenir à aujourd’hui
machine-autre-date = Choisir un autre soir
# $le (String) - day
machine-soir = { $le } au soir
# $quoi (String) - title of the page today
# $le (String) - day
machine-titre-plan = { $quoi }, au { $le }
machine-absent = Pas encore dans le plan
# $le (String) - day
machine-absent-texte = Ce que vous cherchez n’était pas dans le plan le { $le } au soir.
machine-voir-plan = Voir le plan de ce soir-là
machine-refus-sans-date = Il manque une date.
# $vu (String) - what was typed
machine-refus-illisible = « { $vu } » n’est pas une date.
# $le (String) - day
machine-refus-a-venir = Le { $le } n’est pas encore passé : personne ne connaît le plan de ce soir-là.
# $le (String) - day
machine-refus-avant = Le { $le } au soir, pacte ne connaissait pas encore ce contrat.
# $de (String) - day
# $a (String) - day
machine-refus-envers = Le { $de } vient après le { $a }.
machine-remede-date = Écrivez-la sous la forme jj/mm/aaaa, par exemple 12/03/2026.
# $le (String) - today
machine-remede-a-venir = Choisissez le { $le } ou un jour d’avant.
# $le (String) - first day known
machine-remede-avant = Choisissez le { $le } ou un jour d’après.
machine-remede-envers = Mettez la date la plus ancienne en premier.

onglet-differences = Ce qui a changé
machine-depuis-ce-soir = Ce qui a changé depuis
# $le (String) - day
machine-depuis-le = Ce qui a changé depuis le { $le }
machine-differences-titre = Ce qui a changé
# $de (String) - day
# $a (String) - day
machine-differences-titre-de = Ce qui a changé du { $de } au { $a }
machine-differences-chapeau = Deux soirs du plan, comparés fiche par fiche et champ par champ.
machine-champ-de = Depuis le soir du
machine-champ-a = Jusqu’au soir du
machine-comparer = Comparer
machine-raccourcis = Comparaisons courantes
# $le (String) - day of the sitting
machine-depuis-comite = Depuis le dernier comité ({ $le })
# $de (String) - day of the first sitting
# $a (String) - day of the second sitting
machine-entre-comites = Entre les deux derniers comités ({ $de }, { $a })
# $quoi (String) - what happened
# $le (String) - day
machine-depuis-repere = Depuis « { $quoi } » ({ $le })
# $le (String) - first day known
machine-depuis-debut = Depuis l’entrée du contrat dans pacte ({ $le })
machine-pdf = Télécharger en PDF
machine-differences-aucune = Le plan dit la même chose ces deux soirs.
machine-resume = En bref
machine-col-nombre = Nombre
machine-cadre = Cadre du plan
machine-alentours = Autour des fiches
# $n (Number) - year of the contract
machine-taux = Taux de l’année { $n }
machine-ajoute = Ajouté
machine-retire = Retiré
# $le (String) - day
machine-avant = Le { $le }
# $le (String) - day
machine-apres = Le { $le }
machine-mot-a-mot = Mot à mot
machine-compte-ajoutees = Fiches ajoutées
machine-compte-retirees = Fiches retirées
machine-compte-modifiees = Fiches modifiées
machine-compte-niveaux = Niveaux du plan ajoutés, retirés ou modifiés
machine-compte-alentours = Contrat, signataires, engagements, instances, axes et programmes
machine-compte-decisions = Décisions nouvelles
machine-compte-statuts = Statuts changés
machine-compte-pilotes = Pilotages changés
machine-compte-partenaires = Partenariats changés
machine-compte-textes = Titres, objectifs, contextes et publics réécrits
machine-compte-declinaisons = Déclinaisons et cases « réalisé » changées
machine-compte-indicateurs = Indicateurs et valeurs changés
machine-compte-cibles = Cibles changées
machine-compte-reponses = Réponses, confiances et commentaires changés
machine-compte-taux = Paliers et taux de fiches changés
machine-compte-autres = Autres points (numéros, places, poids, territoires, liens)

onglet-histoire = Histoire
machine-histoire = Histoire
machine-histoire-contrat = Histoire du contrat
# $numero (String) - number of the sheet
machine-histoire-fiche = Histoire de la fiche { $numero }
machine-histoire-chapeau = Tout ce qui a changé dans cette fiche, le plus récent d’abord : qui, quand, pourquoi.
machine-histoire-chapeau-contrat = Tout ce qui a changé dans ce contrat et son plan, le plus récent d’abord : qui, quand, pourquoi.
machine-disparu = disparu depuis
machine-reference = Référence
machine-champ-retiree-le = Retrait du plan
machine-champ-unite = Unité
machine-champ-etat = État
machine-champ-ouverte-le = Ouverture
machine-champ-close-le = Clôture
machine-champ-genre = Décision
machine-champ-motif = Motif
machine-champ-conditions = Conditions
machine-champ-responsable = Responsable
machine-champ-effet-le = Prise d’effet
machine-pages = Pages de la différence
machine-champ-statuts = Statuts des fiches
machine-champ-preuve = Sorte de preuve
machine-champ-datee-du = Date de la preuve
machine-champ-piece = Fichier
machine-champ-avis = Avis
