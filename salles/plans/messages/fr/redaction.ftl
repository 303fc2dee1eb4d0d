# Rédaction du plan : libellés des champs, refus, pages.

redaction-champ-numero = Numéro
redaction-champ-titre = Titre
redaction-champ-titre-plan = Titre imprimé au plan, s’il diffère
redaction-champ-noeud = Place dans le plan
redaction-champ-mode-pilotage = Mention de pilotage imprimée
redaction-champ-contexte = Contexte
redaction-champ-objectif-strategique = Objectif stratégique
redaction-champ-objectifs-operationnels = Objectifs opérationnels
redaction-champ-public-cible = Public cible, texte intégral
redaction-champ-publics = Étiquettes de public
redaction-champ-statut = Statut
redaction-champ-statut-motif = Motif du statut
redaction-champ-poids = Poids
redaction-champ-motif = Pourquoi cette modification ?
redaction-champ-lettre = Lettre retenue
redaction-champ-lettre-imprimee = Lettre imprimée, si elle diffère
redaction-champ-libelle = Libellé
redaction-champ-details = Détails
redaction-champ-echeance = Échéance telle qu’imprimée
redaction-champ-annees = Années prévues
redaction-champ-organisation = Organisation
redaction-champ-services = Services
redaction-champ-genre = Type de lien
redaction-champ-cible = Cible
redaction-champ-programme = Programme
redaction-champ-texte = Texte
redaction-champ-code = Code
redaction-champ-parent = Sous
redaction-champ-objectifs = Objectifs
redaction-champ-sigle = Sigle
redaction-champ-slug = Adresse
redaction-champ-modele = Modèle
redaction-champ-periode = Période affichée
redaction-champ-annee-debut = Première année civile
redaction-champ-annee-fin = Dernière année civile
redaction-champ-duree-annees = Nombre d’années du contrat
redaction-champ-signe-le = Date de signature
redaction-champ-annee-un-le = Premier jour de l’année 1
redaction-champ-regle-annee = Règle des années
redaction-champ-niveaux = Noms des niveaux
redaction-champ-porteur = Porteur
redaction-champ-etat = État du contrat
redaction-champ-perimetre = Périmètre
redaction-champ-revision = Révision
redaction-champ-resiliation = Résiliation
redaction-champ-evaluation = Évaluation
redaction-champ-paliers = Paliers d’avancement
redaction-champ-couverture-fiche = Part minimale renseignée pour un taux de fiche
redaction-champ-couverture-plan = Part minimale renseignée pour un taux de niveau
redaction-champ-source = Source
redaction-champ-fonction = Fonction qui signe
redaction-champ-part = Part du contrat concernée
redaction-champ-debiteur = Débiteur, tel qu’imprimé
redaction-champ-objet = Objet
redaction-champ-montant = Montant
redaction-champ-periodicite = Périodicité
redaction-champ-nom = Nom
redaction-champ-role = Rôle
redaction-champ-composition = Composition
redaction-champ-missions = Missions
redaction-champ-rythme = Rythme
redaction-champ-choix = Ce qui est décidé

# $champ (String) - label of the field
redaction-refus-vide = « { $champ } » ne peut pas rester vide.
# $champ (String) - label of the field
# $vu (String) - characters seen
# $max (String) - characters allowed
redaction-refus-trop-long = « { $champ } » compte { $vu } signes ; { $max } au plus.
# $champ (String) - label of the field
# $saisi (String) - what was typed
redaction-refus-entier = « { $champ } » attend un nombre entier ; « { $saisi } » n’en est pas un.
# $champ (String) - label of the field
# $vu (String) - number seen
# $min (String) - least
# $max (String) - most
redaction-refus-bornes = « { $champ } » vaut { $vu } ; il va de { $min } à { $max }.
# $champ (String) - label of the field
# $saisi (String) - what was typed
redaction-refus-date = « { $champ } » attend une date ; « { $saisi } » ne se lit pas.
# $champ (String) - label of the field
# $saisi (String) - what was chosen
redaction-refus-choix = « { $champ } » : le choix « { $saisi } » n’existe pas, ou plus.
# $vu (Number) - characters seen
# $min (Number) - characters needed
redaction-refus-motif-court = Le motif compte { $vu } { $vu ->
    [0] signe
    [1] signe
   *[other] signes
  } ; il en faut { $min } au moins, pour qu’on comprenne encore dans deux ans.
