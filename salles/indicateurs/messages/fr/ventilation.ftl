# Les ventilations d’un indicateur.

# $code (String) - code of the indicator
ventilation-titre = Ventilations de { $code }
ventilation-regler = Régler les ventilations
ventilation-chapeau = De quoi se compose chaque valeur : par sexe, par âge, habitants d’un quartier prioritaire ou non. Trois ventilations au plus.
# $rang (String) - rank in the form
ventilation-rang = Ventilation { $rang }
ventilation-libelle = Nom
ventilation-libelle-aide = Par exemple Sexe. Vide : pas de ventilation ici.
ventilation-modalites = Modalités, une par ligne
ventilation-modalites-aide = Par exemple Femmes, puis Hommes.
ventilation-complete = Ensemble
ventilation-complete-oui = Ces modalités couvrent tout : leur somme est le total
ventilation-enregistrer = Enregistrer les ventilations
ventilation-sans-parts = Cet indicateur ne se ventile pas : ses valeurs n’ont pas de parts qui s’ajoutent.
ventilation-section = Ventilations
# $operation (String) - operation between periods
ventilation-regle = Chaque modalité se calcule comme le total ({ $operation }), sur les seules valeurs validées de la source qui fait foi. Ce qui n’est pas ventilé est dit.
ventilation-vide = Aucune valeur validée n’est ventilée.
# $periode (String) - last period broken down
# $presents (String) - places whose values are
# $attendus (String) - places expected
# $manquants (String) - names of the others
ventilation-incomplete = { $periode } : territoires dont la valeur validée est ventilée : { $presents } sur { $attendus }. Il manque : { $manquants }.
# $periode (String) - last period broken down
ventilation-partielle = Les valeurs validées de { $periode } sont ventilées ; celles des autres périodes de l’année ne le sont pas.
ventilation-modalite = Modalité
ventilation-non-ventile = Non ventilé
ventilation-total = Total
# $part (String) - percentage of the total
ventilation-part = { $part } % du total
# $parts (String) - parts of the value
ventilation-dont = dont { $parts }
# $reste (String) - what no part tells
ventilation-reste = non ventilé : { $reste }
ventilation-part-inconnue = une part n’est pas connue
ventilation-refus-mesure = Seuls un compte, un montant, des personnes distinctes ou un rapport ont des parts qui s’ajoutent.
ventilation-refus-dimensions = Trois ventilations au plus.
# $rang (String) - rank in the form
ventilation-refus-libelle = La ventilation { $rang } a des modalités mais pas de nom.
# $libelle (String) - name typed
ventilation-refus-double = Deux ventilations portent le nom « { $libelle } ».
# $libelle (String) - name typed
ventilation-refus-modalites = « { $libelle } » n’a pas assez de modalités.
# $n (String) - modalities typed
# $max (String) - most allowed
ventilation-refus-trop = { $n } modalités, c’est plus que { $max }.
# $modalite (String) - modality typed
ventilation-refus-modalite-double = « { $modalite } » est déjà dans la liste, ou ne se lit pas comme un nom.
# $modalite (String) - modality taken away
# $n (String) - values that hold it
ventilation-refus-employee = « { $modalite } » est renseignée dans { $n } valeur(s) : elle ne se retire pas.
ventilation-remede-mesure = Ventilez les deux indicateurs dont le taux est tiré, ou changez la mesure.
ventilation-remede-modalites = Une partition complète en a deux au moins ; sinon une suffit (« habitants des quartiers »).
ventilation-remede-employee = Gardez-la, ou videz d’abord ces parts dans la grille.
