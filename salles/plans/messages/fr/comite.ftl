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
# $le (String) - day
# $du (String) - first day possible
# $au (String) - last day possible
avenant-refus-date-hors-contrat = Le { $le } n’est pas une date possible pour un avenant de ce contrat : du { $du } au { $au }.
avenant-remede-date = Relisez l’année : une date d’avenant va du début du contrat au lendemain de sa dernière année.
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

# Pages des comités.
comites-titre = Comités
comites-chapeau = Chaque séance s’ouvre sur ce que sont devenues les décisions précédentes, puis montre ce qui demande une décision, ce qui est en retard et ce qui a bougé.
# $n (Number) - committees
comites-compte = { $n ->
    [0] aucun comité
    [one] 1 comité
   *[other] { $n } comités
}
comites-vide = Aucun comité pour l’instant. Préparez le premier : le dossier se remplit avec la revue annuelle.
# $n (Number) - decisions
comites-decisions = { $n ->
    [0] aucune décision
    [one] 1 décision
   *[other] { $n } décisions
}
# $n (Number) - decisions
comites-vives = { $n ->
    [0] 0 décision encore à mener à bien
    [one] 1 décision encore à mener à bien
   *[other] { $n } décisions encore à mener à bien
}
# $n (Number) - decisions
comites-retards = { $n ->
    [0] 0 en retard
    [one] 1 en retard
   *[other] { $n } en retard
}
comite-preparer = Préparer un comité
comite-modifier = Modifier la séance
comite-modifier-court = Modifier la séance
comite-champ-titre = Objet de la séance
comite-aide-titre = Par exemple « Bilan de l’année 2 et orientations de l’année 3 ».
comite-champ-date = Date de la séance
comite-champ-lieu = Lieu
comite-champ-campagne = Revue annuelle examinée
comite-aide-campagne = Le dossier se remplit avec ses réponses. Sans revue, il lit l’année du contrat.
comite-sans-campagne = aucune
comite-champ-presents = Présents
comite-aide-presents = Une fonction par ligne, sans nom de personne. Nécessaire pour valider le relevé.
comite-champ-notes = Ordre du jour et notes
comite-aide-notes = Un point par ligne.
comite-enregistrer = Enregistrer
comite-renoncer = Renoncer
comite-supprimer = Supprimer ce comité, qui n’a rien décidé
comite-tenir = La séance a eu lieu
comite-valider = Valider le relevé de décisions
comite-seance = Ouvrir en séance
comite-pdf-dossier = Dossier de séance (PDF)
comite-pdf-releve = Relevé de décisions (PDF)
comite-depasse-titre = Quelqu’un a modifié ceci pendant que vous écriviez
comite-depasse-texte = Votre saisie est gardée dans le formulaire. Voici ce qui est enregistré : reprenez-en ce qu’il faut, puis enregistrez.
comite-fait-enregistre = C’est enregistré.
comite-fait-decide = La décision est enregistrée.
comite-fait-retire = C’est retiré. Le journal en garde la trace.
comite-fait-ordonne = L’ordre est changé.
comite-fait-tenu = La séance est notée comme tenue.
comite-fait-valide = Le relevé est validé. Ses décisions se suivent maintenant jusqu’à leur exécution.

