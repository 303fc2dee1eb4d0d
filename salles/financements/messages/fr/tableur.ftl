# L’appel en classeur : export, colonne d’un financeur rendue, aperçu.

tableur-exporter = Exporter l’appel (classeur)
tableur-exporter-ods = Le même pour LibreOffice (.ods)
tableur-reprendre = Reprendre un classeur
# $appel (String) - title of the call
tableur-titre = Appel à projets : { $appel }
tableur-a-lire = À lire
# $jour (String) - day of the export
tableur-lire-date = Ce classeur montre l’appel tel qu’il était le { $jour }.
tableur-lire-feuilles = Lignes : la matrice, un dossier et un financeur par ligne. Dossiers, Budgets, Enveloppes, Règles non tenues, Scénarios : pour lire. Les colonnes grises ne se modifient pas ici.
# $qui (String) - names of funders
tableur-lire-remplir = La feuille « À remplir » est celle de { $qui } : l’avis, le montant proposé et leurs motifs, en cellules blanches. Un montant vide reste une réponse attendue ; 0 se motive.
tableur-lire-renvoyer = Renvoyez le classeur par « Reprendre un classeur », sur la page de l’instruction. Les différences vous sont montrées ; rien n’est écrit avant votre accord. Seule la feuille « À remplir » s’écrit.
tableur-lire-autrui = L’avis et la proposition des autres financeurs vous sont montrés une fois le vôtre écrit, dossier par dossier.
tableur-feuille-remplir = À remplir
tableur-feuille-lignes = Lignes
tableur-feuille-dossiers = Dossiers
tableur-feuille-enveloppes = Enveloppes
tableur-feuille-regles = Règles non tenues
tableur-identifiant = Identifiant
tableur-identifiant-aide = Donné par la plateforme. Laissez-le tel quel.
tableur-demande = Demandé (€)
tableur-avis = Avis
tableur-avis-aide = Favorable, réservé, défavorable ou sans objet.
tableur-avis-motif = Motif de l’avis
tableur-avis-motif-aide = Obligatoire pour un avis réservé ou défavorable.
tableur-propose = Proposé (€)
tableur-propose-aide = Euros entiers. Vide : réponse attendue. 0 se motive.
tableur-propose-motif = Motif du montant
tableur-propose-motif-aide = Obligatoire pour 0, ou au-dessus de la demande.
tableur-justificatif = Justificatif
tableur-justificatif-aide = Ce qui prouve la réponse d’un financeur sans compte : courriel, courrier, date. Le journal le garde.
tableur-vote = Voté (€)
tableur-vote-le = Voté le
tableur-paye = Payé (€)
tableur-defi = Défi
tableur-note = Note moyenne (sur 20)
tableur-libelle = Libellé
tableur-nature = Nature
tableur-montant = Montant (€)
tableur-reserve = Réservé (€)
tableur-reste = Reste (€)
tableur-acte = Acte
tableur-previsionnel = prévisionnel
tableur-regle = Règle
tableur-effet = Effet
tableur-constat = Constat
tableur-remede = Remède
tableur-source = Source
tableur-programme = Programme
tableur-sans-compte = financeurs sans compte
tableur-refus-absent = Aucun fichier n’est choisi.
tableur-refus-pas-un-export = Ce fichier n’est pas un classeur d’appel exporté de cette plateforme.
# $appel (String) - title of the call
tableur-refus-autre-appel = Ce classeur n’est pas celui de l’appel « { $appel } ».
tableur-refus-autre-colonne = Ce classeur a été exporté pour un autre financeur : vous ne remplissez que votre colonne.
tableur-refus-rien = Vous n’avez aucune colonne à remplir dans cet appel.
tableur-refus-export-inconnu = Le journal ne connaît pas le moment où ce classeur a été exporté.
# $nom (String) - name of the sheet
tableur-refus-feuille = La feuille « { $nom } » n’est pas dans ce fichier, ou n’a plus ses titres de colonnes.
tableur-refus-non-applicable = Rien n’a été écrit : une cellule est à corriger, ou l’appel a changé entre-temps.
tableur-remede-non-applicable = Voyez l’aperçu ci-dessous, tel qu’il est maintenant.
tableur-remede-reexporter = Exportez l’appel depuis la page de l’instruction, et reportez-y vos réponses.
# $adresse (String) - cell
# $refus (String) - sentence
tableur-faute = { $adresse } : { $refus }
tableur-faute-ajoutee = cette ligne n’est pas de l’appel.
tableur-remede-ajoutee = Retirez-la : les lignes viennent des demandes déposées.
# $fichier (String) - name of the file
tableur-motif = Reprise du classeur « { $fichier } »
tableur-page-chapeau = Exportez l’appel, remplissez votre colonne dans votre tableur, renvoyez le fichier. Rien n’est écrit avant que vous ayez vu ce qu’il change.
tableur-fichier = Classeur rempli
# $max (String) - megabytes
tableur-fichier-aide = Fichier .xlsx ou .ods, { $max } Mo au plus.
tableur-lire = Voir ce que le fichier change
# $n (Number) - lines written
tableur-applique = { $n ->
    [one] Une ligne a été écrite. Le journal dit laquelle.
   *[other] { $n } lignes ont été écrites. Le journal dit lesquelles.
}
# $fichier (String) - name of the file
tableur-apercu-titre = Ce que change « { $fichier } »
tableur-apercu-chapeau = Rien n’est encore écrit.
tableur-rien = Ce classeur ne change rien à l’appel.
# $n (Number) - rows
tableur-inchangees = { $n ->
    [one] Une ligne inchangée
   *[other] { $n } lignes inchangées
}
# $n (Number) - rows
tableur-modifiees = { $n ->
    [0] Aucune ligne modifiée
    [one] Une ligne modifiée
   *[other] { $n } lignes modifiées
}
tableur-non-relues = Les feuilles Dossiers, Budgets, Enveloppes, Règles non tenues et Scénarios ne sont pas relues.
# $colonnes (String) - headings
tableur-colonnes-en-trop = Colonnes ignorées : { $colonnes }.
# $n (Number) - cells
tableur-fautes = { $n ->
    [0] Aucune cellule n’est à corriger
    [one] Une cellule est à corriger
   *[other] { $n } cellules sont à corriger
}
# $n (Number) - rows
tableur-conflits = { $n ->
    [one] Une ligne changée des deux côtés
   *[other] { $n } lignes changées des deux côtés
}
tableur-corriger = Corrigez ces cellules dans le classeur et renvoyez-le. Rien n’est écrit tant qu’il en reste une.
tableur-conflits-texte = La plateforme a changé depuis l’export. Choisissez, cellule par cellule, ce que vous gardez : ce qu’elle dit, ou ce que dit le classeur. Rien ne se perd : le journal garde les deux.
tableur-appliquer-choix = Appliquer avec ces choix
# $adresse (String) - cell
# $valeur (String) - what it holds
tableur-garder = { $adresse } : garder « { $valeur } »
tableur-vide = (vide)
tableur-col-cellule = Cellule
tableur-col-ligne = Ligne
tableur-col-champ = Champ
tableur-col-avant = Avant
tableur-col-apres = Après
tableur-col-depart = À l’export
tableur-col-plateforme = Sur la plateforme
tableur-col-fichier = Dans le fichier
# $n (Number) - rows
tableur-appliquer = { $n ->
    [one] Écrire cette ligne
   *[other] Écrire ces { $n } lignes
}
tableur-abandonner = Abandonner
tableur-autre = Envoyer un autre fichier
tableur-feuille-budgets = Budgets
tableur-feuille-scenarios = Scénarios
tableur-cote = Charge ou produit
tableur-charge = charge
tableur-produit = produit
tableur-prevu = Prévu (€)
tableur-realise = Réalisé (€)
tableur-scenario = Scénario
tableur-part-min = Part minimale du dossier, %
tableur-feuille-indicateurs = Indicateurs attendus
tableur-indicateur = Indicateur
tableur-cible = Cible
tableur-unite = Unité
