# The records of this room, as a story tells them.

recit-indicateur = Indicateur
recit-cible = Cible
recit-absence = Pas de valeur
# $absence (String) - which absence
# $motif (String) - why
recit-absence-motivee = { $absence } : { $motif }
recit-provenance = Provenance
recit-qualite = Qualité
recit-parts = Ventilation
recit-commentaire = Commentaire
recit-preuve = Preuve
recit-derogation = Admise malgré une alerte
recit-periode = Période
recit-limites = Limites des territoires
recit-complete = Ventilation complète
recit-modalites = Modalités
recit-responsable = Responsable
recit-disparu = disparu depuis
recit-oui = oui
recit-non = non
