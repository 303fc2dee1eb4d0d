# What the person who answers sees, by link or signed in.

reponse-oui = yes
reponse-non = no
reponse-etat-a-faire = to do
reponse-etat-commencee = started
reponse-etat-deposee = submitted
reponse-etat-renvoyee = sent back
reponse-etat-acceptee = accepted
reponse-etat-dispensee = exempted
reponse-etat-sans-reponse = without answer
reponse-passage-commencer = write in
reponse-passage-deposer = submit
reponse-passage-reprendre = take back
reponse-passage-renvoyer = send back
reponse-passage-accepter = accept
reponse-passage-dispenser = exempt
reponse-passage-clore = close
reponse-passage-rouvrir = reopen
reponse-ciel-soleil = sunny
reponse-ciel-couvert = overcast
reponse-ciel-nuage = cloudy
reponse-ciel-orage = stormy
reponse-ciel-non-necessaire = not needed
