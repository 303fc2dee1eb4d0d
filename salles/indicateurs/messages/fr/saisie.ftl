# Saisir ou coller des valeurs dans une grille.

saisie-titre = Saisir des valeurs
# $code (String) - code of the indicator
saisie-titre-un = Saisir les valeurs de { $code }
saisie-chapeau = Une case vide n’est pas zéro. « nd : motif », « secret » et « sans objet » disent pourquoi il n’y a pas de valeur ; un rapport s’écrit 12/45, une étape par son nom ou par sa part.
saisie-ouvrir = Ouvrir la grille
saisie-grille = Grille de saisie
saisie-legende = Une ligne par indicateur ou par territoire, une colonne par période.
saisie-vide = Aucun indicateur ne vous est confié ici.
saisie-objet = Fiche
saisie-tous-objets = Tout le contrat
saisie-exercice = Année du contrat
saisie-toutes-annees = Toutes
# $n (String) - contract year
# $an (String) - calendar year
saisie-annee = Année { $n } ({ $an })
saisie-autre-source = Autre source que celle qui fait foi
saisie-deposer = Déposer les valeurs
saisie-valider = Enregistrer et valider
saisie-brouillon = Garder en brouillon
saisie-motif = Motif
saisie-source = Source
# $n (Number) - values
saisie-faite = { $n ->
    [0] Rien n’a changé.
    [one] Une valeur est enregistrée.
   *[other] { $n } valeurs sont enregistrées.
}
# $n (Number) - values
saisie-gardees = { $n ->
    [one] Une valeur est enregistrée ; les autres sont ci-dessous, à corriger.
   *[other] { $n } valeurs sont enregistrées ; les autres sont ci-dessous, à corriger.
}
# $n (Number) - cells
saisie-a-corriger = { $n ->
    [0] Aucune case n’est à corriger
    [one] Une case est à corriger
   *[other] { $n } cases sont à corriger
}
# $avant (String) - value before
saisie-remplace = Remplacera { $avant }
saisie-nouvelle = Nouvelle valeur
saisie-coller-titre = Coller depuis un tableur
saisie-coller-label = Cellules copiées
saisie-coller-aide = Copiez un bloc du tableur, avec ou sans la ligne des périodes et la colonne des codes. Vous verrez chaque case avant d’enregistrer.
saisie-coller = Voir dans la grille
# $n (Number) - cells
saisie-collees = { $n ->
    [0] Aucune case du bloc n’a trouvé sa place.
    [one] Une case est collée.
   *[other] { $n } cases sont collées.
}
saisie-rien-ecrit = Rien n’est encore enregistré.
# $ligne (String) - rank of the pasted row
# $nom (String) - what it says
saisie-ligne-ecartee = Ligne { $ligne } (« { $nom } ») : aucune ligne de la grille ne porte ce nom.
# $titre (String) - heading
saisie-titre-ecarte = Colonne « { $titre } » : aucune période de la grille ne porte ce nom.
# $n (Number) - cells
saisie-hors-grille = { $n ->
    [one] Une case tombe sur une période que son indicateur ne renseigne pas.
   *[other] { $n } cases tombent sur une période que leur indicateur ne renseigne pas.
}
saisie-pages = Pages de la grille
saisie-a-part = Ont leur propre grille : par territoire, ou avec leurs ventilations
