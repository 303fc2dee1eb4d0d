sso-titre = Vous n’êtes pas encore entré
sso-revenir = Revenir à la connexion
sso-perdue = Cette connexion a été commencée ailleurs, ou il y a trop longtemps.
sso-interrompue = La connexion a été interrompue avant la fin.
sso-recommencer = Recommencez depuis la page de connexion.
# $nom (String) - ProConnect
sso-injoignable = { $nom } ne répond pas pour l’instant.
sso-injoignable-remede = Réessayez dans quelques minutes, ou entrez avec votre mot de passe.
# $nom (String) - ProConnect
sso-non-crue = La réponse de { $nom } n’a pas pu être vérifiée.
# $courriel (String) - a@b.example
sso-sans-compte = Aucun compte ouvert ici pour l’adresse { $courriel }.
sso-sans-courriel = Aucun compte ouvert ici pour vous, et aucune adresse électronique n’a été transmise.
sso-sans-compte-remede = Demandez une invitation à la coordination du contrat ou à l’administration.
# $courriel (String) - a@b.example
sso-non-verifie = L’adresse { $courriel } n’est pas vérifiée par votre fournisseur d’identité.
sso-non-verifie-remede = Faites-la vérifier chez lui, ou entrez avec votre mot de passe.
# $courriel (String) - a@b.example
sso-autre-personne = Le compte de l’adresse { $courriel } est déjà relié à une autre personne.
sso-autre-personne-remede = L’administration peut corriger l’adresse de l’un des deux comptes.
