# Qui peut financer : la liste des financeurs de la maison.

financeur-titre = Financeurs
financeur-chapeau = Qui peut donner, et où son argent s’écrit au budget des actions. Un financeur qui instruit remplit sa colonne avec ses comptes ; un financeur déclaré répond par un lien, ou l’équipe écrit pour lui.
financeur-vide = Aucun financeur n’est inscrit. Sans financeur, un appel ne reçoit aucune demande.
financeur-nouveau = Inscrire un financeur
financeur-nom = Nom
financeur-code = Code
financeur-code-aide = Les règles du contrat connaissent les six premiers par leur code.
financeur-code-autre = Un autre financeur
financeur-code-fixe = Le code ne change pas : les dossiers, les enveloppes et les conventions le citent.
financeur-mot = Son code, pour un autre financeur
financeur-mot-aide = Un mot de 2 à 20 lettres sans accent : BAILLEUR, FONDATION. Une autre commune que la Ville commence par COMMUNE.
financeur-organisation = Organisation
financeur-organisation-aide = Les comptes de cette organisation remplissent la colonne.
financeur-sans-organisation = aucune
financeur-siret = SIRET
financeur-siret-aide = 14 chiffres. Il est exigé pour publier les subventions.
financeur-sans-siret = non renseigné
financeur-ligne = Ligne du budget
financeur-colonne = Colonne
financeur-instruit = instruit
financeur-declare = déclaré
financeur-instruit-question = Instruit ses dossiers avec ses comptes
financeur-instruit-aide = Sinon il est seulement déclaré.
financeur-publie = Publie ses refus
financeur-rang = Rang
financeur-rang-aide = L’ordre des colonnes. Vide : à la suite.
financeur-retirer = Retirer ce financeur
financeur-retirer-aide = Un financeur que rien ne cite disparaît de la liste. Le journal le garde.
financeur-cite-dossier = des demandes
financeur-cite-enveloppe = des enveloppes
financeur-cite-note = des notes
financeur-cite-convention = des conventions
financeur-cite-publication = des publications
financeur-cite-question = des questions
financeur-cite-lettre = une lettre de cadrage
financeur-cite-cpo = une convention pluriannuelle
# $code (String) - ce qui est tapé
financeur-refus-code = « { $code } » n’est pas un code.
financeur-remede-code = Choisissez un code de la liste, ou « Un autre financeur » et un mot de 2 à 20 lettres sans accent.
# $code (String) - le code
financeur-refus-code-pris = Le code { $code } est déjà celui d’un financeur.
financeur-refus-nom = Donnez le nom du financeur.
# $lettres (String) - combien de lettres
financeur-refus-nom-long = Ce nom compte { $lettres } signes ; il en tient 200.
# $nom (String) - le nom
financeur-refus-nom-pris = Un financeur s’appelle déjà { $nom }.
financeur-remede-pris = Modifiez celui qui existe, ou nommez celui-ci autrement.
financeur-refus-organisation = Cette organisation n’est pas dans l’annuaire.
financeur-refus-instruit = Un financeur qui instruit le fait avec les comptes d’une organisation : aucune n’est choisie.
financeur-remede-instruit = Choisissez son organisation, ou inscrivez-le comme déclaré.
financeur-refus-ligne = Dites à quelle ligne du budget s’écrit son argent.
# $texte (String) - ce qui est tapé
financeur-refus-rang = « { $texte } » n’est pas un rang : un nombre entier de 0 à 999.
# $nom (String) - le financeur
# $ou (String) - où il est cité
financeur-refus-cite = { $nom } est cité et ne se retire pas : { $ou }.
financeur-remede-cite = Gardez-le inscrit ; sans demande nouvelle il ne reçoit plus rien.
