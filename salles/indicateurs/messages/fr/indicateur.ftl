# La page d'un indicateur.

indicateur-mesure = Mesure
indicateur-calcul = comment c’est calculé
indicateur-compte = Ce qui compte, année par année
# $operation (String) - operation between periods
indicateur-regle = Plusieurs périodes dans l’année : { $operation }. Seules les valeurs validées de la source qui fait foi comptent.
indicateur-reference = Référence
indicateur-cible = Cible
indicateur-retenue = Valeur retenue
indicateur-taux = Atteinte
# $brut (String) - gross rate
indicateur-brut = brut : { $brut } %
indicateur-manque = Ce qui manque ou se signale
# $presents (String) - periods answered
# $attendus (String) - periods expected
indicateur-presents = { $presents } période(s) sur { $attendus }.
# $noms (String) - places
indicateur-manquants = Manquent : { $noms }.
# $valeur (String) - what the values give
indicateur-ecart = Les valeurs saisies ici donnent { $valeur } : la valeur retenue a été écrite ailleurs depuis.
# $presents (String) - places that answered
# $attendus (String) - places expected
indicateur-gardee-lieux = La valeur annuelle validée reste : territoires qui ont répondu : { $presents } sur { $attendus }.
# $presents (String) - periods answered
# $attendus (String) - periods expected
indicateur-gardee-periodes = La valeur annuelle validée reste : { $presents } période(s) sur { $attendus } renseignée(s).
indicateur-valeurs = Les valeurs
# $n (Number) - values
indicateur-nombre = { $n ->
    [0] Aucune valeur
    [one] Une valeur
   *[other] { $n } valeurs
}
indicateur-csv = Télécharger ce qui est publiable (CSV)
# $seuil (String) - threshold
indicateur-secret = Dans ce fichier, un effectif entre 1 et { $seuil } non compris s’écrit « c », et ce qui permettrait de le retrouver aussi.
indicateur-aucune = Aucune valeur n’est saisie ici.
indicateur-sans-source = source non précisée
# $annee (String) - year of the boundaries
indicateur-limites = limites de { $annee }
# $periode (String) - first period under the new boundaries
# $avant (String) - year of the boundaries before
# $apres (String) - year of the boundaries after
indicateur-limites-changees = Depuis { $periode }, les limites ne sont plus celles de { $avant } mais celles de { $apres } : avant et après ne se comparent pas.
indicateur-fait-foi = fait foi
indicateur-a-cote = à côté, pour comparer
# $par (String) - who
indicateur-validee-par = par { $par }
indicateur-provenance = Provenance
indicateur-niveaux = Par niveau de territoire
# $operation (String) - operation between places
# $couverture (String) - percentage
indicateur-regle-lieux = Entre territoires : { $operation }. Il faut { $couverture } % des territoires attendus.
indicateur-niveaux-vides = Aucune valeur validée par territoire.
indicateur-niveau = Niveau
indicateur-couverture = Couverture
indicateur-versions = Versions de la définition
indicateur-ruptures = Ruptures de série
# $periode (String) - period
# $motif (String) - reason
indicateur-rupture = Depuis { $periode } : { $motif }
indicateur-sans-version = Le journal n’en garde aucune.
indicateur-creee = première version
# $n (Number) - values
indicateur-corrigees = { $n ->
    [one] Une valeur corrigée, l’ancienne
   *[other] { $n } valeurs corrigées, les anciennes
}
# $par (String) - who
# $jour (String) - day
indicateur-corrigee-par = remplacée par { $par } le { $jour }
indicateur-signal-reference = Pas de valeur de référence.
indicateur-signal-cible = Pas de cible cette année.
indicateur-signal-valeur = Pas de valeur validée.
indicateur-signal-deja = La cible était déjà atteinte au départ.
indicateur-signal-sens = Sans sens : pas de taux.
indicateur-signal-bornes = Bornes inversées.
indicateur-signal-anterieure = Valeur d’une période antérieure.
indicateur-signal-periode = Une période manque.
indicateur-signal-territoire = Un territoire manque.
indicateur-signal-couverture = Couverture insuffisante : pas de chiffre.
indicateur-signal-secret = Une valeur est sous le secret.
indicateur-signal-denominateur = Dénominateur nul.
indicateur-signal-poids = Un poids manque.
indicateur-signal-millesimes = Des territoires sont dits dans des limites d’années différentes : pas de chiffre.
indicateur-signal-operation = Cette mesure ne se rassemble pas ainsi.
# $code (String) - code of the signal
indicateur-signal-autre = Signal : { $code }.
indicateur-signal-rupture = La série est rompue entre la référence et cette valeur : pas de taux sans référence recalée.
# $depuis (String) - a period
# $limites (String) - years of boundaries
indicateur-rupture-limites = Depuis { $depuis } : les limites géographiques changent ({ $limites }).
# $reference (String) - number
indicateur-rupture-reference = Référence recalée : { $reference }.
indicateur-rupture-sans-reference = Référence à recaler dans le suivi.
# $de (String) - first month
# $a (String) - last month
indicateur-etendue = Lu de { $de } à { $a } :
# $fenetre (String) - window
indicateur-fenetre = Se lit face à la cible : { $fenetre }.
indicateur-fenetre-partielle = Une période qui manque n’empêche pas le chiffre, elle se dit.
# $remise (String) - when it starts again
indicateur-cumul = Un cumul, qui repart de zéro : { $remise }.
# $periode (String) - period
indicateur-periode-lue = Valeur de { $periode }.
indicateur-signal-ouverture = Solde d’ouverture laissé de côté : on ne sait pas depuis quand il compte.
indicateur-signal-cheval = Un cumul compte aussi des mois d’avant la fenêtre : laissé de côté.
indicateur-signal-fusionne = Un cumul couvre plusieurs périodes : il ne dit ni la plus grande, ni la plus petite.
indicateur-signal-decroissant = Le cumul a baissé.
indicateur-signal-grille = Une valeur d’un ancien rythme est laissée de côté.
# $cible (String) - number
# $le (String) - day
indicateur-finale = Cible finale : { $cible }, le { $le }.
# $taux (String) - rate
# $annee (String) - year of the value
indicateur-finale-taux = Atteinte finale : { $taux } %, avec la valeur de l’année { $annee }.
# $points (String) - points
# $le (String) - day
indicateur-alerte-attendu = À { $points } points de ce que la trajectoire attend le { $le }.
indicateur-alerte-baisses = Trois baisses de suite.
