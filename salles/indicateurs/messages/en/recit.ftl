# The records of this room, as a story tells them.

recit-indicateur = Indicator
recit-cible = Target
recit-absence = No value
recit-absence-motivee = { $absence }: { $motif }
recit-provenance = Origin
recit-qualite = Quality
recit-parts = Breakdown
recit-commentaire = Comment
recit-preuve = Proof
recit-derogation = Let through despite an alert
recit-periode = Period
recit-limites = Boundaries of places
recit-complete = Complete breakdown
recit-modalites = Categories
recit-responsable = Answered for by
recit-disparu = gone since
recit-oui = yes
recit-non = no
