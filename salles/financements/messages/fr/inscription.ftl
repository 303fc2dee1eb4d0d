# Une association demande elle-même son compte ; l’équipe vérifie, rattache ou refuse.

inscription-titre = Créer le compte de mon association
inscription-chapeau = Pour répondre à un appel à projets ouvert. Vous recevez un lien, vous choisissez votre mot de passe, et vous préparez votre demande.
inscription-demande = Votre demande
inscription-nom = Nom de l’association
inscription-identifiants = Donnez son SIRET ou son numéro RNA : l’un des deux suffit.
inscription-courriel-aide = Le lien y arrive. Elle servira ensuite à entrer.
inscription-fonction = Votre fonction dans l’association
inscription-fonction-aide = Par exemple « Présidente » ou « Trésorier », sans nom de personne.
inscription-habilite = Votre accord
inscription-habilite-oui = Je peux agir au nom de cette association
inscription-donnees = Votre adresse sert à ouvrir ce compte et à vous écrire de vos dossiers. Elle n’est pas publiée. Une demande qui n’est pas confirmée s’efface après quatorze jours.
inscription-bouton = Recevoir le lien
inscription-entrer = J’ai déjà un compte : entrer
inscription-sans-appel = Aucun appel à projets ne reçoit de demande en ce moment : aucun compte ne se crée seul.
inscription-sans-appel-aide = Pour être prévenu du prochain appel, ou pour une autre question, écrivez à
inscription-partie-titre = Regardez votre boîte aux lettres
inscription-partie = Si cette adresse peut servir, un courriel vient de partir. Il contient un lien, qui sert une fois pendant quatorze jours.
inscription-partie-rien = Rien n’arrive ? Regardez dans les indésirables, puis écrivez à
# $collectivite (String) - Carcassonne Agglo
inscription-objet = Créer le compte de votre association : { $collectivite }
# $collectivite (String) - Carcassonne Agglo
# $jour (String) - date
# $lien (String) - https
inscription-corps =
    Bonjour,

    Quelqu’un, vous sans doute, a demandé à créer le compte d’une association pour répondre à un appel à projets ({ $collectivite }).

    Ouvrez ce lien pour relire la demande et choisir votre mot de passe ; il sert une fois, jusqu’au { $jour } :
    { $lien }

    Si vous n’avez rien demandé, laissez ce message : rien ne sera créé, et la demande s’effacera d’elle-même.
inscription-ouvrir-titre = Ouvrir le compte de votre association
# $collectivite (String) - Carcassonne Agglo
inscription-relire = Relisez ce qui a été demandé à { $collectivite }. Si ce n’est pas votre association, n’allez pas plus loin.
inscription-ensuite = Si personne ici ne connaît encore cette association, vous préparez vos demandes aussitôt. Si elle est déjà connue, l’équipe projet vérifie d’abord que vous pouvez agir pour elle.
inscription-ouvrir = Ouvrir le compte et entrer
inscription-attente-titre = Votre demande attend l’équipe projet
inscription-attente = Votre compte est ouvert, mais cette association est déjà connue ici : l’équipe projet vérifie que vous pouvez agir pour elle. D’ici là, vous ne voyez aucun dossier. Sa réponse vous arrive par courriel.
inscription-refusee-titre = Votre demande est refusée
inscription-refusee = L’équipe projet n’a pas rattaché votre compte à cette association. Voici pourquoi :
inscription-ouverte-titre = Votre compte est ouvert
inscription-ouverte = Vous agissez pour cette association.
inscription-deja = Vous êtes déjà entré avec un compte : il n’y a rien à demander.
inscription-question = Une question ? Écrivez à
inscription-suite = Continuer
inscription-sur-titre = Association inscrite d’elle-même
inscription-etat-attente = attend votre réponse
inscription-etat-a-verifier = inscrite d’elle-même, à vérifier
inscription-etat-verifiee = vérifiée
inscription-etat-rattachee = rattachée
inscription-etat-refusee = refusée
# $qui (String) - Coordination
# $jour (String) - date
inscription-decidee = Par { $qui }, le { $jour }.
# $demande (String) - date
# $confirmation (String) - date
inscription-datee = Demandée le { $demande }, confirmée le { $confirmation }.
inscription-compte = Le compte qui a fait la demande
inscription-connue = Ce qui est déjà connu ici
inscription-inconnue = Rien ne porte ici ces numéros ni ce nom.
inscription-un-financeur = Un financeur, ou la collectivité elle-même
inscription-par-siren = même SIREN
inscription-par-rna = même numéro RNA
inscription-par-nom = même nom
inscription-verifier-titre = Vérifier
inscription-verifier-aide = Comparez avec l’annuaire des entreprises ou le Journal officiel. Si elle figure déjà ici sous un autre nom, réunissez les deux depuis « Organisations ».
inscription-verifier = Cette association est vérifiée
inscription-organisation-aide = Si c’est une autre association du même nom, ajoutez-la d’abord aux organisations, sous un nom qui les distingue.
inscription-accepter-titre = Rattacher ce compte
inscription-accepter-aide = La personne lira et déposera alors tous les dossiers de la structure, comme son représentant. Avant de répondre, appelez la structure au numéro que vous aviez déjà.
inscription-accepter = Rattacher le compte à cette structure
inscription-refuser-titre = Refuser
inscription-motif = Motif
inscription-motif-aide = La personne le lit, par courriel et sur sa page.
inscription-refuser = Refuser la demande
inscription-attentes = Demandes de rattachement
inscription-attentes-aide = Ces personnes disent agir pour une structure déjà connue ici. Leur compte ne lit rien tant que vous n’avez pas répondu.
inscription-a-verifier = Inscrites d’elles-mêmes, à vérifier
inscription-vues = Inscriptions déjà vues
# $fonction (String) - Présidente
# $jour (String) - date
inscription-de = { $fonction }, le { $jour }
# $jour (String) - date
inscription-mention = inscrite d’elle-même le { $jour }, à vérifier
# $n (Number) - registrations
inscription-a-voir = { $n ->
    [one] Une association s’est inscrite d’elle-même et attend votre regard.
   *[other] { $n } associations se sont inscrites d’elles-mêmes et attendent votre regard.
}
inscription-voir = Voir
inscription-fait-verifiee = L’association est dite vérifiée.
inscription-fait-rattachee = Le compte est rattaché ; la personne en est prévenue.
inscription-fait-refusee = La demande est refusée ; la personne en lit le motif.
inscription-perime = Quelqu’un de l’équipe a répondu pendant que vous lisiez : voici ce qui est enregistré maintenant.
inscription-equipe-objet = Une association s’est inscrite, à vérifier
# $nom (String) - association
# $adresse (String) - https
inscription-equipe-corps =
    Bonjour,

    L’association « { $nom } » s’est inscrite d’elle-même, et peut préparer ses demandes. Elle est à vérifier :
    { $adresse }
