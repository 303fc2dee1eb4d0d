# The call and its framing letter.

appel-refus-etat = This call is { $de }: it cannot become “{ $vers }”.
appel-remede-etat = What may follow: { $suites }.
appel-refus-intitule = The call has no name.
appel-refus-exercice = “{ $texte }” is not a year.
appel-refus-deja = This contract already has a call for { $exercice }; it plans { $prevus } a year.
appel-refus-cloture = The closing must come after the opening.
appel-refus-instant = “{ $texte }” is not a date and a time.
appel-remede-instant = Write for instance 2027-01-15T12:00.
appel-refus-lettre = The letter in force is not rewritten.
appel-remede-lettre = Prepare a new version for the committee to vote.
appel-refus-motif = Say in one sentence what this version changes and why.
appel-remede-motif = Twenty signs at least.
appel-refus-vote = The day of the committee’s vote is missing.
appel-refus-vote-a-venir = The vote of { $le } has not taken place yet.
appel-refus-parametre = “{ $nom }” does not take this value.
appel-remede-parametre-vide = Write a value: this parameter does not stay empty.
appel-remede-parametre-montant = Write an amount in euros, zero or more, to the centime: 1 000,50.
appel-remede-parametre-demesure = Write an amount of at most { $max }.
appel-remede-parametre-entre = Write a whole number, from { $min } to { $max }.
appel-remede-parametre-pourcent = Write a whole percentage, from 0 to 100.
appel-remede-parametre-points-de-base = Write a share from 0 to 100%, for instance 2.5%, or in basis points: 250.
appel-remede-parametre-lecture = Choose one of the readings offered.
appel-refus-effet = The effect, on { $effet }, comes before the vote, on { $vote }.
appel-refus-rien = This version changes nothing.
appel-refus-long = This name is over { $max } signs: make it shorter.
