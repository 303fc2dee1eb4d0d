# Lecture du plan : contrats, tapis, fiche, calculs.
# $n (Number) - x
lecture-fiche-n = Fiche { $n }
# $n (Number) - x
lecture-annee-n = Année { $n }
lecture-declare = Avancement déclaré
lecture-constate = Avancement constaté
lecture-attendu = Avancement attendu
lecture-atteinte = Atteinte
lecture-confiance = Confiance
lecture-non-renseignee = non renseigné
ciel-soleil = objectifs sécurisés
ciel-couvert = objectifs atteignables
ciel-nuage = appuis nécessaires
ciel-orage = objectifs compromis
ciel-non-necessaire = non nécessaire
calcul-formule-declare-fiche = Le palier déclaré par le pilote pour cette année, tel qu’accepté par la coordination.
calcul-formule-declare = Somme des (taux × poids), divisée par la somme des poids de ce qui entre dans le calcul : les paliers déclarés des fiches et les taux des niveaux qui sont juste au-dessous. Une fiche sans réponse n’est pas comptée zéro : elle manque.
# $le (String) - x
calcul-formule-attendu = Part du temps prévu écoulée au { $le }, de 0 % au premier jour de la première année prévue à 100 % au dernier jour de la dernière ; puis, à chaque niveau, somme des (taux × poids) de ce qui est juste au-dessous, divisée par la somme des poids.
# $oui (Number) - x
# $total (Number) - x
calcul-formule-constate = Cases « Réalisé » cochées O, divisées par les cases répondues O ou N, pour les années prévues jusqu’à celle-ci : { $oui } sur { $total }. Une case vide n’est pas un non.
calcul-formule-atteinte-fiche = Pour chaque indicateur : 100 × (valeur − référence) / (cible de l’année − référence), borné entre 0 et 100 ; puis moyenne pondérée des indicateurs.
calcul-formule-atteinte = Somme des (taux × poids), divisée par la somme des poids de ce qui entre dans le calcul : les atteintes des fiches mesurables et des niveaux qui sont juste au-dessous.
calcul-formule-confiance = Les météos données par les pilotes pour l’année : une répartition et le plus mauvais cas, jamais une moyenne.
calcul-arrondi = Calcul exact, un seul arrondi à l’affichage, au plus proche ; un taux inférieur à 100 ne s’écrit jamais 100.
calcul-origine-annees = années prévues de la fiche
# $n (Number) - x
calcul-origine-indicateurs = { $n ->
    [0] 0 indicateur
    [one] 1 indicateur
   *[other] { $n } indicateurs
}
# $auteur (String) - x
# $qui (String) - x
calcul-origine-acceptee = { $auteur } ; accepté par { $qui }
calcul-sans-objet = aucune année prévue
calcul-sans-cible = pas de cible pour cette année
# $valeur (String) - x
# $depuis (String) - x
calcul-rupture = valeur { $valeur }, sans taux : la série est rompue depuis { $depuis } et la référence n’a pas été recalée
calcul-non-mesurable = aucun indicateur mesurable
# $oui (Number) - x
# $non (Number) - x
calcul-cases = { $oui } O, { $non } N
# $n (Number) - x
calcul-cases-vides = { $n ->
    [0] 0 case vide
    [one] 1 case vide
   *[other] { $n } cases vides
}
# $lettres (String) - x
calcul-sans-echeance = sans échéance : { $lettres }
# $valeur (String) - x
# $reference (String) - x
# $cible (String) - x
# $taux (String) - x
calcul-taux-indicateur = valeur { $valeur }, référence { $reference }, cible { $cible } : { $taux }
motif-aucun-poids = Aucun élément n’a de poids : aucun taux possible.
motif-rien-de-mesurable = Rien n’est mesurable ici : il manque des cibles ou des indicateurs.
# $minimum (Number) - x
motif-couverture = Trop de réponses manquent : il en faut { $minimum } % au moins pour donner un taux.
motif-poids-negatif = Un poids est négatif : aucun taux possible.
contrats-titre = Contrats
contrats-chapeau = Ce que le territoire a promis, avec qui, et où on en est.
# $n (Number) - x
contrats-compte = { $n ->
    [0] 0 contrat
    [one] 1 contrat
   *[other] { $n } contrats
}
contrats-creer = Créer un contrat
contrats-vide = Aucun contrat pour l’instant. Créez le premier : vous y écrirez ses niveaux, puis ses fiches.
# $n (Number) - x
# $annees (Number) - x
contrats-resume = { $n ->
    [0] Fiches-actions non publiées ; { $annees } ans
    [one] Une fiche-action sur { $annees } ans
   *[other] { $n } fiches-actions sur { $annees } ans
}
contrat-etat-projet = projet
contrat-etat-signe = signé
contrat-etat-en-vigueur = en vigueur
contrat-etat-clos = clos
contrat-etat-resilie = résilié
# $tops (Number) - x
# $niveau (String) - x
# $fiches (Number) - x
# $annee (Number) - x
# $duree (Number) - x
contrat-resume = { $tops } { $niveau }s, { $fiches ->
    [0] fiches-actions non publiées
    [one] une fiche-action
   *[other] { $fiches } fiches-actions
}. Année { $annee } sur { $duree }.
# $exercice (Number) - x
# $jour (String) - x
# $faites (Number) - x
# $toutes (Number) - x
contrat-revue-ouverte = Revue de l’année { $exercice } ouverte, échéance le { $jour } : { $faites } réponses sur { $toutes }.
onglets-nom = Pages du contrat
onglet-tapis = Tapis
onglet-presentation = Présentation
onglet-campagnes = Revues annuelles
onglet-comites = Comités
onglet-decisions = Décisions
onglet-avenants = Avenants
onglet-editions = Éditions
onglet-marques = À régler
onglet-reglages = Réglages
# $retenues (Number) - x
# $toutes (Number) - x
tapis-compte = { $retenues } fiches affichées sur { $toutes }
tapis-vide = Aucune fiche ne répond à ces filtres.
tapis-titre = Avancement déclaré par fiche et par année
tapis-numero = N°
tapis-fiche = Fiche-action
tapis-pilotage = Pilotage
# $n (Number) - x
tapis-an = An { $n }
tapis-etat = État
# $n (Number) - x
tapis-etat-annee = Réponse de l’année { $n }
# $n (Number) - x
tapis-n-fiches = { $n ->
    [0] 0 fiche
    [one] 1 fiche
   *[other] { $n } fiches
}
effacer-filtres = Effacer les filtres
filtrer = Filtrer
exporter-csv = Exporter la liste (CSV)
imprimer = Imprimer
comment-calcule = Comment c’est calculé
# $titre (String) - x
comment-calcule-de = Comment c’est calculé : { $titre }
source = Source
oui = Oui
non = Non
filtre-autres = Autres filtres
filtre-mots = Rechercher dans les fiches
filtre-tous = Tous
filtre-pilote = Pilote
filtre-partenaire = Partenaire
filtre-public = Public
filtre-etat = État de la réponse
annees-nom = Lire une autre année
# $n (Number) - x
aiguilles-nom = Les trois lectures de l’année { $n }
# $oui (Number) - x
# $total (Number) - x
aiguille-cases = { $oui } sur { $total } cases échues
# $n (Number) - x
aiguille-manque = { $n ->
    [0] 0 manque
    [one] 1 manque
   *[other] { $n } manques
}
# $n (Number) - x
confiance-absente = non renseignée ({ $n })
confiance-detail = Voir qui et pourquoi
etat-retard = en retard
etat-a-faire = à renseigner
etat-commencee = commencée
etat-deposee = déposée
etat-renvoyee = renvoyée
etat-acceptee = acceptée
etat-dispensee = dispensée
etat-sans-reponse = sans réponse
axe-objectifs = Objectifs
axe-dessous = Ce qu’il contient
axe-titre = Titre
axe-fiches = Fiches
axe-ses-fiches = Ses fiches
axe-vide = Aucune fiche n’est encore rattachée ici.
calcul-couverture = Part des réponses présentes
# $n (Number) - x
calcul-avant = Ce qu’il était l’année { $n }
calcul-formule = Formule
calcul-operandes = Ce qui entre dans le calcul
calcul-manquants = Ce qui manque
calcul-ecartes = Mis à part, et dit
calcul-quoi = Quoi
calcul-valeur = Valeur
calcul-poids = Poids
calcul-origine = Origine
calcul-code = Code de ce chiffre sur le papier :
code-titre = Retrouver un chiffre imprimé
code-chapeau = Chaque chiffre d’un document imprimé porte un code de six signes. Il ramène ici à son calcul.
code-champ = Code
code-aide = Par exemple R7K-2M4
code-chercher = Retrouver ce chiffre
code-inconnu = Aucun chiffre ne porte ce code. Vérifiez les six signes : la lettre O et la lettre I n’y figurent jamais.
fiche-nouvelle = Ajouter une fiche
fiche-modifier = Modifier la fiche
fiche-pdf = Fiche au format PDF
# $le (String) - x
fiche-retiree = Fiche retirée du plan le { $le }. Son histoire reste lisible.
# $n (Number) - x
fiche-marques = { $n ->
    [0] 0 point à régler dans le texte imprimé
    [one] 1 point à régler dans le texte imprimé
   *[other] { $n } points à régler dans le texte imprimé
}
fiche-marques-regler = Régler ces points
marque-imprime = imprimé :
marque-retenu = retenu :
fiche-titre-plan = Titre au plan
fiche-contexte = Contexte
fiche-objectif-strategique = Objectif stratégique
fiche-objectifs-operationnels = Objectifs opérationnels
fiche-objectifs-aucun = Aucun objectif opérationnel n’est imprimé pour cette fiche.
fiche-declinaisons = Déclinaisons
fiche-declinaisons-aucune = Aucune déclinaison.
fiche-lettre = Lettre
fiche-declinaison = Déclinaison
fiche-annees = Années prévues et réalisé
# $lettre (String) - x
fiche-imprimee = imprimée { $lettre }
# $n (Number) - x
fiche-details = { $n ->
    [0] 0 précision
    [one] 1 précision
   *[other] { $n } précisions
}
fiche-sans-echeance = échéance non précisée
fiche-grille = Taux d’avancement
fiche-annee = Année
fiche-taux = Palier déclaré
fiche-atteinte = Objectif atteint
# $n (Number) - x
fiche-bilan = Bilan de l’année { $n }
fiche-commentaire = Commentaire
fiche-difficultes = Difficultés
fiche-besoins = Besoins
fiche-suites = Suites
fiche-meteo-motif = Motif de la météo
# $qui (String) - x
fiche-auteur = Répondu par { $qui }.
# $qui (String) - x
fiche-accepte-par = Accepté par { $qui }.
fiche-indicateurs = Indicateurs
fiche-indicateurs-aucun = Cette fiche n’a pas d’indicateur : son atteinte n’est pas mesurable, ce qui n’est pas 0 %.
fiche-indicateurs-resultat = De résultat
fiche-indicateurs-autres = De suivi et autres rôles
fiche-indicateur = Indicateur
fiche-nd = n.d
fiche-nd-titre = non disponible
# $n (String) - x
fiche-cible = cible { $n }
fiche-decisions = Décisions du comité
fiche-pieces = Pièces
fiche-pilotage = Pilotage
fiche-copilotage = Co-pilotage
fiche-partenaires = Partenaires
fiche-statut = Statut
# $n (Number) - x
fiche-reponse = Réponse de l’année { $n }
fiche-public = Public
fiche-lieux = Territoires
fiche-lieux-tout = Tout le périmètre du contrat
fiche-liens = Fiches liées
fiche-programmes = Programmes liés
lien-a-verifier = à vérifier
decision-poursuite = Poursuite
decision-renforcement = Renforcement
decision-reorientation = Réorientation
decision-arret = Arrêt
decision-nouvelle-action = Nouvelle action
decision-validation = Validation
decision-demande = Demande
presentation-titre = Présentation du contrat
presentation-signataires = Signataires
presentation-organisation = Organisation
presentation-fonction = Fonction
presentation-part = Part du contrat
presentation-engagements = Engagements
presentation-financements = Financements
presentation-objet = Objet
presentation-montant = Montant
presentation-rythme = Périodicité
presentation-non-precise = non précisé
presentation-gouvernance = Gouvernance
presentation-composition = Composition
presentation-evaluation = Évaluation
presentation-revision = Révision et résiliation
presentation-periode = Période
presentation-signature = Signature
presentation-signature-absente = date non publiée
presentation-annee-un = L’année 1 commence le
presentation-version = Version du plan
organisation-generique = Libellé générique : il ne désigne aucune organisation en particulier.
organisation-doit = Ce qu’elle doit renseigner
organisation-echeance = Échéance
organisation-pilote = Fiches qu’elle pilote
organisation-partenaire = Fiches dont elle est partenaire
organisation-rien = Cette organisation ne participe encore à aucune fiche.
organisation-graphies = Autres graphies rencontrées
organisations-titre = Organisations
territoire-titre = Territoire
territoire-argent = Argent de la politique de la ville
territoire-argent-aucun = Aucun appel à projets publié n’a encore aidé une action de ce quartier.
# $n (Number) - x
territoire-argent-actions = { $n ->
    [one] pour 1 action :
   *[other] pour { $n } actions :
}
# $annee (String) - x
territoire-argent-detail = Les actions aidées de { $annee }
# $n (Number) - x
territoire-argent-autres = { $n ->
    [one] et 1 autre
   *[other] et { $n } autres
}
territoire-argent-source = Montants votés, partagés entre les quartiers selon les parts de chaque dossier ; lus dans les éditions publiées.
territoire-actions = Actions ici
territoire-actions-aucune = Aucune fiche ne vise ce lieu en particulier.
# $n (Number) - x
territoire-actions-partout = { $n ->
    [one] 1 fiche couvre tout le périmètre, celui-ci compris :
   *[other] { $n } fiches couvrent tout le périmètre, celui-ci compris :
}
tapis-pages = Pages du tapis
calcul-retenu = Taux compté
calcul-effectif = Part
calcul-sans-taux = Niveaux sans taux, comptés comme manquants
# $valeur (String) - x
calcul-poids-nul = { $valeur }, de poids zéro : suivi sans compter
calcul-niveau-ecarte = rien à mesurer à ce niveau
# $n (Number) - x
calcul-origine-fiches = { $n ->
    [0] aucune fiche
    [one] 1 fiche
   *[other] { $n } fiches
}
# $source (String) - x
calcul-origine-source = source : { $source }
calcul-origine-validee = valeur validée
# $version (String) - x
calcul-version = Formules, version { $version }.
calcul-formule-mesure = 100 × (valeur − référence) / (cible de l’année − référence) ; seule la part entre 0 et 100 remonte à la fiche.
calcul-operande-valeur = Valeur
calcul-operande-reference = Référence
# $annee (Number) - x
calcul-operande-cible = Cible de l’année { $annee }
code-plusieurs = Ce code a été imprimé à côté de plusieurs chiffres
# $contrat (String) - x
code-aujourd-hui = { $contrat }, aujourd’hui
# $lecture (String) - x
tapis-code = Code ({ $lecture })
classeur-feuille-taux = Taux
classeur-taux-lecture = Lecture
classeur-taux-pourcent = Taux (%)
classeur-taux-code = Code
