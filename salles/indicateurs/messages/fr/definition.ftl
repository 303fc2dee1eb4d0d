# Définir un indicateur, ses cibles, saisir une valeur.

# $annee (String) - contract year
definition-champ-cible = Cible, année { $annee }
definition-champ-code = Code
definition-champ-libelle = Libellé
definition-champ-definition = Définition
definition-champ-unite = Unité
definition-champ-role = Rôle
definition-champ-mesure = Ce qui est mesuré
definition-champ-etapes = Étapes et parts
definition-champ-note-min = Note la plus basse
definition-champ-note-max = Note la plus haute
definition-champ-echelle = Échelle
definition-champ-sens = Sens
definition-champ-reference = Valeur de référence
definition-champ-reference-le = Date de la référence
definition-champ-poids = Poids
definition-champ-etat = État
definition-champ-derive-de = Évolution de
definition-champ-lettres = Lettres imprimées
definition-champ-declinaisons = Déclinaisons retenues
definition-champ-valeur = Valeur
definition-champ-absence = Ou pourquoi il n’y en a pas
definition-champ-motif = Motif
definition-champ-annee = Année

definition-role-contexte = contexte
definition-role-moyens = moyens
definition-role-realisation = réalisation
definition-role-resultat = résultat
definition-role-effet = effet
definition-role-suivi = suivi
definition-mesure-quantite = une quantité (compte, montant, surface)
definition-mesure-ratio = un rapport entre deux nombres
definition-mesure-taux-nu = un pourcentage fourni tel quel
definition-mesure-oui-non = oui ou non
definition-mesure-jalon = des étapes ordonnées
definition-mesure-note = une note sur une échelle
definition-mesure-distinct = des personnes uniques (ne s’additionnent pas)
definition-mesure-evolution = l’évolution d’un autre indicateur
definition-mesure-document = un document
definition-mesure-texte = un texte
definition-sens-hausse = plus haut = mieux
definition-sens-baisse = plus bas = mieux
definition-sens-maintien = à maintenir
definition-sens-aucun = aucun : il n’entre dans aucun taux
definition-etat-brouillon = brouillon
definition-etat-valide = validé
definition-etat-suspendu = suspendu
definition-etat-clos = clos
definition-absence-nd = non disponible
definition-absence-secret = couvert par le secret statistique
definition-absence-sans-objet = sans objet cette année
definition-absence-aucune = Il y a une valeur

definition-derive-de-rien = D’aucun autre
definition-cibles = Cibles par année
definition-aide-cibles = Une année vide n’a pas de cible. La cible finale se saisit : elle n’est pas la somme des autres.
definition-aide-code = Unique dans le contrat, par exemple 12.R3.
definition-aide-definition = Ce qui est compté, et ce qui ne l’est pas.
definition-aide-unite = Une seule unité. « Personnes / ateliers », ce sont deux indicateurs.
definition-aide-reference = D’où l’on part. 0 s’écrit, ne se suppose pas.
definition-aide-date = Au format jj/mm/aaaa.
definition-aide-poids = 1 d’ordinaire ; 0 pour suivre sans compter. Une évolution pèse 0, pour ne pas compter deux fois.
definition-aide-lettres = Mot pour mot : « A et C ». Vide : toute la fiche.
definition-aide-declinaisons = Ce que les lettres désignent vraiment. Si elles diffèrent des lettres imprimées, l’écart est gardé parmi les points à vérifier.
definition-aide-derive-de = Pour une évolution : l’indicateur dont elle mesure le changement.
definition-aide-etat = Seul un indicateur validé entre dans un taux.
# $unite (String) - unit of the indicator
definition-aide-valeur = En { $unite }. « 12,5 », « 1 200 », ou « n.d » ; vide n’est pas zéro.
definition-aide-valeur-oui-non = Écrivez oui ou non.
definition-etapes-titre = Pour des étapes ordonnées : les étapes
definition-aide-etapes = Une étape par ligne, avec la part du chemin déjà faite quand elle est atteinte : « Étude remise ; 25 ». Les parts montent, la dernière est 100. Exemple, sur trois lignes : « Étude remise ; 25 », « Travaux lancés ; 60 », « Maison ouverte ; 100 ».
definition-note-titre = Pour une note sur une échelle : les bornes
definition-aide-note = Par exemple de 1 à 5, ou de 0 à 10.
definition-aide-valeur-etape = L’étape atteinte.
# $min (String) - lowest mark
# $max (String) - highest mark
definition-aide-valeur-note = Une note de { $min } à { $max }.
definition-aide-valeur-texte = Le texte, ou le nom du document.
definition-aide-motif = Obligatoire pour « non disponible », pour remplacer une valeur donnée par quelqu’un d’autre, et, en vingt signes au moins, pour une valeur qui s’écarte des autres années.