# $numero (String) - number of the sheet
# $titre (String) - title of the sheet that has it
redaction-refus-numero-pris = Le numéro { $numero } est celui de « { $titre } ».
# $statut (String) - label of the status
redaction-refus-motif-statut = Le statut « { $statut } » demande un motif.
# $de (String) - present status
# $vers (String) - status asked for
redaction-refus-passage = Ce contrat ne permet pas de passer de « { $de } » à « { $vers } ».
# $annee (String) - contract year
# $duree (String) - last year of the contract
redaction-refus-annee = L’année { $annee } n’existe pas : le contrat va de l’année 1 à l’année { $duree }.
redaction-refus-deja-retiree = C’est déjà retiré.
redaction-refus-pas-retiree = Ce n’est pas retiré : il n’y a rien à rétablir.
# $organisation (String) - name of the organisation
redaction-refus-deja-participant = « { $organisation } » figure déjà dans cette liste.
redaction-refus-cible-absente = Ce lien ne mène nulle part.
# $saisi (String) - what was typed
redaction-refus-cible-inconnue = Aucune fiche ne répond à « { $saisi } ».
# $numero (String) - number of the sheet
redaction-refus-soi = La fiche { $numero } ne peut pas être liée à elle-même.
# $chemin (String) - sheets along the path
redaction-refus-cycle = Ces fiches dépendraient les unes des autres en boucle : { $chemin }.
# $cible (String) - target of the link
redaction-refus-lien-deja-la = Ce lien vers « { $cible } » existe déjà.
# $saisi (String) - name typed
# $existant (String) - name known
redaction-refus-programme-proche = « { $saisi } » ressemble à un programme déjà connu, « { $existant } ».
# $chemin (String) - titles along the path
redaction-refus-cycle-niveaux = Un niveau ne peut pas se trouver sous lui-même : { $chemin }.
# $demande (String) - depth asked for
# $niveaux (String) - names of the levels
redaction-refus-trop-profond = Il faudrait { $demande } niveaux ; ce contrat n’en nomme pas autant ({ $niveaux }).
# $code (String) - code typed
# $titre (String) - title of the node that has it
redaction-refus-code-pris = Le code { $code } est celui de « { $titre } ».
# $niveaux (Number) - nodes below
# $fiches (Number) - sheets below
redaction-refus-noeud-occupe = Ce niveau n’est pas vide : { $niveaux ->
    [0] aucun niveau
    [1] un niveau
   *[other] { $niveaux } niveaux
  } et { $fiches ->
    [0] aucune fiche
    [1] une fiche
   *[other] { $fiches } fiches
  } en dépendent, fiches retirées comprises.
# $nom (String) - name of the level
# $noeuds (Number) - nodes of that level
redaction-refus-nom-niveau = Le niveau « { $nom } » sert encore : { $noeuds ->
    [1] un élément du plan s’y trouve
   *[other] { $noeuds } éléments du plan s’y trouvent
  }.
# $statut (String) - label of the status
# $fiches (Number) - sheets that have it
redaction-refus-statut-employe = Supprimer un statut employé est refusé : { $fiches ->
    [1] une fiche est
   *[other] { $fiches } fiches sont
  } « { $statut } ».
# $statut (String) - label of the status
# $fiches (Number) - sheets that have it
redaction-refus-correspondance = Le statut choisi pour remplacer « { $statut } » ({ $fiches ->
    [1] une fiche
   *[other] { $fiches } fiches
  }) n’est pas dans le nouveau jeu.
