api-titre = Interface pour programmes
api-chapeau = Tout ce que votre rôle lit ici, un programme peut le lire en votre nom, en JSON ou en CSV ; il peut aussi écrire des valeurs d’indicateurs, et la ligne d’un financeur dans un appel à projets.
api-commencer = Pour commencer
api-etape-jeton = Créez un jeton sur votre compte.
api-etape-demander = Donnez-le dans l’en-tête de chaque demande :
api-etape-csv = Ajoutez « ?format=csv » pour ouvrir une liste dans un tableur.
api-adresses = Adresses
api-description = Description complète (OpenAPI 3.1)
api-adresse = Adresse
api-quoi = Ce qu’elle donne
api-regles = Ce qu’il faut savoir
api-regle-droits = Un jeton ne voit que ce que son compte voit. Un jeton de lecture n’écrit jamais.
api-regle-nombres = Les nombres sont des textes décimaux exacts. Ce que personne n’a dit est null, jamais 0.
api-regle-refus = Un refus dit la règle, sa source et le remède (application/problem+json).
api-regle-version = Pour corriger une valeur, renvoyez la version lue : si quelqu’un a écrit entre-temps, la réponse est 409 et rien n’est perdu.
