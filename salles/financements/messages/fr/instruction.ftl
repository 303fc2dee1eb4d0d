# L’instruction : chaque financeur dans sa colonne, notes, intérêts, compléments.

# $financeur (String) - financeur
instruction-refus-autrui = Cette colonne est celle de { $financeur } : vous ne pouvez pas l’écrire.
instruction-remede-autrui = Demandez à ce financeur de la remplir.
instruction-refus-interet = Intérêt déclaré dans ce dossier : vous ne pouvez ni le noter, ni en débattre, ni le voter.
# $etat (String) - etat
instruction-refus-appel = L’appel est { $etat } : les colonnes ne s’écrivent pas à cette étape.
# $etat (String) - etat
instruction-refus-dossier = Le dossier est { $etat } : il ne s’instruit pas dans cet état.
instruction-refus-gelee = Cette ligne est dans un lot gelé : rien ne s’y modifie.
instruction-remede-gelee = Une correction est une nouvelle édition du lot, motivée.
instruction-refus-avis = Donnez un avis avant de proposer un montant.
instruction-refus-motif-avis = Un avis réservé ou défavorable se motive.
instruction-refus-motif-zero = Une proposition à 0 € se motive.
instruction-refus-justificatif = Vous remplissez la colonne d’un financeur sans compte : citez ce qui le justifie (courrier, courriel, date).
instruction-refus-motif-interet = Dites en une phrase quel est votre intérêt.
# $n (Number) - n
instruction-remede-motif = { $n ->
    [one] Un signe au moins.
   *[other] { $n } signes au moins.
}
# $montant (String) - montant
# $demande (String) - demande
instruction-refus-au-dessus = { $montant } pour { $demande } demandés.
instruction-remede-au-dessus = Ramenez le montant à la demande, ou dites pourquoi.
instruction-refus-note-reservee = Seuls les financeurs qui instruisent notent ; l’équipe projet lit les notes.
instruction-refus-deja-declare = Vous avez déjà déclaré un intérêt dans ce dossier.
instruction-refus-lien-adresse = Donnez une adresse de courriel à qui envoyer le lien.
# $appel (String) - appel
instruction-lien-objet = { $appel } : votre colonne à remplir
# $financeur (String) - financeur
# $appel (String) - appel
# $lien (String) - lien
instruction-lien-corps = Bonjour, { $financeur } est sollicité par des dossiers de « { $appel } ». Donnez votre avis et votre proposition sans compte, à cette adresse : { $lien }
