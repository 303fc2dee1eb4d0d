# Le bilan d’une action : ce que le porteur rend, ce que l’équipe et les financeurs en disent.

# $exercice (String) - exercice
bilan-titre = Bilan { $exercice }
# $exercice (String) - exercice
bilan-remplir = Remplir le bilan { $exercice }
bilan-liste-titre = Bilans
bilan-aide = Le budget voté est repris ; vous n’écrivez que ce qui a été réalisé. Un brouillon n’est vu que de vous et de l’équipe projet. Le bilan déposé sert à tous vos financeurs.
bilan-partie-qualitative = Bilan qualitatif
bilan-partie-tableau = Tableau de synthèse
bilan-partie-annexe = Annexe
bilan-mise-en-oeuvre = Mise en œuvre de l’action
bilan-mise-en-oeuvre-aide = Ce qui a été fait, ce qui a changé par rapport au projet, et pourquoi.
bilan-beneficiaires = Nombre de bénéficiaires
bilan-publics = Publics touchés
bilan-publics-aide = Âge, sexe, quartiers, en catégories ; sans nom de personne.
bilan-dates-lieux = Dates et lieux de réalisation
bilan-indicateurs = Objectifs et indicateurs
bilan-indicateurs-aide = Ce que vous visiez, ce que vous avez mesuré.
# $part (String) - part
# $montant (String) - montant
bilan-tableau-aide = Euros entiers. Un écart se motive quand il dépasse à la fois { $part } % et { $montant }. Enregistrez pour voir les écarts à jour.
bilan-emplois = Emplois des contributions volontaires (86)
bilan-ressources = Contributions volontaires (87)
bilan-prevu = Voté
bilan-realise = Réalisé
# $ligne (String) - ligne
bilan-realise-de = Réalisé : { $ligne }
bilan-ecart = Écart
bilan-motif = Motif
# $ligne (String) - ligne
bilan-motif-de = Motif de l’écart : { $ligne }
bilan-autres-lignes = Dépenses ou recettes qui n’étaient pas prévues
bilan-cles = Répartition des charges indirectes
bilan-cles-aide = Les clés utilisées : temps passé, surface, effectif.
bilan-contributions = Contributions volontaires en nature
bilan-contributions-aide = Bénévolat, prêts, dons : ce que c’était, comment c’est évalué.
bilan-annexe-vide = Rien n’est dit en annexe.
bilan-enregistrer = Enregistrer le brouillon
bilan-deposer = Déposer le bilan
bilan-redeposer = Renvoyer le bilan corrigé
bilan-enregistre = C’est enregistré.
# $jour (String) - jour
# $numero (String) - numero
bilan-accuse = Bilan reçu le { $jour }, dossier { $numero }. Cette ligne vaut accusé de réception ; un courriel la confirme.
bilan-a-corriger-titre = À corriger
bilan-pas-rendu = Ce bilan n’est pas encore rendu.
# $n (Number) - n
bilan-suivi-attendu = { $n ->
    [0] attendu aujourd’hui au plus tard
    [one] attendu sous un jour
   *[other] attendu sous { $n } jours
}
# $n (Number) - n
bilan-suivi-retard = { $n ->
    [one] en retard d’un jour
   *[other] en retard de { $n } jours
}
bilan-suivi-recu = reçu
bilan-suivi-a-corriger = à corriger
bilan-suivi-valide = validé
bilan-etat-attendu = attendu
bilan-compte-retard = en retard
bilan-recu-tard = reçu en retard
# $jour (String) - jour
bilan-limite = À rendre au plus tard le { $jour } (contrat de ville).
# $jour (String) - jour
bilan-limite-legale = Délai légal du compte rendu financier : { $jour }.
# $jour (String) - jour
bilan-recu-le = Reçu le { $jour }.
bilan-recu = Reçu le
bilan-objet-caf = Objet du courriel à la CAF
bilan-objet-caf-aide = À copier tel quel : la CAF classe les bilans par cet objet (CAF-09).
bilan-pieces = Pièces du bilan
bilan-pieces-aide = La CAF demande les trois (CAF-07) ; sans elles, le vote de l’an prochain s’arrête.
bilan-piece-jointe = jointe
bilan-piece-manque = manquante
bilan-piece-genre = Pièce
bilan-piece-fichier = Fichier (PDF ou image)
bilan-piece-joindre = Joindre cette pièce
bilan-completude = Complétude
bilan-valider = Constater le bilan complet
bilan-renvoyer = Demander une correction
bilan-renvoyer-motif = Ce qui est à corriger
bilan-parts = Part des subventions
bilan-parts-titre = Validation des financeurs
bilan-trop-percu-aide = Trop-perçu proposé : ce que le vote dépasse une fois réduit aux charges réalisées. Chaque financeur en décide.
bilan-trop-percu = Trop-perçu proposé
bilan-part-validee = Validé
bilan-part-attendue = attendu
# $montant (String) - montant
bilan-a-reverser-dit = à reverser : { $montant }
# $financeur (String) - financeur
bilan-valider-part = Valider la part de { $financeur }
bilan-valider-part-bouton = Valider cette part
bilan-a-reverser = Montant à reverser
bilan-a-reverser-aide = Vide ou 0 : rien n’est demandé en retour.
# $n (Number) - n
bilan-compte = { $n ->
    [0] Aucun bilan
    [one] Un bilan
   *[other] { $n } bilans
}
bilan-liste-vide = Aucun bilan ne répond à ces critères.
# $annee (String) - annee
# $jour (String) - jour
bilan-precedent-recu = Le bilan { $annee } de cette action a été reçu le { $jour }.
# $annee (String) - annee
bilan-precedent-attendu = Le bilan { $annee } de cette action n’est pas encore reçu : les règles CAF-07, CAF-08 et LEG-03 le demandent.
# $annee (String) - annee
bilan-precedent-voir = Ouvrir le bilan { $annee }
# $texte (String) - texte
bilan-refus-nombre = « { $texte } » n’est pas un nombre de personnes.
# $champ (String) - champ
bilan-refus-vide = « { $champ } » est à remplir avant de déposer.
# $ligne (String) - ligne
bilan-refus-realise = « { $ligne } » : le réalisé manque.
# $ligne (String) - ligne
# $ecart (String) - ecart
# $part (String) - part
bilan-refus-ecart = « { $ligne } » : écart de { $ecart } ({ $part }) sans motif.
# $etat (String) - etat
bilan-refus-pas-attendu = Ce dossier est à l’état « { $etat } » : son bilan ne s’écrit pas maintenant.
bilan-refus-motif = Dites en dix signes au moins ce qui est à corriger.
# $financeur (String) - financeur
bilan-refus-sans-part = { $financeur } n’a rien voté pour cette action.
# $financeur (String) - financeur
bilan-refus-part-validee = { $financeur } a déjà validé sa part.
# $demande (String) - demande
# $paye (String) - paye
bilan-refus-trop = { $demande } à reverser pour { $paye } versés.
bilan-remede-realise = Écrivez le montant, ou 0 s’il n’y a rien eu.
bilan-remede-ecart = Expliquez cet écart dans la colonne « Motif ».
bilan-remede-equilibre = Ajustez une ligne, l’autofinancement ou l’excédent.
# $numero (String) - numero
bilan-courriel-recu-objet = Bilan reçu : dossier { $numero }
# $exercice (String) - exercice
# $intitule (String) - intitule
# $numero (String) - numero
# $jour (String) - jour
# $adresse (String) - adresse
bilan-courriel-recu-corps = Bonjour,

    Le bilan { $exercice } de l’action « { $intitule } » (dossier { $numero }) a été reçu le { $jour }. Ce message vaut accusé de réception. Le bilan sert à tous les financeurs de l’action ; l’équipe projet en constate la complétude, puis chaque financeur valide sa part.

    Vous le retrouvez ici : { $adresse }
# $numero (String) - numero
bilan-courriel-corriger-objet = Bilan à corriger : dossier { $numero }
# $intitule (String) - intitule
# $numero (String) - numero
# $motif (String) - motif
# $adresse (String) - adresse
bilan-courriel-corriger-corps = Bonjour,

    Le bilan de l’action « { $intitule } » (dossier { $numero }) demande une correction : { $motif }

    La date de réception reste celle du premier dépôt. Pour corriger : { $adresse }
bilan-motifs = Motifs des écarts
bilan-papier-lien = Le bilan en PDF, pour un financeur hors plateforme
# $exercice (String) - exercice
bilan-papier-titre = Compte rendu financier et bilan { $exercice }
# $numero (String) - numero
bilan-papier-renvoi = Bilan du dossier { $numero }
# $montant (String) - euros
bilan-reste-a-trouver = Les financeurs ont voté moins que demandé : il restait { $montant } à trouver. Le réalisé dit comment : des charges réduites, ou d’autres produits.
