demonstration-titre = Choisir un rôle
demonstration-chapeau = Entrez à la place de quelqu’un, sans mot de passe, et changez de rôle quand vous voulez. Les personnes sont fictives.
demonstration-entrer = Entrer
# $nom (String) - Coordination du contrat local de santé
demonstration-entrer-comme = Entrer : { $nom }
demonstration-ici = C’est votre rôle actuel
demonstration-vide = Aucun compte n’est encore ouvert dans cette démonstration.
demonstration-contrat = sur un contrat
courriels-titre = Boîte aux lettres de la démonstration
courriels-chapeau = Aucun courriel ne part : tous arrivent ici, avec leurs liens.
courriels-recherche = Destinataire
# $n (Number) - x
courriels-compte = { $n ->
    [0] Aucun courriel
    [one] 1 courriel
   *[other] { $n } courriels
}
# $n (String) - x
courriels-derniers = Les { $n } derniers courriels. Cherchez un destinataire pour voir plus loin.
courriels-vide = Aucun courriel pour l’instant. Ouvrez une campagne ou invitez quelqu’un : les courriels arriveront ici.
courriels-vide-recherche = Aucun courriel pour ce destinataire.
courriels-tout = Voir tous les courriels
courriels-date = Reçu le
courriels-destinataire = Destinataire
courriels-objet = Objet
