# Les règles d’un appel, expliquées.

regle-titre = Les règles de l’appel, expliquées
regle-chapeau = Chaque règle dit d’où elle vient, quand elle se pose, ce qu’elle fait, et ce qui permet de la respecter. Les textes qui se lisent de plusieurs façons sont des paramètres de la lettre de cadrage.
regle-portee-dossier = Pour chaque dossier
regle-portee-ligne = Pour chaque financeur d’un dossier
regle-portee-porteur = Pour le porteur
regle-portee-programme = Pour la programmation entière
regle-portee-cpo = Pour les conventions pluriannuelles
regle-portee-appel = Pour l’appel lui-même
# $etape (String) - etape
# $effet (String) - effet
regle-quand = { $etape } : { $effet }
regle-source = Source
regle-quand-violee = Si elle n’est pas tenue
regle-remede = Remède
# $code (String) - code
regle-redondance = Quand la règle { $code } est tenue, celle-ci l’est toujours : elle ne mord que par l’écart entre demande et vote, une dérogation ou une reconduction.
regle-parametres = Paramètres de cet appel
regle-raison = Pourquoi
regle-detail = Voir les règles tenues et sans objet
# $liste (String) - liste
regle-attendus = Réponse attendue : { $liste }.
regle-rien = Aucune règle ne s’oppose au dossier à ce stade.
# $n (Number) - n
regle-bloquantes = { $n ->
    [one] Une règle bloque à ce stade.
   *[other] { $n } règles bloquent à ce stade.
}
