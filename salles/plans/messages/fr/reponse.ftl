# Ce que voit la personne qui répond, par lien ou connectée.

reponse-oui = oui
reponse-non = non
reponse-etat-a-faire = à faire
reponse-etat-commencee = commencée
reponse-etat-deposee = déposée
reponse-etat-renvoyee = renvoyée
reponse-etat-acceptee = acceptée
reponse-etat-dispensee = dispensée
reponse-etat-sans-reponse = sans réponse
reponse-passage-commencer = écrire dans
reponse-passage-deposer = déposer
reponse-passage-reprendre = reprendre
reponse-passage-renvoyer = renvoyer
reponse-passage-accepter = accepter
reponse-passage-dispenser = dispenser
reponse-passage-clore = clore
reponse-passage-rouvrir = rouvrir
reponse-ciel-soleil = soleil
reponse-ciel-couvert = couvert
reponse-ciel-nuage = nuage
reponse-ciel-orage = orage
reponse-ciel-non-necessaire = non nécessaire