redaction-refus-jeu-vide = Un contrat garde au moins un statut.
# $code (String) - code of the status
redaction-refus-code-statut = Deux statuts porteraient le code ou le libellé « { $code } ».
# $statut (String) - label of the status
# $passage (String) - code of the passage
redaction-refus-passage-inconnu = « { $statut } » permettrait de passer à « { $passage } », qui n’est pas un statut de ce contrat.
# $adresse (String) - address of the contract
redaction-refus-slug = L’adresse « { $adresse } » est déjà prise ou réservée.
# $debut (String) - first year
# $fin (String) - last year
redaction-refus-periode = La période irait de { $debut } à { $fin } : elle finirait avant de commencer.
# $saisi (String) - what was typed
redaction-refus-palier = « { $saisi } » n’est pas une grille : des pourcentages entiers de 1 à 100, croissants.
# $saisi (String) - what was typed
redaction-refus-montant = « { $saisi } » n’est pas un montant.
# $choix (String) - what was decided
redaction-refus-marque = Cette marque est déjà réglée : « { $choix } ».
redaction-refus-aucun-niveau = Ce contrat n’a encore aucun niveau : la fiche n’aurait pas de place dans le plan.
# $annee (String) - year beyond the end
# $declinaisons (Number) - how many are planned then
redaction-refus-annees-employees = { $declinaisons ->
    [1] Une déclinaison est prévue
   *[other] { $declinaisons } déclinaisons sont prévues
  } en année { $annee } ou après.

# $trop (String) - characters too many
redaction-remede-trop-long = Retirez { $trop } signes.
redaction-remede-date = Écrivez-la comme 15/12/2026.
redaction-remede-numero = Choisissez un autre numéro, ou retirez d’abord l’autre fiche.
# $permis (String) - statuses one may pass to
redaction-remede-passage = Permis : { $permis }.
redaction-remede-soi = Choisissez une autre fiche ; un renvoi imprimé à soi-même se garde comme texte à vérifier.
redaction-remede-cycle = Changez le type de lien, ou refusez d’abord l’un des liens de cette boucle.
redaction-remede-cible = Donnez son numéro, ou gardez ce texte tel quel, à vérifier.
# $existant (String) - programme known
redaction-remede-programme = Choisissez « { $existant } », ou cochez « c’est un autre programme ».
redaction-remede-trop-profond = Ajoutez un nom de niveau au contrat, ou choisissez une place plus haute.
redaction-remede-noeud-occupe = Déplacez d’abord ce qu’il contient.
redaction-remede-statut = Dites par quel statut le remplacer.
redaction-remede-palier = Par exemple 20, 40, 60, 80, 100. « Pas commencée » est un statut, pas un palier de 0.
redaction-remede-montant = Écrivez 30 000 ou 30 000,50, ou laissez vide : le montant sera dit « non précisé », jamais 0.
redaction-remede-aucun-niveau = Ajoutez d’abord un niveau au plan.

redaction-champ-motif-retrait = Motif
redaction-champ-territoires = Lieux
redaction-mode-pilotage = Pilotage
redaction-mode-copilotage = Co-pilotage
redaction-lieu-epci = Agglomération
redaction-lieu-conseil = Conseils de territoire
redaction-lieu-commune = Communes
redaction-lieu-qpv = Quartiers prioritaires
redaction-lieu-veille = Quartiers en veille active
redaction-lieu-libre = Autres périmètres

redaction-contrats = Contrats
# $numero (String) - number of the sheet
redaction-fiche-n = Fiche { $numero }
# $numero (String) - number of the sheet
# $onglet (String) - part edited
redaction-page-onglet = Modifier la fiche { $numero } : { $onglet }
redaction-onglets = Parties de la fiche
redaction-onglet-fiche = texte et statut
redaction-onglet-declinaisons = déclinaisons
redaction-onglet-lieux = lieux
redaction-voir-la-fiche = Voir la fiche
redaction-enregistrer = Enregistrer
redaction-ajouter = Ajouter
redaction-annuler = Annuler
redaction-modifier = Modifier
redaction-retirer = Retirer
redaction-retablir = Rétablir
redaction-monter = Monter
redaction-descendre = Descendre
redaction-gestes = Gestes
# $quoi (String) - what is moved
redaction-monter-quoi = Monter { $quoi }
# $quoi (String) - what is moved
redaction-descendre-quoi = Descendre { $quoi }
# $quoi (String) - what is taken off
redaction-retirer-quoi = Retirer { $quoi }
redaction-choisir = Choisir…
redaction-fait-enregistre = C’est enregistré.
redaction-fait-ajoute = C’est ajouté.
redaction-fait-retire = C’est retiré.
redaction-fait-retabli = C’est rétabli.
redaction-fait-deplace = L’ordre est changé.
redaction-annuler-le-retrait = Annuler le retrait
redaction-brouillon-reprendre = Reprendre le brouillon gardé sur ce poste
redaction-brouillon-repris = Brouillon repris. Il reste à l’enregistrer.
redaction-brouillon-garde = Brouillon gardé sur ce poste.
redaction-conflit-titre = Quelqu’un a enregistré cette page pendant que vous écriviez
redaction-conflit-texte = Rien n’est perdu. Pour chaque texte qui diffère, gardez la version enregistrée ou la vôtre.
redaction-conflit-enregistree = Version enregistrée
redaction-conflit-saisie = Votre saisie
redaction-conflit-vide = vide
redaction-conflit-enregistrer = Enregistrer ces choix

