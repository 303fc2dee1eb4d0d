# Engagements des parties : matrice, case, promesse, preuves, demandes par lien signé.
engagement-titre = Engagements
# $n (Number) - x
engagement-suivre = { $n ->
    [0] Le registre des engagements est vide
    [one] Suivre cet engagement jusqu’à sa preuve
   *[other] Suivre ces { $n } engagements jusqu’à leur preuve
}
engagement-etat-promis = promis
engagement-etat-en-cours = en cours
engagement-etat-en-retard = en retard
engagement-etat-declare = déclaré tenu, à vérifier
engagement-etat-tenu = tenu
engagement-etat-renegocie = renégocié
engagement-etat-non-tenu = non tenu
engagement-preuve-deliberation = Délibération
engagement-preuve-convention = Convention
engagement-preuve-paiement = Paiement
engagement-preuve-compte-rendu = Compte rendu
engagement-preuve-livrable = Livrable
engagement-preuve-photo = Photo
engagement-preuve-a-verifier = à vérifier
engagement-preuve-acceptee = acceptée
engagement-preuve-refusee = refusée
engagement-avis-tenue = tenue
engagement-avis-en-partie = tenue en partie
engagement-avis-non-tenue = non tenue
engagement-avis-sans = sans avis
# $de (String) - x
# $vers (String) - x
engagement-refus-passage = Un engagement « { $de } » ne devient pas « { $vers } » de cette façon.
engagement-refus-sans-preuve = Rien ne montre encore que cet engagement est tenu.
engagement-refus-ni-lien-ni-piece = Une preuve montre un lien ou une pièce jointe.
engagement-refus-a-venir = La date de la preuve est à venir.
# $saisi (String) - x
engagement-refus-adresse = « { $saisi } » n’est pas une adresse web.
# $saisi (String) - x
engagement-refus-quantite = « { $saisi } » n’est pas une quantité.
# $min (String) - x
engagement-refus-accord = Dites par quel acte les deux côtés ont accepté ({ $min } signes au moins).
engagement-refus-deja-jugee = Cette preuve est déjà jugée.
engagement-refus-propre-depot = Personne n’accepte sa propre preuve.
engagement-refus-juge-sans-organisation = Votre compte n’a pas d’organisation : on ne sait pas si vous êtes d’un autre côté que qui a promis.
engagement-refus-meme-organisation = Votre organisation est celle qui a promis, ou celle qui a déposé la preuve.
engagement-refus-avis-sur-soi = Une organisation ne note pas ses propres engagements.
# $organisation (String) - x
engagement-refus-sans-contact = { $organisation } n’a pas de contact dans l’annuaire.
engagement-remede-terminal = Cet état est définitif.
# $permis (String) - x
engagement-remede-passage = Il peut devenir : { $permis }.
engagement-remede-sans-preuve = Déposez d’abord une preuve sur cette page.
engagement-remede-quantite = Écrivez un nombre, ou laissez vide si rien n’est précisé.
engagement-remede-autre-juge = Demandez à un compte d’une autre organisation, signataire du contrat par exemple.
engagement-remede-compte = Demandez à l’administration de rattacher votre compte à une organisation.
engagement-remede-contact = Ajoutez un contact dans sa page de l’annuaire, puis recommencez.
engagement-chapeau = Ce que chaque organisation a promis, thématique par thématique, et ce qu’il en est. Un retard est calculé ; une preuve est acceptée par une autre organisation que celle qui a promis.
# $montres (Number) - x
# $tous (Number) - x
engagement-compte = { $montres } engagements affichés sur { $tous }
engagement-bilan-verifiables = Vérifiables
# $n (Number) - x
engagement-bilan-verifiables-sens = sur { $n } : les autres n’ont ni échéance ni quantité
engagement-bilan-tenus = Tenus
# $n (Number) - x
engagement-bilan-sur = sur { $n } vérifiables
engagement-bilan-retard = En retard
engagement-bilan-a-verifier = À vérifier
engagement-bilan-declares = déclarés tenus
engagement-matrice = Engagements par organisation et par thématique
engagement-thematique = Thématique
engagement-cellule-vide = aucun engagement
# $n (Number) - x
# $place (String) - x
engagement-cellule-n = { $n ->
    [0] 0 engagement
    [one] 1 engagement
   *[other] { $n } engagements
} : { $place }
# $organisation (String) - x
# $thematique (String) - x
engagement-cellule-de = { $organisation }, { $thematique }
engagement-hors-matrice = Engagements sur l’ensemble du contrat
engagement-vide = Aucun engagement ne répond à ces filtres.
engagement-aucun = Ce contrat n’a encore aucun engagement écrit. La coordination les ajoute dans les réglages.
engagement-filtre-organisation = Organisation
engagement-filtre-etat = État
engagement-demandes = Demander où on en est
engagement-export = Exporter les engagements (CSV)
engagement-reglages = Modifier les textes
engagement-pages = Pages des engagements
engagement-col-engagement = Engagement
engagement-col-organisation = Organisation
engagement-col-etat = État
engagement-col-echeance = Échéance
engagement-col-promis = Promis
engagement-col-livre = Livré
engagement-col-unite = Unité
engagement-col-preuves = Preuves
engagement-col-verifiable = Vérifiable
engagement-non-precise = non précisé
engagement-non-verifiable = non vérifiable : ni échéance ni quantité
engagement-oui = oui
engagement-non = non
engagement-case-vide = Cette organisation n’a rien promis sur cette thématique.
engagement-objectifs-lies = Objectifs du contrat
engagement-autres-organisations = Sur la même thématique
# $organisation (String) - x
engagement-une = Engagement de { $organisation }
engagement-part-tenue = Part tenue
# $livre (String) - x
# $promis (String) - x
# $unite (String) - x
engagement-part-tenue-calcul = livré { $livre } sur promis { $promis } { $unite }
engagement-remplace = Remplace un engagement renégocié
engagement-remplace-par = Remplacé par
engagement-preuves = Preuves
engagement-preuves-aucune = Aucune preuve n’est déposée.
# $par (String) - x
# $jour (String) - x
engagement-preuve-par = Déposée par { $par } le { $jour }
# $par (String) - x
# $jour (String) - x
engagement-preuve-jugee = Jugée par { $par } le { $jour }
# $jour (String) - x
engagement-preuve-du = datée du { $jour }
engagement-preuve-lien = Voir le document
engagement-preuve-accepter = Accepter
engagement-preuve-refuser = Refuser
# $texte (String) - x
engagement-preuve-accepter-quoi = Accepter la preuve « { $texte } »
# $texte (String) - x
engagement-preuve-refuser-quoi = Refuser la preuve « { $texte } »
engagement-deposer = Déposer une preuve
engagement-champ-genre = Type de preuve
engagement-champ-datee-du = Date du document
engagement-champ-texte = Ce qu’elle montre
engagement-champ-adresse = Adresse web du document
engagement-champ-piece = Ou une pièce jointe
engagement-champ-piece-aide = PDF, image, document ou tableur, 10 Mo au plus.
engagement-champ-motif = Motif
engagement-champ-motif-aide = Vingt signes au moins ; il est gardé et montré.
engagement-champ-date-aide = Par exemple 31/12/2026. Vide : non précisée.
engagement-champ-datee-aide = Par exemple 31/12/2026.
engagement-champ-motif-etat-aide = Exigé, en vingt signes au moins, pour « non tenu » et pour rouvrir ; facultatif sinon.
engagement-changer = Changer l’état
engagement-suivi = Échéance et quantités
engagement-renegocier = Renégocier
engagement-renegocier-aide = La version nouvelle remplace l’ancienne, qui reste liée. Elle vaut quand les deux côtés l’ont acceptée.
engagement-champ-accord = Acte où les deux côtés ont accepté
engagement-champ-accord-aide = Par exemple : courriers des 3 et 9 mars 2026.
engagement-champ-nouveau-texte = Engagement nouveau
engagement-fait = C’est enregistré.
engagement-perime = Quelqu’un a modifié cet engagement pendant que vous écriviez. Ce qui vaut maintenant est affiché plus haut ; ce que vous avez tapé est gardé ci-dessous. Relisez, puis enregistrez de nouveau.
engagement-juger = Juger cette preuve
engagement-juger-aide = Pour refuser : vingt signes au moins. Pour accepter : facultatif.
engagement-avis = Avis des partenaires
engagement-avis-aucun = Aucun partenaire n’a encore donné son avis.
engagement-histoire = Histoire
engagement-histoire-vide = Rien n’a changé depuis l’écriture du contrat.
# $avant (String) - x
# $apres (String) - x
engagement-histoire-etat = état : { $avant } → { $apres }
# $etat (String) - x
# $texte (String) - x
engagement-histoire-preuve = preuve { $etat } : { $texte }
# $avis (String) - x
engagement-histoire-avis = avis « { $avis } »
engagement-histoire-ecrit = écrit
# $champs (String) - x
engagement-histoire-champs = modifié : { $champs }
engagement-demandes-titre = Demandes aux organisations
# $porteur (String) - x
engagement-demandes-chapeau = Chaque organisation reçoit son propre lien, sans compte : elle dit où en sont ses engagements, dépose ses preuves et donne son avis sur ceux de { $porteur }.
engagement-demandes-vide = Aucune demande n’est encore partie.
# $repondues (Number) - x
# $toutes (Number) - x
engagement-demandes-compte = { $repondues } réponses sur { $toutes } demandes
engagement-demander = Envoyer la demande
engagement-demander-a = Organisations
engagement-champ-echeance-reponse = Répondre avant le
engagement-demande-repondue = répondue
engagement-demande-attendue = attendue
engagement-demande-retard = en retard
engagement-demande-le = Demandée le
engagement-demande-pour = Pour le
engagement-demande-qui = Destinataire
engagement-demande-renvoyer = Renvoyer le lien
# $organisation (String) - x
engagement-demande-renvoyer-quoi = Renvoyer le lien à { $organisation }
# $contrat (String) - x
engagement-courriel-objet = Où en sont vos engagements : { $contrat }
# $n (Number) - x
# $contrat (String) - x
# $jour (String) - x
engagement-courriel-corps = 
    Bonjour,
    
    Votre organisation a pris { $n ->
        [0] aucun engagement
        [one] un engagement
       *[other] { $n } engagements
    } dans { $contrat }. Merci de dire où ils en sont avant le { $jour } : quelques minutes suffisent, sans compte.
