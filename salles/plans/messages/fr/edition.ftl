# $etat (String) - x
edition-refus-non-close = La revue est { $etat } : on ne fige qu’une revue close.
edition-remede-non-close = Fermez d’abord la revue. Les fiches sans réponse y seront nommées.
# $numero (String) - x
edition-refus-deja-figee = Cette revue est déjà figée dans l’édition { $numero }.
edition-remede-deja-figee = Pour corriger une erreur, faites une édition rectificative : l’ancienne reste lisible.
# $signes (Number) - x
edition-refus-motif = Le motif compte { $signes } signes : il en faut au moins vingt.
edition-remede-motif = Dites ce qui était faux et ce qui a été corrigé.
# $numero (String) - x
edition-refus-rien = Rien n’a changé depuis l’édition { $numero } : une édition rectificative serait identique.
edition-remede-rien = Corrigez d’abord la fiche ou la réponse en cause, puis revenez ici.
# $numero (String) - x
# $par (String) - x
edition-refus-deja-rectifiee = L’édition { $numero } a déjà été rectifiée par l’édition { $par }.
# $par (String) - x
edition-remede-deja-rectifiee = Rectifiez l’édition { $par }.
# $numero (String) - x
edition-refus-deja-publiee = L’édition { $numero } est déjà publiée.
# $numero (String) - x
# $publiee (String) - x
edition-refus-plus-recente = L’édition { $publiee }, plus récente que l’édition { $numero }, est déjà publiée.
# $numero (String) - x
# $attendue (String) - x
# $calculee (String) - x
edition-refus-empreinte = Le texte enregistré de l’édition { $numero } n’est pas celui qui a été figé : empreinte attendue { $attendue }, empreinte calculée { $calculee }.
edition-remede-empreinte = Ne diffusez pas ce contenu. Restaurez la base depuis une sauvegarde, puis vérifiez le journal avec « pacte journal verifier ».
edition-campagne-preparee = préparée
edition-campagne-ouverte = ouverte
edition-campagne-close = close
edition-campagne-figee = figée
edition-campagne-annulee = annulée