redaction-nouvelle-fiche = Nouvelle fiche-action
redaction-creer-la-fiche = Créer la fiche
redaction-ajouter-un-niveau = Ajouter un niveau
redaction-titre-identite = Ce qu’elle est
redaction-titre-pourquoi = Pourquoi
redaction-titre-pour-qui = Pour qui
redaction-titre-ou-en-est-elle = Où elle en est
redaction-titre-motif = Trace
redaction-part-du-pilote = Votre organisation pilote cette fiche : vous en tenez le contexte, les publics et les lieux. Le reste revient à la coordination.
# $date (String) - day in words
redaction-fiche-retiree = Cette fiche est retirée du plan depuis le { $date }. Son contenu, ses réponses et ses liens sont gardés.
redaction-retirer-la-fiche = Retirer cette fiche du plan
redaction-retirer-aide = Elle sort du plan aujourd’hui et rien n’est détruit. Vingt signes au moins : la décision, sa date, son instance.
redaction-retablir-la-fiche = Rétablir cette fiche au plan
redaction-retablir-aide = Elle revient avec tout son contenu. Vingt signes au moins : pourquoi elle revient.
redaction-aide-numero = Tel qu’imprimé ; deux fiches en vigueur n’ont pas le même.
redaction-aide-titre-plan = Le titre du tableau du plan, quand il n’est pas celui de la fiche. Les deux sont gardés.
# $niveau (String) - name of the lowest level
redaction-aide-noeud = D’ordinaire sous le niveau « { $niveau } ».
redaction-aide-mode = Ce que dit la fiche imprimée ; le nombre de pilotes est ailleurs.
redaction-aide-contexte = 20 000 signes au plus. Les retours à la ligne sont gardés.
redaction-aide-objectifs = Un par ligne. La liste peut rester vide.
redaction-aide-public = Le texte imprimé, en entier.
redaction-aide-publics = Une étiquette par ligne : âge, situation, lieu. Elles s’ajoutent au texte, sans l’effacer.
redaction-aide-statut-motif = Obligatoire pour certains statuts ; utile pour tous.
redaction-aide-poids = 1 d’ordinaire ; 0 pour suivre sans compter.
redaction-aide-motif = Il s’inscrit au journal, à côté de votre nom.

redaction-aucune-declinaison = Cette fiche n’a encore aucune déclinaison. Ajoutez la première ci-dessous.
# $n (Number) - how many
redaction-declinaisons-n = { $n ->
    [0] Aucune déclinaison
    [one] Une déclinaison
   *[other] { $n } déclinaisons
}
# $n (Number) - how many
redaction-declinaisons-retirees = { $n ->
    [0] Aucune déclinaison retirée
    [one] Une déclinaison retirée
   *[other] { $n } déclinaisons retirées
}
# $n (Number) - how many
redaction-details-n = { $n ->
    [0] aucun détail
    [one] un détail
   *[other] { $n } détails
}
# $texte (String) - as printed
redaction-imprimee = imprimé : { $texte }
# $lettre (String) - letter
redaction-modifier-declinaison = Modifier la déclinaison { $lettre }
redaction-ajouter-declinaison = Ajouter une déclinaison
# $lettre (String) - letter
redaction-retablir-lettre = Rétablir la déclinaison { $lettre }
redaction-non-precisee = non précisée
# $annee (String) - contract year
redaction-annee = Année { $annee }
# $annee (String) - contract year
redaction-annee-courte = an { $annee }
redaction-aide-lettre = Celle que l’on cite. Elle peut être en double ; les liens suivent la déclinaison, pas sa lettre.
redaction-aide-lettre-imprimee = Par exemple A, quand le document imprime deux fois A.
redaction-aide-details = Un par ligne.
redaction-aide-echeance = Mot pour mot : « Années 2, 3, 4 et 5 », « 2024 », « rentrée 2023 ».
redaction-aide-annees = Aucune case : l’échéance sera dite « non précisée ».
redaction-lire-echeance-titre = Lecture automatique
redaction-lire-echeance = Lire les années dans l’échéance imprimée, plutôt que dans les cases
# $annees (String) - years read
redaction-lire-echeance-donne = L’échéance enregistrée se lit : { $annees }.

