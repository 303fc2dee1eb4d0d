# Un appel passé, tenu dans un tableau, repris comme historique.

historique-titre = Reprendre un appel passé ou une extraction Dauphin
historique-chapeau = Un appel des années passées, tenu dans un tableau, entre comme historique : une action par ligne, ce que chaque financeur a voté dans sa colonne. Le renouvellement, l’ancienneté et les bilans attendus s’y lisent ensuite. Une extraction du portail Dauphin entre de même, dans l’appel de l’année ou dans l’historique : le n° Dauphin la fait reconnaître quand elle revient. Rien n’est écrit avant votre accord.
historique-exercice = Exercice du tableau
# $max (String) - number of years
# $avant (String) - year of the call
historique-exercice-aide = Une année passée, { $max } au plus avant { $avant } ; ou { $avant } pour une extraction Dauphin de l’appel en cours.
historique-fichier = Tableau
historique-fichier-aide = Fichier .xlsx, .ods ou .csv, titres de colonnes sur une ligne.
historique-lire = Lire le tableau
# $n (Number) - files
historique-repris = { $n ->
    [one] Un dossier a été repris. Le journal dit lequel.
   *[other] { $n } dossiers ont été repris. Le journal dit lesquels.
}
# $annee (String) - year
# $fichier (String) - name of the file
historique-apercu-titre = Appel { $annee } : « { $fichier } »
# $annee (String) - year
historique-intitule = Appel à projets { $annee } (repris d’un tableau)
# $fichier (String) - name of the file
historique-motif = Reprise du tableau « { $fichier } »
historique-colonnes = Colonnes du tableau
historique-colonnes-aide = Dites une fois où va chaque colonne : le prochain tableau aux mêmes titres sera reconnu.
historique-ne-pas-reprendre = (ne pas reprendre)
historique-confirmer = Confirmer les colonnes
historique-champ-numero = Numéro public (AAAA-nnnn)
historique-champ-intitule = Action
historique-champ-porteur = Porteur
historique-champ-siret = SIRET du porteur
historique-champ-resume = Résumé
historique-champ-cout = Coût de l’action
historique-champ-qpv = Quartiers (QPV)
historique-champ-parts = Parts des quartiers (%)
historique-champ-bilan = Bilan reçu le
# $qui (String) - funder
historique-champ-vote = Voté : { $qui }
# $qui (String) - funder
historique-champ-demande = Demandé : { $qui }
# $n (Number) - files
historique-nouvelles = { $n ->
    [0] Aucun dossier à reprendre
    [one] Un dossier à reprendre
   *[other] { $n } dossiers à reprendre
}
# $n (Number) - files
historique-deja = { $n ->
    [one] Un dossier déjà repris, laissé tel quel
   *[other] { $n } dossiers déjà repris, laissés tels quels
}
# $n (Number) - rows
historique-ignorees = { $n ->
    [0] Aucune ligne laissée de côté
    [one] Une ligne laissée de côté
   *[other] { $n } lignes laissées de côté
}
# $n (Number) - holders
historique-attendues = { $n ->
    [0] Aucun porteur à confirmer
    [one] Un porteur à confirmer
   *[other] { $n } porteurs à confirmer
}
historique-corriger = Corrigez ces cellules dans le tableau et renvoyez-le. Rien n’est écrit tant qu’il en reste une.
historique-porteurs = Porteurs
historique-porteurs-aide = Chaque porteur du tableau est rapproché de l’annuaire, par son SIRET ou par son nom. Vérifiez, puis enregistrez : ✓ marque ceux que vous avez confirmés.
# $n (Number) - rows
historique-lignes = { $n ->
    [0] Aucune ligne.
    [one] Une ligne.
   *[other] { $n } lignes.
}
historique-par-siret = Même SIRET.
historique-par-nom = Même nom.
historique-par-rien = Inconnu de l’annuaire.
# $nom (String) - name of the holder
historique-creer = Créer « { $nom } »
historique-ignorer = Ne pas reprendre ce porteur
historique-enregistrer = Enregistrer ces réponses
# $n (Number) - files
historique-importer = { $n ->
    [one] Reprendre ce dossier
   *[other] Reprendre ces { $n } dossiers
}
historique-dossiers = Dossiers du tableau
historique-col-ligne = Ligne
historique-col-suite = Suite de
historique-suite-neuve = Nouvelle action
historique-suite-connue = Même action
# $intitule (String) - name of the action
historique-suite-de = Suite de « { $intitule } »
historique-sort-attente = porteur à confirmer
historique-sort-ignoree = laissée de côté
historique-sort-nouvelle = à reprendre
# $numero (String) - public number
historique-sort-deja = déjà repris ({ $numero })
# $numero (String) - public number
# $vote (String) - amount
historique-sort-ecart = déjà repris ({ $numero }) avec { $vote } votés : laissé tel quel
# $n (Number) - rows
historique-autres = { $n ->
    [one] Une autre ligne n’est pas montrée.
   *[other] { $n } autres lignes ne sont pas montrées.
}
historique-refus-absent = Aucun fichier n’est choisi.
# $saisi (String) - what was typed
# $avant (String) - year of the call
historique-refus-exercice = « { $saisi } » n’est pas un exercice passé de cet appel, ni le sien ({ $avant }).
# $annee (String) - year
# $intitule (String) - name of a call
historique-refus-conduit-ici = L’exercice { $annee } a été conduit sur la plateforme (« { $intitule } ») : il ne se reprend pas d’un tableau.
historique-refus-sans-entete = Aucune feuille n’a de ligne de titres.
# $vu (String) - rows
# $max (String) - rows
historique-refus-trop-de-lignes = { $vu } lignes : { $max } au plus à la fois.
historique-refus-champ-inconnu = Ce champ n’existe pas.
# $champ (String) - field
historique-refus-en-double = Deux colonnes vont à « { $champ } ».
# $champ (String) - field
historique-refus-manquante = Aucune colonne ne va à « { $champ } ».
historique-refus-aucun-vote = Aucune colonne ne dit ce qu’un financeur a voté.
historique-refus-non-applicable = Rien n’a été écrit : une cellule ou un porteur attend, ou tout est déjà repris.
historique-remede-sans-entete = Mettez les titres de colonnes sur une seule ligne, au-dessus des dossiers.
historique-remede-colonne = Choisissez la colonne du tableau qui le dit.
historique-remede-non-applicable = Voyez l’aperçu ci-dessous, tel qu’il est maintenant.
historique-parts-egales = (à parts égales)
historique-hors-qpv = hors QPV
# $dit (String) - what the cell says
historique-faute-quartier = « { $dit } » n’est pas un quartier connu.
historique-remede-quartier = Écrivez le nom ou le code d’un QPV du territoire, « tous » ou « hors QPV », séparés par « ; » ; ou ne reprenez pas cette colonne.
# $nom (String) - district
historique-faute-quartier-double = « { $nom } » est nommé deux fois.
# $parts (String) - how many parts
# $quartiers (String) - how many districts
historique-faute-parts = { $parts } parts pour { $quartiers } quartiers.
# $dit (String) - what the cell says
historique-faute-part = « { $dit } » n’est pas une part entière en pour cent.
historique-remede-parts = Donnez une part à chaque quartier, par exemple « 60/40 », ou à aucun : elles seront égales.
# $ligne (String) - row
historique-faute-en-double = la même action du même porteur est déjà à la ligne { $ligne }.
historique-remede-en-double = Réunissez les deux lignes, ou distinguez leurs intitulés.
