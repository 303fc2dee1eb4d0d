# The plan as a workbook: export, taking back, preview.

classeur-exporter = Export the plan (workbook)
classeur-reprendre = Take a workbook back
classeur-titre = Action plan: { $contrat }
classeur-a-lire = Read me
classeur-lire-date = This workbook shows the plan as it was on { $jour }.
classeur-lire-modifier = One sheet for each kind of object: action sheets, breakdowns, leads and partners, indicators, targets and values, links, places and points to verify. Correct the white cells; the lists offer what is allowed.
classeur-lire-cadre = Then come the levels of the plan, the cross-cutting axes, the signatories, the commitments, the programmes and those that each level works with: they are corrected and added in the same way.
classeur-lire-ajouter = To add, write a row below the others and leave the identifier blank. The platform will give it.
classeur-lire-gris = Grey columns are not changed here, nor are the rates. The formula of an indicator, its perimeter, its window and its bounds are set on its page.
classeur-lire-retirer = Deleting a row takes nothing off the plan. A link is refused by its state, a place is taken off by its column “Take off”; a sheet, a breakdown, an indicator or a partner is withdrawn on the platform.
classeur-lire-renvoyer = Send the workbook back with “Take a workbook back”, on the page of the contract. The differences are shown to you; nothing is written before you agree.
classeur-feuille-fiches = Sheets
classeur-feuille-declinaisons = Breakdowns
classeur-feuille-participations = Leads and partners
classeur-feuille-indicateurs = Indicators
classeur-feuille-valeurs = Targets and values
classeur-feuille-liens = Links
classeur-feuille-lieux = Places
classeur-feuille-marques = Points to verify
classeur-feuille-niveaux = Levels
classeur-feuille-axes = Cross-cutting axes
classeur-feuille-signataires = Signatories
classeur-feuille-engagements = Commitments
classeur-feuille-programmes = Programmes
classeur-feuille-articulations = Programmes worked with
classeur-niveau = Kind of level
classeur-parent-aide = Code of the level above, of the plan or added on this sheet. Blank: at the top of the plan.
classeur-rang = Rank
classeur-rang-aide = Place among the levels under the same one: 1 for the first. Blank on a new row: the last.
classeur-etat-de-la-promesse = State of the commitment
classeur-etat-aide = “Kept” needs a proof handed in on the platform; “not kept” needs a reason. Renegotiating is done on the platform. Blank on a new row: promised.
classeur-remplace = Replaces
classeur-motif-d-etat-aide = Reason for a change of state. It enters the story of the commitment.
classeur-autre-programme = This is another programme
classeur-autre-programme-aide = Write yes when a close name is already known and this programme is indeed another one.
classeur-programme-aide = Name of a programme of the sheet before, already there or added.
classeur-cible-de = Target, year { $annee }
classeur-valeur-de = Value, year { $annee }
classeur-motif-titre = Reason
classeur-motif-aide = To be written when you correct a value that came from an answer or an import. It enters the story of the value.
classeur-absence-motivee = { $absence }: { $motif }
classeur-valeur-aide = A number, yes or no, a step; or why there is none: “nd: asked the health insurance”, “confidential”, “not applicable: workshop cancelled”. Blank: not entered.
classeur-absence-nd = not available
classeur-absence-secret = confidential
classeur-absence-sans-objet = not applicable
classeur-lien-genre = Link
classeur-lien-cible = Target
classeur-lieu = Place
classeur-lien-cible-aide = The number of a sheet of the contract, or the name of a programme already there or added in this workbook.
classeur-lien-texte-aide = Word for word, as printed. Enough by itself when the target is not found: the link stays to be verified.
classeur-lien-etat = State of the link
classeur-lien-etat-aide = “Refused” sets it aside without destroying it. Blank on a new row: confirmed when the target is found.
classeur-lien-ailleurs = Sheet of another contract
classeur-retirer = Take off
classeur-retirer-aide = Write yes so that the sheet no longer acts in this place. Deleting the row does not take it off.
classeur-choix-aide = What you write here settles the point. When it is settled already, reopen it first.
classeur-reglee-aide = Write no to reopen a settled point. To settle it, write what is decided.
classeur-faute-lieu = the sheet acts in { $lieu } already.
classeur-remede-lieu = Take this row away, or choose another place.
classeur-remede-marque = Reopen it: first take the workbook back with “no” under “Settled” and the decision as it was.
classeur-marque-imprime = Printed text
classeur-marque-retenu = Reading retained
classeur-marque-reglee = Settled
classeur-role-pilote = Lead
classeur-role-partenaire = Partner
classeur-indicateur-resultat = Result
classeur-indicateur-suivi = Follow-up
classeur-identifiant = Identifier
classeur-identifiant-aide = Given by the platform. Leave it as it is; blank for a new row.
classeur-fiche-n = Sheet no.
classeur-fiche-n-aide = Number of the sheet. It is not changed on a row already there.
classeur-une-par-ligne = One per line in the cell (Alt + Enter).
classeur-lecture-seule = Read-only: changed on the platform.
classeur-lettre-aide = Blank on a new row: the next letter.
classeur-annees-aide = Years of the contract, separated by commas: 1, 2, 4. Blank: not stated.
classeur-fiches-de-l-indicateur = Sheets no.
classeur-code-aide = Blank on a new row: the next free code of the sheet, such as 12.R3.
classeur-fiches-aide = Number of the sheet that the indicator measures. It is not changed on a row already there.
classeur-lettres-aide = Word for word: “A et C”. Blank: the whole sheet. Not changed here when the indicator measures several sheets.
classeur-declinaisons-aide = Letters of the breakdowns that the indicator really measures: A, C. Not changed here when it measures several sheets.
classeur-echelle-aide = For steps, one per line in the cell: “Study handed in ; 25”. For a mark, its two bounds: “1 ; 5”.
classeur-derive-aide = For a change: the code of the indicator whose change it measures.
classeur-motif-de-suivi-aide = Asked for, in twenty signs at least, when another source or another frequency would make years lose their figure.
classeur-faute-colonne = to add an indicator, the file lacks: { $colonnes }.
classeur-remede-colonne = Take the workbook as it is exported, with all its columns.
classeur-faute-sans-objet = indicator { $code } measures no sheet in force.
classeur-remede-sans-objet = Restore its sheet, or leave its definition as it is.
classeur-faute-sans-echelle = only steps or a mark have a scale.
classeur-remede-sans-echelle = Empty this cell, or choose “ordered steps” or “a mark” under “What is measured”.
classeur-echelle = Scale (steps or bounds)
classeur-unite = Unit
classeur-refus-absent = No file was chosen.
classeur-refus-pas-un-export = This file is not a workbook exported from this platform.
classeur-refus-autre-contrat = This workbook is not that of the contract “{ $contrat }”.
classeur-refus-export-inconnu = The journal does not know when this workbook was exported.
classeur-refus-aucune-feuille = None of the sheets of the plan is in this file.
classeur-refus-non-applicable = Nothing was written: a cell is to be corrected, or the plan has changed meanwhile.
classeur-remede-non-applicable = See the preview below, as it is now.
classeur-remede-reexporter = Export the plan from the page of the contract, and put your corrections there.
classeur-faute = { $adresse }: { $refus }
classeur-faute-fiche = no sheet in force bears the number “{ $saisi }”.
classeur-faute-niveau = no level bears the code “{ $saisi }”.
classeur-remede-niveau = Write the code of a level of the plan, or of a level added on this sheet.
classeur-faute-programme = no programme bears the name “{ $saisi }”.
classeur-remede-programme = Add it to the sheet of programmes, or write a name that is there.
classeur-remede-programme-proche = Write “{ $existant }”, or answer yes in the column “This is another programme”.
classeur-remede-renegocier = A commitment is renegotiated on its page, with the agreement of both sides.
classeur-remede-fiche = Write the number of a sheet of the plan, or of a sheet added in this workbook.
classeur-motif = Workbook “{ $fichier }” taken back
classeur-page-chapeau = Export the plan, correct it in your spreadsheet, send it back. Nothing is written before you have seen what the file changes.
classeur-fichier = Corrected workbook
classeur-fichier-aide = An .xlsx or .ods file, { $max } MB at most.
classeur-lire = See what the file changes
classeur-applique = { $n ->
    [one] One row was written. The journal says which.
   *[other] { $n } rows were written. The journal says which.
}
classeur-apercu-titre = What “{ $fichier }” changes
classeur-apercu-chapeau = Nothing is written yet.
classeur-rien = This workbook changes nothing in the plan.
classeur-inchangees = { $n ->
    [one] One row unchanged
   *[other] { $n } rows unchanged
}
classeur-modifiees = { $n ->
    [one] One row changed
   *[other] { $n } rows changed
}
classeur-nouvelles = { $n ->
    [one] One new row
   *[other] { $n } new rows
}
classeur-absentes = { $n ->
    [one] One row of the plan is no longer in the file: it is kept.
   *[other] { $n } rows of the plan are no longer in the file: they are kept.
}
classeur-sans-feuille = Sheets that the file has not, left as they are: { $feuilles }.
classeur-colonnes-en-trop = Columns ignored: { $colonnes }.
classeur-fautes = { $n ->
    [one] One cell is to be corrected
   *[other] { $n } cells are to be corrected
}
classeur-conflits = { $n ->
    [one] One row changed on both sides
   *[other] { $n } rows changed on both sides
}
classeur-corriger = Correct these cells in the workbook and send it again. Nothing is written as long as one remains.
classeur-conflits-texte = The platform has changed since the export. Choose, cell by cell, what you keep: what it says, or what the workbook says. Nothing is lost: the journal keeps both.
classeur-appliquer-choix = Apply with these choices
classeur-garder = { $adresse }: keep “{ $valeur }”
classeur-vide = (blank)
classeur-col-cellule = Cell
classeur-col-ligne = Row
classeur-col-champ = Field
classeur-col-avant = Before
classeur-col-apres = After
classeur-col-depart = At export
classeur-col-plateforme = On the platform
classeur-col-fichier = In the file
classeur-ressemble = Looks like “{ $nom }”: check that it is not a duplicate.
classeur-appliquer = { $n ->
    [one] Apply this change
   *[other] Apply these { $n } changes
}
classeur-abandonner = Give up
classeur-autre = Send another file