redaction-lieux-aucun = Aucun lieu coché : la fiche vaut pour tout le périmètre du contrat.
# $n (Number) - how many
redaction-lieux-n = { $n ->
    [0] Aucun lieu coché.
    [one] Un lieu coché.
   *[other] { $n } lieux cochés.
}
redaction-lieux-absents = Aucun territoire n’est encore chargé.

redaction-onglet-acteurs = pilotes et partenaires
redaction-onglet-liens = liens
redaction-acteurs-ajouter = Ajouter un pilote ou un partenaire
redaction-acteurs-chercher = Chercher une organisation
redaction-acteurs-chercher-aide = Par nom, sigle ou autre graphie ; les accents ne comptent pas.
redaction-acteurs-creer = Créer une organisation dans l’annuaire
redaction-acteur-generique = libellé générique, à préciser
redaction-chercher = Chercher
# $n (Number) - how many
redaction-pilotes-n = { $n ->
    [0] Pilotes
    [one] Un pilote
   *[other] { $n } pilotes
}
redaction-pilotes-aucun = Aucun pilote désigné : personne ne répondra pour cette fiche. Cherchez-en un ci-dessous.
# $n (Number) - how many
redaction-partenaires-n = { $n ->
    [0] Partenaires
    [one] Un partenaire
   *[other] { $n } partenaires
}
redaction-partenaires-aucun = Aucun partenaire.
redaction-services = Services
# $nom (String) - name of the organisation
redaction-services-de = Services : { $nom }
redaction-aide-services = Un par ligne, tels qu’imprimés.
# $n (Number) - how many
redaction-resultats-n = { $n ->
    [0] Aucune organisation ne répond à ces mots. Essayez un seul mot, ou créez-la dans l’annuaire.
    [one] Une organisation trouvée.
   *[other] { $n } organisations trouvées.
}
# $n (Number) - how many are shown
redaction-resultats-premiers = Les { $n } premières sont montrées ; précisez pour voir les autres.
# $graphies (String) - other spellings
redaction-aussi-ecrit = aussi écrit : { $graphies }
redaction-deja-pilote = déjà pilote
redaction-deja-partenaire = déjà partenaire
redaction-ajouter-pilote = Ajouter comme pilote
redaction-ajouter-partenaire = Ajouter comme partenaire
# $nom (String) - name of the organisation
redaction-ajouter-pilote-nom = Ajouter { $nom } comme pilote
# $nom (String) - name of the organisation
redaction-ajouter-partenaire-nom = Ajouter { $nom } comme partenaire

