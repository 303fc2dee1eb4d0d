chiffre-titre = Chiffres publiés
chiffre-aucun = Aucun chiffre publié pour ce lieu.
chiffre-lire = Chaque chiffre porte sa propre année et son document : deux chiffres d’années différentes ne se comparent pas.
chiffre-indicateur = Indicateur
chiffre-ici = Ici
chiffre-ailleurs = Ailleurs
chiffre-source = Source
chiffre-nd = n.d
chiffre-nd-titre = non disponible : la source ne donne pas de nombre
# $n (Number) - how many figures
chiffre-sans-lieu = { $n ->
    [one] Un autre chiffre cité, qui ne concerne aucun lieu de cette page
   *[other] { $n } autres chiffres cités, qui ne concernent aucun lieu de cette page
}
chiffre-lieu-non-dit = Lieu non précisé
correction-titre = Corrections de la population
# $jour (String) - day in words
# $avant (String) - number
# $apres (String) - number
# $auteur (String) - who corrected it
correction-phrase = { $jour } : de { $avant } à { $apres }, par { $auteur }.
