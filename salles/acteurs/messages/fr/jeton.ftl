jeton-titre = Jetons et calendrier
jeton-renvoi = Pour qu’un tableur, un programme ou votre agenda lise pacte en votre nom.
jeton-ouvrir = Voir mes jetons
jeton-chapeau = Un jeton donne à un programme ce que vous voyez, ni plus ni moins. Chacun porte un nom, une fin, et se ferme d’un geste.
jeton-ferme = Le jeton est fermé : ce qui s’en servait ne lit plus rien.
jeton-neuf = Voici votre jeton. Copiez-le maintenant.
jeton-neuf-calendrier = Voici l’adresse de votre calendrier. Collez-la dans votre agenda, à « S’abonner par adresse ».
jeton-neuf-garde = Il ne sera plus montré. Qui le possède lit ce que vous lisez : gardez-le comme un mot de passe.
jeton-liste = Jetons ouverts
jeton-vide = Aucun jeton ouvert.
jeton-nouveau = Nouveau jeton
jeton-nom = À quoi il sert
jeton-nom-aide = Par exemple « Tableur du service ». Ce nom paraît au journal à côté du vôtre.
jeton-droit = Ce qu’il permet
jeton-lecture = Lire
jeton-ecriture = Lire, et écrire des valeurs d’indicateurs ou la ligne d’un financeur
jeton-calendrier = Calendrier des échéances
jeton-duree = Durée
# $n (Number) - 90
jeton-jours = { $n ->
    [one] { $n } jour
   *[other] { $n } jours
}
jeton-creer = Créer le jeton
jeton-jusqu-au = Jusqu’au
jeton-vu = Dernier usage
jeton-jamais = Jamais
jeton-action = Fermer
jeton-fermer = Fermer
# $nom (String) - Tableur
jeton-fermer-de = Fermer le jeton « { $nom } »
jeton-api = Pour qui programme
jeton-api-texte = Tout ce que vous lisez ici se lit aussi en JSON et en CSV.
jeton-api-lien = Documentation de l’interface
jeton-refus-nom = Dites à quoi servira ce jeton.
# $n (Number) - 60
jeton-refus-nom-long = Ce nom est trop long : { $n } signes au plus.
jeton-refus-duree = Choisissez une des durées proposées.
# $n (Number) - 20
jeton-refus-trop = Vous avez déjà { $n } jetons ouverts : fermez-en un d’abord.