# $date (String) - day of the sitting
dossier-titre = Comité du { $date }
# $date (String) - day of the sitting
dossier-seance-du = séance du { $date }
dossier-precedentes = Où en sont les décisions précédentes
dossier-precedentes-aucune = Aucune décision d’une séance antérieure.
dossier-demandes = Ce qui demande une décision
dossier-demandes-aucune = Rien ne demande de décision d’après les réponses reçues.
dossier-retards = Ce qui est en retard
dossier-retards-aucun = Rien n’est en retard.
# $annee (String) - year under review
dossier-mouvements = Ce qui a bougé en année { $annee }
dossier-mouvements-aucun = Rien n’a bougé depuis l’année précédente, d’après les réponses acceptées.
dossier-decisions = Décisions de la séance
dossier-decisions-aucune = Aucune décision enregistrée.
dossier-compte-precedentes = Décisions à mener à bien
# $n (Number) - late decisions
dossier-compte-en-retard = { $n ->
    [0] aucune en retard
   *[other] dont { $n } en retard
}
dossier-compte-demandes = Sujets à décider
dossier-compte-retards = Fiches en retard
dossier-compte-mouvements = Fiches qui ont bougé
dossier-voir = Voir la liste
# $titre (String) - label of the figure
dossier-voir-de = Voir la liste : { $titre }
dossier-fiche = Fiche-action
dossier-ce-qui-retarde = Ce qui est en retard
dossier-ce-qui-bouge = Ce qui a bougé
dossier-presents-aucun = Les présents ne sont pas encore notés.
# $titre (String) - title of the review
dossier-campagne = D’après : { $titre }.
# $annee (String) - contract year
dossier-sans-campagne = Sans revue annuelle liée : le dossier lit l’année { $annee } du contrat.
# $pilotes (String) - names
dossier-pilotee-par = Pilotage : { $pilotes }
dossier-appui = Appui demandé :
# $avant (String) - step before
# $apres (String) - step now
dossier-baisse = L’avancement déclaré recule, de { $avant } % à { $apres } %.
# $palier (String) - step
# $de (String) - first year
# $a (String) - second year
dossier-stagnation = Toujours { $palier } % déclarés, en année { $de } comme en année { $a }.
dossier-sans-pilote = Aucun pilote n’est désigné.
# $n (Number) - marks
dossier-marques = { $n ->
    [one] 1 point du document imprimé reste à vérifier.
   *[other] { $n } points du document imprimé restent à vérifier.
}
# $genre (String) - kind of decision
# $seance (String) - day of the sitting
# $echeance (String) - deadline
dossier-non-faite = La décision « { $genre } » du { $seance } devait être faite le { $echeance }.
# $genre (String) - kind of decision
dossier-decidee = décidé : { $genre }
dossier-decider = Décider
dossier-decider-autre = Enregistrer une autre décision
dossier-retard-reponse = réponse en retard
# $echeance (String) - deadline
# $etat (String) - state of the answer
dossier-retard-reponse-faits = attendue le { $echeance }, état : { $etat }
dossier-retard-palier = sous l’attendu
# $declare (String) - declared step
# $attendu (String) - expected step
dossier-retard-palier-faits = { $declare } % déclarés, palier de { $attendu } % attendu
# $part (String) - expected progress
dossier-attendu = (avancement attendu : { $part })
dossier-retard-echeance = échéance passée
# $lettre (String) - letter of the sub-action
# $annee (String) - last planned year
dossier-retard-echeance-faits = déclinaison { $lettre }, prévue jusqu’en année { $annee } :
dossier-case-non = « Réalisé » est répondu N.
dossier-case-vide = « Réalisé » n’est pas renseigné.
dossier-mouvement-palier = Avancement déclaré
dossier-mouvement-meteo = Météo
dossier-en-baisse = en baisse
dossier-valeur-nouvelle = (première valeur)
# $n (Number) - values
dossier-valeurs = { $n ->
    [0] 0 valeur nouvelle
    [one] 1 valeur nouvelle
   *[other] { $n } valeurs nouvelles
}

# $date (String) - day of the sitting
seance-titre = Séance du { $date }
seance-nav = Sujets de la séance
seance-precedente = Sujet précédent
seance-suivante = Sujet suivant
# $n (Number) - rank
# $total (Number) - number of subjects
seance-rang = { $n } sur { $total }
seance-fin = Revenir au dossier
seance-mouvements = Ce qui a bougé

