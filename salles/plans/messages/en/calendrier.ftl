calendrier-nom = Deadlines of { $collectivite }
calendrier-campagne = answers due, { $titre }
calendrier-decision = decision to carry out, { $responsable }
calendrier-engagement = promise to keep, { $debiteur }
