# Portraits de quartiers et leur comparaison.
quartier-ici = ici
quartier-specificites = Ce qui lui est propre
quartier-besoins = Besoins
quartier-marqueurs = Marqueurs stratégiques
quartier-marqueurs-sens = Enjeux, besoins et pistes d’investissement propres à ce quartier.
quartier-enjeux = Enjeux
quartier-besoins-particuliers = Besoins particuliers
quartier-pistes = Pistes d’investissement
quartier-comparer = Comparer les quartiers
quartier-comparer-chapeau = Les chiffres publiés des quartiers prioritaires, côte à côte, et ceux d’autres territoires quand ils sont publiés pour le même indicateur et la même année. « n.d » : la source ne donne pas de nombre.
quartier-aucun = Aucun chiffre de quartier n’est enregistré.
# $quartiers (Number) - how many
# $chiffres (Number) - lines
quartier-compte = { $quartiers ->
    [0] aucun quartier
    [one] un quartier
   *[other] { $quartiers } quartiers
}, { $chiffres ->
    [0] aucun indicateur
    [one] un indicateur
   *[other] { $chiffres } indicateurs
}
quartier-csv = Exporter ces chiffres (CSV)
quartier-reperes = Repères publiés
quartier-groupe = Groupe
quartier-unite = Unité
quartier-choisir = Choisir les quartiers et les chiffres
quartier-tout = Tout montrer
# $n (Number) - how many
quartier-caches = { $n ->
    [one] Un quartier n’est pas montré.
   *[other] { $n } quartiers ne sont pas montrés.
}
quartier-imprimer = Imprimer
