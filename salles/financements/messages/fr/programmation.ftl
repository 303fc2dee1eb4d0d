# La programmation : scénarios, verrous, calculs, comparaisons.

programmation-refus-nom = Donnez un nom à ce scénario.
# $code (String) - code
programmation-refus-doctrine = La doctrine « { $code } » n’existe pas.
programmation-refus-partage = Ce scénario est partagé : il ne se modifie plus.
programmation-remede-partage = Copiez-le, et travaillez sur la copie.
programmation-refus-pas-calcule = Ce scénario n’a encore ni calcul ni montant : il n’y a rien à partager.
programmation-refus-genre = Choisissez un verrou de la liste.
programmation-refus-financeur = Ce verrou porte sur une ligne : dites quel financeur.
programmation-refus-montant = Ce verrou porte un montant : écrivez-le en euros.
# $numero (String) - numero
programmation-refus-dossier = Le dossier { $numero } n’est pas en programmation.
# $numero (String) - numero
# $financeur (String) - financeur
programmation-refus-ligne = Le dossier { $numero } ne demande rien à { $financeur }.
programmation-refus-population = La doctrine d’équité compare les habitants des quartiers : aucun n’est renseigné.
# $cause (String) - cause
programmation-refus-question = Le calcul ne peut pas être posé : { $cause }.
programmation-refus-trop-tot = Aucun dossier n’est encore complet : il n’y a rien à programmer.
