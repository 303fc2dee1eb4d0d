# Textes de la trousse web : gabarit, pages d’erreur, formulaires.
aller-au-contenu = Aller au contenu
nav-principale = Navigation principale
fil-ariane = Fil d’Ariane
se-connecter = Se connecter
se-deconnecter = Se déconnecter
mon-compte = Mon compte
langue-autre = English
langue-autre-code = en
demonstration-bandeau = Démonstration : ce que vous voyez mêle des faits publics et des réponses fictives.
demonstration-courriels = Boîte aux lettres de la démonstration
demonstration-roles = Changer de rôle
pied = Chaque chiffre s’ouvre et se prouve.
pied-aide = Aide
pied-accessibilite = Accessibilité
# $n (Number) - x
erreurs-titre = { $n ->
    [one] Une chose est à corriger
   *[other] { $n } choses sont à corriger
}
erreurs-rien-perdu = Rien n’est enregistré, rien de ce que vous avez saisi n’est perdu.
source = Source
remede = Pour y remédier
facultatif = (facultatif)
page-introuvable = Page introuvable
page-introuvable-texte = Cette adresse ne mène à rien que vous puissiez lire ici. Elle a peut-être changé, ou demande un autre compte.
page-interdite = Ce n’est pas permis à votre rôle
page-interdite-texte = Votre compte ne donne pas ce droit. La coordination du contrat peut vous l’accorder.
page-panne = Quelque chose s’est mal passé
page-panne-texte = Rien n’a été enregistré à moitié. Réessayez dans un instant ; si cela continue, donnez ce numéro à l’administration.
page-refus = Ce n’est pas possible en l’état
page-trop-gros = L’envoi est trop lourd
# $max (String) - x
page-trop-gros-texte = Un envoi ne dépasse pas { $max } Mo, pièces comprises. Revenez en arrière : votre saisie est encore dans le formulaire.
page-saisie = L’envoi n’a pas pu être lu
page-saisie-texte = Le formulaire est arrivé incomplet. Revenez en arrière et renvoyez-le : votre saisie y est encore.
page-autre-site = Envoi refusé
page-autre-site-texte = Ce formulaire a été envoyé depuis un autre site. Ouvrez la page ici et recommencez.
retour-accueil = Revenir à l’accueil
session-expiree = Votre session a expiré
session-expiree-texte = Votre saisie est gardée dans cette page. Connectez-vous dans un autre onglet, puis revenez ici et renvoyez-la.
session-expiree-connexion = Ouvrir la connexion dans un nouvel onglet
session-expiree-renvoyer = Renvoyer ma saisie
perime-titre = Quelqu’un a modifié ceci pendant que vous écriviez
perime-texte = Ceci a changé depuis que vous avez ouvert la page, et rien n’a été écrasé. Revenez en arrière : votre saisie est encore dans le formulaire. Copiez-la, rechargez la page pour voir ce qui a changé, puis enregistrez.
comment-calcule = Comment c’est calculé
# $titre (String) - x
comment-calcule-de = Comment c’est calculé : { $titre }
oui = Oui
# $n (String) - x
pourcent = { $n } %
api-sans-jeton = Jeton absent ou fermé
api-sans-jeton-texte = Cette adresse demande un jeton valable dans l’en-tête Authorization, après le mot Bearer. Un jeton se crée sur la page « Mon compte ».
# $nom (String) - limite
# $saisi (String) - abc
# $de (String) - 1
# $a (String) - 1000
api-nombre = Le paramètre « { $nom } » vaut « { $saisi } » ; il faut un nombre entier de { $de } à { $a }.
# $nom (String) - format
# $saisi (String) - xml
# $permis (String) - json, csv
api-mot = Le paramètre « { $nom } » vaut « { $saisi } » ; il faut l’un de ceux-ci : { $permis }.
# $nom (String) - parameter
api-inconnu = Cette adresse ne connaît pas le paramètre « { $nom } ».
# $permis (String) - parameters
api-inconnu-permis = Elle connaît : { $permis }.
api-inconnu-aucun = Elle n’en connaît aucun : retirez-le.
# $quoi (String) - ce que dit le lecteur
api-corps = Le corps de la demande n’est pas le JSON attendu : { $quoi }.

presse-titre = Document indisponible
presse-occupee = D’autres documents sont en cours de composition.
# $secondes (Number) - x
presse-lente = Le document n’a pas été composé en { $secondes } secondes.
presse-panne = Le document n’a pas pu être composé. L’incident est consigné.
presse-reessayer = Réessayez dans un instant. Les mêmes informations se lisent sur les pages.
presse-bouton = Réessayer
