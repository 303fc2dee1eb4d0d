# La référence et les cibles de chaque territoire.

objectif-regler = Objectifs par territoire
# $code (String) - code of the indicator
objectif-titre = Objectifs de { $code } par territoire
# $sens (String) - direction
objectif-chapeau = Une ligne par territoire : d’où il part, et ce qu’il vise chaque année du contrat. Sens de l’indicateur : { $sens }.
objectif-regles = Une case vide ne dit rien : ce n’est ni zéro, ni le chiffre du contrat. La cible finale est celle de la dernière année écrite ; elle n’est pas la somme des autres.
objectif-table = Objectifs par territoire
objectif-legende = Une ligne par territoire, une colonne par année du contrat. Un rapport se dit en pourcentage.
# $unite (String) - unit
objectif-unite = Unité : { $unite }.
objectif-reference = Référence
objectif-reference-le = Date de la référence
objectif-date = Date
objectif-provenance = Provenance
# $annee (String) - contract year
objectif-cible = Cible de l’année { $annee }
# $annee (String) - contract year
# $an (String) - calendar year
objectif-cible-de = Cible de l’année { $annee } ({ $an })
objectif-lieu-inconnu = Territoire non attendu
objectif-enregistrer = Enregistrer les objectifs
# $n (Number) - references and targets
objectif-fait = { $n ->
    [0] Rien n’a changé.
    [one] Un objectif est changé.
   *[other] { $n } objectifs sont changés.
}
objectif-coller = Voir dans le tableau
objectif-coller-aide = Copiez un bloc du tableur : une ligne par territoire, par son nom ou son code. La ligne des titres (Référence, Date, Provenance, 2026…) est facultative. Vous verrez chaque case avant d’enregistrer.
# $ligne (String) - rank of the pasted row
# $nom (String) - what it says
objectif-ligne-ecartee = Ligne { $ligne } (« { $nom } ») : aucun territoire attendu ne porte ce nom.
# $titre (String) - heading
objectif-titre-ecarte = Colonne « { $titre } » : aucune colonne du tableau ne porte ce nom.
objectif-sans-niveau = Cet indicateur se renseigne pour tout le territoire d’un coup : il n’a pas d’objectif par territoire. Choisissez d’abord un niveau (commune, quartier…) dans « Se renseigne par », dans son suivi.
# $mesure (String) - measure
objectif-mesure-sans = Cette mesure ({ $mesure }) ne va pas d’une référence à une cible : elle n’a pas d’objectif par territoire.
objectif-sans-lieu = Aucun territoire de ce niveau n’est connu. Choisissez un autre niveau dans le suivi, ou ajoutez les territoires.
objectif-retour = Revenir à l’indicateur
# $lieu (String) - place
# $colonne (String) - column
# $refus (String) - what is wrong
objectif-refus-case = { $lieu }, { $colonne } : { $refus }
# $lieu (String) - place
# $saisi (String) - what was typed
objectif-refus-date = { $lieu } : « { $saisi } » ne se lit pas comme une date.
# $lieu (String) - place
objectif-refus-non-applicable = { $lieu } : ce territoire n’est pas attendu pour cet indicateur.
# $lieu (String) - place
# $annee (String) - contract year
# $cible (String) - target
# $reference (String) - reference
objectif-refus-inversee-hausse = { $lieu }, année { $annee } : la cible ({ $cible }) est sous la référence ({ $reference }), alors que plus haut = mieux.
# $lieu (String) - place
# $annee (String) - contract year
# $cible (String) - target
# $reference (String) - reference
objectif-refus-inversee-baisse = { $lieu }, année { $annee } : la cible ({ $cible }) est au-dessus de la référence ({ $reference }), alors que plus bas = mieux.
# $lieu (String) - place
objectif-refus-oui-non = { $lieu } : un oui ou non part toujours de non ; il n’a pas de référence à écrire.
# $lieu (String) - place
objectif-refus-sans-mesure = { $lieu } : cette mesure ne va pas d’une référence à une cible.
# $lieu (String) - place
# $colonne (String) - column
objectif-refus-sans-reference = { $lieu }, { $colonne } : il n’y a pas de référence dont ce serait la date ou la provenance.
# $lieu (String) - place
# $max (String) - most signs
objectif-refus-provenance = { $lieu } : la provenance tient en { $max } signes.
# $lieu (String) - place
# $annee (String) - contract year
objectif-refus-hors-contrat = { $lieu } : l’année { $annee } n’est pas dans le contrat.
# $lieu (String) - place
# $colonne (String) - column
# $enregistre (String) - what is on record
objectif-refus-entre-temps = { $lieu }, { $colonne } : quelqu’un d’autre a enregistré « { $enregistre } » entre-temps.
# $lieu (String) - place
# $colonne (String) - column
objectif-refus-entre-temps-vide = { $lieu }, { $colonne } : quelqu’un d’autre l’a vidée entre-temps.
objectif-remede-nombre = Écrivez 12,5 ou 1 200 ; laissez la case vide s’il n’y a pas d’objectif.
objectif-remede-non-applicable = Choisissez un autre niveau dans le suivi de l’indicateur, ou retirez cette ligne.
objectif-remede-inversee = Vérifiez les deux nombres, ou le sens de l’indicateur dans sa définition.
objectif-remede-oui-non = Videz la référence ; écrivez oui dans l’année visée.
objectif-remede-sans-reference = Écrivez la référence, ou videz cette case.
objectif-remede-entre-temps = Votre saisie est gardée dans la case. Enregistrez de nouveau pour la mettre à la place, ou recopiez ce qui est enregistré.