# $lien (String) - x
engagement-courriel-lien = 
    Votre lien : { $lien }
    
    Il est à votre organisation : ne le transmettez pas.
engagement-lien-titre = Où en sont nos engagements
# $organisation (String) - x
# $contrat (String) - x
engagement-lien-pour = { $organisation }, { $contrat }
# $jour (String) - x
engagement-lien-chapeau = Dites où en est chaque engagement. Ce que vous déposez est vérifié par une autre organisation avant d’être compté tenu. Réponse attendue le { $jour }.
engagement-lien-declarer = Dire où il en est
engagement-lien-etat = Où en est-il
# $porteur (String) - x
engagement-lien-noter = Votre avis sur les engagements de { $porteur }
engagement-lien-noter-chapeau = Délais, réponses, moyens : ce que vous en voyez. Laissez « sans avis » ce que vous ne pouvez pas juger.
engagement-lien-commentaire = Commentaire
engagement-lien-enregistrer-avis = Enregistrer les avis
engagement-lien-merci = C’est enregistré, merci. Vous pouvez revenir par le même lien.
engagement-lien-rien = Aucun engagement de votre organisation n’attend de nouvelles.
engagement-lien-terminal = Cet engagement est clos.
# $preuves (Number) - x
engagement-lien-reponse-vue = 
    { $preuves ->
        [0] aucune preuve
        [one] une preuve déposée
       *[other] { $preuves } preuves déposées
    }
