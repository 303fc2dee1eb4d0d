# Taking a written contract: the file, the draft, the review, the saving.

reprise-titre = Take a document
reprise-chapeau = Send the text of the contract, or the table of its actions. Its action sheets are found, each value with how sure it is and its line. You review and correct; nothing is written in the plan before “Save these sheets”.
reprise-fichier = Document of the contract
reprise-fichier-aide = A text (.pdf, .docx, .txt) or a table (.xlsx, .ods, .csv), { $max } MB at most. A document scanned as images has no text to read.
reprise-lire = Read the document
reprise-brouillons = Drafts under way
reprise-depose-le = sent on { $jour }
reprise-depot-titre = Sheets read in “{ $fichier }”
reprise-depot-chapeau = { $n ->
    [one] One sheet was read. Nothing is written in the plan yet.
   *[other] { $n } sheets were read. Nothing is written in the plan yet.
}
reprise-fiches-lues = Sheets read
reprise-col-fiche = Sheet
reprise-col-doutes = To check
reprise-col-plan = In the plan
reprise-col-etat = Review
reprise-sans-titre = (no title)
reprise-aucun-doute = nothing
reprise-doutes = { $n ->
    [one] one point
   *[other] { $n } points
}
reprise-deja-la = Sheet { $numero }, already there
reprise-nouvelle = New sheet
reprise-etat-a-relire = to review
reprise-etat-a-reprendre = to take
reprise-etat-ignoree = left out
reprise-etat-reprise = saved
reprise-sures-aide = New sheets that leave nothing to check can be taken together.
reprise-sures = Take the sheets without doubt
reprise-enregistrer-titre = Write in the plan
reprise-enregistrer = { $n ->
    [one] Save this sheet
   *[other] Save these { $n } sheets
}
reprise-garde = A draft is kept for thirty days. Giving it up takes nothing off the plan.
reprise-abandonner = Give this draft up
reprise-creer = { $n ->
    [one] One name that the directory does not know
   *[other] { $n } names that the directory does not know
}
reprise-creer-aide = Tick those to add to the directory. The others stay written as points to settle, on their sheet.
reprise-creer-interdit = { $n ->
    [one] One name is not in the directory: it will be a point to settle on its sheet.
   *[other] { $n } names are not in the directory: they will be points to settle on their sheet.
}
reprise-proches = In the directory, perhaps: { $noms }
reprise-restes-aucun = Every line of the document found its place.
reprise-restes = { $n ->
    [one] One line left over
   *[other] { $n } lines left over
}
reprise-restes-aide = These lines are in no field. Copy what matters into the right sheet.
reprise-restes-montrees = The first { $n } are shown here.
reprise-fait-creees = { $n ->
    [0] No new sheet.
    [one] One sheet was added to the plan.
   *[other] { $n } sheets were added to the plan.
}
reprise-fait-mises-a-jour = { $n ->
    [one] One sheet of the plan was brought up to date.
   *[other] { $n } sheets of the plan were brought up to date.
}
reprise-fait-marques = { $n ->
    [one] One point is left to settle
   *[other] { $n } points are left to settle
}
reprise-voir-le-plan = See the plan
reprise-fait-prises = { $n ->
    [0] No sheet is without doubt: review them one by one.
    [one] One sheet is to be taken.
   *[other] { $n } sheets are to be taken.
}
reprise-fiche-titre = Review sheet { $numero }
reprise-precedente = Previous sheet
reprise-suivante = Next sheet
reprise-source = Text of the document
reprise-ligne = line { $n }
reprise-lignes = lines { $debut } to { $fin }
reprise-verifie = { $champ }: checked
reprise-reprendre = To take
reprise-ignorer = Leave this sheet out
reprise-garder = Keep without deciding
reprise-deja-enregistree = This sheet is saved already: it is edited in the plan.
reprise-cible = Sheet of the plan
reprise-cible-aide = A sheet of the plan has this title or this number. After a change, choose “Keep without deciding” to see the differences.
reprise-mettre-a-jour = Bring sheet { $numero } up to date: { $titre }
reprise-differences = { $n ->
    [0] No difference with the plan
    [one] One difference with the plan
   *[other] { $n } differences with the plan
}
reprise-identique = The document says the same as the plan.
reprise-differences-aide = Tick what the plan should take from the document. The rest does not change; nothing is taken off.
reprise-col-prendre = Differences taken
reprise-col-avant = In the plan
reprise-col-apres = In the document
reprise-rien-avant = (not in the plan)
reprise-conflit = Someone reviewed this sheet at the same time
reprise-conflit-texte = What you typed is below, nothing of it is lost. If you save it, it replaces what the other person kept.
reprise-col-leur = Saved meanwhile
reprise-col-votre = What you typed
reprise-un-par-ligne = One per line.
reprise-liens-fiches-aide = Numbers parted by commas.
reprise-programmes-aide = One per line. A programme that the platform does not know stays a link to check.
reprise-ligne-effacee = Erase the label of a line to leave it out.
reprise-lettres = Letters printed
reprise-niveau-nomme = The level named below
reprise-niveau-a-creer = Level to create
reprise-niveau-a-creer-aide = Used only when no level is chosen. A level of the same title is taken, else it is created.
reprise-niveau-code = Code of the level
reprise-niveau-titre = { $nom } (title)
reprise-champ-pilotes = Leads
reprise-champ-partenaires = Partners
reprise-champ-programmes = Linked programmes
reprise-champ-liens-fiches = Linked sheets
reprise-champ-autres-liens = Other printed links
reprise-champ-liens = Links
reprise-champ-declinaisons = Breakdowns
reprise-champ-declinaison = Breakdown
reprise-champ-indicateurs = Indicators
reprise-champ-indicateur = Indicator
reprise-champ-indicateurs-resultat = Result indicators
reprise-champ-indicateurs-suivi = Follow-up indicators
reprise-champ-verifies = Points checked
reprise-motif = Taken from the document “{ $fichier }”
reprise-refus-absent = No file is chosen.
reprise-refus-aucune-fiche = No action sheet was recognised in this text.
reprise-refus-trop-de-fiches = This text has { $vu } sheets, more than the { $max } that can be reviewed here.
reprise-refus-declinaison = Breakdown { $rang }: { $refus }
reprise-refus-niveau = No level of the plan is chosen or named.
reprise-refus-fiche = Sheet “{ $titre }”: { $refus }
reprise-refus-rien = No sheet is to be taken.
reprise-refus-a-change = The draft or the plan changed since this page was shown. Nothing was written.
reprise-remede-aucune-fiche = Keep only the pages of the action sheets: each begins with “Fiche action” and its number.
reprise-remede-niveau = Choose a level of the plan, or write the title of the one to create.
reprise-remede-rien = Open a sheet and choose “To take”.
reprise-remede-a-change = Review what follows, then start again.
reprise-colonnes-titre = Columns of the table
reprise-colonnes-chapeau = Each column of the file goes to a field of the plan, or nowhere. This is asked once: it will serve for the next table with the same headings.
reprise-colonnes-retenues = These headings are known: what was chosen before is shown.
reprise-ne-pas-reprendre = Leave out
reprise-exemples = For example: { $exemples }
reprise-colonne-vide = No value under this heading.
reprise-confirmer = Read the sheets of these columns
reprise-changer-les-colonnes = Change the columns
reprise-champ-sous-niveau = Level under the first
reprise-refus-sans-entete = No sheet of this file has a row of headings.
reprise-refus-titre-sans-colonne = No column gives the title of the sheets.
reprise-refus-colonne-en-double = Two columns go to the same field: { $champ }.
reprise-refus-champ-inconnu = “{ $saisi }” is no field of the plan.
reprise-refus-deja-reprise = Sheets of this table are saved already: its columns no longer change.
reprise-remede-sans-entete = Write the headings of the columns on one row, above the actions.
reprise-remede-colonnes = Choose for each column a field that no other takes.
reprise-creer-toutes = All the names below
reprise-annuler-lien = Undo what was saved
reprise-annuler-titre = Undo the taking in
reprise-annuler-chapeau = What “{ $fichier }” wrote in the plan, and what undoing it would do. Nothing is undone yet.
reprise-annuler-gardees = { $n ->
    [one] One sheet stays: someone wrote on it since
   *[other] { $n } sheets stay: someone wrote on them since
}
reprise-annuler-ecrite = { $qui }, on { $jour } ({ $acte }).
reprise-annuler-histoire = History of sheet { $numero }
reprise-annuler-possibles = { $n ->
    [one] One sheet that nobody touched since
   *[other] { $n } sheets that nobody touched since
}
reprise-annuler-retiree = it goes away from the plan.
reprise-annuler-retablie = it comes back to what it was.
reprise-annuler-niveaux = The levels made for them go away too: { $noms }.
reprise-annuler-aide = Organisations added to the directory stay there. The journal keeps everything; so does the draft, whose sheets can be saved again.
reprise-annuler-motif = Reason
reprise-annuler-motif-aide = Why, in twenty signs at least.
reprise-annuler = { $n ->
    [one] Undo this sheet
   *[other] Undo these { $n } sheets
}
reprise-annuler-retour = Back to the draft
reprise-annuler-rien = There is nothing to undo.
reprise-annulees = Taking in undone. Sheets taken away: { $retirees }; sheets back to what they were: { $retablies }.
reprise-gardees = { $n ->
    [one] One sheet stayed: someone had written on it.
   *[other] { $n } sheets stayed: someone had written on them.
}
reprise-refus-rien-a-annuler = Nothing of this draft can be undone: nothing was saved, or someone wrote on every sheet since.
reprise-refus-motif = Undoing a taking in needs a reason of twenty signs at least.
reprise-remede-rien-a-annuler = Change or withdraw these sheets one by one in the plan.
