# Les indicateurs attendus d’un dossier, et leur réalisé au bilan.

indicateur-titre = Indicateurs attendus
indicateur-aide = Ce que l’action changera et comment vous le compterez : au bilan, le réalisé se lira à côté. Laissez vides les lignes de trop.
# $rang (String) - rang
indicateur-rang = Indicateur { $rang }
indicateur-libelle = Ce qui est compté
indicateur-cible = Cible
indicateur-unite = Unité
indicateur-sans-cible = sans cible
indicateur-attendu = Attendu
indicateur-realise = Réalisé
# $libelle (String) - libelle
indicateur-realise-de = Réalisé : { $libelle }
# $libelle (String) - libelle
# $realise (String) - realise
# $attendu (String) - attendu
indicateur-ligne = { $libelle } : { $realise }, pour { $attendu }
# $rang (String) - rang
indicateur-refus-nom = L’indicateur { $rang } ne dit pas ce qu’il compte.
indicateur-remede-nom = Nommez-le, par exemple « Enfants inscrits », ou videz sa ligne.
# $libelle (String) - libelle
indicateur-refus-double = Deux indicateurs comptent « { $libelle } ».
indicateur-remede-double = Renommez l’un des deux.
# $libelle (String) - libelle
indicateur-refus-mesure = Le réalisé de « { $libelle } » manque.
indicateur-remede-mesure = Écrivez 0 si rien n’a été compté.
