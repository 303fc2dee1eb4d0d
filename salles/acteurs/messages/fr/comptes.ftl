comptes-titre = Comptes
comptes-chapeau = Qui peut entrer ici, et pour faire quoi. Un répondant qui reçoit un lien n’a pas besoin de compte.
comptes-inviter = Inviter quelqu’un
comptes-inviter-chapeau = La personne reçoit un lien qui sert une fois, pendant quatorze jours, et choisit son mot de passe.
comptes-inviter-bouton = Envoyer l’invitation
comptes-annuler = Revenir aux comptes sans inviter
comptes-recherche = Nom, adresse ou organisation
comptes-role = Rôle
comptes-roles = Rôles
comptes-tous-les-roles = Tous les rôles
comptes-situation = Situation
comptes-toutes-situations = Toutes les situations
comptes-nom = Nom ou fonction
comptes-nom-aide = Une fonction suffit, par exemple « Responsable prévention ».
comptes-courriel = Adresse électronique
comptes-courriel-aide = La changer ferme les sessions du compte et ses liens déjà envoyés.
comptes-organisation = Organisation
comptes-sans-organisation = Aucune
comptes-langue = Langue de l’invitation
comptes-sans-role = Aucun rôle
comptes-sans-role-aide = Ce compte n’a aucun rôle : il entre, et ne voit que sa propre page.
# $role (String) - Pilote
# $contrat (String) - CLS
comptes-role-sur = { $role } sur « { $contrat } »
comptes-sur-votre-contrat = sur votre contrat
comptes-role-permet = Ce que ce rôle permet
comptes-role-action = Retirer
comptes-voir-contrat = voir le contrat
comptes-retirer = Retirer
# $role (String) - Pilote
comptes-retirer-de = Retirer le rôle { $role }
comptes-ajouter-role = Ajouter un rôle
comptes-choisir-role = Choisir un rôle
comptes-ajouter-role-aide = Sur toute la collectivité. Un rôle limité à un contrat se donne depuis la page du contrat.
comptes-ajouter-role-bouton = Ajouter ce rôle
# $n (Number) - x
comptes-compte = { $n ->
    [0] Aucun compte
    [one] 1 compte
   *[other] { $n } comptes
}
comptes-vide = Aucun compte n’est encore ouvert. Invitez une première personne.
comptes-vide-filtre = Aucun compte ne répond à cette recherche.
comptes-situation-ouvert = Ouvert
comptes-situation-invite = Invitation envoyée
comptes-situation-passee = Invitation sans suite
comptes-situation-sans = Sans mot de passe
comptes-situation-ferme = Fermé
# $jour (String) - date
comptes-invitation-fin = jusqu’au { $jour }
comptes-acces = Accès
comptes-acces-ouvert = Ce compte est ouvert. Le fermer met fin à ses sessions tout de suite ; ce qu’il a fait reste dans le journal, et il peut être rouvert.
comptes-acces-invite = L’invitation n’a pas encore servi.
comptes-acces-passee = L’invitation a expiré ou a été remplacée sans avoir servi.
comptes-acces-sans = Personne n’a encore choisi de mot de passe pour ce compte : une invitation le permet.
comptes-acces-ferme = Ce compte est fermé : personne n’entre avec.
comptes-renvoyer = Envoyer une nouvelle invitation
comptes-retirer-invitation = Retirer l’invitation
comptes-fermer = Fermer ce compte
comptes-rouvrir = Rouvrir ce compte
comptes-corriger = Corriger
# $nom (String) - Coordination
comptes-ouvrir-existant = Ouvrir le compte « { $nom } »
# $courriel (String) - a@b.example
comptes-fait-invite = L’invitation part à { $courriel }.
comptes-fait-modifie = Le compte est corrigé.
comptes-fait-role = Le rôle est donné ; il vaut dès la prochaine page ouverte.
comptes-fait-role-retire = Le rôle est retiré ; il ne vaut plus dès la prochaine page ouverte.
comptes-fait-invitation-retiree = L’invitation est retirée : son lien ne s’ouvre plus.
comptes-fait-ferme = Le compte est fermé et ses sessions aussi. Vous pouvez le rouvrir ici.
comptes-fait-rouvert = Le compte est rouvert, avec les rôles qu’il avait.
# $vu (String) - x
comptes-refus-courriel = « { $vu } » n’est pas une adresse électronique.
comptes-refus-courriel-remede = Elle s’écrit nom@domaine.fr, sans espace, et une seule à la fois.
comptes-refus-nom = Le nom ou la fonction manque.
comptes-refus-nom-remede = Une fonction suffit, par exemple « Responsable prévention ».
# $courriel (String) - a@b.example
comptes-refus-deja = Un compte existe déjà pour { $courriel }.
comptes-refus-deja-remede = Ouvrez-le pour lui donner un rôle de plus ou renvoyer son invitation.
# $role (String) - Administration
comptes-refus-role = Vous ne pouvez pas donner le rôle « { $role } » ici.
comptes-refus-role-remede = La coordination invite des pilotes, des partenaires, des porteurs de projet et des lecteurs ; l’administration donne les autres rôles.
comptes-refus-role-absent = Aucun rôle n’est choisi.
# $role (String) - Pilote
comptes-refus-role-deja = Ce compte a déjà le rôle « { $role } ».
comptes-refus-administration-partout = L’administration vaut pour toute la collectivité et ne se limite pas à un contrat.
comptes-refus-dernier = C’est la dernière administration de la collectivité : sans elle, plus personne ne pourrait ouvrir de compte.
comptes-refus-dernier-remede = Donnez d’abord ce rôle à un autre compte ouvert.
comptes-refus-soi = Vous ne pouvez pas fermer votre propre compte.
comptes-refus-soi-remede = Une autre administration peut le faire.
comptes-refus-acceptee = Cette personne est déjà entrée : son invitation n’a plus lieu d’être.
comptes-refus-acceptee-remede = Si elle a oublié son mot de passe, la page de connexion lui envoie un lien. Pour lui retirer l’accès, fermez le compte.
comptes-refus-organisation = Cette organisation n’est pas dans l’annuaire.
