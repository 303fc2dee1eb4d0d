# Quand une convention se paie.

echeancier-titre = Échéancier
echeancier-saisir = Saisir l’échéancier
# $montant (String) - montant
echeancier-aide = La somme des versements vaut { $montant }, au centime près. Sans ligne, le PDF dit « en une ou plusieurs fois ». Après la signature, il ne change plus.
# $rang (Number) - rang
echeancier-rang = Versement { $rang }
echeancier-le = Date du versement
echeancier-montant = Montant du versement
echeancier-enregistrer = Enregistrer l’échéancier
echeancier-conditions = Conditions de versement
# $max (Number) - signes
echeancier-conditions-aide = Par exemple « 60 % à la signature, le solde au vu du bilan ». { $max } signes au plus, publiés dans les données ouvertes.
# $signes (Number) - signes
# $max (Number) - max
echeancier-refus-long = Les conditions ont { $signes } signes, pour { $max } au plus.
echeancier-remede-long = Raccourcissez-les : les données ouvertes n’en prennent pas plus.
echeancier-papier = Elle est versée selon l’échéancier suivant.
# $jour (String) - jour
echeancier-refus-signee = Cette convention est signée depuis le { $jour } : son échéancier ne change plus.
echeancier-remede-signee = Un avenant, inscrit sur le dossier, dit ce qui change après la signature.
# $rang (Number) - rang
echeancier-refus-nul = Le versement { $rang } est supérieur à zéro.
# $jour (String) - jour
echeancier-refus-deux-fois = Deux versements portent la même date, le { $jour }.
echeancier-remede-ligne = Corrigez la ligne, ou videz-la.
# $somme (String) - somme
# $montant (String) - montant
# $ecart (String) - ecart
echeancier-refus-somme = Les versements font { $somme } pour une convention de { $montant } : { $ecart } d’écart.
echeancier-remede-somme = Corrigez un montant jusqu’à ce que la somme soit celle de la convention.
