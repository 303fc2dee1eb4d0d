# Ce qu’une cellule refuse, ce dont elle alerte.

# $saisi (String) - what was typed
cellule-refus-nombre = « { $saisi } » ne se lit pas comme un nombre.
# $saisi (String) - what the spreadsheet says
cellule-refus-formule = « { $saisi } » est une erreur de formule, pas une valeur.
# $formule (String) - formula
# $affiche (String) - what it shows
cellule-refus-formule-vive = La cellule contient une formule ({ $formule }), qui affichait « { $affiche } ».
# $saisi (String) - what was typed
cellule-refus-oui-non = « { $saisi } » n’est ni oui ni non.
# $saisi (String) - what was typed
cellule-refus-couple = Cet indicateur est un rapport : « { $saisi } » ne dit pas ses deux nombres.
# $saisi (String) - what was typed
cellule-refus-signe = « { $saisi } » : un rapport n’a pas de nombre négatif.
# $saisi (String) - what was typed
cellule-refus-part = « { $saisi } » : la part dépasse le tout.
# $saisi (String) - what was typed
# $unite (String) - unit of the indicator
cellule-refus-unite = « { $saisi } » n’est pas dans l’unité de l’indicateur ({ $unite }).
# $saisi (String) - number typed
cellule-refus-negatif = { $saisi } : ce qui se compte ou se mesure n’est jamais négatif.
# $saisi (String) - number typed
cellule-refus-fraction = { $saisi } : un compte est un nombre entier.
# $saisi (String) - number typed
# $min (String) - lower bound
# $max (String) - upper bound
cellule-refus-part-bornes = { $saisi } : une part se tient entre { $min } et { $max } %.
# $saisi (String) - number typed
# $permises (String) - decimals
cellule-refus-decimales = { $saisi } a plus de décimales que l’indicateur n’en garde ({ $permises }).
# $periode (String) - period
# $pas (String) - months
cellule-refus-grille = { $periode } n’est pas une fin de période : cet indicateur se renseigne tous les { $pas } mois.
# $periode (String) - period
# $debut (String) - first month
# $fin (String) - last month
cellule-refus-contrat = { $periode } est hors du contrat, qui va de { $debut } à { $fin }.
# $periode (String) - period
# $jour (String) - its first day
cellule-refus-a-venir = { $periode } n’a pas commencé : cette période s’ouvre le { $jour }.
# $periode (String) - period
# $jour (String) - its last day
cellule-refus-en-cours = { $periode } n’est pas finie : cette période court jusqu’au { $jour }.
# $annee (String) - contract year
# $jour (String) - its first day
cellule-refus-annee-a-venir = L’année { $annee } du contrat ne commence que le { $jour } : on ne sait pas encore ce qu’elle donne.
cellule-refus-motif-absence = « Non disponible » demande un motif : à qui l’a-t-on demandé, quand le saura-t-on ?
# $avant (String) - value before
cellule-refus-cumul = Ce cumul baisse (il valait { $avant }) sans motif.
# $ancienne (String) - the value there
# $provenance (String) - where it came from
cellule-refus-correction = La valeur enregistrée ({ $ancienne }) est validée ou vient d’ailleurs ({ $provenance }) : la remplacer demande un motif.
# $annee (String) - contract year
# $ancienne (String) - figure typed for the year
# $nouvelle (String) - what the values would give
cellule-refus-annee-tapee = Cette case achève l’année { $annee } : la valeur annuelle validée ({ $ancienne }) serait remplacée par { $nouvelle }. Dites pourquoi.
# $alertes (String) - what looks odd
cellule-refus-alerte = À vérifier. { $alertes }
# $alertes (String) - what looks odd
cellule-refus-alerte-droit = À vérifier. { $alertes } Seule une personne qui valide peut passer outre.
# $auteur (String) - who wrote
# $valeur (String) - what was written
cellule-refus-entre-temps = { $auteur } a écrit « { $valeur } » entre-temps. Votre saisie est gardée ci-dessous.
cellule-refus-deja = Cette valeur est déjà déposée : elle se corrige, elle ne s’efface pas.
# $saisi (String) - what was read
cellule-refus-code = « { $saisi } » n’est le code d’aucun indicateur de ce contrat.
# $saisi (String) - what was read
cellule-refus-territoire = « { $saisi } » n’est le nom ni le code d’aucun territoire.
# $territoire (String) - name of the place
cellule-refus-niveau = Cet indicateur ne se renseigne pas pour « { $territoire } ».
# $saisi (String) - what was read
cellule-refus-periode = « { $saisi } » ne se lit pas comme une période.
# $saisi (String) - what was read
cellule-refus-qualite = « { $saisi } » n’est pas une qualité connue : définitive, provisoire ou estimée.
# $ailleurs (String) - the other cell
cellule-refus-double = La même valeur est déjà donnée en { $ailleurs }.
# $code (String) - code of the indicator
cellule-refus-confiee = L’indicateur { $code } n’est pas confié à votre organisation.
# $code (String) - code of the indicator
cellule-refus-clos = L’indicateur { $code } est clos : il ne se renseigne plus.
# $modalite (String) - modality of the part
# $refus (String) - what is wrong with it
cellule-refus-part-illisible = { $modalite } : { $refus }
# $dimension (String) - dimension
# $somme (String) - sum of its parts
# $total (String) - total typed
cellule-refus-parts = { $dimension } : les parts font { $somme }, plus que le total ({ $total }).
# $places (String) - what the places make
# $entier (String) - figure of the whole
cellule-refus-niveaux-depasses = Les territoires donnent { $places }, plus que l’ensemble du périmètre ({ $entier }).
# $annee (String) - contract year
# $code (String) - code of the indicator
# $places (String) - what the places make
# $entier (String) - figure of the whole
cellule-refus-annee-depassee = Année { $annee }, { $code } : les territoires donnent { $places }, plus que l’ensemble du périmètre ({ $entier }).
# $dimension (String) - dimension
cellule-refus-parts-sans-total = { $dimension } : des parts sont données alors que le total est dit absent.
# $dimension (String) - dimension
cellule-refus-total-part = { $dimension } : une part manque, le total ne s’en déduit pas.
# $dimension (String) - dimension
cellule-refus-total-incomplet = { $dimension } : les modalités ne couvrent pas tout, le total ne s’en déduit pas.
# $une (String) - dimension
# $somme (String) - sum of its parts
# $autre (String) - other dimension
# $ailleurs (String) - sum of its parts
cellule-refus-totaux = { $une } donne { $somme } et { $autre } donne { $ailleurs } : deux totaux différents.
# $saisi (String) - what was read
cellule-refus-modalite = « { $saisi } » n’est le nom d’aucune modalité de cet indicateur.
# $saisi (String) - what was read
cellule-refus-millesime = « { $saisi } » n’est pas une année de limites.
# $code (String) - code of the indicator
cellule-refus-calculee = Les valeurs de { $code } se calculent par une formule : elles ne se saisissent pas.

