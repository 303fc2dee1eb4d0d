# Les mots des lettres, des conventions et des annexes.

modele-titre = Mots des actes
modele-chapeau = Les lettres, les conventions et les annexes de délibération s’impriment avec ces mots. Changez ceux que votre collectivité écrit autrement. Un acte déjà signé, gelé ou envoyé garde les mots de son jour.
modele-lettre = Lettre de notification
modele-convention = Convention
modele-annexe = Annexe à la délibération
modele-lettre-attribution = Quand l’action est retenue
modele-lettre-suite = Ce qui vient ensuite, pour une action retenue
modele-lettre-refus = Quand l’action n’est pas retenue
modele-lettre-suite-refus = Ce qui vient ensuite, pour une action non retenue
modele-signataire = Qui signe
modele-annexe-texte = Avant le tableau
modele-vide = rien d’écrit : l’article ne s’imprime pas
modele-origine = Mots du logiciel.
# $jour (String) - day
# $qui (String) - who wrote it
modele-propre = Vos mots, depuis le { $jour } ({ $qui }).
modele-modifier = Changer ces mots
# $passage (String) - name of the passage
modele-texte = Texte : { $passage }
# $champs (String) - fields, between braces
modele-champs = Ce qui se remplit seul, à garder entre accolades : { $champs }. Une ligne vide sépare deux paragraphes.
modele-sans-champ = Rien ne se remplit seul dans ce passage. Une ligne vide sépare deux paragraphes.
modele-enregistrer = Enregistrer ces mots
modele-revenir = Revenir aux mots du logiciel
modele-ecrit = Ces mots sont enregistrés. Les prochains actes les portent.
# $signes (Number) - signs
# $max (Number) - most
modele-refus-long = Ce texte a { $signes } signes, pour { $max } au plus.
modele-refus-accolade = Une accolade n’est pas ouverte, ou pas fermée.
modele-remede-accolade = Écrivez chaque champ entre une accolade ouvrante et une fermante, sans autre accolade.
# $champ (String) - unknown field
modele-refus-inconnu = « { $champ } » ne se remplit pas ici.
# $champs (String) - fields, between braces
modele-remede-inconnu = Se remplissent : { $champs }.
modele-remede-aucun-champ = Ce passage n’a pas de champ : écrivez le mot sans accolades.
# $champ (String) - missing field
modele-refus-manque = L’acte ne dirait plus « { $champ } ».
# $champ (String) - field, between braces
modele-remede-manque = Remettez { $champ } à sa place dans le texte.
# $qui (String) - who
modele-refus-change = { $qui } vient de changer ces mots.
modele-remede-change = Relisez-les, puis enregistrez de nouveau les vôtres.
modele-exemple-action = Ateliers parents-enfants
modele-exemple-motif = l’action ne vise pas les quartiers prioritaires.
modele-exemple-financeur = Carcassonne Agglo
modele-exemple-porteur = Association de quartier
