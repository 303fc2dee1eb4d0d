territoire = Territoire
# $communes (Number) - how many
# $qpv (Number) - how many
# $conseils (Number) - how many
territoire-resume = { $communes ->
    [0] Aucune commune
    [one] Une commune
   *[other] { $communes } communes
}, { $qpv ->
    [0] aucun quartier prioritaire
    [one] un quartier prioritaire
   *[other] { $qpv } quartiers prioritaires
}, { $conseils ->
    [0] aucun conseil de territoire
    [one] un conseil de territoire
   *[other] { $conseils } conseils de territoire
}.
# $population (String) - number, with its spaces
# $annee (String) - year of the figure
territoire-resume-population = { $population } habitants ({ $annee }).
territoire-importer-contours = Importer des contours
territoire-communes = Communes
territoire-commune = Commune
territoire-population = Population
territoire-insee = Code INSEE
territoire-siren = SIREN
territoire-code = Code
territoire-anciens-codes = Anciens codes
territoire-postaux = Codes postaux
territoire-annee = Année
territoire-chercher = Chercher une commune
territoire-trier = Trier par
territoire-tri-nom = nom
territoire-tri-population = population
territoire-filtrer = Afficher
territoire-effacer = Voir toutes les communes
# $n (Number) - how many communes
territoire-nombre = { $n ->
    [0] Aucune commune
    [one] Une commune
   *[other] { $n } communes
}
territoire-csv = Exporter ces communes (CSV)
# $q (String) - what was looked for
territoire-rien-trouve = Aucune commune ne répond à « { $q } ».
territoire-sans-commune = Aucune commune n’est encore enregistrée. Elles s’importent d’un fichier officiel ou s’ajoutent une à une.
territoire-conseils = Conseils de territoire
territoire-sans-conseil = Aucun conseil de territoire n’est enregistré.
territoire-composition-vide = Composition à saisir.
territoire-composition-absente = La composition des conseils de territoire n’est pas publiée.
territoire-composition-saisir = Choisissez les communes de chacun : la carte et les listes les suivront.
territoire-composer = Choisir ses communes
# $nom (String) - name of the conseil
territoire-composer-de = Choisir les communes de { $nom }
territoire-quartiers = Quartiers prioritaires
territoire-quartier = Quartier
territoire-sans-quartier = Aucun quartier prioritaire n’est enregistré.
territoire-nature = Nature
territoire-parent = Fait partie de
territoire-validite = Période
# $du (String) - day in words
# $au (String) - day in words
territoire-du-au = Du { $du } au { $au }
# $du (String) - day in words
territoire-depuis = Depuis le { $du }
# $au (String) - day in words
territoire-jusqu-au = Jusqu’au { $au }
territoire-voir-tout = Voir la carte, les communes et les quartiers
territoire-modifier = Modifier ce lieu
genre-epci = Intercommunalité
genre-conseil = Conseil de territoire
genre-commune = Commune
genre-qpv = Quartier prioritaire (QPV)
genre-veille = Veille active
genre-libre = Périmètre libre
