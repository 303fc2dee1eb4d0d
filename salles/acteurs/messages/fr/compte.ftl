compte-titre = Mon compte
compte-profil = Mon nom et ma langue
compte-nom = Nom ou fonction
compte-nom-aide = Ce que les autres liront à côté de ce que vous faites, par exemple « Chargée de mission mobilités ».
compte-langue = Langue
compte-langue-aide = Celle des pages et des courriels que vous recevez.
compte-langue-fr = Français
compte-langue-en = English
compte-enregistrer = Enregistrer
compte-mot-de-passe = Mot de passe
compte-ancien = Mot de passe actuel
compte-changer = Changer le mot de passe
compte-sans-mot-de-passe = Ce compte n’a pas encore de mot de passe.
compte-inscription = Vous avez demandé le compte d’une association :
compte-inscription-lien = où en est cette demande
compte-sans-role = Aucun rôle ne vous est encore donné ; l’administration peut le faire.
compte-sessions = Mes sessions
# $n (Number) - x
compte-sessions-compte = { $n ->
    [0] Aucune session n’est ouverte. Une session se ferme d’elle-même après douze heures sans visite.
    [one] Une session est ouverte. Une session se ferme d’elle-même après douze heures sans visite.
   *[other] { $n } sessions ouvertes. Une session se ferme d’elle-même après douze heures sans visite.
}
compte-session-navigateur = Navigateur
compte-session-ouverte = Ouverte le
compte-session-moyen = Par
compte-session-action = Fermer
compte-session-ici = C’est celle-ci
compte-session-fermer = Fermer cette session
# $quand (String) - date
compte-session-fermer-de = Fermer cette session, ouverte le { $quand }
compte-sessions-fermer = Fermer toutes les autres
compte-fait-profil = Votre nom et votre langue sont enregistrés.
compte-fait-mot-de-passe = Votre mot de passe est changé, et vos autres sessions sont fermées.
# $courriel (String) - a@b.example
compte-fait-lien = Un lien pour choisir un mot de passe vient de partir à { $courriel }.
compte-fait-session = La session est fermée.
compte-fait-sessions = Vos autres sessions sont fermées.
perime-titre = Quelqu’un a modifié ceci pendant que vous écriviez
perime-texte = Voici ce qui est enregistré maintenant. Votre saisie est restée dans le formulaire : comparez, puis enregistrez.
invitation-titre = Ouvrir votre compte
# $collectivite (String) - Carcassonne Agglo
# $courriel (String) - a@b.example
invitation-chapeau = { $collectivite } vous attend. Vous entrerez avec l’adresse { $courriel } et le mot de passe que vous choisissez ici.
# $roles (String) - Pilote
invitation-roles = Votre rôle : { $roles }.
# $collectivite (String) - Carcassonne Agglo
invitation-objet = Votre accès aux contrats : { $collectivite }
# $par (String) - Coordination
# $collectivite (String) - Carcassonne Agglo
# $roles (String) - Pilote
# $lien (String) - https
# $jour (String) - date
invitation-corps =
    Bonjour,

    { $par } vous ouvre un accès au suivi des contrats de { $collectivite }, avec ce rôle : { $roles }.

    Ouvrez ce lien pour choisir votre mot de passe ; il sert une fois, jusqu’au { $jour } :
    { $lien }

    Si ce message ne vous est pas destiné, laissez-le : le compte restera fermé sans vous.
# $par (String) - Coordination
# $collectivite (String) - Carcassonne Agglo
invitation-ailleurs-corps =
    Bonjour,

    { $par } vous invite à écrire les dossiers de sa structure, dans { $collectivite }. Votre adresse y sert déjà à un autre compte, ou à un compte fermé : elle ne peut pas servir aux deux.

    Donnez-lui une autre adresse, ou demandez à l’équipe projet de changer la structure de votre compte.
