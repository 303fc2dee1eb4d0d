# Publishing a voted call: the page of the team and of the funders.

publication-titre = Publish the grants
publication-chapeau = What the funders voted becomes open data: one line per funder, in the national format, with co-funding. Nothing personal leaves; notes and opinions stay here.
publication-editions = Published editions
publication-aucune = Nothing is published yet.
publication-col-edition = Edition
publication-col-le = Published on
publication-col-quoi = What it holds
publication-col-fichiers = Files
publication-edition = Edition { $numero }
publication-servie = read by the public
publication-motif-de = Reason: { $motif }
publication-tout = the whole call
publication-portee = Look at
publication-regarder = Look
publication-aujourd-hui = What would leave today: { $quoi }
publication-pret = { $n ->
    [one] One funded action, { $montant } voted.
   *[other] { $n } funded actions, { $montant } voted.
}
publication-agrege = { $n ->
    [one] One file of a natural person is counted, never named.
   *[other] { $n } files of natural persons are counted, never named.
}
publication-relire = Read these files again before publishing: everyone will read titles and summaries.
publication-octets = { $n } bytes
publication-page = what the public page reads
publication-empechee = { $n ->
    [one] No file is given, for one reason:
   *[other] No file is given, for { $n } reasons:
}
publication-encore = { $n ->
    [one] And one more.
   *[other] And { $n } more.
}
publication-remplace = Edition { $numero } stays readable; this one takes its place.
publication-motif = Why a new edition
publication-motif-aide = For instance: “validated reviews give the cost borne”. Twenty signs at least; the reason is public.
publication-definitif = A published edition is never changed nor withdrawn.
publication-publier = Publish this edition
publication-faite = Edition { $numero } published.
publication-voir = See the public page
publication-delai = Legal time limit
publication-delai-dit = The essential data of a grant agreement are published within three months of its signature.
publication-delai-tenu = { $n ->
    [one] One agreement published in time.
   *[other] { $n } agreements published in time.
}
publication-delai-rien = No signed agreement in this call.
publication-refus-trop-tot = This call is “{ $etat }”: the funders have not voted yet.
publication-remede-trop-tot = Publish once votes are recorded.
publication-refus-rien = No voted amount to publish.
publication-refus-motif = { $n ->
    [one] The reason has one sign.
   *[other] The reason has { $n } signs.
}
publication-remede-motif = Write what changes, in { $n } signs at least.
publication-refus-rien-de-change = Nothing differs from edition { $numero }.
appel-ouvert-liste = Open calls for projects
appel-ouvert-sur-titre = { $nom } · call for projects, open
appel-ouvert-cloture = Files are received until { $le }
appel-ouvert-repondre = Answer this call
appel-ouvert-compte = Your organisation has an account already:
appel-ouvert-entrer = prepare a request
appel-ouvert-sans-compte = It has none:
appel-ouvert-question = A question about this call? Write to
ouverte-publies = What was funded
publication-refus-sans-siren = The SIREN of the collectivité is missing: it identifies each grant.
publication-remede-sans-siren = Ask the technical administration to write it: “Accounts”, then “Name, SIREN and prefix of the collectivité”.
publication-refus-empreinte = File { $nom } no longer has the published hash: it is not shown.
publication-remede-empreinte = Restore a backup; the journal keeps the original hash.
appel-ouvert-clos = Deposits have been closed since { $le }.
appel-ouvert-sur-titre-clos = { $nom } · call for projects, closed
