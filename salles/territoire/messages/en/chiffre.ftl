chiffre-titre = Published figures
chiffre-aucun = No published figure for this place.
chiffre-lire = Each figure bears its own year and document: two figures of different years do not compare.
chiffre-indicateur = Indicator
chiffre-ici = Here
chiffre-ailleurs = Elsewhere
chiffre-source = Source
chiffre-nd = n/a
chiffre-nd-titre = not available: the source gives no number
chiffre-sans-lieu = { $n ->
    [one] Another figure quoted, about no place of this page
   *[other] { $n } other figures quoted, about no place of this page
}
chiffre-lieu-non-dit = Place not given
correction-titre = Corrections of the population
correction-phrase = { $jour }: from { $avant } to { $apres }, by { $auteur }.
