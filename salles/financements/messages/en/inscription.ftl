inscription-titre = Create the account of my association
inscription-chapeau = To answer an open call for projects. You receive a link, you choose your password, and you prepare your request.
inscription-demande = Your request
inscription-nom = Name of the association
inscription-identifiants = Give its SIRET or its RNA number: one of the two is enough.
inscription-courriel-aide = The link arrives there. You will then sign in with it.
inscription-fonction = Your function in the association
inscription-fonction-aide = For instance “President” or “Treasurer”, without anybody’s name.
inscription-habilite = Your agreement
inscription-habilite-oui = I may act for this association
inscription-donnees = Your address serves to open this account and to write to you about your files. It is not published. A request that is not confirmed is erased after fourteen days.
inscription-bouton = Receive the link
inscription-entrer = I have an account already: sign in
inscription-sans-appel = No call for projects receives requests at the moment: no account is created by itself.
inscription-sans-appel-aide = To be told of the next call, or for another question, write to
inscription-partie-titre = Look at your mailbox
inscription-partie = If this address may serve, a mail has just left. It holds a link, which serves once during fourteen days.
inscription-partie-rien = Nothing arrives? Look in the junk mail, then write to
inscription-objet = Create the account of your association: { $collectivite }
inscription-corps =
    Hello,

    Someone, probably you, asked to create the account of an association to answer a call for projects ({ $collectivite }).

    Open this link to read the request again and choose your password; it serves once, until { $jour }:
    { $lien }

    If you asked for nothing, leave this message: nothing will be created, and the request will be erased by itself.
inscription-ouvrir-titre = Open the account of your association
inscription-relire = Read again what was asked of { $collectivite }. If it is not your association, go no further.
inscription-ensuite = If nobody here knows this association yet, you prepare your requests at once. If it is known already, the project team first checks that you may act for it.
inscription-ouvrir = Open the account and come in
inscription-attente-titre = Your request awaits the project team
inscription-attente = Your account is open, but this association is known here already: the project team checks that you may act for it. Until then, you see no file. Its answer reaches you by mail.
inscription-refusee-titre = Your request is refused
inscription-refusee = The project team did not attach your account to this association. Here is why:
inscription-ouverte-titre = Your account is open
inscription-ouverte = You act for this association.
inscription-deja = You came in with an account already: there is nothing to ask for.
inscription-question = A question? Write to
inscription-suite = Go on
inscription-sur-titre = Association that registered by itself
inscription-etat-attente = awaits your answer
inscription-etat-a-verifier = registered by itself, to be verified
inscription-etat-verifiee = verified
inscription-etat-rattachee = attached
inscription-etat-refusee = refused
inscription-decidee = By { $qui }, on { $jour }.
inscription-datee = Asked on { $demande }, confirmed on { $confirmation }.
inscription-compte = The account that asked
inscription-connue = What is known here already
inscription-inconnue = Nothing here bears these numbers or this name.
inscription-un-financeur = A funder, or the local authority itself
inscription-par-siren = same SIREN
inscription-par-rna = same RNA number
inscription-par-nom = same name
inscription-verifier-titre = Verify
inscription-verifier-aide = Compare with the company directory or the official gazette. If it stands here already under another name, merge the two from “Organisations”.
inscription-verifier = This association is verified
inscription-organisation-aide = If it is another association of the same name, add it first to the organisations, under a name that tells them apart.
inscription-accepter-titre = Attach this account
inscription-accepter-aide = The person will then read and deposit all the files of the structure, as its representative. Before you answer, call the structure at the number you already had.
inscription-accepter = Attach the account to this structure
inscription-refuser-titre = Refuse
inscription-motif = Reason
inscription-motif-aide = The person reads it, by mail and on their page.
inscription-refuser = Refuse the request
inscription-attentes = Requests to be attached
inscription-attentes-aide = These people say they act for a structure known here already. Their account reads nothing until you have answered.
inscription-a-verifier = Registered by themselves, to be verified
inscription-vues = Registrations already seen
inscription-de = { $fonction }, on { $jour }
inscription-mention = registered by itself on { $jour }, to be verified
inscription-a-voir = { $n ->
    [one] One association registered by itself and awaits your look.
   *[other] { $n } associations registered by themselves and await your look.
}
inscription-voir = See
inscription-fait-verifiee = The association is said verified.
inscription-fait-rattachee = The account is attached; the person is told.
inscription-fait-refusee = The request is refused; the person reads the reason.
inscription-perime = Someone of the team answered while you were reading: here is what is recorded now.
inscription-equipe-objet = An association registered, to be verified
inscription-equipe-corps =
    Hello,

    The association “{ $nom }” registered by itself, and may prepare its requests. It is to be verified:
    { $adresse }
inscription-equipe-attente-objet = A request to be attached awaits your answer
inscription-equipe-attente-corps =
    Hello,

    A person says they act for “{ $nom }”, known here already. Their account reads nothing until you have answered:
    { $adresse }
inscription-acceptee-objet = Your account is attached: { $nom }
inscription-acceptee-corps =
    Hello,

    The project team attached your account to “{ $nom }”. You may prepare its requests:
    { $adresse }
inscription-refusee-objet = Your request is refused: { $nom }
inscription-refusee-corps =
    Hello,

    The project team did not attach your account to “{ $nom }”.

    Reason: { $motif }

    Whom to write to if you disagree:
    { $adresse }
inscription-refus-courriel = “{ $vu }” is not a mail address.
inscription-remede-courriel = It is written name@domain.fr, without space, and one at a time.
inscription-refus-fonction = Your function is missing.
inscription-refus-fonction-longue = { $signes ->
    [one] This function has one sign, { $maximum } at most.
   *[other] This function has { $signes } signs, { $maximum } at most.
}
inscription-refus-nom = The name of the association is missing.
inscription-refus-nom-long = { $signes ->
    [one] This name has one sign, { $maximum } at most.
   *[other] This name has { $signes } signs, { $maximum } at most.
}
inscription-refus-identifiant = Neither SIRET nor RNA number: one of the two is needed.
inscription-remede-identifiant = The SIRET stands on the notice of Insee, the RNA number on the receipt of the prefecture.
inscription-refus-habilite = Tick that you may act for this association.
inscription-refus-compte = This address was given an account since your request: nothing was created.
inscription-remede-compte = Sign in with that account, or ask on the sign-in page for a link to choose its password.
inscription-refus-decidee = This registration was answered already.
inscription-refus-compte-ferme = The account that made this request is closed.
inscription-remede-compte-ferme = Open it again first, or refuse the request.
inscription-refus-compte-occupe = This account has since been given a role or a structure.
inscription-remede-compte-occupe = Refuse the request and say which.
inscription-refus-organisation = Choose a structure of the directory.
inscription-refus-motif = { $signes ->
    [0] No reason is written: one is needed, of { $minimum } to { $maximum } signs.
    [one] The reason has one sign: { $minimum } to { $maximum } are needed.
   *[other] The reason has { $signes } signs: { $minimum } to { $maximum } are needed.
}
