motdepasse-oubli-titre = Recevoir un lien pour choisir un mot de passe
motdepasse-oubli-chapeau = Écrivez l’adresse de votre compte. Si elle est connue ici, un lien y arrive dans la minute ; il sert une fois, pendant deux heures.
motdepasse-oubli-bouton = Recevoir le lien
motdepasse-oubli-parti-titre = Regardez votre boîte aux lettres
# $courriel (String) - a@b.example
motdepasse-oubli-parti = Si un compte existe pour { $courriel }, un lien vient d’y partir. Il sert une fois, pendant deux heures.
motdepasse-oubli-rien = Rien n’arrive ? Regardez dans les indésirables, puis vérifiez avec l’administration que votre compte porte bien cette adresse.
motdepasse-choisir-titre = Choisir un mot de passe
# $courriel (String) - a@b.example
motdepasse-choisir-pour = Pour le compte { $courriel }. Vos autres sessions seront fermées.
motdepasse-nouveau = Nouveau mot de passe
motdepasse-aide = Douze signes au moins, espaces compris. Quatre mots sans rapport entre eux font très bien l’affaire.
motdepasse-confirmation = Le même, une seconde fois
motdepasse-enregistrer = Enregistrer et entrer
# $signes (Number) - x
# $minimum (Number) - x
motdepasse-trop-court = { $signes ->
    [0] Aucun mot de passe n’est écrit ; il en faut un de { $minimum } signes au moins.
    [one] Un seul signe : il en faut { $minimum } au moins.
   *[other] { $signes } signes : il en faut { $minimum } au moins.
}
# $maximum (Number) - x
motdepasse-trop-long = Un mot de passe ne dépasse pas { $maximum } signes.
motdepasse-courriel = Votre adresse ne peut pas servir de mot de passe.
motdepasse-courant = Ce mot de passe est parmi les premiers qu’un pirate essaie.
motdepasse-conseil = Prenez par exemple quatre mots sans rapport entre eux.
motdepasse-different = Les deux saisies ne sont pas les mêmes.
motdepasse-different-remede = Écrivez-les de nouveau toutes les deux.
motdepasse-ancien-faux = Ce n’est pas votre mot de passe actuel.
motdepasse-ancien-remede = Si vous ne le savez plus, demandez un lien par courriel.
motdepasse-objet = Choisir votre mot de passe
# $nom (String) - Coordination
# $collectivite (String) - Carcassonne Agglo
# $lien (String) - https
motdepasse-corps =
    Bonjour,

    Quelqu’un, vous sans doute, a demandé à choisir le mot de passe du compte « { $nom } » ({ $collectivite }).

    Ouvrez ce lien, qui sert une fois et pendant deux heures :
    { $lien }

    Si vous n’avez rien demandé, laissez ce message : rien ne change.
motdepasse-change-objet = Votre mot de passe a changé
# $nom (String) - Coordination
# $collectivite (String) - Carcassonne Agglo
# $quand (String) - date
motdepasse-change-corps =
    Bonjour,

    Le mot de passe du compte « { $nom } » ({ $collectivite }) a été changé le { $quand }, et les autres sessions ont été fermées.

    Si ce n’était pas vous, prévenez sans attendre l’administration de votre collectivité.
lien-ferme-titre = Ce lien ne s’ouvre plus
lien-inconnu = Ce lien n’est pas lisible : il a peut-être été coupé en passant d’un message à l’autre.
lien-expire = Ce lien a dépassé sa durée de validité.
lien-revoque = Ce lien a été remplacé ou retiré.
lien-deja-utilise = Ce lien a déjà servi, et ne sert qu’une fois.
lien-remede-mot-de-passe = Demander un nouveau lien
lien-remede-invitation = Demandez une nouvelle invitation à la personne qui vous l’a envoyée, ou entrez si votre compte est déjà ouvert.
lien-remede-inscription = Si votre compte est déjà ouvert, entrez. Sinon, refaites la demande : un nouveau lien part aussitôt.
# $collectivite (String) - Carcassonne Agglo
inscription-connue-objet = Votre adresse a déjà un compte : { $collectivite }
# $collectivite (String) - Carcassonne Agglo
inscription-connue-corps =
    Bonjour,

    Quelqu’un, vous sans doute, a demandé à créer le compte d’une association ({ $collectivite }) avec votre adresse. Elle a déjà un compte ici : rien n’a été créé.

    Entrez avec ce compte. Si vous ne savez plus son mot de passe, la page « Se connecter » envoie un lien pour en choisir un autre.

    Si vous n’avez rien demandé, laissez ce message : rien ne change.
# $collectivite (String) - Carcassonne Agglo
inscription-fermee-corps =
    Bonjour,

    Quelqu’un, vous sans doute, a demandé à créer le compte d’une association ({ $collectivite }) avec votre adresse. Elle a eu un compte ici, qui est fermé : rien n’a été créé.

    Écrivez à l’équipe projet pour qu’il soit rouvert, ou donnez une autre adresse.

    Si vous n’avez rien demandé, laissez ce message : rien ne change.
