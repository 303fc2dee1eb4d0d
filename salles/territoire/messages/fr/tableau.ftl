# Les chiffres publiés, tenus par tableau.
tableau-titre = Tenir les chiffres publiés
tableau-chapeau = Recensement, revenus, santé : les chiffres que d’autres publient sur les lieux du territoire. Remplissez le modèle, ou collez un tableau. Rien n’est écrit avant que vous ayez vu ce qui changerait.
tableau-modele = Télécharger le modèle, rempli de ce qui existe
tableau-deposer = Lire un tableau
tableau-fichier = Fichier
# $max (String) - megabytes
tableau-fichier-aide = Classeur .xlsx ou .ods, ou fichier .csv, de { $max } Mo au plus.
tableau-collage = Ou tableau collé
tableau-collage-aide = Copiez les cellules de votre tableur avec la ligne des titres : Lieu, Indicateur, Valeur, et si possible Groupe, Unité, Année, Source.
tableau-annee-aide = Pour les lignes qui n’en disent pas.
tableau-source-aide = Pour les lignes qui n’en disent pas. Par exemple « Insee, recensement de la population ».
tableau-lire = Lire et comparer
# $ajoutes (Number) - figures added
# $changes (Number) - figures corrected
tableau-fait = { $ajoutes ->
    [0] Aucun chiffre ajouté
    [one] Un chiffre ajouté
   *[other] { $ajoutes } chiffres ajoutés
}, { $changes ->
    [0] aucun corrigé
    [one] un corrigé
   *[other] { $changes } corrigés
}.
tableau-liste = Chiffres enregistrés
tableau-aucun = Aucun chiffre publié n’est enregistré.
tableau-chercher = Chercher un lieu, un indicateur, une source
# $n (Number) - how many figures
tableau-compte = { $n ->
    [0] Aucun chiffre
    [one] Un chiffre
   *[other] { $n } chiffres
}
# $q (String) - what was looked for
tableau-rien-trouve = Aucun chiffre ne répond à « { $q } ».
tableau-tout = Voir tous les chiffres
tableau-geste = Corriger
tableau-corriger = Corriger
# $indicateur (String) - label of the figure
# $lieu (String) - name of the place
tableau-corriger-de = Corriger { $indicateur }, { $lieu }
tableau-corriger-ici = Corriger ou retirer un de ces chiffres
tableau-retires = Chiffres retirés
# $jour (String) - day in words
# $auteur (String) - who withdrew it
tableau-retire = Retiré le { $jour } par { $auteur }.
# $indicateur (String) - label of the figure
# $lieu (String) - name of the place
tableau-retablir-de = Remettre { $indicateur }, { $lieu }
tableau-lieu = Lieu
tableau-aide-lieu = Nom ou code : code INSEE, code du quartier (l’ancien aussi), SIREN.
tableau-aide-groupe = Titre sous lequel ranger le chiffre. Vide : celui du même indicateur ailleurs.
tableau-valeur = Valeur
tableau-aide-valeur = Un nombre, ou n.d quand la source n’en donne pas.
tableau-aide-unite = « % », « € », « habitants »… Vide : celle du même indicateur ailleurs, s’il y en a une.
tableau-aide-annee = Par exemple 2023, 2023-2024 ou 31/12/2022.
tableau-aide-source = Qui publie ce chiffre, dans quel document.
tableau-repere = Repère
tableau-aide-repere = Écrit par pacte : il désigne le chiffre enregistré. Laissez vide pour un chiffre nouveau.
tableau-groupe-defaut = Autres chiffres
tableau-colle = Tableau collé
tableau-feuille = Chiffres
tableau-a-lire = À lire
# $nom (String) - name of the collectivité
tableau-titre-de = Chiffres publiés, { $nom }
tableau-lire-lignes = Une ligne par chiffre. Corrigez sur place ; ajoutez les nouveaux en bas. Une ligne effacée ici ne retire rien.
tableau-lire-valeur = Écrivez n.d quand la source ne donne pas de nombre. Une valeur laissée vide n’est pas lue.
tableau-lire-repere = La dernière colonne désigne le chiffre enregistré : gardez-la telle quelle, et laissez-la vide sur une ligne nouvelle ou recopiée.
tableau-lire-suite = Déposez ensuite ce fichier dans pacte : vous verrez ce qui changerait avant que rien ne soit écrit.
# $fichier (String) - name of the file
tableau-apercu = Aperçu de { $fichier }
tableau-apercu-chapeau = Rien n’est encore écrit. Les cellules refusées restent dehors ; corrigez-les dans votre tableau et renvoyez-le : ce qui a déjà été importé sera reconnu.
tableau-apercu-csv = Toutes les lignes et ce qu’elles deviennent (CSV)
# $n (Number) - how many rows
tableau-refusees = { $n ->
    [0] Aucune cellule refusée
    [one] Une cellule refusée
   *[other] { $n } cellules refusées
}
# $n (Number) - how many figures
tableau-nouveaux = { $n ->
    [0] Aucun chiffre nouveau
    [one] Un chiffre nouveau
   *[other] { $n } chiffres nouveaux
}
# $n (Number) - how many figures
tableau-changes = { $n ->
    [0] Aucun chiffre corrigé
    [one] Un chiffre corrigé
   *[other] { $n } chiffres corrigés
}
# $n (Number) - how many figures
tableau-inchanges = { $n ->
    [0] Aucun chiffre inchangé.
    [one] Un chiffre inchangé.
   *[other] { $n } chiffres inchangés.
}
# $n (Number) - how many rows
tableau-sans-valeur = { $n ->
    [one] Une ligne sans valeur n’a pas été lue ; écrivez n.d si la source ne donne pas de nombre.
   *[other] { $n } lignes sans valeur n’ont pas été lues ; écrivez n.d si la source ne donne pas de nombre.
}
# $n (Number) - how many rows
tableau-et-autres = { $n ->
    [one] Et une autre, dans le fichier CSV de l’aperçu.
   *[other] Et { $n } autres, dans le fichier CSV de l’aperçu.
}
# $n (Number) - how many figures
tableau-importer = { $n ->
    [one] Écrire ce chiffre
   *[other] Écrire ces { $n } chiffres
}
tableau-verifier = Vérifier de nouveau
tableau-cellule = Cellule
tableau-suite = Ce qu’elle devient
tableau-suite-nouveau = nouveau
# $avant (String) - the value of now
tableau-suite-change = corrigé, aujourd’hui { $avant }
tableau-suite-inchange = inchangé
tableau-reperes = Repères d’ailleurs
tableau-reperes-aide = Ces noms ne sont pas des lieux du territoire. Cochez ceux qui servent à comparer (un département, une région, la France), puis vérifiez de nouveau.
# $n (Number) - how many rows
tableau-lignes = { $n ->
    [0] aucune ligne
    [one] une ligne
   *[other] { $n } lignes
}
tableau-doute-pourcent = moins de 1 % : votre tableur a-t-il écrit 0,59 pour 59 % ?
# $source (String) - the other source
tableau-doute-source = déjà publié pour la même année par « { $source } » : les deux resteront.
tableau-motif-aide = Elle reste dans l’histoire du chiffre, avec votre nom.
# $indicateur (String) - label of the figure
tableau-chiffre = Corriger « { $indicateur } »
tableau-chiffre-perime = Quelqu’un a corrigé ce chiffre pendant que vous écriviez
tableau-corriger-titre = Corriger
tableau-retirer-titre = Retirer ce chiffre
tableau-retirer-texte = Il ne se lira plus ; le journal le garde, et il pourra être remis.
tableau-motif-retrait = Raison du retrait
tableau-retirer = Retirer ce chiffre
tableau-histoire = Histoire de ce chiffre
# $jour (String) - day in words
# $auteur (String) - who wrote
# $avant (String) - the figure before
tableau-histoire-phrase = { $jour }, corrigé par { $auteur }. Avant : { $avant }
# $jour (String) - day in words
# $auteur (String) - who wrote
# $avant (String) - the figure before
tableau-histoire-retire = { $jour }, retiré par { $auteur } : { $avant }
tableau-rien = Ni fichier ni tableau collé.
tableau-les-deux = Un fichier et un tableau collé à la fois : gardez l’un des deux.
tableau-colonnes-introuvables = Les titres Lieu, Indicateur et Valeur ne se trouvent pas ensemble sur une ligne.
# $nombre (String) - rows of the file
# $max (String) - rows accepted
tableau-trop-de-lignes = Le tableau a { $nombre } lignes ; un envoi n’en dépasse pas { $max }.
tableau-rien-a-importer = Il n’y a rien à écrire : tout est refusé ou déjà enregistré.
tableau-perime = Les chiffres enregistrés, ou vos choix, ont changé depuis cet aperçu.
tableau-lieu-absent = Le lieu manque.
# $saisi (String) - what was written
tableau-lieu-inconnu = « { $saisi } » n’est pas un lieu de ce territoire.
# $saisi (String) - what was written
tableau-lieu-ambigu = Plusieurs lieux s’appellent « { $saisi } ».
tableau-indicateur-absent = L’indicateur manque.
# $longueur (String) - characters written
# $max (String) - characters accepted
tableau-texte-trop-long = Le texte fait { $longueur } signes ; il n’en dépasse pas { $max }.
tableau-valeur-absente = La valeur manque.
# $saisi (String) - what was written
tableau-valeur-illisible = « { $saisi } » n’est pas un nombre.
# $formule (String) - what the cell computes
tableau-formule = La cellule contient une formule ({ $formule }).
# $saisi (String) - what the spreadsheet shows
tableau-en-erreur = La cellule est en erreur dans le tableur ({ $saisi }).
# $saisi (String) - what was written
tableau-repere-inconnu = Le repère « { $saisi } » ne désigne aucun chiffre enregistré.
# $ailleurs (String) - address of a cell
tableau-en-double = La cellule { $ailleurs } dit déjà ce chiffre : même lieu, même indicateur, même unité, même année, même source, ou même repère.
tableau-deja-publie = Un autre chiffre enregistré dit déjà ce lieu, cet indicateur, cette unité, cette année et cette source.
tableau-remede-colonnes = Écrivez les titres sur la première ligne, ou partez du modèle.
tableau-remede-lignes = Envoyez-le en plusieurs fois.
tableau-remede-perime = Relisez l’aperçu ci-dessous, puis acceptez de nouveau.
tableau-remede-lieu = Écrivez le nom d’un lieu du territoire ou son code, ou ajoutez ce lieu.
# $codes (String) - codes of the places
tableau-remede-ambigu = Écrivez son code : { $codes }.
tableau-remede-valeur = Écrivez un nombre, par exemple 21,4, ou n.d si la source n’en donne pas.
tableau-remede-annee = Écrivez 2023, 2023-2024 ou 31/12/2022, dans la colonne Année ou une fois pour toutes au dépôt.
tableau-remede-source = Écrivez-la dans la colonne Source ou une fois pour toutes au dépôt, par exemple « Insee, RP 2021 ».
# $affiche (String) - what the cell shows
tableau-remede-formule = Écrivez la valeur elle-même : { $affiche } si c’est la bonne.
tableau-remede-repere = Laissez la cellule vide pour un chiffre nouveau.
tableau-remede-double = Gardez une seule ligne, ou dites ce qui les distingue.
tableau-remede-motif = Dites en une phrase pourquoi ces chiffres changent.