inscription-equipe-attente-objet = Une demande de rattachement attend votre réponse
# $nom (String) - association
# $adresse (String) - https
inscription-equipe-attente-corps =
    Bonjour,

    Une personne dit agir pour « { $nom } », déjà connue ici. Son compte ne lit rien tant que vous n’avez pas répondu :
    { $adresse }
# $nom (String) - association
inscription-acceptee-objet = Votre compte est rattaché : { $nom }
# $nom (String) - association
# $adresse (String) - https
inscription-acceptee-corps =
    Bonjour,

    L’équipe projet a rattaché votre compte à « { $nom } ». Vous pouvez préparer ses demandes :
    { $adresse }
# $nom (String) - association
inscription-refusee-objet = Votre demande est refusée : { $nom }
# $nom (String) - association
# $motif (String) - why
# $adresse (String) - https
inscription-refusee-corps =
    Bonjour,

    L’équipe projet n’a pas rattaché votre compte à « { $nom } ».

    Motif : { $motif }

    À qui écrire si vous n’êtes pas d’accord :
    { $adresse }
# $vu (String) - x
inscription-refus-courriel = « { $vu } » n’est pas une adresse électronique.
inscription-remede-courriel = Elle s’écrit nom@domaine.fr, sans espace, et une seule à la fois.
inscription-refus-fonction = Votre fonction manque.
# $signes (Number) - typed
# $maximum (Number) - allowed
inscription-refus-fonction-longue = { $signes ->
    [one] Cette fonction compte un signe, { $maximum } au plus.
   *[other] Cette fonction compte { $signes } signes, { $maximum } au plus.
}
inscription-refus-nom = Le nom de l’association manque.
# $signes (Number) - typed
# $maximum (Number) - allowed
inscription-refus-nom-long = { $signes ->
    [one] Ce nom compte un signe, { $maximum } au plus.
   *[other] Ce nom compte { $signes } signes, { $maximum } au plus.
}
inscription-refus-identifiant = Ni SIRET ni numéro RNA : il faut l’un des deux.
inscription-remede-identifiant = Le SIRET se lit sur l’avis de l’Insee, le numéro RNA sur le récépissé de la préfecture.
inscription-refus-habilite = Cochez que vous pouvez agir au nom de cette association.
inscription-refus-compte = Cette adresse a reçu un compte depuis votre demande : rien n’a été créé.
inscription-remede-compte = Entrez avec ce compte, ou demandez sur la page « Se connecter » un lien pour choisir son mot de passe.
inscription-refus-decidee = Cette inscription a déjà reçu sa réponse.
inscription-refus-compte-ferme = Le compte qui a fait cette demande est fermé.
inscription-remede-compte-ferme = Rouvrez-le d’abord, ou refusez la demande.
inscription-refus-compte-occupe = Ce compte a reçu depuis un rôle ou une structure.
inscription-remede-compte-occupe = Refusez la demande en disant laquelle.
inscription-refus-organisation = Choisissez une structure de l’annuaire.
# $signes (Number) - typed
# $minimum (Number) - at least
# $maximum (Number) - at most
inscription-refus-motif = { $signes ->
    [0] Aucun motif n’est écrit : il en faut un, de { $minimum } à { $maximum } signes.
    [one] Le motif compte un signe : il en faut de { $minimum } à { $maximum }.
   *[other] Le motif compte { $signes } signes : il en faut de { $minimum } à { $maximum }.
}