cellule-remede-nombre = Écrivez 12,5 ou 1 200, « nd : motif », « secret » ou « sans objet ».
cellule-remede-formule = Recopiez le nombre, ou dites pourquoi il n’y en a pas.
cellule-remede-oui-non = Écrivez oui ou non.
cellule-remede-couple = Écrivez les deux nombres, par exemple 12/45.
cellule-remede-bornes = Corrigez, ou donnez au suivi de l’indicateur des bornes qui le permettent.
cellule-remede-fraction = Écrivez un nombre entier, ou dites dans le suivi combien de décimales l’indicateur garde.
cellule-remede-motif-absence = Écrivez « nd : demandé à la CPAM le 3 mars », ou remplissez le motif.
cellule-remede-motif = Remplissez le motif de cette case.
cellule-remede-a-venir = Attendez qu’elle commence ; ce qu’on en espère s’écrit dans les cibles.
cellule-remede-en-cours = Gardez-la en brouillon, ou, par fichier ou par programme, dites-la provisoire ou estimée.
cellule-remede-niveaux = Corrigez l’ensemble, ou les territoires qui le composent.
cellule-remede-alerte = Corrigez, ou écrivez le motif (20 signes au moins).
cellule-remede-droit = Corrigez, ou demandez à la coordination d’écrire le motif.
cellule-remede-entre-temps = Comparez, puis enregistrez de nouveau.
cellule-remede-periode = Écrivez 2026, 2026-T2 ou 2026-06.
cellule-remede-modele = Téléchargez le fichier modèle : il porte les codes et les territoires.
cellule-remede-parts = Corrigez le total ou ses parts ; une part peut rester vide.
cellule-remede-total = Écrivez le total, ou laissez les parts vides.
cellule-remede-calculee = Saisissez les opérandes, ou retirez la formule dans le suivi.

# $min (String) - lower bound
# $max (String) - upper bound
cellule-alerte-bornes = Hors des bornes du responsable ({ $min } à { $max }).
# $pourcent (String) - percent
# $avant (String) - value before
cellule-alerte-variation = Variation de { $pourcent } % : la valeur d’avant était { $avant }.
# $score (String) - robust score
cellule-alerte-aberrante = Valeur très éloignée des précédentes (score { $score }, seuil 3,5).
cellule-alerte-pareil = Les valeurs précédentes sont presque toutes égales, celle-ci non.
