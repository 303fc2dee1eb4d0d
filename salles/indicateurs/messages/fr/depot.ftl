# Déposer un fichier de valeurs, lire son rapport, l'accepter.

depot-titre = Importer des valeurs
depot-chapeau = Téléchargez le fichier modèle, remplissez la colonne Valeur, déposez le fichier. Vous verrez chaque case avant que rien ne soit écrit.
# $contrat (String) - name of the contract
depot-modele = Fichier modèle : { $contrat }
depot-fichier = Fichier
depot-fichier-aide = Classeur xlsx ou ods, ou CSV ; 10 Mo au plus.
depot-lire = Lire le fichier
# $fichier (String) - name of the file
depot-apercu-titre = Valeurs lues dans { $fichier }
depot-apercu-chapeau = Rien n’est encore écrit. Seules les cases acceptées le seront, toutes ensemble.
depot-empreinte = Empreinte
# $n (Number) - cells
depot-refusees = { $n ->
    [0] Aucune case refusée
    [one] Une case refusée
   *[other] { $n } cases refusées
}
# $n (Number) - cells
depot-acceptees = { $n ->
    [0] Aucune case acceptée
    [one] Une case acceptée
   *[other] { $n } cases acceptées
}
# $n (Number) - cells
depot-inchangees = { $n ->
    [0] Aucune case identique à ce qui est enregistré.
    [one] Une case identique à ce qui est enregistré.
   *[other] { $n } cases identiques à ce qui est enregistré.
}
# $n (Number) - cells
depot-et-autres = { $n ->
    [one] Et une autre.
   *[other] Et { $n } autres.
}
depot-cellule = Cellule
depot-avant = Avant
depot-apres = Après
depot-ensemble = tout le territoire
# $n (Number) - values
depot-deposer = { $n ->
    [one] Déposer cette valeur
   *[other] Déposer ces { $n } valeurs
}
depot-verifier = Vérifier avec ces motifs
depot-abandonner = Abandonner
# $n (Number) - values
depot-fait = { $n ->
    [one] Une valeur est enregistrée.
   *[other] { $n } valeurs sont enregistrées.
}
