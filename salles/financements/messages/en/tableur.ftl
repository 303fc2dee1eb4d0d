# The call as a workbook: export, the column of a funder sent back, preview.

tableur-exporter = Export the call (workbook)
tableur-exporter-ods = The same for LibreOffice (.ods)
tableur-reprendre = Take a workbook back
tableur-titre = Call for projects: { $appel }
tableur-a-lire = Read me
tableur-lire-date = This workbook shows the call as it was on { $jour }.
tableur-lire-feuilles = Lines: the matrix, one file and one funder per row. Files, Budgets, Envelopes, Rules not kept, Scenarios: to read. Grey columns are not changed here.
tableur-lire-remplir = The sheet “To fill” is that of { $qui }: the opinion, the amount proposed and their reasons, in white cells. A blank amount is an answer still awaited; 0 needs a reason.
tableur-lire-renvoyer = Send the workbook back with “Take a workbook back”, on the page of the instruction. The differences are shown to you; nothing is written before you agree. Only the sheet “To fill” is written.
tableur-lire-autrui = The opinion and proposal of other funders are shown to you once yours is written, file by file.
tableur-feuille-remplir = To fill
tableur-feuille-lignes = Lines
tableur-feuille-dossiers = Files
tableur-feuille-enveloppes = Envelopes
tableur-feuille-regles = Rules not kept
tableur-identifiant = Identifier
tableur-identifiant-aide = Given by the platform. Leave it as it is.
tableur-demande = Requested (€)
tableur-avis = Opinion
tableur-avis-aide = Favourable, reserved, unfavourable or not applicable.
tableur-avis-motif = Reason of the opinion
tableur-avis-motif-aide = Needed for a reserved or unfavourable opinion.
tableur-propose = Proposed (€)
tableur-propose-aide = Whole euros. Blank: answer awaited. 0 needs a reason.
tableur-propose-motif = Reason of the amount
tableur-propose-motif-aide = Needed for 0, or above the request.
tableur-justificatif = Evidence
tableur-justificatif-aide = What proves the answer of a funder without account: mail, letter, date. The journal keeps it.
tableur-vote = Voted (€)
tableur-vote-le = Voted on
tableur-paye = Paid (€)
tableur-defi = Challenge
tableur-note = Mean mark (out of 20)
tableur-libelle = Label
tableur-nature = Kind
tableur-montant = Amount (€)
tableur-reserve = Reserved (€)
tableur-reste = Left (€)
tableur-acte = Act
tableur-previsionnel = forecast
tableur-regle = Rule
tableur-effet = Effect
tableur-constat = Finding
tableur-remede = Remedy
tableur-source = Source
tableur-programme = Programme
tableur-sans-compte = funders without account
tableur-refus-absent = No file was chosen.
tableur-refus-pas-un-export = This file is not a workbook of a call exported from this platform.
tableur-refus-autre-appel = This workbook is not that of the call “{ $appel }”.
tableur-refus-autre-colonne = This workbook was exported for another funder: you fill your own column only.
tableur-refus-rien = You have no column to fill in this call.
tableur-refus-export-inconnu = The journal does not know when this workbook was exported.
tableur-refus-feuille = The sheet “{ $nom }” is not in this file, or has lost its headings.
tableur-refus-non-applicable = Nothing was written: a cell is to be corrected, or the call has changed meanwhile.
tableur-remede-non-applicable = See the preview below, as it is now.
tableur-remede-reexporter = Export the call from the page of the instruction, and put your answers there.
tableur-faute = { $adresse }: { $refus }
tableur-faute-ajoutee = this row is not of the call.
tableur-remede-ajoutee = Take it out: rows come from the requests deposited.
tableur-motif = Workbook “{ $fichier }” taken back
tableur-page-chapeau = Export the call, fill your column in your spreadsheet, send the file back. Nothing is written before you have seen what it changes.
tableur-fichier = Filled workbook
tableur-fichier-aide = An .xlsx or .ods file, { $max } MB at most.
tableur-lire = See what the file changes
tableur-applique = { $n ->
    [one] One line was written. The journal says which.
   *[other] { $n } lines were written. The journal says which.
}
tableur-apercu-titre = What “{ $fichier }” changes
tableur-apercu-chapeau = Nothing is written yet.
tableur-rien = This workbook changes nothing in the call.
tableur-inchangees = { $n ->
    [one] One row unchanged
   *[other] { $n } rows unchanged
}
tableur-modifiees = { $n ->
    [one] One row changed
   *[other] { $n } rows changed
}
tableur-non-relues = The sheets Files, Budgets, Envelopes, Rules not kept and Scenarios are not read back.
tableur-colonnes-en-trop = Columns ignored: { $colonnes }.
tableur-fautes = { $n ->
    [one] One cell is to be corrected
   *[other] { $n } cells are to be corrected
}
tableur-conflits = { $n ->
    [one] One row changed on both sides
   *[other] { $n } rows changed on both sides
}
tableur-corriger = Correct these cells in the workbook and send it again. Nothing is written as long as one remains.
tableur-conflits-texte = The platform has changed since the export. Choose, cell by cell, what you keep: what it says, or what the workbook says. Nothing is lost: the journal keeps both.
tableur-appliquer-choix = Apply with these choices
tableur-garder = { $adresse }: keep “{ $valeur }”
tableur-vide = (blank)
tableur-col-cellule = Cell
tableur-col-ligne = Line
tableur-col-champ = Field
tableur-col-avant = Before
tableur-col-apres = After
tableur-col-depart = At export
tableur-col-plateforme = On the platform
tableur-col-fichier = In the file
tableur-appliquer = { $n ->
    [one] Write this line
   *[other] Write these { $n } lines
}
tableur-abandonner = Give up
tableur-autre = Send another file
tableur-feuille-budgets = Budgets
tableur-feuille-scenarios = Scenarios
tableur-cote = Charge or income
tableur-charge = charge
tableur-produit = income
tableur-prevu = Planned (€)
tableur-realise = Spent (€)
tableur-scenario = Scenario
tableur-part-min = Smallest share of the file, %
tableur-feuille-indicateurs = Expected indicators
tableur-indicateur = Indicator
tableur-cible = Target
tableur-unite = Unit
