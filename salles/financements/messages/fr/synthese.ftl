# La synthèse des dossiers, l’avis du conseil citoyen, la validation d’un lot par le comité.

synthese-titre = Dossiers en bref
synthese-chapeau = Les dossiers en instruction, en quelques lignes : ce qui est proposé, pour qui, à quel coût. Sans pièce ni avis de financeur.
synthese-aucun = Aucun dossier n’est encore complet.
# $n (Number) - dossiers
synthese-nombre = { $n ->
    [0] aucun dossier
    [one] { $n } dossier
   *[other] { $n } dossiers
}
synthese-pages = Pages de la liste
synthese-personne = Une personne, que cette page ne nomme pas
synthese-a-relire = Ce texte contient une coordonnée personnelle : l’équipe projet doit le relire avant qu’il soit montré ici.
synthese-matrice = Ce que ce dossier demande
synthese-avis = Avis du conseil citoyen
synthese-sans-avis = Pas encore d’avis
# $qui (String) - qui
# $quand (String) - instant
synthese-avis-par = Écrit par { $qui }, le { $quand }.
synthese-avis-ecrire = Écrire l’avis du conseil
synthese-avis-aide = Un avis par dossier, celui de tout le conseil. L’équipe projet, les financeurs et le comité le lisent ; le porteur, non. Il se corrige jusqu’à la décision du comité.
synthese-avis-choisir = Choisissez un avis
synthese-avis-motif = Ce que le conseil en dit
synthese-avis-enregistrer = Enregistrer cet avis
synthese-conflit = Un autre membre du conseil a écrit l’avis pendant que vous écriviez le vôtre. Le sien est ci-dessus, le vôtre est gardé dans le formulaire : enregistrez de nouveau pour le remplacer.
# $note (String) - note
# $sur (String) - maximum
synthese-moyenne = Moyenne des notes : { $note } sur { $sur }.
synthese-bilan = Bilan
# $jour (String) - date
synthese-bilan-recu = Bilan reçu le { $jour }.
# $realise (String) - montant
# $prevu (String) - montant
synthese-bilan-cout = Coût réalisé : { $realise }, pour { $prevu } prévus.
validation-titre = Validation par le comité
validation-aucune = Aucun membre du comité n’a encore validé ce texte depuis son compte. La séance et sa date sont celles que l’équipe projet a enregistrées.
# $qui (String) - qui
# $quand (String) - instant
validation-par = Validé par { $qui }, le { $quand }.
# $qui (String) - qui
# $quand (String) - instant
# $numeros (String) - numeros
validation-par-sauf = Validé par { $qui }, le { $quand }, sauf { $numeros } : intérêt déclaré.
validation-aide = Vous validez ce texte tel qu’il a été gelé. Les dossiers où vous avez déclaré un intérêt en sont ôtés.
vote-lettre-titre = Ce que le comité en dit
vote-lettre-aucune = Aucun membre du comité n’a encore approuvé cette lettre depuis son compte. La séance et sa date sont celles que l’équipe projet enregistre.
vote-lettre-changee = Le texte a changé depuis.
vote-lettre-aide = Vous approuvez la lettre et ses règles telles qu’elles sont écrites ici. L’équipe projet enregistre ensuite la séance et sa date.
vote-lettre-bouton = Approuver cette lettre
validation-bouton = Valider ce lot
validation-refus-altere = Ce texte n’est plus celui qui a été gelé : il ne se valide pas.
validation-refus-deja = Vous avez déjà validé ce lot.
