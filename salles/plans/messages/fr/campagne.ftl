# La campagne annuelle : préparer, ouvrir, suivre, accepter, clore.

campagne-etat-preparee = préparée
campagne-etat-ouverte = ouverte
campagne-etat-close = close
campagne-etat-figee = figée
campagne-etat-annulee = annulée
campagne-passage-regler = régler
campagne-passage-ouvrir = ouvrir
campagne-passage-prolonger = prolonger
campagne-passage-annuler = annuler
campagne-passage-clore = clore
campagne-passage-rouvrir = rouvrir une réponse dans
campagne-passage-figer = figer
campagne-question-declinaisons = Déclinaisons réalisées ou non
campagne-question-palier = Taux d’avancement
campagne-question-atteinte = Objectif atteint ou non
campagne-question-indicateurs = Valeurs des indicateurs
campagne-question-meteo = Météo de l’action
campagne-question-difficultes = Difficultés rencontrées
campagne-question-besoins = Besoins et appuis demandés
campagne-question-suites = Suites prévues
campagne-question-pieces = Pièces à l’appui
# $passage (String) - passage
# $etat (String) - etat
campagne-refus-passage = On ne peut pas { $passage } cette campagne : elle est { $etat }.
# $passage (String) - passage
# $etat (String) - etat
campagne-refus-reponse = On ne peut pas { $passage } cette réponse : elle est { $etat }.
# $etat (String) - etat
campagne-refus-fermee = La campagne est { $etat } : elle ne reçoit pas de réponse.
# $date (String) - date
campagne-refus-reouverture = Cette réponse avait été rouverte jusqu’au { $date }, et ce jour est passé.
# $n (Number) - n
campagne-refus-motif = Le motif compte { $n ->
    [one] un signe
   *[other] { $n } signes
}.
# $adresse (String) - adresse
campagne-refus-adresse = « { $adresse } » n’est pas une adresse électronique.
# $vue (String) - vue
# $apres (String) - apres
campagne-refus-echeance = L’échéance demandée, le { $vue }, doit venir après le { $apres }.
# $vue (String) - vue
# $apres (String) - apres
# $limite (String) - limite
campagne-refus-echeance-bornee = L’échéance demandée, le { $vue }, doit venir après le { $apres } et au plus tard le { $limite }.
# $exercice (String) - exercice
# $duree (String) - duree
campagne-refus-exercice = L’année { $exercice } n’est pas dans le contrat, qui en compte { $duree }.
# $exercice (String) - exercice
# $titre (String) - titre
campagne-refus-deja = L’année { $exercice } a déjà sa campagne : « { $titre } ».
campagne-refus-titre = La campagne n’a pas de titre.
campagne-refus-aucune-fiche = La portée ne contient aucune fiche.
campagne-refus-aucune-question = La campagne ne demande rien.
# $numero (String) - numero
# $titre (String) - titre
campagne-refus-sans-repondant = La fiche { $numero }, « { $titre } », n’a pas de répondant.
# $nom (String) - nom
# $cause (String) - cause
campagne-refus-injoignable = { $nom } ne peut pas être joint : { $cause }
# $n (Number) - n
# $nom (String) - nom
campagne-refus-charge = { $n ->
    [one] Une fiche dépend
   *[other] { $n } fiches dépendent
} encore de { $nom }.
# $n (Number) - n
campagne-refus-acceptees = { $n ->
    [one] Une réponse est déjà acceptée
   *[other] { $n } réponses sont déjà acceptées
} : la campagne ne peut plus être annulée.
# $vu (String) - vu
campagne-refus-palier = « { $vu } » n’est pas un palier du contrat.
# $annee (String) - annee
# $apres (String) - apres
# $avant (String) - avant
campagne-refus-baisse = Depuis l’année { $annee }, le taux passe à { $apres } % au lieu de { $avant } % : une baisse demande un motif.
# $ciel (String) - ciel
campagne-refus-meteo = La météo « { $ciel } » demande un motif.
# $apres (String) - apres
# $avant (String) - avant
campagne-refus-meteo-changee = La météo devient « { $apres } » alors qu’elle était « { $avant } » : ce changement demande un motif.
# $vu (String) - vu
campagne-refus-choix = « { $vu } » n’est pas une des réponses possibles.
# $exercice (String) - exercice
# $lettre (String) - lettre
campagne-refus-non-prevue = L’année { $exercice } n’était pas prévue pour la déclinaison { $lettre } : la réponse est reçue avec un commentaire, et comptée à part.
# $libelle (String) - label of the indicator
# $dit (String) - what is wrong
campagne-refus-hors-echelle = { $libelle } : { $dit }
# $libelle (String) - libelle
# $vu (String) - vu
campagne-refus-illisible = { $libelle } : « { $vu } » ne se lit pas comme un nombre.
# $libelle (String) - libelle
# $vu (String) - vu
campagne-refus-formule = { $libelle } : « { $vu } » est l’erreur d’une formule de tableur, pas une valeur.
# $libelle (String) - libelle
# $dit (String) - what the rule says
campagne-refus-controle = { $libelle } : { $dit }
# $libelle (String) - libelle
# $vu (String) - vu
campagne-refus-absence = { $libelle } : « { $vu } » dit que la valeur n’est pas disponible, sans dire pourquoi.
# $annee (String) - annee
# $apres (String) - apres
# $avant (String) - avant
# $libelle (String) - libelle
campagne-refus-dix = Dix fois plus ou dix fois moins que l’année { $annee } : { $apres } au lieu de { $avant } ({ $libelle }).
# $annee (String) - annee
# $apres (String) - apres
# $avant (String) - avant
# $libelle (String) - libelle
campagne-refus-moitie = Plus de 50 % d’écart avec l’année { $annee } : { $apres } au lieu de { $avant } ({ $libelle }).
# $nom (String) - nom
campagne-manque-declinaison = La déclinaison { $nom } attend oui ou non.
# $nom (String) - nom
campagne-manque-indicateur = Il manque la valeur : { $nom }.
# $quoi (String) - quoi
campagne-manque = Il manque une réponse : { $quoi }.
# $n (Number) - n
# $nom (String) - nom
campagne-refus-trop-de-pieces = Une réponse porte au plus { $n ->
    [one] une pièce
   *[other] { $n } pièces
} : « { $nom } » est en trop.
# $nom (String) - nom
campagne-refus-piece-vide = La pièce « { $nom } » est vide.
# $n_max (Number) - n_max
# $nom (String) - nom
# $n_vu (Number) - n_vu
campagne-refus-piece-lourde = Une pièce ne dépasse pas { $n_max } Mo : « { $nom } » en fait { $n_vu }.
# $nom (String) - nom
campagne-refus-piece-interdite = « { $nom } » n’est pas d’un type accepté, ou son contenu n’est pas celui que son nom annonce.
# $nom (String) - nom
campagne-refus-piece-macro = « { $nom } » contient une macro.
campagne-refus-delegation-sans-fiche = Aucune fiche n’est choisie.
# $adresse (String) - adresse
campagne-refus-delegation-a-soi = { $adresse } est déjà l’adresse de ce répondant.
campagne-refus-hors-portee = Cette fiche n’est pas de celles qui vous sont confiées.
campagne-refus-lien = Ce répondant n’a pas de lien en usage.
campagne-refus-compte = Répondre au nom de quelqu’un demande un compte nommé.
# $n (Number) - n
campagne-remede-motif = Écrivez au moins { $n ->
    [one] un signe
   *[other] { $n } signes
}.
campagne-remede-adresse = Par exemple : service@organisation.fr.
campagne-remede-repondant = Choisissez un répondant, ou corrigez son adresse, dans la table des répondants.
campagne-remede-charge = Confiez d’abord ces fiches à quelqu’un d’autre.
campagne-remede-contact = Écrivez à la coordination du contrat : elle peut rouvrir une réponse.
campagne-remede-clore = Fermez plutôt la campagne : les fiches non acceptées y seront « sans réponse ».
# $permis (String) - permis
campagne-remede-palier = Paliers acceptés : { $permis }.
campagne-remede-valeur = Écrivez un nombre (1 200 ou 12,5), ou « n.d » avec la raison.
# $n (Number) - n
campagne-remede-absence = Dites pourquoi, en { $n ->
    [one] un signe
   *[other] { $n } signes
} au moins.
# $n (Number) - n
campagne-remede-aberrante = Si la valeur est juste, expliquez l’écart en { $n ->
    [one] un signe
   *[other] { $n } signes
} au moins.
campagne-remede-obligatoire = Répondez, ou dites que ce n’est pas disponible et pourquoi.
campagne-remede-piece = Types acceptés : pdf, png, jpg, webp, odt, ods, docx, xlsx, csv, txt.
# $nom (String) - nom
# $qui (String) - qui
campagne-pour-le-compte-de = { $nom }, pour le compte de { $qui }
campagne-courriel-bonjour = Bonjour,
# $titre (String) - titre
# $n (Number) - n
# $echeance (String) - echeance
campagne-courriel-objet = { $titre } : { $n ->
    [0] aucune fiche à renseigner
    [one] une fiche à renseigner
   *[other] { $n } fiches à renseigner
} avant le { $echeance }
# $contrat (String) - contrat
# $exercice (String) - exercice
# $echeance (String) - echeance
campagne-courriel-demande = Le contrat « { $contrat } » fait le point sur son année { $exercice }. Votre réponse est attendue au plus tard le { $echeance } pour :
# $numero (String) - numero
# $titre (String) - titre
campagne-courriel-fiche = – Fiche { $numero }. { $titre }
# $lien (String) - lien
campagne-courriel-lien = Répondre, sans compte, sur téléphone ou ordinateur : { $lien }
campagne-courriel-conseils = Comptez trois minutes par fiche : les dernières réponses acceptées sont rappelées à côté de chaque question. Vous pouvez enregistrer un brouillon et revenir. Ce lien est le vôtre : pour confier une fiche à un collègue, la page d’accueil du lien vous permet de lui en envoyer un à son nom.
campagne-courriel-nouveau = Voici un nouveau lien pour répondre ; l’ancien ne s’ouvre plus.
# $par (String) - par
campagne-courriel-delegation = { $par } vous confie la réponse ci-dessous.
# $titre (String) - titre
# $echeance (String) - echeance
campagne-courriel-prolongation-objet = { $titre } : réponse attendue le { $echeance }
# $echeance (String) - echeance
# $motif (String) - motif
campagne-courriel-prolongation = L’échéance est repoussée au { $echeance }. Motif : { $motif }
# $nom (String) - nom
# $courriel (String) - courriel
# $contrat (String) - contrat
campagne-courriel-signature = { $nom }
    { $courriel }
    { $contrat }