engagement-ajouter = Ajouter un engagement ici
engagement-coller = Coller la matrice
engagement-coller-chapeau = Copiez la matrice depuis un tableur ou un document : les organisations d’un côté, les thèmes de l’autre, une promesse par ligne dans chaque case. Rien n’est écrit avant votre accord.
engagement-coller-champ = Matrice copiée
engagement-coller-aide = La première ligne et la première colonne portent les noms (ou les sigles) des organisations et les noms (ou les codes) des thèmes, dans un sens ou dans l’autre.
engagement-coller-sans-theme = Ce contrat n’a pas encore de thème : écrivez-les d’abord.
engagement-coller-lire = Lire la matrice
engagement-coller-recommencer = Corriger la copie
# $n (Number) - how many
engagement-coller-nouvelles = { $n ->
    [0] Aucun engagement nouveau.
    [one] 1 engagement nouveau.
   *[other] { $n } engagements nouveaux.
}
# $n (Number) - how many
engagement-coller-deja = { $n ->
    [0] Aucun n’est déjà écrit.
    [one] 1 est déjà écrit et ne le sera pas deux fois.
   *[other] { $n } sont déjà écrits et ne le seront pas deux fois.
}
# $n (Number) - how many
engagement-coller-autres = { $n ->
    [one] Et 1 autre.
   *[other] Et { $n } autres.
}
# $n (Number) - how many
engagement-coller-ecrire = { $n ->
    [one] Écrire cet engagement
   *[other] Écrire ces { $n } engagements
}
engagement-refus-matrice = Cette copie ne croise pas des organisations et des thèmes.
engagement-remede-matrice = Copiez aussi la ligne et la colonne des titres : les organisations d’un côté, les thèmes de l’autre.
# $place (String) - cell
# $saisi (String) - text read
engagement-refus-titre = Case { $place } : « { $saisi } » n’est ni une organisation de l’annuaire ni un thème du contrat.
engagement-remede-titre = Corrigez ce titre, ou ajoutez d’abord l’organisation à l’annuaire ou le thème au contrat.
# $place (String) - cell
# $vu (String) - signs
# $max (String) - signs at most
engagement-refus-promesse-longue = Case { $place } : un engagement de { $vu } signes, { $max } au plus.
# $vu (String) - how many
# $max (String) - at most
engagement-refus-trop-de-promesses = { $vu } engagements dans cette copie, { $max } au plus à la fois.
engagement-remede-trop-de-promesses = Copiez la matrice en plusieurs fois.
