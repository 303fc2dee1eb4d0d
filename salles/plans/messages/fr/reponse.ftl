# Ce que voit la personne qui répond, par lien ou connectée.

reponse-oui = oui
reponse-non = non
reponse-etat-a-faire = à faire
reponse-etat-commencee = commencée
reponse-etat-deposee = déposée
reponse-etat-renvoyee = renvoyée
reponse-etat-acceptee = acceptée
reponse-etat-dispensee = dispensée
reponse-etat-sans-reponse = sans réponse
reponse-passage-commencer = écrire dans
reponse-passage-deposer = déposer
reponse-passage-reprendre = reprendre
reponse-passage-renvoyer = renvoyer
reponse-passage-accepter = accepter
reponse-passage-dispenser = dispenser
reponse-passage-clore = clore
reponse-passage-rouvrir = rouvrir
reponse-ciel-soleil = soleil
reponse-ciel-couvert = couvert
reponse-ciel-nuage = nuage
reponse-ciel-orage = orage
reponse-ciel-non-necessaire = non nécessaire
reponse-ferme-titre = Ce lien ne s’ouvre pas
reponse-ferme-titre-campagne = Cette campagne ne reçoit plus de réponse
reponse-ferme-inconnu = L’adresse est incomplète, ou elle n’est pas une des nôtres. Reprenez le lien du courriel que vous avez reçu, en entier.
reponse-ferme-expire = Ce lien a servi jusqu’à sa date, qui est passée. La coordination peut vous en envoyer un autre.
reponse-ferme-revoque = Ce lien a été retiré, le plus souvent parce qu’un autre l’a remplacé. Cherchez le courriel le plus récent, ou écrivez à la coordination.
reponse-ferme-hors-portee = Cette fiche n’est pas de celles que ce lien ouvre.
reponse-ferme-annulee = La campagne a été annulée : rien n’est attendu de vous.
# $date (String) - date
reponse-ferme-close-le = La campagne est close depuis le { $date }. Pour corriger ou compléter une réponse, écrivez à la coordination : elle peut la rouvrir.
reponse-ferme-close = La campagne n’est pas ouverte.
reponse-ferme-saisie = Ce que vous aviez saisi
reponse-ferme-saisie-texte = Rien n’a été enregistré à moitié. Copiez ce texte si vous voulez l’envoyer à la coordination.
reponse-contact = Votre contact
# $contrat (String) - contrat
# $annee (String) - annee
reponse-accueil-qui = La coordination du contrat « { $contrat } » fait le point sur l’année { $annee }.
# $date (String) - date
reponse-accueil-quand = Réponse attendue au plus tard le { $date }.
# $n (Number) - n
reponse-accueil-reste = { $n ->
    [0] Aucune fiche n’attend votre réponse.
    [one] Une fiche attend votre réponse.
   *[other] { $n } fiches attendent votre réponse.
}
reponse-accueil-trois-minutes = Trois minutes par fiche suffisent, et vous pouvez vous interrompre.
reponse-accueil-fini = Tout est déposé. Merci.
reponse-accueil-message = Le mot de la coordination
# $nom (String) - nom
reponse-accueil-personnel = Ce lien a été envoyé à : { $nom }. Ne le faites pas suivre : confiez plutôt la fiche, votre collègue recevra le sien.
# $numero (String) - numero
reponse-fiche = Fiche { $numero }.
reponse-question-posee = La coordination demande :
# $date (String) - date
reponse-avant-le = À compléter avant le { $date }.
# $annee (String) - annee
reponse-renseigner = Renseigner l’année { $annee }
# $annee (String) - annee
reponse-continuer = Continuer l’année { $annee }
reponse-relire = Relire ma réponse
reponse-en-retard = en retard
reponse-deleguer-lien = Confier une fiche à un collègue
reponse-deleguer-titre = Confier des fiches à un collègue
reponse-deleguer-chapeau = Votre collègue reçoit par courriel son propre lien, pour ces fiches seulement. Vous continuez de les voir, et celui des deux qui dépose répond pour vous deux.
reponse-deleguer-fiches = Fiches à confier
reponse-deleguer-courriel = Adresse électronique de votre collègue
reponse-deleguer-nom = Sa fonction
reponse-deleguer-nom-aide = Par exemple : chargée de projet prévention. La fonction suffit, sans nom.
reponse-deleguer-envoyer = Envoyer un lien à ce collègue
reponse-delegue-titre = Le lien est parti
# $n (Number) - n
# $courriel (String) - courriel
reponse-delegue = { $n ->
    [one] La fiche est confiée
   *[other] { $n } fiches sont confiées
} à { $courriel }.
reponse-delegue-suite = La coordination voit qui a répondu. Vous pouvez toujours répondre vous-même.
reponse-retour = Revenir à mes fiches
reponse-a-repondre = À répondre
# $n (Number) - n
reponse-a-repondre-compte = { $n ->
    [one] Une fiche vous est confiée
   *[other] { $n } fiches vous sont confiées
}
reponse-a-repondre-vide = Rien ne vous est demandé en ce moment.
reponse-a-repondre-contrats = Voir les contrats
# $annee (String) - annee
reponse-annee = année { $annee }
# $annee (String) - annee
# $date (String) - date
reponse-entete = Ce qui s’est passé pendant l’année { $annee } du contrat. Réponse attendue au plus tard le { $date }.
# $nom (String) - nom
reponse-pour = Vous répondez pour le compte de : { $nom }.
reponse-pour-trace = Votre nom et le sien seront inscrits, et un courriel l’en avertira.
reponse-garde = Brouillon enregistré.
reponse-garde-suite = Vous pouvez fermer cette page et la rouvrir, ici ou sur un autre appareil.
reponse-rien-ne-manque = Rien ne manque : vous pouvez déposer.
# $n (Number) - n
reponse-il-manque = { $n ->
    [one] Il reste une réponse à donner
   *[other] Il reste { $n } réponses à donner
}
reponse-indisponible = Non disponible ?
reponse-indisponible-motif = Dites pourquoi, en vingt signes au moins
# $annee (String) - annee
reponse-declinaisons-titre = Ce qui était prévu pour l’année { $annee }
reponse-declinaisons-aucune = Aucune déclinaison de cette fiche n’était prévue cette année.
# $n (Number) - n
reponse-declinaisons-autres = { $n ->
    [0] Aucune déclinaison non prévue cette année
    [one] Une déclinaison non prévue cette année
   *[other] { $n } déclinaisons non prévues cette année
}
reponse-declinaisons-autres-aide = Répondez seulement si elle a eu lieu quand même : la réponse est comptée à part.
reponse-precision = Précision
reponse-precision-non-prevue = Demandée quand vous répondez à une déclinaison non prévue : vingt signes au moins.
reponse-oui-court = Oui
reponse-non-court = Non
# $annee (String) - annee
# $mot (String) - mot
# $date (String) - date
# $auteur (String) - auteur
reponse-precedent = Année { $annee } : { $mot }, le { $date } ({ $auteur })
# $annee (String) - annee
# $mot (String) - mot
# $auteur (String) - auteur
reponse-precedent-court = Année { $annee } : { $mot } ({ $auteur })
reponse-avancement-titre = Où en est l’action
reponse-palier = Taux d’avancement
# $taux (String) - taux
reponse-palier-zero = { $taux }, pas commencée
reponse-palier-motif = Si le taux baisse, pourquoi ?
reponse-palier-motif-aide = Vingt signes au moins.
reponse-atteinte = L’objectif de cette année est-il atteint ?
reponse-indicateurs-titre = Les chiffres de l’année
reponse-indicateurs-aide = Écrivez un nombre, par exemple 1 200 ou 12,5. Une case vide n’est jamais lue comme zéro.
# $valeur (String) - valeur
reponse-lu = Lu : { $valeur }
reponse-reprendre-valeur = Reprendre la dernière réponse telle quelle
reponse-justification = Cette valeur est loin de la précédente : pourquoi ?
reponse-justification-aide = Dix fois plus ou moins, ou plus de 50 % d’écart. Si elle est juste, expliquez-la en vingt signes au moins.
reponse-valeur-nd = Valeur non disponible ?
reponse-non-disponible = non disponible
reponse-meteo-titre = Y croit-on ?
reponse-meteo = Météo de l’action
reponse-ciel-soleil-sens = objectifs sécurisés
reponse-ciel-couvert-sens = objectifs atteignables
reponse-ciel-nuage-sens = appuis nécessaires
reponse-ciel-orage-sens = objectifs compromis
reponse-ciel-non-necessaire-sens = la question ne se pose pas cette année
reponse-meteo-motif = Pourquoi ?
reponse-meteo-motif-aide = Demandé pour nuage et orage, et quand la météo change. Vingt signes au moins ; dites quel appui, et de qui.
reponse-textes-titre = En quelques mots
# $question (String) - question
reponse-texte-precedent = Dernière réponse : { $question }
reponse-commentaire = Bilan de l’année
reponse-pieces-titre = Pièces à l’appui
reponse-pieces-gardees = Déjà reçues :
# $nom (String) - nom
reponse-piece-retirer = Retirer « { $nom } » à l’enregistrement
reponse-pieces-joindre = Joindre des fichiers
reponse-pieces-aide = pdf, png, jpg, webp, odt, ods, docx, xlsx, csv ou txt ; dix au plus, de 10 Mo chacun, sans macro.
# $taille (String) - taille
reponse-ko = { $taille } ko
# $taille (String) - taille
reponse-mo = { $taille } Mo
reponse-js-reprendre = Reprendre ce que vous aviez saisi sur cet appareil
reponse-js-repris = Saisie reprise : enregistrez-la pour la garder.
reponse-js-garde = Gardé sur cet appareil.
reponse-deposer = Déposer ma réponse
reponse-deposer-pour = Déposer pour son compte
reponse-enregistrer = Enregistrer le brouillon
reponse-depot-aide = Déposer envoie la réponse à la coordination ; tant qu’elle ne l’a pas acceptée, vous pouvez la reprendre.
reponse-avant-col = Dernière réponse acceptée
reponse-question-col = Question
# $annee (String) - annee
reponse-resume-legende = La réponse pour l’année { $annee }
reponse-change = changé
reponse-inchange = inchangé
reponse-sans = sans réponse
reponse-perime-titre = Cette fiche a été enregistrée ailleurs pendant que vous écriviez
reponse-perime-texte = Rien n’est écrasé. Le formulaire ci-dessous garde votre saisie ; corrigez-la si besoin d’après la version enregistrée, puis enregistrez : c’est elle qui restera.
reponse-perime-enregistree = Version enregistrée
reponse-perime-votre = Votre saisie
# $numero (String) - numero
reponse-recu-titre = Bien reçu : fiche { $numero }
# $numero (String) - numero
reponse-etat-titre = Fiche { $numero } : où en est la réponse
# $instant (String) - instant
# $par (String) - par
reponse-recu-le = Reçu le { $instant }, de : { $par }.
# $date (String) - date
# $h (String) - h
# $min (String) - min
reponse-instant = { $date } à { $h } h { $min }
reponse-suite-deposee = La coordination la relit. Rien n’entre au plan avant son acceptation.
reponse-suite-acceptee = La coordination l’a acceptée : elle est au plan.
reponse-suite-dispensee = La coordination vous en a dispensé : rien n’est attendu.
reponse-suite-sans = La campagne s’est close sans réponse acceptée.
reponse-suite-en-cours = Cette réponse n’est pas encore déposée.
# $numero (String) - numero
reponse-suivante = Passer à la fiche { $numero }
reponse-reprendre = Reprendre ma réponse
reponse-apercu = Aperçu.
reponse-apercu-texte = Voici ce que verra le répondant ; rien ne peut être envoyé d’ici.
reponse-apercu-titre = Aperçu comme répondant
reponse-apercu-formulaire = Le formulaire
reponse-apercu-lien = Voir le formulaire comme un répondant
# $debut (String) - debut
reponse-empreinte = · empreinte SHA-256 { $debut }…
