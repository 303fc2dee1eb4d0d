# Les indicateurs et leur fraîcheur ; les mots d'une valeur.

liste-titre = Indicateurs
# $n (Number) - overdue indicators
liste-chapeau = { $n ->
    [0] Aucun indicateur n’est en retard.
    [one] Un indicateur est en retard.
   *[other] { $n } indicateurs sont en retard.
}
# $n (Number) - indicators
liste-compte = { $n ->
    [0] Aucun indicateur
    [one] Un indicateur
   *[other] { $n } indicateurs
}
liste-csv = Télécharger (CSV)
liste-vide = Aucun indicateur n’est défini : ils se définissent dans les fiches d’un contrat.
liste-vide-filtre = Aucun indicateur ne répond à ces filtres.
liste-tout = Tout voir
liste-pages = Pages de la liste
liste-saisir = Saisir des valeurs
liste-tous-contrats = Tous les contrats
liste-tous-etats = Tous les états
liste-filtre-retard = En retard
liste-bientot = Bientôt dû
liste-a-jour = À jour
liste-jamais = Jamais renseigné
liste-pas-encore = Pas encore dû
liste-sans-echeance = Sans échéance
# $n (Number) - periods missing
liste-en-retard = { $n ->
    [0] En retard
    [one] En retard d’une période
   *[other] En retard de { $n } périodes
}
liste-recherche = Code ou libellé
liste-filtrer = Filtrer
liste-responsable = Responsable
liste-personne = personne n’est désigné
liste-etat = État
liste-contrat = Contrat
liste-code = Code
liste-libelle = Libellé
liste-unite = Unité
liste-derniere = Dernière valeur
liste-periode = Période
liste-source = Source
liste-prochaine = Prochaine valeur
liste-echeance = Échéance
# $n (Number) - places
liste-lieux = { $n ->
    [0] aucun territoire
    [one] un territoire
   *[other] { $n } territoires
}
# $periode (String) - period
# $jour (String) - due day
liste-attendue = { $periode }, avant le { $jour } inclus
liste-etat-brouillon = brouillon
liste-etat-deposee = déposée
liste-etat-renvoyee = renvoyée
liste-etat-validee = validée
liste-provenance-saisie = saisie
liste-provenance-collage = collée d’un tableur
liste-provenance-import = importée d’un fichier
liste-provenance-campagne = réponse à une campagne
liste-provenance-formule = calculée
liste-provenance-autre = autre provenance
liste-qualite-definitive = définitive
liste-qualite-provisoire = provisoire
liste-qualite-estimee = estimée
liste-operation-somme = somme
liste-operation-moyenne = moyenne
liste-operation-ponderee = moyenne pondérée par la population
liste-operation-ratio = somme des numérateurs sur somme des dénominateurs
liste-operation-max = la plus grande
liste-operation-min = la plus petite
liste-operation-dernier = la dernière
liste-periodicite-ponctuelle = une fois, sans rythme
liste-periodicite-mois = chaque mois
liste-periodicite-trimestre = chaque trimestre
liste-periodicite-semestre = chaque semestre
liste-periodicite-an = chaque année
# $n (String) - years
liste-periodicite-ans = tous les { $n } ans