# $champ (String) - label of the field
definition-refus-vide = « { $champ } » ne peut pas rester vide.
# $champ (String) - label of the field
# $saisi (String) - what was chosen
definition-refus-choix = « { $champ } » : le choix « { $saisi } » n’existe pas, ou plus.
# $champ (String) - label of the field
# $saisi (String) - what was typed
definition-refus-nombre = « { $champ } » attend un nombre ; « { $saisi } » ne se lit pas.
# $saisi (String) - what was typed
definition-refus-date = « { $saisi } » ne se lit pas comme une date.
# $saisi (String) - what was typed
definition-refus-poids = Un poids négatif ({ $saisi }) fausserait tous les taux.
# $code (String) - code of the indicator
# $libelle (String) - label of the indicator that has it
definition-refus-code = Le code { $code } est celui de « { $libelle } ».
# $annee (String) - contract year
# $cible (String) - target typed
# $reference (String) - reference typed
definition-refus-inversee-hausse = Année { $annee } : la cible ({ $cible }) est sous la référence ({ $reference }), alors que plus haut = mieux.
# $annee (String) - contract year
# $cible (String) - target typed
# $reference (String) - reference typed
definition-refus-inversee-baisse = Année { $annee } : la cible ({ $cible }) est au-dessus de la référence ({ $reference }), alors que plus bas = mieux.
# $annee (String) - contract year
# $cible (String) - target typed
definition-refus-cible-oui-non = Année { $annee } : la cible d’un oui ou non est 1 (oui) ou 0 (non), pas { $cible }.
# $annee (String) - contract year
definition-refus-sans-mesure = Année { $annee } : un document ou un texte n’a pas de cible.
definition-refus-contexte = Un indicateur de contexte n’a pas de sens et n’entre dans aucun taux.
# $annee (String) - contract year
# $duree (String) - last contract year
definition-refus-annee = L’année { $annee } n’existe pas : le contrat va de l’année 1 à l’année { $duree }.
# $chemin (String) - codes along the path
definition-refus-cycle = Un indicateur ne peut pas être l’évolution de lui-même : { $chemin }.
definition-refus-rien = Rien n’est saisi.
definition-refus-valeur-et-absence = Une valeur et une absence ne vont pas ensemble.
# $saisi (String) - what the spreadsheet says
definition-refus-formule = « { $saisi } » est une erreur de formule, pas une valeur.
definition-refus-motif-absence = « Non disponible » demande un motif : à qui l’a-t-on demandé, quand le saura-t-on ?
# $ancienne (String) - the value there
# $provenance (String) - where it came from
definition-refus-correction = La valeur enregistrée ({ $ancienne }) vient d’ailleurs ({ $provenance }) : la remplacer demande un motif.
# $saisi (String) - what was typed
definition-refus-valeur-oui-non = « { $saisi } » n’est ni oui ni non.
definition-remede-nombre = Écrivez 12,5 ou 1 200, sans unité ni mot.
definition-remede-date = Écrivez-la comme 31/12/2023.
definition-remede-poids = 0 pour suivre sans compter.
definition-remede-inversee = Changez le sens, la référence ou la cible.
definition-remede-contexte = Choisissez le sens « aucun », ou un autre rôle.
definition-remede-formule = Recopiez le nombre, ou dites pourquoi il n’y en a pas.
definition-remede-rien = Saisissez une valeur, ou dites pourquoi il n’y en a pas. Pour revenir à « non saisi », effacez la valeur.
