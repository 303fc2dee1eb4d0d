# The pages that follow the deposit: instruction, programming, decisions, votes, publication.

suite-onglets = Stages of the call
suite-onglet-instruction = Instruction
suite-source = Source: { $source }
suite-regles-rien = No rule has anything to say at this stage.
suite-regles-tenues = { $n ->
    [one] One rule respected
   *[other] { $n } rules respected
}
suite-regles-attendus = Answer awaited from: { $qui }.
suite-instruction-titre = Instruction of files
suite-instruction-chapeau = You instruct for { $financeur }. { $n ->
    [0] Nothing awaits you.
    [one] One file awaits you.
   *[other] { $n } files await you.
}
suite-instruction-equipe = { $n ->
    [0] No file awaits a check of completeness.
    [one] One file awaits your check of completeness.
   *[other] { $n } files await your check of completeness.
}
suite-instruction-table = Files of the call
suite-filtre-mots = Number, title or holder
suite-filtre-voir = Show
suite-filtre-tous = Every file
suite-filtre-a-faire = What awaits me
suite-filtre-colonne = Where my column is asked
suite-filtrer = Filter
suite-compte-dossiers = { $n ->
    [0] No file
    [one] One file
   *[other] { $n } files
}
suite-aucun-dossier = No file answers these criteria.
suite-pages = Pages of the list
suite-col-dossier = File
suite-col-porteur = Holder
suite-col-financeur = Funder
suite-col-demande = Requested
suite-col-demande-totale = Requested in all
suite-col-demande-a = Requested from { $financeur }
suite-col-avis = Opinion
suite-col-propose = Proposed
suite-col-vote = Voted
suite-col-paye = Paid
suite-col-notes = My reading
suite-col-sans-avis = Opinions awaited
suite-col-complements = Corrections awaited
suite-col-etat = State
suite-a-donner = to give
suite-attendu = awaited
suite-total = Total
suite-notes-faites = done
suite-notes-a-faire = to do
suite-interet-declare = interest declared
suite-interet-exclu = You declared an interest in this file: you may neither note it, nor debate it, nor vote on it (LEG-05).
suite-matrice = Who funds what
suite-interet-depuis = Written by { $qui }, whose interest was declared since: to be confirmed by someone else of the funder, who saves its column.
suite-matrice-legende = One funder a line, one stage a column
suite-matrice-cachee = The opinions and proposals of other funders appear here once your own opinion is written; until then the rules are judged without them.
suite-matrice-aide = ∅: answer awaited; €0: nothing. Each funder writes its own line only.
suite-regles-titre = The rules, at this stage ({ $etape })
suite-notes-titre = Readings and notes
suite-notes-aucune = The notes of this file are not shown to you.
suite-notes-autres = { $n ->
    [0] Nobody else has read this file yet.
    [one] One other reading will be shown to you after yours.
   *[other] { $n } other readings will be shown to you after yours.
}
suite-notes-moyenne = Mean: { $note } out of 20, { $n ->
    [one] one reading
   *[other] { $n } readings
}.
suite-notes-ecart = Gap between readers: { $ecart }.
suite-notes-personne = Nobody has noted this file yet.
suite-notes-corriger = Correct my reading
suite-note-sur = Note, from 0 to { $max }
suite-note-justification = Why this note
suite-notes-jamais-au-porteur = Notes and their reasons are never shown to the holder.
suite-notes-enregistrer = Save my reading
suite-complements-titre = Corrections asked
suite-complements-aucun = No correction was asked.
suite-complements-delai = Time of instruction suspended { $n ->
    [0] less than a day
    [one] one day
   *[other] { $n } days
} in all.
suite-complement-par = asked by { $qui }, { $quand }
suite-complement-corrige = corrected, { $quand }
suite-lien-retour = All the files of this link
suite-lien-plan = Whom the association asks
suite-lien-budget = Budget of the action
suite-lien-lire = Read file { $numero }: budget, rules and papers
suite-fait-resume = Summary
suite-fait-objectifs = Aims
suite-fait-publics = Public
suite-fait-quartiers = Priority districts
suite-fait-periode = Period
suite-fait-defi = Challenge
suite-fait-droit-commun = Ordinary means called on
suite-fait-partenaires = Partners
suite-fait-cout = Cost of the action
suite-fait-demande = Asked from funders
suite-fait-passe = Voted in past years
suite-colonne-de = The column of { $financeur }
suite-colonne-enregistrer = Save the column
suite-avis-motif = Reason for the opinion
suite-avis-motif-aide = Required for a reserved or unfavourable opinion.
suite-propose = Amount proposed
suite-propose-aide = Empty: answer still awaited. 0: nothing, with a reason.
suite-propose-motif = Reason for the amount
suite-propose-motif-aide = Required at €0, or above the request.
suite-justificatif = What proves it
suite-justificatif-aide = Letter, mail, date: this funder has no account, the journal keeps your name.
suite-conflit = This line was written by someone else while you were typing. Nothing is lost.
suite-conflit-enregistre = Saved: opinion { $avis }, proposed { $montant }, by { $qui }.
suite-conflit-choix = Your typing is below: save it instead, or leave the page to keep the other.
suite-interet-titre = Declare an interest in this file
suite-interet-aide = You will no longer read its notes, note, instruct or vote this file. The declaration stays in the journal.
suite-interet-motif = Your interest, in one sentence
suite-interet-declarer = Declare this interest
suite-avancer = Take the call to: { $etat }
suite-lien-titre = Send its link to a funder without account
suite-lien-aide = The link opens its own column, in this call. A link sent before stops opening.
suite-lien-financeur = Funder
suite-lien-courriel = Mail address
suite-lien-envoyer = Send the link
suite-lien-ferme = This link opens nothing any more
suite-lien-ferme-texte = It is badly copied, replaced or withdrawn. Ask the project team of the call for another.
suite-lien-page = { $appel }: your opinions and proposals
suite-lien-chapeau = { $financeur }: { $n ->
    [0] no file asks you.
    [one] one file asks you.
   *[other] { $n } files ask you.
} You write in your own column only.
suite-lien-demande = Asked from you: { $montant }
suite-lien-clos = Your answer: opinion { $avis }, proposed { $montant }. It can no longer be changed here.
suite-appels = Calls for projects
suite-voir-dossier = See the holder's file
