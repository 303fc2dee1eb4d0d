# L’appel et sa lettre de cadrage.

# $de (String) - de
# $vers (String) - vers
appel-refus-etat = Cet appel est { $de } : il ne peut pas passer à « { $vers } ».
# $suites (String) - suites
appel-remede-etat = Ce qui peut suivre : { $suites }.
appel-refus-intitule = L’appel n’a pas d’intitulé.
# $texte (String) - texte
appel-refus-exercice = « { $texte } » n’est pas une année.
# $exercice (String) - exercice
# $prevus (String) - prevus
appel-refus-deja = Ce contrat a déjà un appel pour { $exercice } ; il en prévoit { $prevus } par an.
appel-refus-cloture = La clôture doit venir après l’ouverture.
# $texte (String) - texte
appel-refus-instant = « { $texte } » n’est pas une date et une heure.
appel-remede-instant = Écrivez par exemple 2027-01-15T12:00.
appel-refus-lettre = La lettre en vigueur ne se réécrit pas.
appel-remede-lettre = Préparez une nouvelle version, que le COPIL votera.
appel-refus-motif = Dites en une phrase ce que cette version change et pourquoi.
appel-remede-motif = Vingt signes au moins.
appel-refus-vote = Le jour du vote par le COPIL n’est pas donné.
# $le (String) - le
appel-refus-vote-a-venir = Le vote du { $le } n’a pas encore eu lieu.
# $nom (String) - nom
appel-refus-parametre = « { $nom } » ne prend pas cette valeur.
appel-remede-parametre-vide = Écrivez une valeur : ce paramètre ne reste pas vide.
appel-remede-parametre-montant = Écrivez une somme en euros, zéro ou plus, au centime près : 1 000,50.
# $max (String) - max
appel-remede-parametre-demesure = Écrivez une somme d’au plus { $max }.
# $min (String) - min
# $max (String) - max
appel-remede-parametre-entre = Écrivez un nombre entier, de { $min } à { $max }.
appel-remede-parametre-pourcent = Écrivez un pourcentage entier, de 0 à 100.
appel-remede-parametre-points-de-base = Écrivez une part de 0 à 100 %, par exemple 2,5 %, ou en points de base : 250.
appel-remede-parametre-lecture = Choisissez une des lectures proposées.
# $effet (String) - effet
# $vote (String) - vote
appel-refus-effet = L’effet, le { $effet }, vient avant le vote, le { $vote }.
appel-refus-projet = Cette lettre est encore un projet : le comité approuve ce qui lui est soumis.
appel-refus-changee = La lettre a changé pendant que vous la lisiez.
appel-remede-changee = Relisez-la ci-dessous, puis approuvez-la.
appel-refus-approuvee = Vous avez déjà approuvé ce texte.
appel-refus-rien = Cette version ne change rien.
# $max (String) - max
appel-refus-long = Ce nom dépasse { $max } signes : raccourcissez-le.
