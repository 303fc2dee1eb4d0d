# Comment un chiffre d’argent est calculé.

# $financeur (String) - financeur
calcul-reserve = Réservé par { $financeur }
calcul-reserve-formule = La somme de ce que ce financeur met de côté pour chaque convention pluriannuelle.
# $financeur (String) - financeur
calcul-disponible = Disponible de { $financeur }
calcul-disponible-formule = Ses enveloppes de l’appel, moins ce qui est réservé aux conventions. Sans enveloppe d’appel : ses crédits, moins ses autres parts.
calcul-disponible-ailleurs-formule = Ses enveloppes de l’appel. La lettre dit que les conventions se prennent ailleurs : leurs réservations ne se déduisent pas.
calcul-ramene = Ramené à zéro : les réservations dépassent l’enveloppe
# $financeur (String) - financeur
calcul-demande = Demandé à { $financeur }
calcul-demande-formule = La somme de ce que chaque dossier déposé lui demande.
# $financeur (String) - financeur
calcul-propose = Proposé par { $financeur }
calcul-propose-formule = La somme de ce qu’il propose, dossier par dossier ; une case vide ne compte pas.
# $financeur (String) - financeur
calcul-vote = Voté par { $financeur }
calcul-vote-formule = La somme des votes enregistrés sur les lignes des lots en vigueur.
# $financeur (String) - financeur
calcul-retenu = Retenu pour { $financeur }
calcul-retenu-formule = La somme de ce que les lots en vigueur retiennent, dossier par dossier.
# $enveloppe (String) - enveloppe
calcul-scenario-reserve = Réservé sur { $enveloppe }
calcul-scenario-reserve-formule = Les réservations de cette enveloppe et de ses parts.
# $enveloppe (String) - enveloppe
calcul-scenario-retenu = Retenu sur { $enveloppe }
calcul-scenario-retenu-formule = Les lignes du plan prises sur cette enveloppe ou sur ses parts. Un dossier payé sur une réservation n’y compte pas.
# $enveloppe (String) - enveloppe
calcul-scenario-reste = Reste de { $enveloppe }
calcul-scenario-reste-formule = Le montant de l’enveloppe, moins ce qui est réservé, moins ce que le plan prend.
calcul-orphelin = Argent orphelin
calcul-orphelin-formule = Ce qui reste chez chacun et que quelqu’un demande encore, moins ce qui peut s’ajouter au plan sans rien reprendre.
# $reste (String) - reste
# $non_servi (String) - non servi
calcul-orphelin-operande = le plus petit de { $reste } de reste et { $non_servi } de demandes non servies
calcul-orphelin-utilisable = Encore utilisable sans rien reprendre
calcul-orphelin-ancien = Ce scénario a été calculé avant que ce détail soit gardé : relancez le calcul pour l’ouvrir.
calcul-public-total = Total des subventions publiées
calcul-public-formule = La somme des montants votés, action par action, de cette édition.
# $financeur (String) - financeur
calcul-public-financeur = Subventions publiées de { $financeur }
# $n (Number) - dossiers
calcul-public-agrege = { $n ->
    [0] Aucune aide regroupée
    [one] Une aide à une personne, regroupée
   *[other] { $n } aides à des personnes, regroupées
}
calcul-appel-formule = La somme de ce que chaque financeur met dans l’appel ; les parts faites dedans n’y ajoutent rien.
calcul-titre = Comment c’est calculé
calcul-operandes = Ce qui s’additionne
calcul-operande = Terme
calcul-etat = Précision
calcul-montant = Montant
calcul-somme = Total
calcul-vide = Rien ne s’additionne ici : le chiffre est nul.
calcul-avant = Pages précédentes
calcul-apres = Pages suivantes
calcul-pages = Pages du détail
calcul-convention = Convention pluriannuelle
# $identifiant (String) - identifiant
calcul-convention-de = Convention { $identifiant }
calcul-ouvrir = comment c’est calculé
calcul-retour = Revenir à la page