redaction-lien-contribue-a = contribue à
redaction-lien-depend-de = dépend de
redaction-lien-prolonge = prolonge
redaction-lien-complete = complète
redaction-lien-decline = décline
redaction-lien-remplace = remplace
redaction-lien-doublonne = fait doublon avec
redaction-lien-confirme = confirmé
redaction-lien-a-verifier = à vérifier
redaction-lien-refuse = refusé
redaction-liens-aucun = Cette fiche n’a aucun lien. Ajoutez le premier ci-dessous.
# $n (Number) - how many
redaction-liens-a-verifier-n = { $n ->
    [0] Aucun lien à vérifier
    [one] Un lien à vérifier
   *[other] { $n } liens à vérifier
}
# $n (Number) - how many
redaction-liens-confirmes-n = { $n ->
    [0] Aucun lien confirmé
    [one] Un lien confirmé
   *[other] { $n } liens confirmés
}
# $n (Number) - how many
redaction-liens-refuses-n = { $n ->
    [0] Aucun lien refusé
    [one] Un lien refusé
   *[other] { $n } liens refusés
}
redaction-liens-vers-elle = Les fiches qui citent celle-ci
redaction-liens-vers-elle-aide = Le lien en retour n’est pas créé d’office : ajoutez-le si vous le voulez.
# $fiche (String) - number and title
redaction-cible-fiche = fiche { $fiche }
redaction-cible-hors-de-vue = une fiche que vous ne lisez pas, ou retirée du plan
# $texte (String) - as printed
redaction-cible-texte = « { $texte } »
redaction-lien-soi = La fiche imprimée renvoie à elle-même : ce lien reste hors du graphe et hors des calculs tant qu’il n’est pas corrigé.
# $fiches (String) - sheets
redaction-candidates = Candidates : { $fiches }. Rien n’est rattaché sans vous.
redaction-modifier-lien = Modifier le lien
redaction-ajouter-lien = Ajouter un lien
# $quoi (String) - target of the link
redaction-modifier-quoi = Modifier : { $quoi }
redaction-confirmer = Confirmer
# $quoi (String) - target of the link
redaction-confirmer-quoi = Confirmer le lien vers { $quoi }
redaction-refuser = Refuser
# $quoi (String) - target of the link
redaction-refuser-quoi = Refuser le lien vers { $quoi }
redaction-a-verifier = Remettre à vérifier
# $quoi (String) - target of the link
redaction-a-verifier-quoi = Remettre à vérifier le lien vers { $quoi }
redaction-variante = Retenir cette graphie
# $quoi (String) - writing of the programme
redaction-variante-quoi = Retenir la graphie « { $quoi } » pour ce programme
redaction-vers = Vers quoi ?
redaction-vers-fiche = Une fiche
redaction-vers-programme = Un programme déjà connu
redaction-vers-nouveau = Un nouveau programme
redaction-vers-texte = Un texte, à résoudre plus tard
redaction-vers-texte-aide = Il reste « à vérifier » et ne compte nulle part.
redaction-programme-nom = Nom du nouveau programme
redaction-programme-aide = Plan, contrat, dispositif ou texte. Il servira à tous les contrats.
redaction-programme-doute = Est-ce bien un autre programme ?
redaction-programme-autre = Oui, c’est un autre programme
redaction-lien-texte = Texte imprimé
redaction-lien-texte-aide = Mot pour mot ; gardé même quand le lien est résolu.

redaction-onglet-indicateurs = indicateurs
redaction-indicateurs-aucun = Aucun indicateur : cette fiche est dite « non mesurable », ce qui n’est pas 0 %.
# $n (Number) - how many
redaction-indicateurs-n = { $n ->
    [0] Aucun indicateur
    [one] Un indicateur
   *[other] { $n } indicateurs
}
redaction-ajouter-indicateur = Ajouter un indicateur
redaction-toute-la-fiche = toute la fiche
# $lettres (String) - letters
redaction-lettres-retenues = déclinaisons { $lettres }
# $imprimees (String) - letters as printed
# $retenues (String) - letters retained
redaction-lettres-imprimees = lettres imprimées { $imprimees }, retenues : { $retenues }
redaction-lettres-non-resolues = aucune
# $poids (String) - weight
redaction-poids-de = poids { $poids }
# $unite (String) - unit
redaction-cibles-et-valeurs = Cibles et valeurs ({ $unite })
redaction-ligne-cible = Cible
redaction-ligne-valeur = Valeur
redaction-saisir = saisir
# $code (String) - code of the indicator
# $annee (String) - contract year
redaction-saisir-annee = Valeur de { $code }, année { $annee }
# $code (String) - code of the indicator
# $annee (String) - contract year
redaction-valeur-de = Valeur de { $code } en année { $annee }
# $auteur (String) - who gave it
# $provenance (String) - where it comes from
# $date (String) - day in words
redaction-valeur-source = par { $auteur } ({ $provenance }), le { $date }
redaction-effacer-valeur = Effacer cette valeur : revenir à « non saisi »

redaction-niveaux = Niveaux
redaction-niveaux-aucun = Ce contrat n’a encore aucun niveau. Ajoutez le premier ci-dessous ; les fiches viendront s’y ranger.
redaction-niveaux-noms = Noms des niveaux
redaction-aide-niveaux = Un par ligne, du plus haut au plus bas. Ajouter un nom permet un niveau de plus.
redaction-aide-parent = Le déplacer emmène tout ce qu’il contient.
redaction-aide-code-noeud = Celui qu’on imprime : 1, 1.2…
# $niveau (String) - name of the top level
redaction-tout-en-haut = Tout en haut ({ $niveau })
redaction-ajouter-dessous = Ajouter dessous
# $quoi (String) - code and title
redaction-ajouter-sous = Ajouter un niveau sous { $quoi }
# $n (Number) - how many
redaction-fiches-n = { $n ->
    [0] aucune fiche
    [one] une fiche
   *[other] { $n } fiches
}

