# Ce qui arrive à une action notifiée.

execution-titre = Avenants, report, abandon
execution-lien = Avenant, report ou abandon
execution-aide = L’équipe projet inscrit ici ce qui change après la notification. Rien n’y donne plus que le vote : il faudrait un autre vote.
execution-aucun = Rien n’a changé depuis la notification.
execution-conflit = Ce dossier a été modifié pendant votre saisie. Relisez ce qui précède, puis enregistrez de nouveau.
execution-avenant = Avenant
execution-report = Report de la fin
execution-abandon = Abandon de l’action
# $jour (String) - jour
# $qui (String) - qui
execution-du = { $jour }, inscrit par { $qui }
# $avant (String) - avant
# $apres (String) - apres
execution-fin-change = Fin de l’action : { $avant }, reportée au { $apres }.
# $fin (String) - fin
execution-fin-posee = Fin de l’action : { $fin }.
# $qui (String) - qui
# $montant (String) - montant
execution-montant-convenu = { $qui } donne désormais { $montant }.
# $qui (String) - qui
# $montant (String) - montant
execution-a-reverser = À reverser à { $qui } : { $montant }.
execution-le = Signé ou décidé le
execution-objet = Ce que l’avenant change
execution-motif = Motif
execution-fin = Nouvelle fin de l’action
# $fin (String) - fin
execution-fin-aide = Aujourd’hui : { $fin }.
# $qui (String) - qui
execution-montant = Nouveau montant de { $qui }
# $montant (String) - montant
execution-montant-aide = Aujourd’hui : { $montant }. Laissez vide s’il ne change pas.
# $qui (String) - qui
execution-rendre = À reverser à { $qui }
# $paye (String) - paye
execution-rendre-aide = { $paye } versés. Écrivez 0 si rien n’est à rendre.
execution-avenant-bouton = Inscrire l’avenant
execution-report-bouton = Inscrire le report
execution-abandon-bouton = Inscrire l’abandon
# $etat (String) - etat
execution-refus-etat = Ce dossier est « { $etat } » : il ne se modifie ni ne s’abandonne à cette étape.
execution-remede-etat = Avant la notification, le porteur retire son dossier ; après, le bilan dit ce qui a été fait.
# $jour (String) - jour
execution-refus-futur = Un avenant, un report ou un abandon se constate : le { $jour } n’est pas encore passé.
# $le (String) - le
# $du (String) - du
# $au (String) - au
execution-refus-plage = Le { $le } n’est pas une date possible : du { $du } au { $au }.
execution-remede-plage = Relisez l’année.
execution-refus-objet = Dites en dix signes au moins ce qui change, ou pourquoi.
# $debut (String) - debut
execution-refus-debut = L’action commence le { $debut } : elle ne peut pas finir avant.
# $fin (String) - fin
execution-refus-report = L’action finit déjà le { $fin } : un report va plus loin.
execution-refus-rien = Donnez la nouvelle fin de l’action.
# $qui (String) - qui
# $montant (String) - montant
# $vote (String) - vote
execution-refus-vote = { $qui } : { $montant } pour { $vote } votés.
execution-remede-vote = Un avenant ne donne jamais plus que le vote ; enregistrez d’abord le nouveau vote du financeur.
# $qui (String) - qui
# $montant (String) - montant
# $paye (String) - paye
execution-refus-paye = { $qui } : { $montant } alors que { $paye } sont déjà versés.
execution-remede-paye = Enregistrez d’abord le reversement, ou corrigez le versement.
# $qui (String) - qui
# $montant (String) - montant
# $paye (String) - paye
execution-refus-trop = { $qui } : { $montant } à rendre pour { $paye } versés.
# $qui (String) - qui
# $paye (String) - paye
execution-refus-reversement = { $qui } a versé { $paye } : dites ce qui est à rendre.
execution-remede-reversement = Écrivez un montant, ou 0 si tout a été dépensé pour l’action.
