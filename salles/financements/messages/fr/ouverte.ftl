# Les subventions publiées : ce que tout le monde lit.

ouverte-titre = Subventions publiées
ouverte-public = Pages publiques
# $nom (String) - collectivité
ouverte-chapeau = Ce que les financeurs de la politique de la ville ont voté sur le territoire de { $nom } : pour quoi, pour qui, où, avec qui.
ouverte-vide = Aucun appel n’est encore publié.
# $montant (String) - total voté
# $n (Number) - actions
ouverte-carte = { $montant } pour { $n ->
    [0] aucune action
    [one] une action
   *[other] { $n } actions
}
# $numero (String) - numéro
# $le (String) - jour
ouverte-publiee = Édition { $numero }, publiée le { $le }
# $numero (String) - numéro
ouverte-edition = Lire l’édition { $numero }
# $contrat (String) - contrat
# $exercice (String) - exercice
ouverte-appel-chapeau = { $contrat }, exercice { $exercice }. Chaque action est montrée avec tous ses financeurs.
# $nom (String) - collectivité
ouverte-sur-titre = { $nom } · subventions attribuées
# $nom (String) - financeur
ouverte-un-financeur = Cette édition ne contient que les lignes de { $nom }.
# $motif (String) - motif
ouverte-motif = Cette édition en remplace une autre. Motif : { $motif }
# $numero (String) - numéro
ouverte-remplacee = L’édition { $numero } a pris la place de celle-ci.
# $n (Number) - éditions
ouverte-autres = { $n ->
    [one] Une autre édition
   *[other] { $n } autres éditions
}
ouverte-total = Total voté
ouverte-financees = Actions financées
# $n (Number) - actions
ouverte-a-plusieurs = { $n ->
    [0] aucune à plusieurs financeurs
    [one] dont une à plusieurs financeurs
   *[other] dont { $n } à plusieurs financeurs
}
ouverte-touches = Personnes touchées
ouverte-cout = Coût réalisé
# $n (Number) - bilans
ouverte-selon-bilans = { $n ->
    [one] selon un bilan validé
   *[other] selon { $n } bilans validés
}
ouverte-par-financeur = Par financeur
ouverte-par-quartier = Par quartier prioritaire
ouverte-par-defi = Par défi du contrat
ouverte-hors-quartier = Hors quartier prioritaire
ouverte-sans-defi = Sans défi indiqué
ouverte-col-actions = Actions
ouverte-col-montant = Montant
ouverte-col-part = Part
ouverte-actions = Actions financées, une par une
ouverte-chercher = Mots de l’action ou du porteur
ouverte-quartier = Quartier
ouverte-tous-quartiers = Tous
ouverte-financeur = Financeur
ouverte-tous-financeurs = Tous
ouverte-filtrer = Filtrer
# $n (Number) - actions
# $montant (String) - total
ouverte-compte = { $n ->
    [0] Aucune action
    [one] Une action
   *[other] { $n } actions
}, { $montant }
ouverte-rien-trouve = Aucune action ne répond à ces filtres.
ouverte-tout = Voir toutes les actions
ouverte-pages = Pages des actions
# $n (Number) - dossiers
# $montant (String) - total
ouverte-agrege = { $n ->
    [one] Une aide à une personne physique, comptée dans les totaux et jamais nommée :
   *[other] { $n } aides à des personnes physiques, comptées dans les totaux et jamais nommées :
} { $montant }.
ouverte-col-action = Action et porteur
ouverte-col-resume = Résumé
ouverte-col-quartiers = Quartiers
ouverte-col-finance-par = Financée par
ouverte-col-resultat = Résultat
# $n (Number) - personnes
ouverte-personnes = { $n ->
    [0] Aucune personne touchée
    [one] Une personne touchée
   *[other] { $n } personnes touchées
}
# $montant (String) - coût
ouverte-cout-de = Coût réalisé { $montant }
ouverte-bilan-attendu = Bilan attendu
ouverte-telecharger = Télécharger
# $le (String) - jour
ouverte-licence = Données du { $le }, sous Licence Ouverte 2.0 (Etalab) : chacun peut les reprendre en citant la source.
ouverte-fichier-scdl = CSV. Données essentielles au format national SCDL « subventions » 2.1.1, un fichier par financeur.
ouverte-fichier-etendu = CSV. Fichier étendu de 40 colonnes (Data.Subvention) : demandé, voté, cofinancement.
ouverte-fichier-360 = JSON. Paquet 360Giving 1.4 : chaque aide reliée aux autres aides de la même action.
ouverte-fichier-page = JSON. Tout ce que montre cette page.
ouverte-par-theme = Par thème
ouverte-sans-theme = Sans thème