validation-chapeau = Une fois validé, le relevé ne change plus. Voici ce que chaque décision fait au plan ; décochez ce qui doit attendre.
validation-sans-decision = Cette séance n’a pris aucune décision.
validation-bouton = Valider et appliquer ce qui est coché
validation-par-avenant = Cette décision prendra effet par un avenant signé.
validation-pas-encore = Elle ne peut pas encore s’appliquer :
validation-a-preciser = Elle ne dit pas encore ce qu’elle modifie dans la fiche ; elle pourra être portée par un avenant.
validation-plus-tard = Décochée, elle s’applique plus tard depuis sa page.
validation-effet-arret = Passer la fiche au statut « abandonnée », arrêter ses relances, garder son historique
validation-effet-reorientation = Réécrire la fiche ainsi
validation-effet-nouvelle = Créer la fiche, avec le numéro suivant
# $n (Number) - tasks
validation-effet-renforcement = { $n ->
    [0] Garder la trace du renforcement
    [one] Garder la trace du renforcement et de sa tâche
   *[other] Garder la trace du renforcement et de ses { $n } tâches
}
validation-effet-trace = Garder la trace, sans changer le plan

decider-titre = Enregistrer une décision
# $numero (String) - number of the sheet
decider-fiche = Décider de la fiche { $numero }
decider-faits = Les faits
decider-sans-fait = Rien de signalé dans le dossier sur ce sujet.
decider-retour = Revenir au dossier
decider-sans-fiche = aucune fiche : le contrat, ou une nouvelle action
decider-fiche-aide = Une poursuite, un renforcement, une réorientation ou un arrêt visent une fiche.
decider-motif-aide = Vingt signes au moins : ce qui justifie ce choix.
decider-responsable-aide = Une fonction, par exemple « Coordination du contrat local de santé ».
decider-echeance-aide = Nécessaire sauf pour une poursuite ou une validation.
decider-avenant = Avenant
decider-avenant-aide = La décision prendra effet avec l’avenant, pas avec le relevé.
decider-renforcement = Renforcement : ce qui est à faire
decider-taches = Tâches
decider-taches-aide = Une par ligne : libellé | responsable | date. Le responsable et la date sont facultatifs.
decider-nouvelle = Nouvelle action : sa place dans le plan
decider-titre-action = Titre de l’action
decider-place = Place dans le plan
decider-place-plus-tard = à préciser plus tard
decider-reorientation = Réorientation : ce qui change dans la fiche
decider-reorientation-aide = Ces champs portent le texte du plan. Modifiez ceux que la réorientation réécrit ; les autres restent tels quels.
decider-bouton = Enregistrer la décision
decider-aide-poursuite = La trace, sans changer le plan.
decider-aide-renforcement = La trace et des tâches à suivre.
decider-aide-reorientation = Une nouvelle version de la fiche.
decider-aide-arret = La fiche passe à « abandonnée », ses relances cessent, son historique reste.
decider-aide-nouvelle = Une nouvelle fiche, avec le numéro suivant.
decider-aide-validation = Par exemple un bilan ou un document.
decider-aide-demande = Une étude, un bilan, une réponse attendue de quelqu’un.
decider-aide-avenant = Ce contrat exige un avenant.

