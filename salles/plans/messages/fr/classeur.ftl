# Le plan en classeur : export, reprise, aperçu.

classeur-exporter = Exporter le plan (classeur)
classeur-reprendre = Reprendre un classeur
# $contrat (String) - title of the contract
classeur-titre = Plan d’actions : { $contrat }
classeur-a-lire = À lire
# $jour (String) - day of the export
classeur-lire-date = Ce classeur montre le plan tel qu’il était le { $jour }.
classeur-lire-modifier = Une feuille par sorte d’objet : fiches, déclinaisons, pilotes et partenaires, indicateurs, cibles et valeurs, liens, lieux et points à vérifier. Corrigez les cellules blanches ; les listes proposent ce qui est permis.
classeur-lire-cadre = Viennent ensuite les niveaux du plan, les axes transversaux, les signataires, les engagements, les programmes et ceux que chaque niveau articule : ils se corrigent et s’ajoutent de la même façon.
classeur-lire-ajouter = Pour ajouter, écrivez une ligne sous les autres et laissez l’identifiant vide. La plateforme le donnera.
classeur-lire-gris = Les colonnes grises ne se modifient pas ici, ni les taux. La formule d’un indicateur, son périmètre, sa fenêtre et ses bornes se règlent sur sa page.
classeur-lire-retirer = Effacer une ligne ne retire rien du plan. Un lien se refuse par son état, un lieu se retire par sa colonne « Retirer » ; une fiche, une déclinaison, un indicateur ou un partenaire se retire sur la plateforme.
classeur-lire-renvoyer = Renvoyez le classeur par « Reprendre un classeur », sur la page du contrat. Les différences vous sont montrées ; rien n’est écrit avant votre accord.
classeur-feuille-fiches = Fiches
classeur-feuille-declinaisons = Déclinaisons
classeur-feuille-participations = Pilotes et partenaires
classeur-feuille-indicateurs = Indicateurs
classeur-feuille-valeurs = Cibles et valeurs
classeur-feuille-liens = Liens
classeur-feuille-lieux = Lieux
classeur-feuille-marques = Points à vérifier
classeur-feuille-niveaux = Niveaux
classeur-feuille-axes = Axes transversaux
classeur-feuille-signataires = Signataires
classeur-feuille-engagements = Engagements
classeur-feuille-programmes = Programmes
classeur-feuille-articulations = Programmes articulés
classeur-niveau = Sorte de niveau
classeur-parent-aide = Code du niveau au-dessus, du plan ou ajouté dans cette feuille. Vide : en haut du plan.
classeur-rang = Rang
classeur-rang-aide = Place parmi les niveaux de même parent : 1 pour le premier. Vide sur une ligne nouvelle : le dernier.
classeur-etat-de-la-promesse = État de l’engagement
classeur-etat-aide = « Tenu » demande une preuve déposée sur la plateforme ; « non tenu » demande un motif. Renégocier se fait sur la plateforme. Vide sur une ligne nouvelle : promis.
classeur-remplace = Remplace
classeur-motif-d-etat-aide = Motif d’un changement d’état. Il entre dans l’histoire de l’engagement.
classeur-autre-programme = C’est un autre programme
classeur-autre-programme-aide = Écrivez oui quand un nom proche est déjà connu et que ce programme en est bien un autre.
classeur-programme-aide = Nom d’un programme de la feuille précédente, déjà là ou ajouté.
# $annee (Number) - year of the contract
classeur-cible-de = Cible, année { $annee }
# $annee (Number) - year of the contract
classeur-valeur-de = Valeur, année { $annee }
classeur-motif-titre = Motif
classeur-motif-aide = À écrire quand vous corrigez une valeur venue d’une réponse ou d’un import. Il entre dans l’histoire de la valeur.
# $absence (String) - mark of absence
# $motif (String) - its reason
classeur-absence-motivee = { $absence } : { $motif }
classeur-valeur-aide = Un nombre, oui ou non, une étape ; ou la raison qu’il n’y en ait pas : « nd : demandé à la CPAM », « secret », « sans objet : atelier annulé ». Vide : non saisi.
classeur-absence-nd = non disponible
classeur-absence-secret = secret
classeur-absence-sans-objet = sans objet
classeur-lien-genre = Lien
classeur-lien-cible = Cible
classeur-lieu = Lieu
classeur-lien-cible-aide = Le numéro d’une fiche du contrat, ou le nom d’un programme déjà là ou ajouté dans ce classeur.
classeur-lien-texte-aide = Mot pour mot, tel qu’imprimé. Suffit à lui seul quand la cible n’est pas trouvée : le lien reste à vérifier.
classeur-lien-etat = État du lien
classeur-lien-etat-aide = « Refusé » l’écarte sans le détruire. Vide sur une ligne nouvelle : confirmé si la cible est trouvée.
classeur-lien-ailleurs = Fiche d’un autre contrat
classeur-retirer = Retirer
classeur-retirer-aide = Écrivez oui pour que la fiche n’agisse plus dans ce lieu. Effacer la ligne ne le retire pas.
classeur-choix-aide = Ce que vous écrivez ici règle le point. S’il est déjà réglé, rouvrez-le d’abord.
classeur-reglee-aide = Écrivez non pour rouvrir un point réglé. Pour le régler, écrivez ce qui est décidé.
# $lieu (String) - name of a place
classeur-faute-lieu = la fiche agit déjà à { $lieu }.
classeur-remede-lieu = Retirez cette ligne, ou choisissez un autre lieu.
classeur-remede-marque = Rouvrez-le : reprenez d’abord le classeur avec « non » dans « Réglé » et la décision d’avant.
classeur-marque-imprime = Texte imprimé
classeur-marque-retenu = Lecture retenue
classeur-marque-reglee = Réglé
classeur-role-pilote = Pilote
classeur-role-partenaire = Partenaire
classeur-indicateur-resultat = Résultat
classeur-indicateur-suivi = Suivi
classeur-identifiant = Identifiant
classeur-identifiant-aide = Donné par la plateforme. Laissez-le tel quel ; vide pour une ligne nouvelle.
classeur-fiche-n = Fiche n°
classeur-fiche-n-aide = Numéro de la fiche. Il ne se change pas sur une ligne déjà là.
classeur-une-par-ligne = Une par ligne dans la cellule (Alt + Entrée).
classeur-lecture-seule = En lecture seule : se modifie sur la plateforme.
classeur-lettre-aide = Vide sur une ligne nouvelle : la lettre suivante.
classeur-annees-aide = Années du contrat, séparées par des virgules : 1, 2, 4. Vide : non précisée.
classeur-fiches-de-l-indicateur = Fiches n°
classeur-code-aide = Vide sur une ligne nouvelle : le prochain code libre de la fiche, comme 12.R3.
classeur-fiches-aide = Numéro de la fiche que l’indicateur mesure. Il ne se change pas sur une ligne déjà là.
classeur-lettres-aide = Mot pour mot : « A et C ». Vide : toute la fiche. Ne se change pas ici quand l’indicateur mesure plusieurs fiches.
classeur-declinaisons-aide = Lettres des déclinaisons que l’indicateur mesure vraiment : A, C. Ne se change pas ici quand il mesure plusieurs fiches.
classeur-echelle-aide = Pour des étapes, une par ligne dans la cellule : « Étude remise ; 25 ». Pour une note, ses deux bornes : « 1 ; 5 ».
classeur-derive-aide = Pour une évolution : le code de l’indicateur dont elle mesure le changement.
classeur-motif-de-suivi-aide = Demandé, en vingt signes au moins, quand une autre source ou une autre périodicité ferait perdre à des années leur chiffre.
# $colonnes (String) - headings
classeur-faute-colonne = pour ajouter un indicateur, il manque au fichier : { $colonnes }.
classeur-remede-colonne = Reprenez le classeur tel qu’il est exporté, avec toutes ses colonnes.
# $code (String) - indicator
classeur-faute-sans-objet = l’indicateur { $code } ne mesure aucune fiche en vigueur.
classeur-remede-sans-objet = Rétablissez sa fiche, ou laissez sa définition telle quelle.
classeur-faute-sans-echelle = seules des étapes ou une note ont une échelle.
classeur-remede-sans-echelle = Videz cette cellule, ou choisissez « des étapes ordonnées » ou « une note » dans « Ce qui est mesuré ».
classeur-echelle = Échelle (étapes ou bornes)
classeur-unite = Unité
classeur-refus-absent = Aucun fichier n’est choisi.
classeur-refus-pas-un-export = Ce fichier n’est pas un classeur exporté de cette plateforme.
# $contrat (String) - title of the contract
classeur-refus-autre-contrat = Ce classeur n’est pas celui du contrat « { $contrat } ».
classeur-refus-export-inconnu = Le journal ne connaît pas le moment où ce classeur a été exporté.
classeur-refus-aucune-feuille = Aucune feuille du plan n’est dans ce fichier.
classeur-refus-non-applicable = Rien n’a été écrit : une cellule est à corriger, ou le plan a changé entre-temps.
classeur-remede-non-applicable = Voyez l’aperçu ci-dessous, tel qu’il est maintenant.
classeur-remede-reexporter = Exportez le plan depuis la page du contrat, et reportez-y vos corrections.
# $adresse (String) - cell
# $refus (String) - sentence
classeur-faute = { $adresse } : { $refus }
# $saisi (String) - what was typed
classeur-faute-fiche = aucune fiche en vigueur ne porte le numéro « { $saisi } ».
# $saisi (String) - what was typed
classeur-faute-niveau = aucun niveau ne porte le code « { $saisi } ».
classeur-remede-niveau = Écrivez le code d’un niveau du plan, ou d’un niveau ajouté dans cette feuille.
# $saisi (String) - what was typed
classeur-faute-programme = aucun programme ne porte le nom « { $saisi } ».
classeur-remede-programme = Ajoutez-le à la feuille des programmes, ou écrivez un nom qui s’y trouve.
# $existant (String) - programme already known
classeur-remede-programme-proche = Écrivez « { $existant } », ou répondez oui dans la colonne « C’est un autre programme ».
classeur-remede-renegocier = Un engagement se renégocie sur sa page, avec l’accord des deux parties.
classeur-remede-fiche = Écrivez le numéro d’une fiche du plan, ou d’une fiche ajoutée dans ce classeur.
# $fichier (String) - name of the file
classeur-motif = Reprise du classeur « { $fichier } »
classeur-page-chapeau = Exportez le plan, corrigez-le dans votre tableur, renvoyez-le. Rien n’est écrit avant que vous ayez vu ce que le fichier change.
classeur-fichier = Classeur corrigé
# $max (String) - megabytes
classeur-fichier-aide = Fichier .xlsx ou .ods, { $max } Mo au plus.
classeur-lire = Voir ce que le fichier change
# $n (Number) - records written
classeur-applique = { $n ->
    [one] Une ligne a été écrite. Le journal dit laquelle.
   *[other] { $n } lignes ont été écrites. Le journal dit lesquelles.
}
# $fichier (String) - name of the file
classeur-apercu-titre = Ce que change « { $fichier } »
classeur-apercu-chapeau = Rien n’est encore écrit.
classeur-rien = Ce classeur ne change rien au plan.
# $n (Number) - rows
classeur-inchangees = { $n ->
    [one] Une ligne inchangée
   *[other] { $n } lignes inchangées
}
# $n (Number) - rows
classeur-modifiees = { $n ->
    [0] Aucune ligne modifiée
    [one] Une ligne modifiée
   *[other] { $n } lignes modifiées
}
# $n (Number) - rows
classeur-nouvelles = { $n ->
    [0] Aucune ligne nouvelle
    [one] Une ligne nouvelle
   *[other] { $n } lignes nouvelles
}
# $n (Number) - rows
classeur-absentes = { $n ->
    [one] Une ligne du plan n’est plus dans le fichier : elle est gardée.
   *[other] { $n } lignes du plan ne sont plus dans le fichier : elles sont gardées.
}
# $feuilles (String) - names of sheets
classeur-sans-feuille = Feuilles absentes du fichier, laissées telles quelles : { $feuilles }.
# $colonnes (String) - headings
classeur-colonnes-en-trop = Colonnes ignorées : { $colonnes }.
# $n (Number) - cells
classeur-fautes = { $n ->
    [0] Aucune cellule n’est à corriger
    [one] Une cellule est à corriger
   *[other] { $n } cellules sont à corriger
}
# $n (Number) - rows
classeur-conflits = { $n ->
    [one] Une ligne changée des deux côtés
   *[other] { $n } lignes changées des deux côtés
}
classeur-corriger = Corrigez ces cellules dans le classeur et renvoyez-le. Rien n’est écrit tant qu’il en reste une.
classeur-conflits-texte = La plateforme a changé depuis l’export. Choisissez, cellule par cellule, ce que vous gardez : ce qu’elle dit, ou ce que dit le classeur. Rien ne se perd : le journal garde les deux.
classeur-appliquer-choix = Appliquer avec ces choix
# $adresse (String) - cell
# $valeur (String) - what it holds
classeur-garder = { $adresse } : garder « { $valeur } »
classeur-vide = (vide)
classeur-col-cellule = Cellule
classeur-col-ligne = Ligne
classeur-col-champ = Champ
classeur-col-avant = Avant
classeur-col-apres = Après
classeur-col-depart = À l’export
classeur-col-plateforme = Sur la plateforme
classeur-col-fichier = Dans le fichier
# $nom (String) - row
classeur-ressemble = Ressemble à « { $nom } » : vérifiez que ce n’est pas un doublon.
# $n (Number) - rows
classeur-appliquer = { $n ->
    [one] Appliquer ce changement
   *[other] Appliquer ces { $n } changements
}
classeur-abandonner = Abandonner
classeur-autre = Envoyer un autre fichier
