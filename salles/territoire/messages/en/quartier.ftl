quartier-ici = here
quartier-specificites = What makes it itself
quartier-besoins = Needs
quartier-marqueurs = Strategic markers
quartier-marqueurs-sens = Issues, needs and leads for investment that are this quartier’s own.
quartier-enjeux = Issues
quartier-besoins-particuliers = Particular needs
quartier-pistes = Leads for investment
quartier-comparer = Compare the quartiers
quartier-comparer-chapeau = The published figures of the priority quartiers side by side, and those of other territories when they are published for the same indicator and the same year. “n.a.”: the source gives no number.
quartier-aucun = No figure of a quartier is recorded.
quartier-compte = { $quartiers ->
    [one] one quartier
   *[other] { $quartiers } quartiers
}, { $chiffres ->
    [one] one indicator
   *[other] { $chiffres } indicators
}
quartier-csv = Export these figures (CSV)
quartier-reperes = Published references
quartier-groupe = Group
quartier-unite = Unit
quartier-choisir = Choose the neighbourhoods and the figures
quartier-tout = Show all
quartier-caches = { $n ->
    [one] One neighbourhood is not shown.
   *[other] { $n } neighbourhoods are not shown.
}
quartier-imprimer = Print
