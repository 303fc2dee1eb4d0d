territoire = Territory
territoire-resume = { $communes ->
    [one] One commune
   *[other] { $communes } communes
}, { $qpv ->
    [one] one priority quartier
   *[other] { $qpv } priority quartiers
}, { $conseils ->
    [one] one territorial council
   *[other] { $conseils } territorial councils
}.
territoire-resume-population = { $population } inhabitants ({ $annee }).
territoire-importer-contours = Import outlines
territoire-communes = Communes
territoire-commune = Commune
territoire-population = Population
territoire-insee = INSEE code
territoire-siren = SIREN
territoire-code = Code
territoire-anciens-codes = Former codes
territoire-postaux = Postcodes
territoire-annee = Year
territoire-chercher = Find a commune
territoire-trier = Sort by
territoire-tri-nom = name
territoire-tri-population = population
territoire-filtrer = Show
territoire-effacer = See all communes
territoire-nombre = { $n ->
    [0] No commune
    [one] One commune
   *[other] { $n } communes
}
territoire-csv = Export these communes (CSV)
territoire-rien-trouve = No commune answers to “{ $q }”.
territoire-sans-commune = No commune is on record yet. They are imported from an official file or added one by one.
territoire-conseils = Territorial councils
territoire-sans-conseil = No territorial council is recorded.
territoire-composition-vide = Composition to be entered.
territoire-composition-absente = The composition of the territorial councils is not published.
territoire-composition-saisir = Choose the communes of each: the map and the lists will follow.
territoire-composer = Choose its communes
territoire-composer-de = Choose the communes of { $nom }
territoire-quartiers = Priority quartiers
territoire-quartier = Quartier
territoire-sans-quartier = No priority quartier is recorded.
territoire-nature = Kind
territoire-parent = Part of
territoire-validite = Period
territoire-du-au = From { $du } to { $au }
territoire-depuis = Since { $du }
territoire-jusqu-au = Until { $au }
territoire-voir-tout = See the map, the communes and the quartiers
territoire-modifier = Edit this place
genre-epci = Intercommunal body
genre-conseil = Territorial council
genre-commune = Commune
genre-qpv = Priority quartier (QPV)
genre-veille = Active watch
genre-libre = Free perimeter
