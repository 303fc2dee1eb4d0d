# Comités, décisions, avenants : refus et mots.

comite-etat-prepare = en préparation
comite-etat-tenu = tenu, relevé à valider
comite-etat-valide = relevé validé
comite-refus-titre = Le comité n’a pas d’objet.
comite-refus-date-manquante = Il manque une date.
# $vu (String) - what was typed
comite-refus-date-illisible = « { $vu } » n’est pas une date.
# $le (String) - day typed
# $debut (String) - first year
# $fin (String) - last year
comite-refus-date-hors-contrat = Le { $le } est en dehors du contrat, qui va de { $debut } à { $fin }.
comite-refus-campagne = Cette campagne n’appartient pas à ce contrat.
comite-refus-presents = Le relevé ne dit pas qui était présent.
# $le (String) - day
comite-refus-seance-future = La séance est prévue le { $le } : elle ne peut pas être tenue avant.
comite-refus-non-tenue = La séance n’est pas encore tenue : son relevé ne peut pas être validé.
# $n (Number) - decisions
comite-refus-avec-decisions = { $n ->
    [one] Ce comité porte une décision.
   *[other] Ce comité porte { $n } décisions.
}
comite-refus-releve-valide = Le relevé de décisions est validé : il ne change plus.
comite-remede-date = Écrivez-la sous la forme jj/mm/aaaa, par exemple 15/12/2026.
comite-remede-presents = Écrivez une fonction par ligne, sans nom de personne.
comite-remede-releve-valide = Une nouvelle décision, prise dans une séance ultérieure, peut rapporter celle-ci.
comite-remede-avec-decisions = Retirez d’abord ses décisions.

decision-genre-poursuite = poursuite
decision-genre-renforcement = renforcement
decision-genre-reorientation = réorientation
decision-genre-arret = arrêt
decision-genre-nouvelle-action = nouvelle action
decision-genre-validation = validation
decision-genre-demande = demande
decision-etat-a-executer = à exécuter
decision-etat-en-cours = en cours
decision-etat-executee = exécutée
decision-etat-reportee = reportée
decision-etat-abandonnee = abandonnée
decision-etat-rapportee = rapportée
decision-sujet-contrat = Contrat
# $numero (String) - number of the sheet
decision-sujet-fiche = Fiche { $numero }
decision-refus-genre = Il manque le type de décision.
# $vus (Number) - signs seen
decision-refus-motif = { $vus ->
    [0] Il manque un motif.
    [one] Le motif ne compte qu’un signe, il en faut vingt.
   *[other] Le motif compte { $vus } signes, il en faut vingt.
}
decision-refus-responsable = Personne n’est chargé de cette décision.
# $genre (String) - kind
decision-refus-echeance = Une décision de type « { $genre } » a une échéance.
# $echeance (String) - day
# $seance (String) - day of the sitting
decision-refus-echeance-avant = L’échéance du { $echeance } précède la séance du { $seance }.
# $genre (String) - kind
decision-refus-fiche = Une décision de type « { $genre } » vise une fiche.
decision-refus-fiche-en-trop = Une nouvelle action ne vise pas une fiche qui existe déjà.
decision-refus-fiche-inconnue = Cette fiche n’est pas dans ce contrat.
# $numero (String) - number of the sheet
decision-refus-fiche-retiree = La fiche { $numero } est retirée du plan.
# $objet (String) - object of revision
decision-refus-avenant-exige = Pour « { $objet } », ce contrat exige un avenant.
decision-refus-ordre = L’ordre donné ne reprend pas toutes les décisions de la séance.
decision-refus-releve-non-valide = Le relevé de décisions de cette séance n’est pas validé.
decision-refus-effet-sans-objet = Cette réorientation ne dit pas encore ce qu’elle modifie dans la fiche.
decision-refus-effet-par-avenant = Cette décision prend effet par un avenant signé.
decision-refus-effet-deja = L’effet de cette décision est déjà appliqué.
decision-refus-statut-abandon = Le jeu de statuts de ce contrat n’a pas de statut pour une action abandonnée.
decision-refus-action-titre = La nouvelle action n’a pas encore de titre.
decision-refus-action-place = La nouvelle action n’a pas encore de place dans le plan.
# $de (String) - state now
# $vers (String) - state asked
decision-refus-passage = Une décision « { $de } » ne passe pas à « { $vers } ».
# $le (String) - day
decision-refus-suivi-futur = Le { $le } n’est pas encore passé.
# $le (String) - day
# $seance (String) - day of the sitting
decision-refus-suivi-avant = Le { $le } précède la séance du { $seance }.
decision-refus-report-date = Un report donne une nouvelle échéance.
# $nouvelle (String) - new day
# $ancienne (String) - day before
decision-refus-report-arriere = La nouvelle échéance du { $nouvelle } n’est pas après celle du { $ancienne }.
decision-refus-rapportee = Il manque la décision qui rapporte celle-ci.
decision-refus-rapportee-anterieure = Seule une décision d’une séance postérieure peut rapporter celle-ci.
decision-refus-tache = Cette tâche n’est pas dans la décision.
decision-refus-tache-vide = Une tâche n’a pas de libellé.
decision-remede-motif = Dites en une phrase ce qui justifie ce choix.
decision-remede-responsable = Écrivez une fonction, par exemple « Coordination du contrat ».
decision-remede-avenant = Cochez « Un avenant est requis ».
# $source (String) - article of the contract
decision-remede-avenant-source = Cochez « Un avenant est requis » ({ $source }).
decision-remede-releve-non-valide = Validez d’abord le relevé.
# $etat (String) - state now
decision-remede-terminee = Une décision « { $etat } » est terminée : une séance ultérieure peut en prendre une autre.
# $permis (String) - states allowed
decision-remede-passage = Passages possibles : { $permis }.
decision-remede-action = Complétez la décision : titre de l’action et place dans le plan.

