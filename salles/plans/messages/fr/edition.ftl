# $etat (String) - x
edition-refus-non-close = La revue est { $etat } : on ne fige qu’une revue close.
edition-remede-non-close = Fermez d’abord la revue. Les fiches sans réponse y seront nommées.
# $numero (String) - x
edition-refus-deja-figee = Cette revue est déjà figée dans l’édition { $numero }.
edition-remede-deja-figee = Pour corriger une erreur, faites une édition rectificative : l’ancienne reste lisible.
# $signes (Number) - x
edition-refus-motif = Le motif compte { $signes } signes : il en faut au moins vingt.
edition-remede-motif = Dites ce qui était faux et ce qui a été corrigé.
# $numero (String) - x
edition-refus-rien = Rien n’a changé depuis l’édition { $numero } : une édition rectificative serait identique.
edition-remede-rien = Corrigez d’abord la fiche ou la réponse en cause, puis revenez ici.
# $numero (String) - x
# $par (String) - x
edition-refus-deja-rectifiee = L’édition { $numero } a déjà été rectifiée par l’édition { $par }.
# $par (String) - x
edition-remede-deja-rectifiee = Rectifiez l’édition { $par }.
# $numero (String) - x
edition-refus-deja-publiee = L’édition { $numero } est déjà publiée.
# $numero (String) - x
# $publiee (String) - x
edition-refus-plus-recente = L’édition { $publiee }, plus récente que l’édition { $numero }, est déjà publiée.
# $numero (String) - x
# $attendue (String) - x
# $calculee (String) - x
edition-refus-empreinte = Le texte enregistré de l’édition { $numero } n’est pas celui qui a été figé : empreinte attendue { $attendue }, empreinte calculée { $calculee }.
edition-remede-empreinte = Ne diffusez pas ce contenu. Restaurez la base depuis une sauvegarde, puis vérifiez le journal avec « pacte journal verifier ».
edition-campagne-preparee = préparée
edition-campagne-ouverte = ouverte
edition-campagne-close = close
edition-campagne-figee = figée
edition-campagne-annulee = annulée
edition-titre = Éditions
edition-chapeau = Une édition est la photographie d’un contrat à la fin d’une revue. Elle ne change plus jamais : tous les documents et la page publique en sortent.
# $numero (String) - x
edition-numero = Édition { $numero }
# $numero (String) - x
edition-lire = Lire l’édition { $numero }
# $revue (String) - x
edition-a-figer = « { $revue } » est close et n’est pas encore figée.
# $revue (String) - x
edition-preparer = Figer « { $revue } »
edition-aucune = Aucune édition pour l’instant. Fermez une revue annuelle, puis figez-la ici.
# $n (Number) - x
edition-compte = { $n ->
    [0] 0 édition
    [one] 1 édition
   *[other] { $n } éditions
}
edition-voir-public = Voir la page publique
edition-col-numero = Édition
edition-col-annee = Année revue
edition-col-figee = Figée
edition-col-empreinte = Empreinte
edition-col-etat = Publication
edition-col-actes = Documents et actes
# $qui (String) - x
edition-par = par { $qui }
# $motif (String) - x
edition-motif-de = Motif : { $motif }
edition-etat-publiee = publiée
edition-etat-ancienne = publiée, remplacée
edition-etat-non-publiee = non publiée
# $numero (String) - x
edition-rectifiee-par = Rectifiée par l’édition { $numero }.
# $numero (String) - x
# $motif (String) - x
edition-rectifie = Cette édition rectifie l’édition { $numero }. Motif : { $motif }
edition-rapport = Rapport annuel (PDF)
edition-json = Données de l’édition (JSON)
# $numero (String) - x
edition-difference-avec = Différence avec { $numero }
edition-rectifier = Rectifier
edition-publier = Publier
edition-annuler = Revenir sans rien faire
# $n (Number) - x
# $annee (Number) - x
edition-chapeau-fiches = { $n ->
    [0] 0 fiche-action suivie
    [one] 1 fiche-action suivie
   *[other] { $n } fiches-actions suivies
}, revue de l’année { $annee }.
# $acceptees (Number) - x
# $attendues (Number) - x
# $sans (Number) - x
edition-chapeau-reponses = { $acceptees } réponses acceptées sur { $attendues } attendues, { $sans } sans réponse.
# $n (Number) - x
edition-sans-reponse = { $n ->
    [0] 0 fiche sans réponse cette année
    [one] 1 fiche sans réponse cette année
   *[other] { $n } fiches sans réponse cette année
}
# $liste (String) - x
# $n (Number) - x
edition-fiches-n = { $n ->
    [one] fiche { $liste }
   *[other] fiches { $liste }
}
# $n (Number) - x
edition-sur = sur { $n }
edition-cle-fiches = Fiches suivies
edition-cle-reponses = Réponses acceptées
edition-cle-declinaisons = Déclinaisons réalisées cette année
edition-cle-indicateurs = Indicateurs renseignés cette année
edition-dispensees = Dispensées
edition-non-repondants = Sans réponse
# $declare (String) - x
# $attendu (String) - x
edition-retard = déclaré { $declare }, attendu { $attendu } selon les années prévues
# $lettre (String) - x
edition-papier-sans-annee = Déclinaison { $lettre } : aucune année prévue.
# $lettre (String) - x
# $imprimee (String) - x
edition-papier-lettre = Déclinaison { $lettre }, imprimée { $imprimee }.
edition-absence-nd = n.d
edition-absence-secret = secret
edition-absence-sans-objet = sans objet
edition-methode = Comment les chiffres sont faits
edition-regle-des-manques = Une valeur absente n’est jamais comptée pour zéro. Elle sort du calcul, et son absence est nommée. Si trop de valeurs manquent, aucun taux n’est donné. Les trois lectures (avancement, atteinte, confiance) ne sont jamais mélangées.
edition-formules = Les formules appliquées
# $version (String) - x
edition-version-formule = Formule, version { $version }. Une valeur absente est nommée, jamais comptée zéro.
edition-preuve = Vérifier que rien n’a changé
edition-preuve-texte = Toute l’édition tient dans un fichier. Son empreinte SHA-256 a été calculée le jour où elle a été figée : si un seul caractère changeait, l’empreinte serait tout autre. pacte la recalcule à chaque lecture.
edition-empreinte = Empreinte SHA-256
edition-figee-le-titre = Figée le
edition-verifier = Pour la vérifier vous-même, téléchargez les données de l’édition et comparez le résultat de cette commande :
# $numero (String) - x
edition-figer = Figer l’édition { $numero }
# $numero (String) - x
edition-figer-chapeau = Voici ce qui entrera dans l’édition { $numero }. Rien n’est encore figé.
edition-figer-contient = Ce qui sera figé
edition-figer-liste = Le plan entier tel qu’il est aujourd’hui, les réponses acceptées, les valeurs des indicateurs, les météos, les chiffres avec leur explication, les décisions, les engagements, les signataires et la liste des fiches sans réponse.
edition-figer-apres = Après
edition-figer-definitif = Une édition ne se modifie pas et ne se retire pas. Une erreur se corrige par une édition rectificative, qui dit son motif ; l’ancienne reste lisible. Figer ne publie rien.
# $numero (String) - x
edition-rectifier-titre = Rectifier l’édition { $numero }
# $numero (String) - x
edition-rectifier-chapeau = Une nouvelle édition sera faite avec le plan et les réponses tels qu’ils sont maintenant, pour la même année. L’édition { $numero } reste lisible.
edition-rectifier-bouton = Faire l’édition rectificative
edition-motif = Motif de la rectification
# $numero (String) - x
edition-publier-titre = Publier l’édition { $numero }
# $numero (String) - x
edition-publier-chapeau = L’édition { $numero } deviendra ce que tout le monde lit, sans compte.
# $fiches (Number) - x
# $decisions (Number) - x
edition-publier-contient = Seront lisibles : { $fiches } fiches, leurs bilans et suites, leurs indicateurs, { $decisions } décisions, les engagements et les signataires.
edition-publier-sans = Ne le seront pas : les difficultés et besoins confiés par les pilotes, le nom et l’adresse des répondants.
edition-publier-definitif = Une publication ne se retire pas : une édition plus récente prend sa place.
# $numero (String) - x
edition-publier-bouton = Publier l’édition { $numero }
# $le (String) - x
edition-decision-echeance = pour le { $le }
edition-decision-a-executer = à exécuter
edition-decision-en-cours = en cours
edition-decision-executee = exécutée
edition-decision-reportee = reportée
edition-decision-abandonnee = abandonnée
edition-decision-rapportee = rapportée par une décision postérieure
public-titre = Ce qui est promis, ce qui est fait
public-subventions = Subventions publiées
# $collectivite (String) - x
public-chapeau = Les contrats de { $collectivite }, tels que leur dernière édition publiée les montre.
public-vide = Aucun contrat n’a encore d’édition publiée. Elle paraîtra ici après la première revue annuelle.
# $numero (String) - x
# $le (String) - x
public-source = Tout ce qui est lu ici vient de l’édition { $numero }, figée le { $le }.
# $numero (String) - x
# $par (String) - x
public-remplacee = L’édition { $numero } a été remplacée par l’édition { $par }.
public-plus-recente = Une édition plus récente existe. Elle n’est pas encore publiée.
public-promis-fait = Fiche par fiche
public-contrat = Le contrat
public-precedentes = Éditions publiées auparavant
# $numero (String) - x
# $autre (String) - x
difference-titre = Ce que l’édition { $numero } change par rapport à l’édition { $autre }
difference-aucune = Ces deux éditions disent la même chose.
# $ajoutees (Number) - x
# $retirees (Number) - x
# $modifiees (Number) - x
# $champs (Number) - x
difference-resume = Fiches ajoutées : { $ajoutees }. Retirées : { $retirees }. Modifiées : { $modifiees }, sur { $champs } points.
difference-ajoutees = Fiches ajoutées
difference-retirees = Fiches retirées
# $n (Number) - x
difference-decisions = { $n ->
    [0] 0 décision nouvelle.
    [one] 1 décision nouvelle.
   *[other] { $n } décisions nouvelles.
}
difference-chiffres = Chiffres du contrat et de ses axes
difference-lecture = Lecture
difference-champ = Champ
# $numero (String) - x
difference-avant = Édition { $numero }
# $numero (String) - x
difference-apres = Édition { $numero }
difference-avant-court = Avant
difference-apres-court = Après
difference-ecart = Écart
difference-rien = rien
# $ecart (String) - x
difference-points = { $ecart } points
difference-noeud = Place dans le plan
difference-mode = Mention imprimée
difference-echeance = Échéance
difference-realise = Réalisé
difference-reference = Référence
difference-cible = Cible
difference-reponse = Réponse
difference-chiffre = Chiffre
# $n (Number) - x
# $liste (String) - x
edition-annees = { $n ->
    [one] Année { $liste }
   *[other] Années { $liste }
}
edition-chiffre-protege = Ce taux laisserait retrouver un petit effectif : il n’est pas publié.
edition-empreinte-figee = Empreinte de l’édition figée
edition-copie-protegee = Cette édition a été figée avant que les petits effectifs soient masqués. Elle n’a pas changé et garde son empreinte ; ce qui est montré ici en est une copie où ils le sont, avec sa propre empreinte.
# $n (Number) - x
public-petits-effectifs = { $n ->
    [0] Aucun chiffre n’est masqué.
    [one] 1 chiffre est masqué (« secret » ou « c ») : il compte trop peu de personnes pour être publié, ou laisserait retrouver un chiffre qui l’est.
   *[other] { $n } chiffres sont masqués (« secret » ou « c ») : ils comptent trop peu de personnes pour être publiés, ou laisseraient retrouver un chiffre qui l’est.
}
