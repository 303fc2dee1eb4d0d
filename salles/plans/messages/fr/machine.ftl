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
machine-reperes-aucun = Ni comité, ni édition, ni revue, ni avenant pour l’instant.
machine-col-jour = Jour
machine-col-quoi = Ce qui s’est passé
machine-col-lire = Lire
# $le (String) - day
machine-lire-le = Le plan au { $le }
machine-pas-encore = le contrat n’était pas encore dans pacte
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