redaction-nouveau-contrat = Nouveau contrat
redaction-creer-le-contrat = Créer le contrat
redaction-modele-cls = Contrat local de santé
redaction-modele-cdv = Contrat de ville
redaction-modele-libre = Autre contrat ou plan
# $niveaux (String) - names of the levels
redaction-modele-niveaux = Niveaux : { $niveaux }. Vous pourrez les changer.
redaction-aide-slug = Dans la barre du navigateur ; laissez vide pour la composer du sigle et de la période.
redaction-reglages = Réglages
redaction-reglages-nav = Réglages du contrat
redaction-titre-contrat = Le contrat
redaction-titre-duree = Durée et années
redaction-titre-taux = Avancement et taux
redaction-titre-textes = Ce que dit le contrat
redaction-a-designer = À désigner
redaction-aide-periode = Telle qu’imprimée : 2024-2029.
redaction-aide-duree = Combien d’années se suivent, de l’année 1 à la dernière.
redaction-aide-signature = Au format jj/mm/aaaa ; vide si elle n’est pas connue.
redaction-aide-regle = Rien ne la devine : le contrat ou son comité la fixe.
redaction-aide-annee-un = Au format jj/mm/aaaa.
redaction-aide-paliers = En pourcentage, croissants : 20, 40, 60, 80, 100. Pas de 0.
redaction-aide-couverture = En pourcentage ; en dessous, il n’y a pas de taux et les manquants sont nommés.
redaction-aide-source = Le document d’où vient ce contrat, et sa page.
redaction-sans-signature = Sans date de signature.
# $periode (String) - displayed period
redaction-sans-signature-texte = Le contrat vit avec sa période affichée ({ $periode }) tant qu’elle n’est pas saisie.
redaction-sans-signature-regler = Saisir la date dans les réglages
redaction-regle-civile = Année civile
redaction-regle-civile-aide = L’année 2 commence le 1er janvier suivant.
redaction-regle-anniversaire = Année anniversaire
redaction-regle-anniversaire-aide = L’année 2 commence un an après le premier jour.
redaction-regle-scolaire = Année scolaire
redaction-regle-scolaire-aide = L’année 2 commence le 1er septembre suivant.
redaction-etat-projet = en projet
redaction-etat-signe = signé
redaction-etat-en-vigueur = en vigueur
redaction-etat-clos = clos
redaction-etat-resilie = résilié

redaction-parties = Parties des réglages
redaction-partie-contrat = Contrat
redaction-partie-signataires = Signataires
redaction-partie-engagements = Engagements
redaction-partie-financements = Financements
redaction-partie-gouvernance = Gouvernance
redaction-partie-thematiques = Thèmes des engagements
redaction-partie-evaluation = Cadre d’évaluation
redaction-partie-pages = Pages de la liste
redaction-partie-vide = Rien n’est encore écrit ici. Ajoutez la première ligne ci-dessous.
# $date (String) - day in words
redaction-signe-le = signé le { $date }
redaction-sans-date = sans date de signature
# $montant (String) - amount
redaction-euros = { $montant } €
redaction-montant-non-precise = montant non précisé
redaction-aide-montant = 30 000 ou 30 000,50. Vide : « non précisé », jamais 0.
redaction-aide-fonction = La fonction, jamais le nom de la personne.

