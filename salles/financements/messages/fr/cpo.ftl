# Les conventions pluriannuelles d’objectifs.

# $identifiant (String) - identifiant
cpo-titre = Convention pluriannuelle { $identifiant }
cpo-liste-titre = Conventions pluriannuelles
cpo-aide = Une convention pluriannuelle engage ses financeurs trois ans, sous réserve du vote des crédits. Un seul identifiant vaut pour tous et pour toutes les années.
cpo-vide = Aucune convention pluriannuelle. Elle se prépare depuis un dossier.
cpo-identifiant = Identifiant
cpo-annees = Années
cpo-evaluations = Évaluations annuelles
cpo-evaluations-aucune = Aucune année n’est encore évaluée.
cpo-etat-preparation = en préparation
cpo-etat-conclue = conclue
# $n (String) - n
cpo-etat-an = en cours, année { $n }
cpo-etat-close = close
cpo-categorie = Catégorie
cpo-categorie-structurante = action structurante
cpo-categorie-ancienne = action ancienne
cpo-categorie-experimentale = action expérimentale
cpo-categorie-petite = petite association
cpo-categorie-pre = programme de réussite éducative
cpo-preparer = Préparer une convention pluriannuelle
cpo-promesses = Ce que chaque financeur promet
cpo-promesses-aide = À la conclusion, les deux années qui suivent sont réservées sur les enveloppes. La CAF n’engage qu’un exercice : ses années suivantes sont des intentions.
cpo-conclure = Conclure la convention
# $annee (String) - annee
cpo-evaluer = Enregistrer l’évaluation de { $annee }
cpo-dossiers = Dossiers de chaque année
# $financeur (String) - financeur
# $annee (String) - annee
cpo-montant-de = { $financeur }, { $annee }
cpo-intention = intention
# $montant (String) - montant
cpo-reserve = réservé { $montant }
# $vote (String) - vote
# $paye (String) - paye
cpo-vote = voté { $vote }, versé { $paye }
# $code (String) - code
cpo-refus-categorie = « { $code } » n’est pas une catégorie du contrat.
cpo-refus-deja = Ce dossier a déjà une convention pluriannuelle.
cpo-refus-sans-montant = Aucun montant n’est promis.
cpo-refus-preparation = Cette convention est conclue : ses montants ne changent plus.
cpo-refus-en-cours = Cette convention n’est pas en cours.
# $financeur (String) - financeur
# $manque (String) - manque
# $annee (String) - annee
cpo-refus-enveloppe = { $financeur } : il manque { $manque } sur l’enveloppe de { $annee } pour tenir cette promesse.
# $annee (String) - annee
cpo-refus-deja-evaluee = L’année { $annee } est déjà évaluée.
# $annee (String) - annee
cpo-refus-non-echue = L’année { $annee } n’est pas terminée.
# $annee (String) - annee
cpo-refus-ordre = Les années s’évaluent dans l’ordre : la prochaine est { $annee }.
# $reserve (String) - reserve
# $disponible (String) - disponible
cpo-disponible = Réservé aux conventions pluriannuelles : { $reserve } ; disponible : { $disponible }.
