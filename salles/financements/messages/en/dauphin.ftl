dauphin-champ-reference = Dauphin no.
dauphin-champ-statut = Status in Dauphin
dauphin-champ-depose-le = Deposited on
dauphin-champ-debut = Start
dauphin-champ-fin = End
dauphin-champ-ligne = Line 74: { $libelle }
dauphin-sens-ecarter = Leave out
dauphin-sens-depose = Deposited
dauphin-sens-a-completer = To be completed
dauphin-sens-complet = Complete
dauphin-sens-en-instruction = Under review
dauphin-sens-irrecevable = Inadmissible
dauphin-sens-accorde = Granted by the State
dauphin-sens-refuse = Refused by the State
dauphin-sens-retire = Withdrawn
dauphin-statuts = Statuses of Dauphin
dauphin-statuts-voir = See and correct what these statuses mean
dauphin-statuts-aide = Each status of the extract, and what it means here. What you say is kept for the next extracts; a status without an answer stops its rows, it is never guessed. In the call of the year, “granted” and “refused” stay under review: here, a vote goes through a lot.
dauphin-statuts-enregistrer = Save these statuses
dauphin-statut-a-dire = (to be said)
dauphin-modifiees = { $n ->
    [one] One file already here, to update
   *[other] { $n } files already here, to update
}
dauphin-inchangees = { $n ->
    [one] One file already here, without change
   *[other] { $n } files already here, without change
}
dauphin-conflits = { $n ->
    [one] One file changed on both sides: say which is right, in its row
   *[other] { $n } files changed on both sides: say which is right, in each row
}
dauphin-votes-laisses = Amounts granted in Dauphin are not taken into the call of the year: they are voted in a lot.
dauphin-sort-inchangee = unchanged ({ $numero })
dauphin-sort-reconnue = recognised ({ $numero })
dauphin-sort-modifiee = to update ({ $numero })
dauphin-sort-conflit = changed on both sides ({ $numero })
dauphin-changement = { $champ }: { $avant } → { $apres }
dauphin-conflit-de = Which is right for “{ $intitule }”
dauphin-conflit-a-dire = (to be said)
dauphin-conflit-ici = Keep what is here
dauphin-conflit-dauphin = Take Dauphin
dauphin-refus-aucun-montant = No column says what a funder is asked, nor what it voted.
dauphin-refus-sans-reference = No column gives the Dauphin number: into the call of the year, only files known by their number enter.
dauphin-refus-trop-tard = “{ $intitule }” is past its deposit and its review: no file enters it from Dauphin any more.
dauphin-faute-statut-vide = the status is empty.
dauphin-faute-statut = the status “{ $dit }” is not translated.
dauphin-remede-statut = Say what it means in “Statuses of Dauphin”.
dauphin-faute-en-double = this Dauphin number is already on row { $ligne }.
dauphin-faute-autre-porteur = file { $numero } has this Dauphin number, and it is another holder’s.
dauphin-faute-autre-reference = this action already has file { $numero }, under the Dauphin number { $reference }.
dauphin-faute-brouillon = its holder keeps a draft of this action on the platform.
dauphin-remede-brouillon = Let them deposit it here, or erase it, then send the extract again.