redaction-statuts = Statuts
redaction-statuts-chapeau = Les statuts que ce contrat donne à ses fiches. Leur catégorie permet de les compter avec ceux des autres contrats. « En retard » n’en est pas un : il se calcule.
redaction-statuts-perimes = Votre saisie est gardée ci-dessous. Voici le jeu désormais enregistré ; enregistrer le remplacera par le vôtre.
redaction-nouveau-statut = Nouveau statut
# $n (Number) - how many sheets
redaction-statut-employe = { $n ->
    [0] Aucune fiche
    [one] Une fiche
   *[other] { $n } fiches
}
redaction-statut-sens = Ce qu’il veut dire
redaction-statut-categorie = Catégorie commune
redaction-statut-categorie-aide = Commune à tous les contrats.
redaction-statut-motif = Motif
redaction-statut-motif-exige = Exiger un motif
redaction-statut-reglages-fins = Passages, code, suppression
redaction-statut-passages = Passages permis vers
redaction-statut-passages-aide = Aucune case : tous.
redaction-statut-code-aide = Sans espace ni accent. Le changer emmène les fiches.
redaction-statut-supprimer = Suppression
redaction-statut-supprimer-oui = Supprimer ce statut
# $n (Number) - how many sheets
redaction-statut-vers = { $n ->
    [one] La fiche qui l’a prendra
   *[other] Les { $n } fiches qui l’ont prendront
}
redaction-statut-vers-aide = Sans remplaçant, supprimer un statut employé est refusé.
redaction-categorie-a-venir = à venir
redaction-categorie-active = active
redaction-categorie-suspendue = suspendue
redaction-categorie-terminee = terminée
redaction-categorie-abandonnee = abandonnée

redaction-marques-titre = Points à vérifier
redaction-marques-chapeau = Le texte imprimé est gardé, la lecture retenue est à côté. Régler un point, c’est dire ce qui est décidé ; le texte imprimé reste.
# $ouvertes (Number) - open marks
# $reglees (Number) - settled marks
redaction-marques-compte = { $ouvertes ->
    [0] Rien à vérifier
    [one] Un point à vérifier
   *[other] { $ouvertes } points à vérifier
  }, { $reglees ->
    [0] aucun réglé
    [one] un réglé
   *[other] { $reglees } réglés
  }.
redaction-marques-aucune = Aucun point ne répond à ces filtres. Une lecture douteuse en ajoutera un.
redaction-marques-toutes = Tous
redaction-marques-ouvertes = À vérifier
redaction-marques-reglees = Réglés
redaction-marques-toutes-fiches = Toutes les fiches
redaction-marques-filtre-etat = État
redaction-marques-filtre-fiche = Fiche
redaction-filtrer = Filtrer
redaction-marque-ouverte = à vérifier
redaction-marque-reglee = réglé
redaction-marque-imprime = Imprimé
redaction-marque-retenu = Retenu
redaction-marque-note = Pourquoi c’est à vérifier
# $qui (String) - who settled it
# $date (String) - day in words
redaction-marque-par = par { $qui }, le { $date }
redaction-marque-regler = Régler
redaction-marque-rouvrir = Rouvrir
redaction-marque-perimee = Quelqu’un l’a réglé pendant que vous écriviez. Rouvrez-le si la décision doit changer.
redaction-marque-lecture-gardee = Garder la lecture retenue
redaction-marque-texte-garde = Garder le texte imprimé
redaction-marque-autre = Autre chose
redaction-marque-autre-texte = Si c’est autre chose, quoi ?
redaction-mot-pilotes = pilotes

redaction-champ-place = Sous quel niveau ou quel axe
redaction-champ-noeuds = Niveaux liés
redaction-champ-echeance-le = Échéance
redaction-champ-promis = Quantité promise
redaction-champ-unite = Unité
redaction-champ-point = Nature
redaction-champ-moment = Moment
redaction-champ-appui-externe = Avec un appui extérieur
redaction-aide-place = La matrice des engagements range les thèmes sous ce titre.
redaction-aide-noeuds = Les objectifs que ce thème sert, s’il y en a.
redaction-aide-thematique = La ligne de la matrice où se lit cet engagement ; aucune s’il porte sur tout le contrat.
redaction-aide-promis = Un nombre, ou rien : « non précisé », jamais 0.
redaction-aide-moment = Tel qu’imprimé : chaque année, à mi-parcours, 2027.
redaction-hors-theme = Tout le contrat
redaction-programme-nouveau = Nouveau programme
redaction-programme-modifier = Modifier le programme
redaction-programme-sans-contrat = Aucun
redaction-refus-programme-cite = Ce niveau cite déjà ce programme.
redaction-refus-ligne-citee = D’autres éléments citent cette ligne : elle ne peut pas être retirée.
redaction-remede-ligne-citee = Retirez ou déplacez d’abord les thèmes, engagements, fiches, programmes ou focus qui en dépendent.
