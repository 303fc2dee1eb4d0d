# $nom (String) - name of the place
edition-titre = Modifier { $nom }
edition-identite = Nom et période
edition-nom = Nom
edition-du = Premier jour
edition-au = Dernier jour
edition-date-aide = Au format jj/mm/aaaa. Vide : on ne sait pas depuis quand.
edition-au-aide = Au format jj/mm/aaaa. Vide : le lieu existe toujours.
edition-enregistrer = Enregistrer le nom et la période
edition-composition = Composition
edition-composition-aide = Une commune n’est que dans un conseil : cochée ici, elle quitte l’autre.
edition-composer = Enregistrer la composition
# $nom (String) - name of the other conseil
edition-ailleurs = aujourd’hui dans { $nom }
edition-population = Corriger la population
# $population (String) - number
# $annee (String) - year of the figure
edition-population-texte = Aujourd’hui : { $population } ({ $annee }). La correction s’ajoute aux chiffres publiés ; l’ancien reste lisible.
edition-habitants = Habitants
edition-annee = Année du chiffre
edition-source-aide = Le document qui donne ce chiffre.
edition-motif = Raison de la correction
edition-motif-aide = Elle reste dans l’histoire du lieu, avec votre nom.
edition-corriger = Corriger la population
edition-nouveau = Nouveau conseil de territoire
edition-nouveau-aide = Vous choisirez ses communes juste après.
edition-creer = Créer le conseil
edition-perime = Quelqu’un a modifié ce lieu pendant que vous écriviez
edition-perime-texte = Votre saisie est gardée ci-dessous. Corrigez-la si besoin, puis enregistrez : elle remplacera la version enregistrée.
edition-enregistre = Version enregistrée
