# Combien de temps se gardent les données personnelles des dossiers, et leur effacement.

conservation-titre = Conservation des dossiers
conservation-chapeau = Les données personnelles et les pièces d’un dossier ne se gardent pas toujours. Vous fixez les durées ; la page liste ce qui les a dépassées ; rien ne s’efface sans vous.
conservation-durees-titre = Durées
conservation-refuses = Dossiers refusés ou sans suite
conservation-finances = Dossiers financés
conservation-non-fixee = aucune durée fixée : rien ne s’efface
# $annees (Number) - years
# $depart (String) - from when they are counted
# $effet (String) - date
# $source (String) - where it comes from
# $qui (String) - who set it
conservation-duree = { $annees ->
    [one] { $annees } an { $depart }, en vigueur le { $effet } (source : { $source } ; fixée par { $qui })
   *[other] { $annees } ans { $depart }, en vigueur le { $effet } (source : { $source } ; fixée par { $qui })
}
conservation-fixer = Fixer une durée
# $durees (String) - proposed durations
conservation-proposees = Proposition d’usage, à faire confirmer : { $durees }. Elle ne s’applique pas seule.
# $categorie (String) - kind of file
# $annees (Number) - years
conservation-proposee = { $annees ->
    [one] { $categorie } { $annees } an
   *[other] { $categorie } { $annees } ans
}
conservation-categorie = Pour
conservation-annees = Années
conservation-depart = Comptées
conservation-depart-exercice = après la fin de l’exercice
conservation-depart-ecriture = après la dernière écriture du dossier
conservation-effet = En vigueur à partir du
conservation-source = Source
conservation-source-aide = Délibération, tableau de gestion des archives, avis du délégué à la protection des données.
conservation-fixer-bouton = Enregistrer cette durée
conservation-fixee = La durée est enregistrée. Le journal garde celle d’avant.
conservation-passes-titre = Ce qui a dépassé sa durée
conservation-sans-duree = Aucune durée n’est fixée. Fixez-en une ci-dessus : la liste se fera d’elle-même.
conservation-rien = Aucun dossier n’a dépassé sa durée.
# $categorie (String) - kind of file
# $n (Number) - files
conservation-combien = { $n ->
    [one] { $categorie } : un dossier
   *[other] { $categorie } : { $n } dossiers
}
# $pieces (String) - papers
# $ko (String) - kilobytes
conservation-pieces = Pièces à effacer : { $pieces } ({ $ko } ko)
conservation-efface = Seront effacés : le contenu et le nom des pièces, les noms de ceux qui ont déposé, instruit, noté, voté ou saisi, les textes libres de la demande, des questions, des avis et du bilan. Quand un porteur n’a plus aucun dossier gardé : les pièces de son coffre, son représentant, ses habilitations. Les mêmes données s’effacent dans le journal.
conservation-inscriptions = S’efface sans personne : l’inscription qu’une association n’a pas confirmée dans les quatorze jours, avec son adresse, ici et dans le journal. Elle n’est le dossier de personne.
conservation-reste-titre = Ce qui reste
conservation-reste = Restent : l’intitulé, le porteur, les montants demandés, votés et payés, le motif et la date des votes, les dates, les quartiers, le budget, l’empreinte et le genre de chaque pièce, les lots gelés, les données ouvertes déjà publiées. La chaîne du journal reste entière : chaque écriture garde son rang et son empreinte, et une écriture finale dit lesquelles ont été vidées.
conservation-ailleurs = Ne s’effacent pas d’ici : les sauvegardes faites avant, à détruire selon leur propre durée ; les comptes et l’annuaire, qui ont leurs pages ; les relevés et lettres déjà envoyés.
# $n (Number) - files
conservation-suivants = { $n ->
    [one] Un autre dossier suivra, une fois ceux-ci effacés.
   *[other] { $n } autres dossiers suivront, une fois ceux-ci effacés.
}
conservation-dossier = Dossier
conservation-sort = Sort
conservation-echeance = À garder jusqu’au
conservation-col-pieces = Pièces
conservation-motif = Motif de l’effacement
conservation-motif-aide = Il reste au journal, avec votre nom.
conservation-confirme = Confirmation
# $n (Number) - files
conservation-confirmer = { $n ->
    [one] Je confirme : ce qui est effacé de ce dossier ne se retrouve pas
   *[other] Je confirme : ce qui est effacé de ces { $n } dossiers ne se retrouve pas
}
# $n (Number) - files
conservation-effacer = { $n ->
    [one] Effacer les données personnelles de ce dossier
   *[other] Effacer les données personnelles de ces { $n } dossiers
}
# $n (Number) - files
conservation-effaces = { $n ->
    [one] Les données personnelles d’un dossier sont effacées.
   *[other] Les données personnelles de { $n } dossiers sont effacées.
}
conservation-faits-titre = Effacements
# $numero (String) - public number
# $quand (String) - instant
# $qui (String) - who did it
# $pieces (Number) - papers
# $motif (String) - why
conservation-fait = { $pieces ->
    [0] { $numero }, le { $quand }, par { $qui }, aucune pièce : { $motif }
    [one] { $numero }, le { $quand }, par { $qui }, une pièce : { $motif }
   *[other] { $numero }, le { $quand }, par { $qui }, { $pieces } pièces : { $motif }
}
conservation-refus-categorie = Dites de quels dossiers il s’agit.
conservation-refus-depart = Dites d’où les années se comptent.
# $saisies (String) - what was typed
# $de (String) - years
# $a (String) - years
conservation-refus-annees = « { $saisies } » n’est pas un nombre d’années de { $de } à { $a }.
conservation-refus-source = Dites d’où vient cette durée, en dix signes au moins.
conservation-refus-motif = Dites pourquoi vous effacez, en dix signes au moins.
conservation-refus-confirme = Cochez la confirmation : un effacement ne se défait pas.
conservation-refus-liste = Ce qui a dépassé sa durée n’est plus ce qui vous a été montré : rien n’est effacé.
conservation-remede-liste = Relisez la liste ci-dessous, puis confirmez de nouveau.
