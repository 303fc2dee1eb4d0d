# La reprise d’un contrat écrit : le fichier, le brouillon, la relecture, l’enregistrement.

reprise-titre = Reprendre un document
reprise-chapeau = Envoyez le texte du contrat, ou le tableau de ses actions. Les fiches-actions y sont retrouvées, chaque valeur avec son degré de certitude et sa ligne. Vous relisez, vous corrigez ; rien n’est écrit dans le plan avant « Enregistrer ces fiches ».
reprise-fichier = Document du contrat
# $max (String) - megabytes
reprise-fichier-aide = Texte (.pdf, .docx, .txt) ou tableau (.xlsx, .ods, .csv), { $max } Mo au plus. Un document numérisé en images n’a pas de texte à lire.
reprise-lire = Lire le document
reprise-brouillons = Brouillons en cours
# $jour (String) - day
reprise-depose-le = déposé le { $jour }
# $fichier (String) - name of the file
reprise-depot-titre = Fiches lues dans « { $fichier } »
# $n (Number) - sheets
reprise-depot-chapeau = { $n ->
    [one] Une fiche a été lue. Rien n’est encore écrit dans le plan.
   *[other] { $n } fiches ont été lues. Rien n’est encore écrit dans le plan.
}
reprise-fiches-lues = Fiches lues
reprise-col-fiche = Fiche
reprise-col-doutes = À vérifier
reprise-col-plan = Dans le plan
reprise-col-etat = Relecture
reprise-sans-titre = (sans titre)
reprise-aucun-doute = rien
# $n (Number) - doubts
reprise-doutes = { $n ->
    [0] aucun point
    [one] un point
   *[other] { $n } points
}
# $numero (String) - number of a sheet
reprise-deja-la = Fiche { $numero }, déjà là
reprise-nouvelle = Nouvelle fiche
reprise-etat-a-relire = à relire
reprise-etat-a-reprendre = à reprendre
reprise-etat-ignoree = ignorée
reprise-etat-reprise = enregistrée
reprise-sures-aide = Les fiches nouvelles qui ne laissent rien à vérifier peuvent être retenues ensemble.
reprise-sures = Retenir les fiches sans doute
reprise-enregistrer-titre = Écrire dans le plan
# $n (Number) - sheets
reprise-enregistrer = { $n ->
    [one] Enregistrer cette fiche
   *[other] Enregistrer ces { $n } fiches
}
reprise-garde = Un brouillon est gardé trente jours. L’abandonner ne retire rien du plan.
reprise-abandonner = Abandonner ce brouillon
# $n (Number) - names
reprise-creer = { $n ->
    [one] Un nom que l’annuaire ne connaît pas
   *[other] { $n } noms que l’annuaire ne connaît pas
}
reprise-creer-aide = Cochez ceux à ajouter à l’annuaire. Les autres restent écrits comme points à régler, sur leur fiche.
# $n (Number) - names
reprise-creer-interdit = { $n ->
    [one] Un nom est absent de l’annuaire : il deviendra un point à régler sur sa fiche.
   *[other] { $n } noms sont absents de l’annuaire : ils deviendront des points à régler sur leur fiche.
}
# $noms (String) - names of organisations
reprise-proches = Dans l’annuaire, peut-être : { $noms }
reprise-restes-aucun = Toutes les lignes du document ont trouvé leur place.
# $n (Number) - lines
reprise-restes = { $n ->
    [0] Aucune ligne laissée de côté
    [one] Une ligne laissée de côté
   *[other] { $n } lignes laissées de côté
}
reprise-restes-aide = Ces lignes ne sont dans aucun champ. Recopiez ce qui compte dans la fiche qui convient.
# $n (Number) - lines
reprise-restes-montrees = Les { $n } premières sont montrées ici.
# $n (Number) - sheets
reprise-fait-creees = { $n ->
    [0] Aucune fiche nouvelle.
    [one] Une fiche a été ajoutée au plan.
   *[other] { $n } fiches ont été ajoutées au plan.
}
# $n (Number) - sheets
reprise-fait-mises-a-jour = { $n ->
    [0] Aucune fiche du plan n’a été mise à jour.
    [one] Une fiche du plan a été mise à jour.
   *[other] { $n } fiches du plan ont été mises à jour.
}
# $n (Number) - marks
reprise-fait-marques = { $n ->
    [0] Aucun point ne reste à régler
    [one] Un point reste à régler
   *[other] { $n } points restent à régler
}
reprise-voir-le-plan = Voir le plan
# $n (Number) - sheets
reprise-fait-prises = { $n ->
    [0] Aucune fiche n’est sans doute : relisez-les une à une.
    [one] Une fiche est à reprendre.
   *[other] { $n } fiches sont à reprendre.
}
# $numero (String) - number of a sheet
reprise-fiche-titre = Relire la fiche { $numero }
reprise-precedente = Fiche précédente
reprise-suivante = Fiche suivante
reprise-source = Texte du document
# $n (String) - number of a line
reprise-ligne = ligne { $n }
# $debut (String) - number of a line
# $fin (String) - number of a line
reprise-lignes = lignes { $debut } à { $fin }
# $champ (String) - field
reprise-verifie = { $champ } : vérifié
reprise-reprendre = À reprendre
reprise-ignorer = Ignorer cette fiche
reprise-garder = Garder sans décider
reprise-deja-enregistree = Cette fiche est déjà enregistrée : elle se modifie dans le plan.
reprise-cible = Fiche du plan
reprise-cible-aide = Une fiche du plan a ce titre ou ce numéro. Après un changement, choisissez « Garder sans décider » pour voir les différences.
# $numero (String) - number of a sheet
# $titre (String) - its title
reprise-mettre-a-jour = Mettre à jour la fiche { $numero } : { $titre }
# $n (Number) - differences
reprise-differences = { $n ->
    [0] Aucune différence avec le plan
    [one] Une différence avec le plan
   *[other] { $n } différences avec le plan
}
reprise-identique = Le document dit la même chose que le plan.
reprise-differences-aide = Cochez ce que le plan doit reprendre du document. Le reste ne change pas ; rien n’est retiré.
reprise-col-prendre = Différences retenues
reprise-col-avant = Dans le plan
reprise-col-apres = Dans le document
reprise-rien-avant = (absent du plan)
reprise-conflit = Quelqu’un a relu cette fiche en même temps
reprise-conflit-texte = Votre saisie est ci-dessous, rien n’en est perdu. Si vous l’enregistrez, elle remplace celle de l’autre personne.
reprise-col-leur = Enregistré entre-temps
reprise-col-votre = Votre saisie
reprise-un-par-ligne = Un par ligne.
reprise-liens-fiches-aide = Numéros séparés par des virgules.
reprise-programmes-aide = Un par ligne. Un programme que la plateforme ne connaît pas reste un lien à vérifier.
reprise-ligne-effacee = Effacez le libellé d’une ligne pour ne pas la reprendre.
reprise-lettres = Lettres imprimées
reprise-niveau-nomme = Le niveau nommé ci-dessous
reprise-niveau-a-creer = Niveau à créer
reprise-niveau-a-creer-aide = Employé seulement si aucun niveau n’est choisi. Un niveau du même titre est repris, sinon il est créé.
reprise-niveau-code = Code du niveau
# $nom (String) - name of the level
reprise-niveau-titre = { $nom } (titre)
reprise-champ-pilotes = Pilotes
reprise-champ-partenaires = Partenaires
reprise-champ-programmes = Programmes liés
reprise-champ-liens-fiches = Fiches liées
reprise-champ-autres-liens = Autres liens imprimés
reprise-champ-liens = Liens
reprise-champ-declinaisons = Déclinaisons
reprise-champ-declinaison = Déclinaison
reprise-champ-indicateurs = Indicateurs
reprise-champ-indicateur = Indicateur
reprise-champ-indicateurs-resultat = Indicateurs de résultat
reprise-champ-indicateurs-suivi = Indicateurs de suivi
reprise-champ-verifies = Points vérifiés
# $fichier (String) - name of the file
reprise-motif = Reprise du document « { $fichier } »
reprise-refus-absent = Aucun fichier n’est choisi.
reprise-refus-aucune-fiche = Aucune fiche-action n’a été reconnue dans ce texte.
# $vu (String) - sheets
# $max (String) - sheets
reprise-refus-trop-de-fiches = Ce texte compte { $vu } fiches, au-delà des { $max } qui se relisent ici.
# $rang (String) - rank
# $refus (String) - sentence
reprise-refus-declinaison = Déclinaison { $rang } : { $refus }
reprise-refus-niveau = Aucun niveau du plan n’est choisi ni nommé.
# $titre (String) - title of the sheet
# $refus (String) - sentence
reprise-refus-fiche = Fiche « { $titre } » : { $refus }
reprise-refus-rien = Aucune fiche n’est à reprendre.
reprise-refus-a-change = Le brouillon ou le plan a changé depuis que cette page a été montrée. Rien n’a été écrit.
reprise-remede-aucune-fiche = Gardez les seules pages des fiches-actions : chacune commence par « Fiche action » et son numéro.
reprise-remede-niveau = Choisissez un niveau du plan, ou écrivez le titre de celui à créer.
reprise-remede-rien = Ouvrez une fiche et choisissez « À reprendre ».
reprise-remede-a-change = Relisez ce qui suit, puis recommencez.
reprise-colonnes-titre = Colonnes du tableau
reprise-colonnes-chapeau = Chaque colonne du fichier va dans un champ du plan, ou nulle part. Ce choix est demandé une fois : il sera repris pour le prochain tableau aux mêmes titres.
reprise-colonnes-retenues = Ces titres sont connus : le choix fait avant est montré.
reprise-ne-pas-reprendre = Ne pas reprendre
# $exemples (String) - values
reprise-exemples = Par exemple : { $exemples }
reprise-colonne-vide = Aucune valeur sous ce titre.
reprise-confirmer = Lire les fiches de ces colonnes
reprise-changer-les-colonnes = Changer les colonnes
reprise-champ-sous-niveau = Niveau sous le premier
reprise-refus-sans-entete = Aucune feuille de ce fichier n’a de ligne de titres.
reprise-refus-titre-sans-colonne = Aucune colonne ne donne le titre des fiches.
# $champ (String) - field
reprise-refus-colonne-en-double = Deux colonnes vont dans le même champ : { $champ }.
# $saisi (String) - what was typed
reprise-refus-champ-inconnu = « { $saisi } » n’est pas un champ du plan.
reprise-refus-deja-reprise = Des fiches de ce tableau sont déjà enregistrées : ses colonnes ne changent plus.
reprise-remede-sans-entete = Écrivez les titres des colonnes sur une ligne, au-dessus des actions.
reprise-remede-colonnes = Choisissez, pour chaque colonne, un champ qu’aucune autre ne prend.
reprise-creer-toutes = Tous les noms ci-dessous
reprise-annuler-lien = Annuler ce qui a été enregistré
reprise-annuler-titre = Annuler la reprise
# $fichier (String) - file
reprise-annuler-chapeau = Ce que « { $fichier } » a écrit dans le plan, et ce que l’annuler ferait. Rien n’est encore défait.
# $n (Number) - sheets
reprise-annuler-gardees = { $n ->
    [one] Une fiche reste : quelqu’un y a écrit depuis
   *[other] { $n } fiches restent : quelqu’un y a écrit depuis
}
# $qui (String) - who
# $jour (String) - day
# $acte (String) - act
reprise-annuler-ecrite = { $qui }, le { $jour } ({ $acte }).
# $numero (String) - number of the sheet
reprise-annuler-histoire = Histoire de la fiche { $numero }
# $n (Number) - sheets
reprise-annuler-possibles = { $n ->
    [one] Une fiche que personne n’a touchée depuis
   *[other] { $n } fiches que personne n’a touchées depuis
}
reprise-annuler-retiree = elle disparaît du plan.
reprise-annuler-retablie = elle redevient ce qu’elle était.
# $noms (String) - titles of levels
reprise-annuler-niveaux = Les niveaux créés pour elles disparaissent aussi : { $noms }.
reprise-annuler-aide = Les organisations ajoutées à l’annuaire y restent. Le journal garde tout ; le brouillon aussi, et ses fiches peuvent être enregistrées de nouveau.
reprise-annuler-motif = Motif
reprise-annuler-motif-aide = Pourquoi, en vingt signes au moins.
# $n (Number) - sheets
reprise-annuler = { $n ->
    [one] Annuler cette fiche
   *[other] Annuler ces { $n } fiches
}
reprise-annuler-retour = Revenir au brouillon
reprise-annuler-rien = Il n’y a rien à annuler.
# $retirees (Number) - sheets taken away
# $retablies (Number) - sheets that came back to what they were
reprise-annulees = Reprise annulée. Fiches retirées : { $retirees } ; fiches redevenues ce qu’elles étaient : { $retablies }.
# $n (Number) - sheets kept
reprise-gardees = { $n ->
    [one] Une fiche est restée : quelqu’un y avait écrit.
   *[other] { $n } fiches sont restées : quelqu’un y avait écrit.
}
reprise-refus-rien-a-annuler = Rien de ce brouillon ne peut être annulé : rien n’a été enregistré, ou quelqu’un a écrit depuis sur chaque fiche.
reprise-refus-motif = Annuler une reprise demande un motif de vingt signes au moins.
reprise-remede-rien-a-annuler = Modifiez ou retirez ces fiches une à une dans le plan.