# $vu (String) - what was typed
champ-refus-inconnu = « { $vu } » n’est pas un champ qu’une décision ou un avenant peut modifier.
# $champ (String) - field
champ-refus-vide = « { $champ } » ne peut pas être vide.
# $champ (String) - field
# $signes (String) - signs seen
# $max (String) - signs allowed
champ-refus-long = « { $champ } » compte { $signes } signes, { $max } au plus.
# $champ (String) - field
champ-refus-rien = « { $champ } » : la nouvelle valeur est celle d’aujourd’hui, rien ne change.
# $vu (String) - status typed
champ-refus-statut = Le statut « { $vu } » n’est pas dans le jeu de ce contrat.
# $de (String) - status now
# $vers (String) - status asked
champ-refus-passage-statut = Une action « { $de } » ne passe pas à « { $vers } ».
# $vu (String) - years typed
champ-refus-annees = « { $vu } » ne se lit pas comme des années du contrat.
# $vu (String) - year typed
champ-refus-annee-fin = « { $vu } » n’est pas une année de fin possible.
# $vu (String) - name typed
champ-refus-pilote = « { $vu } » n’est pas une organisation de l’annuaire.
# $lettre (String) - letter
champ-refus-declinaison = Aucune déclinaison { $lettre } en vigueur dans cette fiche.
# $lettre (String) - letter
champ-refus-declinaison-ambigue = Plusieurs déclinaisons portent la lettre { $lettre }.
champ-refus-noeud = Cette place n’est pas dans le plan de ce contrat.
# $permis (String) - statuses allowed
champ-remede-statut = Possibles : { $permis }.
# $duree (String) - years of the contract
champ-remede-annees = Écrivez par exemple « 1, 2, 3 », de 1 à { $duree } ; rien si l’échéance n’est pas précisée.
# $debut (String) - first year
champ-remede-annee-fin = Écrivez une année à quatre chiffres, à partir de { $debut }.
# $candidats (String) - names
champ-remede-pilote = Vouliez-vous dire : { $candidats } ?
champ-remede-pilote-absent = Ajoutez-la d’abord à l’annuaire, puis revenez.
champ-titre = titre
champ-contexte = contexte
champ-objectif-strategique = objectif stratégique
champ-objectifs-operationnels = objectifs opérationnels
champ-public-cible = public cible
champ-statut = statut
champ-pilotes = pilotes
# $lettre (String) - letter
champ-declinaison-libelle = déclinaison { $lettre }, libellé
# $lettre (String) - letter
champ-declinaison-annees = déclinaison { $lettre }, années
# $lettre (String) - letter
champ-declinaison-retirer = déclinaison { $lettre }, retrait
champ-declinaison-ajouter = nouvelle déclinaison
champ-fiche-nouvelle = nouvelle fiche
champ-fiche-retirer = retrait de la fiche
champ-contrat-annee-fin = dernière année du contrat

avenant-etat-projet = en projet
avenant-etat-signe = signé, à appliquer
avenant-etat-applique = appliqué
avenant-refus-objet = L’avenant n’a pas d’objet.
avenant-refus-demandeur = L’avenant ne dit pas quelle partie le demande.
avenant-refus-sans-modification = L’avenant ne porte aucune modification.
# $champ (String) - field
# $sujet (String) - sheet or contract
avenant-refus-double = { $sujet }, { $champ } : cet avenant modifie déjà ce champ.
# $avant (String) - first day
# $apres (String) - second day
avenant-refus-dates = Les dates se contredisent : le { $avant } devrait précéder le { $apres }.
# $le (String) - day
avenant-refus-signature-future = Le { $le } n’est pas encore passé : l’avenant ne peut pas déjà être signé.
# $ordre (String) - rank of the decision
avenant-refus-decision-non-validee = La décision n° { $ordre } que porte cet avenant vient d’une séance dont le relevé n’est pas validé.
avenant-refus-signe = L’avenant est signé : il ne change plus.
avenant-refus-non-signe = L’avenant n’est pas signé.
avenant-refus-applique = L’avenant est déjà appliqué.
# $le (String) - day
avenant-refus-effet = L’avenant prend effet le { $le } : il ne s’applique pas avant.
# $sujet (String) - sheet or contract
# $champ (String) - field
# $avant (String) - value when it was written
# $actuel (String) - value now
avenant-refus-change = { $sujet }, { $champ } : la valeur a changé depuis la rédaction. Rédigé sur « { $avant } », le plan dit aujourd’hui « { $actuel } ».
avenant-remede-signe = Remettez-le en projet, avec un motif, puis faites-le signer de nouveau.
avenant-remede-change = Ouvrez cette modification, partez de la valeur d’aujourd’hui, puis appliquez.

revision-parties = parties signataires
revision-duree = durée du contrat
revision-perimetre = périmètre
revision-noeuds = ambitions et objectifs du plan
revision-engagements = engagements signés
revision-fiche-nouvelle = nouvelle fiche
revision-fiche-retiree = arrêt ou retrait d’une fiche
revision-objectifs = titre et objectifs d’une fiche
revision-redaction = contexte et public d’une fiche
revision-pilotes = pilotes d’une fiche
revision-declinaisons = déclinaisons d’une fiche
revision-statut = statut d’une fiche
revision-voie-avenant = un avenant signé
revision-voie-comite = une décision du comité
revision-voie-coordination = la coordination, sans décision
