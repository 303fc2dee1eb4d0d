# The waivers of a file.

derogation-titre = Waivers
derogation-aide = A waiver lifts a rule that blocks, for this file alone. It is named, explained, dated and may be taken back; whom it serves never gives it. The law and the balance of a budget are not lifted.
derogation-aucune = No waiver for this file.
derogation-aucune-regle = No rule of the contract is your line’s own: only the committee waives the others.
derogation-proposees = Proposed, awaiting a decision
derogation-proposee-par = proposed by { $qui }, on { $jour }
derogation-proposer = Propose a waiver
derogation-accorder = Give a waiver
derogation-revoquer = Take this waiver back
derogation-revoquee = taken back on { $jour }
derogation-vaut = in force
derogation-par = Given by { $qui } on { $jour }, for { $porteur }.
derogation-regle = Rule
derogation-motif = Reason
derogation-motif-aide = Twenty signs at least; it is shown wherever the rule is.
derogation-levee = { $regle } waived by { $qui } on { $jour }: { $motif }
derogation-refus-impossible = Rule { $regle } cannot be waived.
derogation-refus-sienne = Rule { $regle } is not your line’s: the committee decides.
derogation-refus-deja = A waiver of rule { $regle } is already in force for this file.
derogation-refus-revoquee = This waiver was already taken back.
