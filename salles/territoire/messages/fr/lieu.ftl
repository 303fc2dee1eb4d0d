# Ajouter un lieu, par formulaire ou par fichier ; changer son code.
lieu-titre = Ajouter un lieu
lieu-chapeau = Une commune, un quartier, un périmètre. Pour toutes les communes d’un coup, partez d’un fichier.
lieu-importer = Importer les communes
lieu-code-aide = Code INSEE d’une commune, code officiel d’un quartier prioritaire, SIREN d’une intercommunalité. Facultatif pour les autres.
lieu-parent-aide = La commune d’un quartier. Vide : l’intercommunalité entière.
lieu-population-aide = Facultative. Elle s’écrit avec son année et sa source, et rejoint les chiffres publiés.
lieu-carte = Place sur la carte
lieu-carte-aide = Facultative : longitude et latitude en degrés (WGS 84). Un contour importé dessinera mieux le lieu.
lieu-longitude = Longitude
lieu-latitude = Latitude
lieu-ajouter = Ajouter ce lieu
lieu-aide-commune = Code INSEE obligatoire
lieu-aide-qpv = Délimité par décret
lieu-aide-veille = Ancien quartier prioritaire, encore suivi
lieu-aide-libre = Un bassin de vie, un secteur, un îlot
lieu-aide-epci = La collectivité elle-même, une fois
lieu-tout-l-epci = L’intercommunalité entière
lieu-code-titre = Code et rattachement
# $codes (String) - former codes
lieu-anciens-codes = Anciens codes, toujours reconnus : { $codes }.
lieu-garder = Ancien code
lieu-garder-choix = Le garder : le lieu a été redessiné ou renuméroté. Décochez pour une faute de frappe.
lieu-motif = Raison du changement
lieu-code-enregistrer = Enregistrer le code et le rattachement
lieu-communes-chapeau = Un fichier officiel (Insee, DGCL, La Poste) donne les communes de l’intercommunalité. Vous confirmerez ses colonnes et verrez ce qui changerait avant que rien ne soit écrit.
# $ajoutees (Number) - communes added
# $changees (Number) - communes changed
lieu-fait = { $ajoutees ->
    [0] Aucune commune ajoutée
    [one] Une commune ajoutée
   *[other] { $ajoutees } communes ajoutées
}, { $changees ->
    [0] aucune modifiée
    [one] une modifiée
   *[other] { $changees } modifiées
}.
lieu-voir = Voir le territoire
lieu-apercu-chapeau = Rien n’est encore écrit. Vérifiez quelle colonne est laquelle, puis lisez ce qui changerait.
lieu-colonnes = Colonnes du fichier
lieu-sans-colonne = — aucune —
lieu-colonne-epci = SIREN de l’intercommunalité
lieu-siren-voulu = Ne garder que l’intercommunalité de SIREN
lieu-siren-aide = Vide : toutes les communes du fichier.
lieu-annee-aide = Quand le fichier donne des populations.
lieu-source-aide = Quand le fichier donne des populations. Par exemple « Insee, populations légales 2023 ».
lieu-comparer = Comparer avec ces colonnes
# $nom (String) - name of the collectivité
lieu-epci-a-creer = L’intercommunalité « { $nom } » sera ajoutée comme lieu, et ces communes lui seront rattachées.
# $n (Number) - how many communes
lieu-importer-n = { $n ->
    [one] Écrire cette commune
   *[other] Écrire ces { $n } communes
}
# $n (Number) - how many communes
lieu-et-autres = { $n ->
    [one] Et une autre.
   *[other] Et { $n } autres.
}
# $n (Number) - how many communes
lieu-ajoutees = { $n ->
    [0] Aucune commune nouvelle
    [one] Une commune nouvelle
   *[other] { $n } communes nouvelles
}
# $n (Number) - how many communes
lieu-changees = { $n ->
    [0] Aucune commune modifiée
    [one] Une commune modifiée
   *[other] { $n } communes modifiées
}
# $n (Number) - how many communes
lieu-inchangees = { $n ->
    [0] Aucune commune inchangée.
    [one] Une commune inchangée.
   *[other] { $n } communes inchangées.
}
# $n (Number) - how many rows
lieu-ailleurs = { $n ->
    [one] Une ligne d’une autre intercommunalité est laissée de côté.
   *[other] { $n } lignes d’autres intercommunalités sont laissées de côté.
}
# $n (Number) - how many communes
lieu-absentes = { $n ->
    [one] Une commune enregistrée n’est pas dans ce fichier
   *[other] { $n } communes enregistrées ne sont pas dans ce fichier
}
lieu-absentes-texte = Rien ne leur arrive. Si l’une a fusionné ou est partie, donnez-lui un dernier jour : « Modifier ce lieu ».
lieu-genre-absent = La nature du lieu n’est pas dite.
lieu-code-absent = Le code manque.
# $saisi (String) - what was written
lieu-pas-un-insee = « { $saisi } » n’est pas un code INSEE de commune.
# $saisi (String) - what was written
lieu-pas-un-siren = « { $saisi } » n’est pas un SIREN.
# $saisi (String) - what was written
lieu-pas-un-qpv = « { $saisi } » n’est pas un code de quartier prioritaire.
# $saisi (String) - what was written
# $max (String) - characters accepted
lieu-code-trop-long = Le code « { $saisi } » dépasse { $max } signes.
# $code (String) - the code
# $nom (String) - who bears it
lieu-code-pris = Le code { $code } est, ou a été, celui de { $nom }.
lieu-parent-inconnu = Le lieu de rattachement n’existe pas.
# $parent (String) - name of the place
lieu-parent-impossible = { $parent } n’est pas plus vaste : ce lieu n’en fait pas partie.
# $nom (String) - name of the EPCI
lieu-epci-deja-la = L’intercommunalité est déjà là : { $nom }.
# $saisi (String) - what was written
lieu-point-illisible = « { $saisi } » n’est pas une longitude et une latitude.
# $saisi (String) - what was written
lieu-postal-illisible = « { $saisi } » n’est pas un code postal.
lieu-colonne-code = La colonne du code INSEE n’est pas dite.
lieu-colonne-nom = La colonne du nom n’est pas dite.
lieu-colonne-siren = Un SIREN est demandé, mais la colonne du SIREN n’est pas dite.
# $nombre (String) - communes of the file
# $max (String) - communes accepted
lieu-trop-de-communes = Le fichier donne { $nombre } communes ; une intercommunalité n’en a pas plus de { $max }.
# $ailleurs (String) - address of a cell
lieu-en-double = La cellule { $ailleurs } donne déjà ce code à une autre commune.
# $nom (String) - name of the commune
# $code (String) - its code
lieu-nom-sous-un-autre-code = { $nom } est déjà enregistrée sous le code { $code }.
lieu-formule = La cellule contient une formule.
lieu-remede-insee = Cinq signes, par exemple 11069 ou 2B033.
lieu-remede-siren = Neuf chiffres.
lieu-remede-qpv = Huit signes, par exemple QN01102I (2024) ou QP011002 (2015).
lieu-remede-code-pris = Modifiez ce lieu plutôt que d’en ajouter un second.
lieu-remede-parent = Un quartier fait partie d’une commune, une commune d’un conseil ou de l’intercommunalité.
lieu-remede-point = Écrivez les deux en degrés, par exemple 2,35 et 43,21.
lieu-remede-postal = Cinq chiffres ; séparez plusieurs codes par une espace.
lieu-remede-colonne = Choisissez-la dans la liste, puis comparez de nouveau.
lieu-remede-trop = Dites la colonne du SIREN et le SIREN de la vôtre.
lieu-remede-double = Gardez la bonne ligne.
lieu-remede-autre-code = Si elle a changé de code, changez-le par « Modifier ce lieu ».
lieu-remede-formule = Écrivez la valeur elle-même.
