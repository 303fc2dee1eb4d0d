# Les règles d’une lettre de cadrage : écartées, ajoutées, essayées.

jeu-titre = Les règles de cette lettre
jeu-chapeau-projet = La lettre est en préparation : chaque changement vaut dès qu’il est enregistré.
jeu-chapeau-votee = La lettre est votée : un changement de règle en écrit une nouvelle version, votée par le comité. Les porteurs sont prévenus.
jeu-modifier = Changer les règles
jeu-du-contrat = Les règles du contrat
jeu-siennes = Les règles propres à cette lettre
jeu-siennes-aucune = Aucune. Une règle propre à la lettre s’ajoute ici, sans toucher à celles du contrat.
jeu-ajouter = Ajouter une règle
jeu-voir = Modifier ou retirer
jeu-ecarter = Écarter ou essayer
jeu-retablir = Rétablir
jeu-intangible = Ne s’écarte pas
jeu-titre-nouvelle = Une règle de plus
# $code (String) - code
jeu-titre-une = La règle { $code }
jeu-champ-code = Code
jeu-aide-code = Deux à six lettres, un tiret, un numéro : LOC-01. Avec CAF ou DEP, ce financeur peut y déroger.
jeu-champ-portee = Ce que la règle regarde
jeu-etapes = Quand elle se pose, et ce qu’elle fait
jeu-etape-aucun = ne se pose pas
jeu-champ-enonce = La règle en une phrase
jeu-champ-si = Si
jeu-aide-si = Vide : la règle vaut toujours. Sinon elle est sans objet quand la condition est fausse.
jeu-champ-exige = Exige
# $exemple (String) - exemple
jeu-aide-exige = Une condition, par exemple : { $exemple }
jeu-champ-source = Source
jeu-aide-source = Le texte d’où elle vient : délibération, règlement d’intervention, et sa date.
jeu-champ-message = Ce qu’on lit si elle n’est pas tenue
jeu-champ-remede = Remède
jeu-motif-ecarter = Pourquoi l’écarter
jeu-enregistrer = Enregistrer la règle
jeu-enregistrer-version = Enregistrer dans une nouvelle version
jeu-essayer = Essayer sur les dossiers
jeu-retirer = Retirer la règle
jeu-bouton-ecarter = Écarter la règle
jeu-bouton-retablir = Rétablir la règle
# $motif (String) - motif
jeu-ecartee = Écartée par cette lettre : { $motif }
jeu-locale = Règle propre à cette lettre
jeu-ecriture = Son écriture
jeu-fait = Les règles de la lettre sont enregistrées.

jeu-vocabulaire = Les mots de l’écriture
jeu-vocabulaire-signes = et, ou, non ; = ≠ < ≤ > ≥ ; + − × ; dans, inclut ; vide(…) ; « un texte » entre guillemets, un ensemble entre accolades, 500 €, 2,5 %, 30/04/2026 ; vrai, faux.
jeu-vocabulaire-fonctions = compte(liste, condition), somme(liste, condition, champ), distinct(liste, champ), tous(liste, condition), existe(liste, condition), min, max, ratio(a, b), annee(date), jours(date, date), date(a, m, j), plus_mois(date, n), plus_jours(date, n), fin(CAF).
jeu-vocabulaire-abreges = f est le financeur d’une ligne, m son montant à l’étape, N l’exercice. Les champs p. sont les paramètres de la lettre.
jeu-vocabulaire-champs = Les champs
# $liste (String) - liste
jeu-vocabulaire-liste = { $liste } : ses lignes ont

jeu-essai-titre = À l’essai, rien n’est enregistré
# $intitule (String) - intitule
jeu-essai-ici = Sur les dossiers déposés de cet appel ({ $intitule }).
# $intitule (String) - intitule
jeu-essai-avant = Cet appel n’a encore aucun dossier déposé : sur ceux de l’appel précédent ({ $intitule }).
jeu-essai-rien = Aucun dossier déposé, ici ni l’année d’avant : il n’y a rien sur quoi l’essayer.
jeu-essai-etape = Étape
jeu-essai-respectee = Tenue
jeu-essai-violee = Pas tenue
jeu-essai-indeterminee = Indéterminée
jeu-essai-sans-objet = Sans objet
# $n (Number) - n
jeu-essai-autres = { $n ->
    [one] et { $n } autre
   *[other] et { $n } autres
}
jeu-essai-programme = La programmation entière
# $liste (String) - liste
jeu-essai-pas-tenue = Pas tenue par : { $liste }
# $liste (String) - liste
jeu-essai-attendue = Indéterminée pour : { $liste }

# $si (String) - si
# $exige (String) - exige
jeu-expression-si = si { $si } : { $exige }
jeu-etat-absente = cette règle n’existe pas
jeu-etat-appliquee = la règle du contrat s’applique
# $motif (String) - motif
jeu-etat-ecartee = écartée : { $motif }
# $enonce (String) - enonce
# $ecriture (String) - ecriture
# $quand (String) - quand
jeu-etat-locale = { $enonce } { $ecriture } ({ $quand })
# $code (String) - code
jeu-ecart = Règle { $code }
# $message (String) - message
# $source (String) - source
jeu-dite = { $message } (règle de la lettre de cadrage, { $source })
# $code (String) - code
# $apres (String) - apres
# $avant (String) - avant
jeu-nouvelle-ligne = - règle { $code } : { $apres } (avant : { $avant })

