collectivite-titre = The collectivité
collectivite-chapeau = Its name on every page, and what identifies it in the data it publishes.
collectivite-lien = Name, SIREN and prefix of the collectivité
collectivite-nom = Name of the collectivité
collectivite-siren = SIREN
collectivite-siren-aide = Nine digits. Without it, a call for projects cannot be published as open data.
collectivite-prefixe = 360Giving prefix
collectivite-prefixe-aide = Given by 360Giving to publishers, for instance “carca”. Without it, the address of the collectivité stands in.
collectivite-fait = Saved.
collectivite-refus-nom = The name of the collectivité is empty.
collectivite-refus-longueur = { $chiffres ->
    [one] This SIREN has 1 digit, 9 are needed.
   *[other] This SIREN has { $chiffres } digits, 9 are needed.
}
collectivite-refus-illisible = This SIREN is not made of digits.
collectivite-refus-cle = The key of this SIREN is wrong.
collectivite-refus-prefixe = A prefix has only unaccented letters, digits and hyphens.
collectivite-remede-siren = Copy the nine digits of the Sirene notice.
collectivite-remede-prefixe = Copy the one 360Giving gave you, without “360G-”.
