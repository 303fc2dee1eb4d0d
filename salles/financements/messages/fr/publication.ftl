# Publier un appel voté : la page de l’équipe et des financeurs.

publication-titre = Publier les subventions
publication-chapeau = Ce que les financeurs ont voté devient une donnée ouverte : une ligne par financeur, au format national, avec le cofinancement. Rien de personnel ne sort ; notes et avis restent ici.
publication-editions = Éditions publiées
publication-aucune = Rien n’est encore publié.
publication-col-edition = Édition
publication-col-le = Publiée le
publication-col-quoi = Ce qu’elle contient
publication-col-fichiers = Fichiers
# $numero (String) - numéro
publication-edition = Édition { $numero }
publication-servie = lue par le public
# $motif (String) - motif
publication-motif-de = Motif : { $motif }
publication-tout = tout l’appel
publication-portee = Regarder
publication-regarder = Regarder
# $quoi (String) - tout l’appel, ou un financeur
publication-aujourd-hui = Ce qui partirait aujourd’hui : { $quoi }
# $n (Number) - actions
# $montant (String) - total voté
publication-pret = { $n ->
    [one] Une action financée, { $montant } votés.
   *[other] { $n } actions financées, { $montant } votés.
}
# $n (Number) - dossiers
publication-agrege = { $n ->
    [one] Un dossier d’une personne physique est compté, jamais nommé.
   *[other] { $n } dossiers de personnes physiques sont comptés, jamais nommés.
}
publication-relire = Relisez ces fichiers avant de publier : intitulés et résumés seront lus par tous.
# $n (String) - octets
publication-octets = { $n } octets
publication-page = ce que lit la page publique
# $n (Number) - motifs
publication-empechee = { $n ->
    [one] Aucun fichier n’est donné, pour une raison :
   *[other] Aucun fichier n’est donné, pour { $n } raisons :
}
# $n (Number) - autres motifs
publication-encore = { $n ->
    [one] Et une autre.
   *[other] Et { $n } autres.
}
# $numero (String) - numéro
publication-remplace = L’édition { $numero } restera lisible ; celle-ci prendra sa place.
publication-motif = Pourquoi une nouvelle édition
publication-motif-aide = Par exemple : « les bilans validés donnent le coût réalisé ». Vingt signes au moins ; le motif est public.
publication-definitif = Une édition publiée ne se modifie pas et ne se retire pas.
publication-publier = Publier cette édition
# $numero (String) - numéro
publication-faite = Édition { $numero } publiée.
publication-voir = Voir la page publique
publication-delai = Délai légal de publication
publication-delai-dit = Les données essentielles d’une convention de subvention se publient dans les trois mois de sa signature.
# $n (Number) - conventions
publication-delai-tenu = { $n ->
    [0] Aucune convention publiée dans les délais.
    [one] Une convention publiée dans les délais.
   *[other] { $n } conventions publiées dans les délais.
}
publication-delai-rien = Aucune convention signée dans cet appel.
# $etat (String) - état de l’appel
publication-refus-trop-tot = Cet appel est « { $etat } » : les financeurs n’ont pas encore voté.
publication-remede-trop-tot = Publiez une fois les votes enregistrés.
publication-refus-rien = Aucune somme votée à publier.
# $n (Number) - signes
publication-refus-motif = { $n ->
    [one] Le motif compte un signe.
   *[other] Le motif compte { $n } signes.
}
# $n (Number) - signes au moins
publication-remede-motif = Écrivez ce qui change, en { $n } signes au moins.
# $numero (String) - numéro
publication-refus-rien-de-change = Rien ne diffère de l’édition { $numero }.
appel-ouvert-liste = Appels à projets ouverts
# $nom (String) - collectivité
appel-ouvert-sur-titre = { $nom } · appel à projets ouvert
# $le (String) - x
appel-ouvert-cloture = Dépôt jusqu’au { $le }
appel-ouvert-repondre = Répondre à cet appel
appel-ouvert-compte = Votre structure a déjà un compte :
appel-ouvert-entrer = préparer une demande
appel-ouvert-sans-compte = Elle n’en a pas :
appel-ouvert-question = Une question sur cet appel ? Écrivez à
ouverte-publies = Ce qui a été financé
publication-refus-sans-siren = Le SIREN de la collectivité manque : il identifie chaque aide.
publication-remede-sans-siren = Demandez à l’administration technique de l’inscrire : « Comptes », puis « Nom, SIREN et préfixe de la collectivité ».
# $nom (String) - fichier
publication-refus-empreinte = Le fichier { $nom } n’a plus l’empreinte publiée : il n’est pas montré.
publication-remede-empreinte = Restaurez une sauvegarde ; le journal garde l’empreinte d’origine.
# $le (String) - le
appel-ouvert-clos = Les dépôts sont clos depuis le { $le }.
# $nom (String) - nom
appel-ouvert-sur-titre-clos = { $nom } · appel à projets clos
