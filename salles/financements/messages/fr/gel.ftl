# Le gel d’un lot de décision.

gel-titre = Geler la programmation
gel-chapeau = Le gel enregistre ce que le comité a décidé : une édition numérotée, avec son empreinte. Ensuite rien ne se modifie ; une correction est une nouvelle édition, motivée.
# $etat (String) - etat
gel-pas-encore = L’appel en est à l’étape « { $etat } ». Le gel se fait au comité : passez d’abord l’appel à cette étape.
gel-correction = Cette édition en corrige une autre : dites pourquoi.
# $euros (String) - euros
gel-total = Total : { $euros }.
gel-levee = Levée par une dérogation.
gel-seance = Séance
gel-seance-aide = L’instance, comme dans son compte rendu : « Comité de pilotage ».
gel-tenue-le = Tenue le
gel-motif-alertes = Motif commun aux règles non tenues
gel-motif-alertes-aide = Il vaut pour chaque alerte dont le dossier n’a pas son propre motif.
gel-motif-ecartes = Motif commun aux dossiers non retenus
gel-motif-ecartes-aide = Il vaut pour chaque dossier qui n’a pas son propre motif ; le porteur le lira.
gel-motif = Motif de la correction
gel-avertissement = Après le gel, les colonnes des financeurs sont fermées ; les votes peuvent s’ouvrir.
gel-bouton = Geler
gel-revenir = Revenir en séance
gel-reservations = Dossiers payés sur une réservation de CPO
gel-reservations-aide = Ils ne concourent pas. Le gel retient les montants ci-dessous, et rien d’autre ; une part hors convention se programme en séance.
# $financeur (String) - financeur
# $montant (String) - montant
# $promis (String) - montant
gel-reservation-ligne = { $financeur } : { $montant } sur { $promis } réservés
# $financeur (String) - financeur
# $montant (String) - montant
gel-hors-reservation-ligne = { $financeur }, hors convention : { $montant }