# Une décision.
# $genre (String) - kind
# $sujet (String) - sheet or contract
decision-titre = Décision : { $genre } ({ $sujet })
# $etat (String) - state
decision-etat-en-retard = { $etat }, en retard
decision-colonne = Décision
decision-genre = Type
decision-fiche = Fiche visée
decision-motif = Motif
decision-conditions = Conditions
decision-responsable = Responsable
decision-echeance = Échéance
decision-etat = État
decision-seance = Séance
decision-avenant = Avenant
decision-avenant-requis = Un avenant est requis
decision-avenant-attendu = requis, pas encore préparé
decision-avenant-non = non requis
# $date (String) - deadline
decision-pour-le = pour le { $date }
decision-modifier = Modifier
decision-modifier-titre = Modifier une décision
decision-monter = Monter
decision-descendre = Descendre
decision-retirer = Retirer cette décision de la séance
decision-effet = Ce qu’elle change dans le plan
# $date (String) - day
decision-appliquee = Appliqué au plan le { $date }.
decision-par-avenant = L’effet viendra avec l’avenant signé.
decision-effet-apres = L’effet pourra s’appliquer quand le relevé sera validé.
decision-effet-attend = L’effet n’est pas encore appliqué au plan.
decision-appliquer = Appliquer l’effet maintenant
decision-taches = Tâches
# $date (String) - day
decision-tache-faite = faite le { $date }
decision-cocher = Marquer comme faite
decision-decocher = Remettre à faire
decision-suivi = Suivi
decision-suivi-aucun = Rien n’est encore noté.
decision-suivi-apres = Le suivi commence quand le relevé est validé.
decision-terminee = Cette décision est terminée.
# $date (String) - new deadline
decision-reportee-au = au { $date }
# $date (String) - day of the sitting
decision-rapportee-par = Rapportée par une décision du { $date }
decision-suivre = Noter une étape
decision-suivre-bouton = Noter cette étape
decision-passer = Elle est maintenant
decision-le = À la date du
decision-texte = Preuve, motif ou nouvelle
decision-texte-aide = Exécutée : la preuve. Reportée, abandonnée, rapportée : le motif. En cours : ce qui avance. Vingt signes au moins.
decision-nouvelle-echeance = Nouvelle échéance
decision-nouvelle-echeance-aide = Pour un report.
decision-rapportee-label = Décision qui rapporte celle-ci
decision-rapportee-aide = Prise dans une séance postérieure.
decision-rapportee-choisir = choisir
decision-aide-en-cours = Le travail est commencé.
decision-aide-executee = C’est fait, avec la preuve.
decision-aide-reportee = Une nouvelle date et un motif ; la décision reste à mener à bien.
decision-aide-abandonnee = Elle ne sera pas menée à bien, avec le motif.
decision-aide-rapportee = Une séance postérieure en a décidé autrement.
decision-fait-suivi = L’étape est notée.
decision-fait-effet = L’effet est appliqué au plan.
decision-refus-etat = Il manque l’état où passe la décision.

decisions-titre = Décisions
decisions-chapeau = Tout ce que les comités ont décidé, jusqu’à l’exécution.
# $n (Number) - shown
# $total (Number) - all
decisions-compte = { $n ->
    [one] { $n } décision sur { $total }
   *[other] { $n } décisions sur { $total }
}
decisions-vide = Aucune décision pour l’instant. Elles s’enregistrent dans un comité.
decisions-vers-comites = Aller aux comités
decisions-aucune = Aucune décision ne répond à ces filtres.
decisions-chercher = Mots du motif, du responsable ou de la fiche
decisions-numero-fiche = Numéro de fiche
decisions-tous-etats = tous les états
decisions-tous-genres = tous les types
decisions-vivantes = à mener à bien
decisions-en-retard = en retard
decisions-trier = trier