# $numero (String) - numero
# $exercice (String) - exercice
campagne-courriel-recu-objet = Bien reçu : fiche { $numero }, année { $exercice }
# $numero (String) - numero
# $titre (String) - titre
# $exercice (String) - exercice
# $par (String) - par
campagne-courriel-recu = La réponse de la fiche { $numero }, « { $titre } », pour l’année { $exercice }, est bien arrivée. Déposée par : { $par }.
campagne-courriel-recu-suite = La coordination du contrat la relit. Rien n’entre au plan avant son acceptation ; si une précision manque, elle vous la renvoie avec une question.
# $numero (String) - numero
# $echeance (String) - echeance
campagne-courriel-renvoi-objet = Fiche { $numero } : une précision est demandée avant le { $echeance }
# $numero (String) - numero
# $titre (String) - titre
# $motif (String) - motif
campagne-courriel-renvoi = La réponse de la fiche { $numero }, « { $titre } », vous est renvoyée : { $motif }
# $echeance (String) - echeance
campagne-courriel-renvoi-suite = Tout ce que vous aviez écrit est gardé. Merci de compléter au plus tard le { $echeance }.
# $n (Number) - n
campagne-relance-objet = { $n ->
    [0] Aucune fiche n’attend votre réponse
    [one] Une fiche attend votre réponse
   *[other] { $n } fiches attendent votre réponse
}
# $titre (String) - titre
# $echeance (String) - echeance
campagne-relance-avant = { $titre } : votre réponse est attendue au plus tard le { $echeance } pour :
# $titre (String) - titre
# $echeance (String) - echeance
campagne-relance-apres = { $titre } : votre réponse était attendue le { $echeance }. Elle reste possible jusqu’à la clôture, pour :
# $titre (String) - titre
# $echeance (String) - echeance
# $nom (String) - nom
campagne-relance-organisation = { $titre } : la réponse attendue le { $echeance } de « { $nom } » n’est pas arrivée. Si cette personne n’est plus la bonne, indiquez-le à la coordination. Il s’agit de :
# $auteur (String) - Direction de la santé
campagne-refus-propre = Cette réponse est la vôtre ({ $auteur }) : personne n’accepte sa propre preuve.
campagne-remede-propre = Demandez à une autre personne de la coordination de l’examiner.