# $place (String) - place
jeu-place = Au signe { $place }
# $place (String) - place
# $extrait (String) - extrait
jeu-place-de = Au signe { $place } (« { $extrait } »)
# $ici (String) - ici
# $faute (String) - faute
jeu-refus-illisible = { $ici } : { $faute }
jeu-refus-expression-vide = Il manque la condition que la règle exige.
# $max (String) - max
jeu-refus-expression-longue = La condition dépasse { $max } signes.
jeu-faute-inacheve = la condition s’arrête trop tôt.
# $vu (String) - vu
jeu-faute-inattendu = « { $vu } » n’a pas sa place ici.
jeu-faute-guillemet = ce guillemet n’est pas refermé.
jeu-faute-accolade = cette accolade n’est pas refermée.
jeu-faute-parenthese = cette parenthèse n’est pas refermée.
# $vu (String) - vu
jeu-faute-nombre = « { $vu } » ne se lit pas comme un nombre : les euros sont entiers, les décimales vont aux pourcentages.
# $vu (String) - vu
jeu-faute-date = « { $vu } » n’est pas une date.
# $vu (String) - vu
jeu-faute-fonction = « { $vu } » n’est pas un mot de l’écriture.
jeu-faute-enchainee = deux comparaisons ne s’enchaînent pas.
jeu-faute-profond = trop de parenthèses ou d’opérations l’une dans l’autre.
# $champ (String) - champ
jeu-faute-champ = aucun champ ne s’appelle « { $champ } » ici.
# $attendu (String) - attendu
# $lu (String) - lu
jeu-faute-type = il faut { $attendu }, c’est { $lu }.
# $a (String) - a
# $b (String) - b
jeu-faute-incompatibles = { $a } et { $b } ne vont pas ensemble.
jeu-faute-terme = ce terme n’a pas sa place ici.
# $attendu (String) - attendu
# $lu (String) - lu
jeu-faute-arite = il faut { $attendu } termes, il y en a { $lu }.
jeu-type-euros = un montant en euros
jeu-type-taux = un taux
jeu-type-entier = un nombre sans unité
jeu-type-date = une date
jeu-type-texte = un texte
jeu-type-bool = une condition
jeu-type-ensemble-texte = un ensemble de textes
jeu-type-ensemble-entier = un ensemble de nombres
jeu-type-liste = une liste
jeu-type-champ = un champ
jeu-type-nombre = un nombre
jeu-type-nombre-ou-date = un nombre ou une date

# $texte (String) - texte
jeu-refus-code = « { $texte } » n’est pas un code de règle.
# $code (String) - code
jeu-refus-code-pris = Une règle s’appelle déjà { $code }.
# $champ (String) - champ
jeu-refus-vide = « { $champ } » est vide.
# $champ (String) - champ
# $max (String) - max
jeu-refus-long = « { $champ } » dépasse { $max } signes.
# $champ (String) - champ
# $signe (String) - signe
jeu-refus-signe = « { $champ } » contient le signe { $signe }, réservé.
jeu-refus-sans-etape = La règle ne se pose à aucune étape.
# $etape (String) - etape
# $effet (String) - effet
jeu-refus-pas-posee = Une règle qui regarde cela ne se pose pas à cette étape avec cet effet ({ $etape } : { $effet }).
# $code (String) - code
# $pourquoi (String) - pourquoi
jeu-refus-intangible = { $code } ne s’écarte pas. { $pourquoi }
# $min (String) - min
jeu-refus-motif = Dites pourquoi, en { $min } signes au moins.
# $max (String) - max
jeu-refus-trop = Une lettre a { $max } règles propres au plus.
# $code (String) - code
jeu-refus-inconnue = La règle { $code } n’est plus celle que vous aviez sous les yeux : quelqu’un l’a retirée ou rétablie.
# $code (String) - code
jeu-refus-perimee = La règle { $code } a été changée pendant que vous écriviez.
jeu-remede-code = Écrivez par exemple LOC-01.
jeu-remede-etape = Choisissez au moins une étape et son effet.
jeu-remede-pas-posee = Un dossier se juge au dépôt, à la proposition et au vote ; le versement et la notification se bloquent ou non ; la programmation se juge à la proposition, une convention à sa conclusion.
jeu-remede-profond = Coupez la règle en deux règles plus courtes.
jeu-remede-illisible = Écrivez par exemple : compte(plan, m > 0) ≥ 2.
jeu-remede-champ = Les champs sont sous le formulaire ; un texte s’écrit entre guillemets.
jeu-remede-incompatibles = On ne compare et on n’ajoute que ce qui a la même unité.
jeu-remede-type = Voyez les mots de l’écriture, sous le formulaire.
jeu-remede-perimee = Votre texte est gardé ; la version enregistrée est montrée dessous. Reprenez-en ce qu’il faut, puis enregistrez.
jeu-stockee = La version enregistrée