avenants-titre = Avenants
# $version (String) - version of the plan
avenants-chapeau = Un avenant groupe des modifications qui prennent effet ensemble. Le plan en est à sa version { $version }.
# $n (Number) - amendments
avenants-compte = { $n ->
    [0] aucun avenant
    [one] 1 avenant
   *[other] { $n } avenants
}
avenants-vide = Aucun avenant pour l’instant.
# $n (Number) - decisions
avenants-attente = { $n ->
    [one] 1 décision attend un avenant
   *[other] { $n } décisions attendent un avenant
}
# $n (Number) - changes
avenants-modifications = { $n ->
    [0] aucune modification
    [one] 1 modification
   *[other] { $n } modifications
}
# $numero (String) - number
avenant-numero = Avenant n° { $numero }
avenant-preparer = Préparer un avenant
# $numero (String) - number
avenant-modifier-titre = Modifier l’avenant n° { $numero }
avenant-modifier = Modifier l’en-tête
avenant-objet = Objet
avenant-objet-aide = En une phrase, lisible par un élu.
avenant-demandeur = Partie qui le demande
avenant-demandeur-aide = Par exemple « Carcassonne Agglo ».
avenant-demande-le = Date de la demande
avenant-comite = Comité où il passe
avenant-sans-comite = pas encore de séance
avenant-decisions = Décisions portées par cet avenant
avenant-decisions-aide = Leurs effets deviennent des modifications, à relire une par une.
# $date (String) - day
avenant-effet-le = effet au { $date }
avenant-effet = Date d’effet
avenant-effet-aide = Le jour à partir duquel les modifications valent.
avenant-signe-le = Date de signature
avenant-applique-le = Appliqué le
avenant-decisions-portees = Décisions portées
avenant-modifications = Modifications
avenant-modifications-aucune = Cet avenant ne modifie encore rien.
# $n (Number) - changes
avenant-bloquees = { $n ->
    [one] 1 modification ne peut plus s’appliquer telle quelle
   *[other] { $n } modifications ne peuvent plus s’appliquer telles quelles
}
avenant-ajouter = Ajouter une modification
avenant-reprendre = Reprendre
avenant-retirer = Retirer
avenant-vient-de = Vient de la décision :
avenant-supprimer = Supprimer ce projet d’avenant
avenant-pdf = Avenant (PDF)
avenant-signer = Noter la signature
# $numero (String) - number
avenant-signer-titre = Signature de l’avenant n° { $numero }
avenant-signature-chapeau = Une fois signé, l’avenant ne change plus. Relisez ses modifications ci-dessous.
avenant-remettre = Remettre en projet
avenant-appliquer = Appliquer
# $numero (String) - number
avenant-appliquer-titre = Appliquer l’avenant n° { $numero }
# $n (Number) - changes
# $version (String) - version to come
avenant-application-chapeau = { $n ->
    [one] Cette modification prend effet d’un seul geste, qui ne se défait pas : le plan passe en version { $version }.
   *[other] Ces { $n } modifications prennent effet ensemble, d’un seul geste qui ne se défait pas : le plan passe en version { $version }.
}
avenant-application-bloquee = L’avenant ne peut pas s’appliquer en l’état.
avenant-appliquer-tout = Appliquer toutes les modifications
avenant-fait-signe = La signature est notée.
avenant-fait-projet = L’avenant est de nouveau en projet.
avenant-fait-applique = L’avenant est appliqué : le plan a changé de version.
avenant-modification-titre = Modification
avenant-modification-enregistrer = Enregistrer la modification
avenant-sur = Sur quoi porte-t-elle ?
avenant-le-contrat = le contrat, ou une nouvelle fiche
avenant-choisir = Choisir
avenant-apres = Nouvelle valeur
avenant-aujourd-hui = Aujourd’hui, le plan dit
avenant-change-depuis = Le plan a changé depuis la rédaction. La modification était écrite sur :
avenant-pilotes-aide = Une organisation de l’annuaire par ligne, par son nom ou son sigle.
avenant-retrait-aide = Rien ne se détruit : le retrait prend effet à la date de l’avenant, l’historique reste.

champ-ajout = ajouté
champ-retrait = retiré
# $retires (Number) - words out
# $ajoutes (Number) - words in
champ-mesure = { $retires } mots retirés, { $ajoutes } mots ajoutés
champ-place = place
# $annees (String) - years
champ-annees = années { $annees }
champ-annees-non-precisees = années non précisées
champ-annees-label = Années prévues
# $duree (String) - years of the contract
champ-annees-aide = De 1 à { $duree }, par exemple « 1, 2, 3 » ; rien si l’échéance n’est pas précisée.
champ-libelle = Libellé
champ-une-par-ligne = Un par ligne.

revision-titre = Ce qui exige un avenant
revision-chapeau = Chaque contrat dit ce qui demande un avenant signé, ce que décide le comité et ce que corrige la coordination.
revision-objet = Ce qui change
revision-voie = Il faut
# $objet (String) - object
revision-voie-de = Il faut, pour : { $objet }
revision-source = Article du contrat
# $objet (String) - object
revision-source-de = Article du contrat, pour : { $objet }
revision-usuelle = règle usuelle

papier-instance = Comité de pilotage
# $titre (String) - title of the contract
papier-vu-contrat = Vu le { $titre }
# $regle (String) - clause of revision
papier-vu-revision = Vu sa clause de révision : { $regle }
# $date (String) - day of the sitting
papier-vu-comite = Vu la décision du comité de pilotage du { $date }
