collectivite-titre = La collectivité
collectivite-chapeau = Son nom sur chaque page, et ce qui l’identifie dans les données qu’elle publie.
collectivite-lien = Nom, SIREN et préfixe de la collectivité
collectivite-nom = Nom de la collectivité
collectivite-siren = SIREN
collectivite-siren-aide = Neuf chiffres. Sans lui, un appel à projets ne peut pas être publié en données ouvertes.
collectivite-prefixe = Préfixe 360Giving
collectivite-prefixe-aide = Attribué par 360Giving à qui publie, par exemple « carca ». Sans lui, l’adresse de la collectivité en tient lieu.
collectivite-fait = Enregistré.
collectivite-refus-nom = Le nom de la collectivité est vide.
# $chiffres (Number) - x
collectivite-refus-longueur = { $chiffres ->
    [one] Ce SIREN compte 1 chiffre, il en faut 9.
   *[other] Ce SIREN compte { $chiffres } chiffres, il en faut 9.
}
collectivite-refus-illisible = Ce SIREN n’est pas fait de chiffres.
collectivite-refus-cle = La clé de ce SIREN est fausse.
collectivite-refus-prefixe = Un préfixe n’a que des lettres sans accent, des chiffres et des tirets.
collectivite-remede-siren = Recopiez les neuf chiffres de l’avis de situation au répertoire Sirene.
collectivite-remede-prefixe = Recopiez celui que 360Giving vous a donné, sans « 360G- ».
