# Les comptes que la loi demande à qui reçoit beaucoup.

comptes-code = Comptes
# $montant (String) - montant
# $seuil (String) - seuil
comptes-annee = { $montant } d’aides publiques demandées ou votées cette année : au-delà de { $seuil }, les comptes sont certifiés et joints.
# $montant (String) - montant
# $seuil (String) - seuil
comptes-trois = { $montant } d’aides publiques sur trois exercices : au-delà de { $seuil }, la demande porte une attestation.
# $piece (String) - piece
comptes-remede = Déposez dans le coffre de la structure la pièce « { $piece } ».
comptes-chiffre-annee = Aides par an au-delà desquelles les comptes sont certifiés
comptes-chiffre-trois = Aides sur trois exercices au-delà desquelles une attestation est jointe
