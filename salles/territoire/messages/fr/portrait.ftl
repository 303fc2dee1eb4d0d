# Écrire le portrait d’un quartier.
# $nom (String) - name of the place
portrait-titre = Modifier le portrait de { $nom }
portrait-modifier = Modifier le portrait
portrait-chapeau = Une ligne par élément. Une ligne effacée est retirée du portrait ; le journal la garde et vous pourrez la remettre.
portrait-source-aide = Le document d’où viennent les lignes que vous ajoutez. Les autres gardent la leur.
portrait-portee = Portée de la source
portrait-toutes = Donner cette source à toutes les lignes du portrait
portrait-enregistrer = Enregistrer le portrait
portrait-perime = Quelqu’un a modifié ce portrait pendant que vous écriviez
portrait-perime-texte = Votre saisie est gardée ci-dessous. Au-dessus de chaque rubrique écrite par les deux, la version enregistrée. Reprenez-en ce qui manque, puis enregistrez : votre texte la remplacera.
# $rubrique (String) - heading of the portrait
portrait-enregistre = Version enregistrée, { $rubrique }
portrait-enregistre-vide = Cette rubrique a été vidée.
portrait-retirees = Lignes retirées
portrait-retirees-texte = Elles ne se lisent plus sur la page du quartier.
# $jour (String) - day in words
# $auteur (String) - who withdrew it
portrait-retiree = Retirée le { $jour } par { $auteur }.
portrait-retablir = Remettre
# $texte (String) - the line
portrait-retablir-ligne = Remettre la ligne : { $texte }
portrait-pas-un-quartier = Seul un quartier prioritaire ou de veille active a un portrait.
# $rubrique (String) - heading of the portrait
# $rang (String) - number of the line
# $longueur (String) - characters typed
# $max (String) - characters accepted
portrait-ligne-trop-longue = { $rubrique } : la ligne { $rang } fait { $longueur } signes ; elle n’en dépasse pas { $max }.
# $rubrique (String) - heading of the portrait
# $nombre (String) - lines typed
# $max (String) - lines accepted
portrait-trop-de-lignes = { $rubrique } : { $nombre } lignes, c’est plus que les { $max } d’un portrait.
portrait-ligne-introuvable = Cette ligne n’est pas une ligne retirée de ce portrait.
portrait-remede-ligne = Coupez-la en plusieurs lignes.
portrait-remede-lignes = Gardez l’essentiel ; le document cité en source dit le reste.
portrait-remede-source = Par exemple « Contrat de ville 2024-2030 ».
portrait-remede-introuvable = Elle a peut-être déjà été remise : relisez le portrait.
