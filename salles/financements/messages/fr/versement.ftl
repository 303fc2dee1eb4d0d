# Les versements d’un dossier et d’un appel.

versement-titre = Versements
versement-liste-titre = Versements
versement-aide = Chaque financeur enregistre ce qu’il a versé, dans la limite de ce qu’il a voté. Rien ne part tant qu’une règle du paiement bloque.
# $vote (String) - vote
# $paye (String) - paye
# $reste (String) - reste
versement-resume = Voté { $vote }, versé { $paye }, reste { $reste }.
versement-aucun = Rien n’est encore versé.
# $qui (String) - qui
versement-par = saisi par { $qui }
versement-regles = Les règles avant tout versement
versement-le = Date du versement
versement-montant = Montant
versement-montant-aide = En euros, centimes admis.
versement-nature = Nature
versement-acompte = acompte
versement-solde = solde
versement-reversement = reversement par le porteur
versement-enregistrer = Enregistrer
versement-ferme = Rien ne s’enregistre sur cette ligne dans son état.
versement-conflit = Cette ligne a changé pendant votre saisie. Vérifiez ce qui est versé, puis enregistrez de nouveau.
versement-totaux = Voté, versé et reste, par financeur
versement-lignes = Aides
versement-reste = Reste à verser
versement-dernier = Dernier versement
versement-liste-vide = Aucun financeur n’a encore voté dans cet appel.
# $n (Number) - n
versement-compte = { $n ->
    [0] Aucune aide votée
    [one] Une aide votée
   *[other] { $n } aides votées
}
versement-corriger = Corriger ce versement
versement-corriger-aide = Un versement mal saisi s’annule et reste lisible, barré, avec son motif. Pour un montant faux, annulez puis enregistrez le bon ; pour une date fausse, corrigez la date.
versement-motif = Motif de la correction
versement-motif-aide = Une phrase : elle reste au journal.
versement-le-juste = Date juste
versement-dater = Corriger la date
versement-annuler = Annuler ce versement
# $le (String) - le
# $qui (String) - qui
# $motif (String) - motif
versement-annule = annulé le { $le } par { $qui } : { $motif }
