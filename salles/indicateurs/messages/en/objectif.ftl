# The reference and the targets of each place.

objectif-regler = Objectives by place
objectif-titre = Objectives of { $code } by place
objectif-chapeau = One row per place: where it starts from, and what it aims at in each year of the contract. Direction of the indicator: { $sens }.
objectif-regles = An empty cell says nothing: it is neither zero nor the figure of the contract. The final target is that of the last year written; it is not the sum of the others.
objectif-table = Objectives by place
objectif-legende = One row per place, one column per year of the contract. A ratio is said in percent.
objectif-unite = Unit: { $unite }.
objectif-reference = Reference
objectif-reference-le = Date of the reference
objectif-date = Date
objectif-provenance = Origin
objectif-cible = Target of year { $annee }
objectif-cible-de = Target of year { $annee } ({ $an })
objectif-lieu-inconnu = Place not expected
objectif-enregistrer = Save the objectives
objectif-fait = { $n ->
    [0] Nothing changed.
    [one] One objective is changed.
   *[other] { $n } objectives are changed.
}
objectif-coller = See in the table
objectif-coller-aide = Copy a block from the spreadsheet: one row per place, by its name or its code. The row of headings (Reference, Date, Origin, 2026…) is optional. You will see each cell before saving.
objectif-ligne-ecartee = Row { $ligne } (“{ $nom }”): no expected place bears this name.
objectif-titre-ecarte = Column “{ $titre }”: no column of the table bears this name.
objectif-sans-niveau = This indicator is answered for the whole territory at once: it has no objective by place. First choose a level (commune, neighbourhood…) in “Answered by”, in its follow-up.
objectif-mesure-sans = This measure ({ $mesure }) does not go from a reference to a target: it has no objective by place.
objectif-sans-lieu = No place of this level is known. Choose another level in the follow-up, or add the places.
objectif-retour = Back to the indicator
objectif-refus-case = { $lieu }, { $colonne }: { $refus }
objectif-refus-date = { $lieu }: “{ $saisi }” cannot be read as a date.
objectif-refus-non-applicable = { $lieu }: this place is not expected for this indicator.
objectif-refus-inversee-hausse = { $lieu }, year { $annee }: the target ({ $cible }) is under the reference ({ $reference }), while higher = better.
objectif-refus-inversee-baisse = { $lieu }, year { $annee }: the target ({ $cible }) is above the reference ({ $reference }), while lower = better.
objectif-refus-oui-non = { $lieu }: a yes or no always starts from no; it has no reference to write.
objectif-refus-sans-mesure = { $lieu }: this measure does not go from a reference to a target.
objectif-refus-sans-reference = { $lieu }, { $colonne }: there is no reference of which it would be the date or the origin.
objectif-refus-provenance = { $lieu }: the origin holds in { $max } signs.
objectif-refus-hors-contrat = { $lieu }: year { $annee } is not in the contract.
objectif-refus-entre-temps = { $lieu }, { $colonne }: someone else saved “{ $enregistre }” meanwhile.
objectif-refus-entre-temps-vide = { $lieu }, { $colonne }: someone else emptied it meanwhile.
objectif-remede-nombre = Write 12.5 or 1 200; leave the cell empty if there is no objective.
objectif-remede-non-applicable = Choose another level in the follow-up of the indicator, or take this row away.
objectif-remede-inversee = Check both numbers, or the direction of the indicator in its definition.
objectif-remede-oui-non = Empty the reference; write yes in the year aimed at.
objectif-remede-sans-reference = Write the reference, or empty this cell.
objectif-remede-entre-temps = What you typed is kept in the cell. Save again to put it in place, or copy what is on record.
