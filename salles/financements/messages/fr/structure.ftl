# La structure du porteur et ses pièces.

structure-titre = Ma structure
# $nom (String) - nom
structure-titre-de = Porteur : { $nom }
structure-chapeau = Ce qui est dit ici vaut pour toutes vos demandes. Une pièce déposée sert tant qu’elle est valable.
structure-siret = SIRET
structure-siret-aide = 14 chiffres.
structure-rna = Numéro RNA
structure-rna-aide = W suivi de 9 caractères.
structure-forme = Forme
structure-forme-association = Association
structure-forme-fondation = Fondation
structure-forme-collectivite = Collectivité
structure-forme-etablissement = Établissement public
structure-forme-bailleur = Bailleur social
structure-forme-entreprise = Entreprise
structure-forme-individuelle = Entreprise individuelle ou personne physique (jamais nommée en public)
structure-representant = Fonction de la personne qui représente la structure
structure-cer = Contrat d’engagement républicain souscrit le
structure-rup = Reconnue d’utilité publique
structure-agrement = Agrément de l’article 25-1
structure-budget = Budget annuel
structure-oui = Oui
structure-enregistrer = Enregistrer
structure-fait = C’est enregistré.
structure-pieces = Pièces permanentes
structure-pieces-vides = Aucune pièce n’est déposée.
structure-piece = Déposer une pièce
structure-genre = Pièce
structure-fichier = Fichier PDF, JPEG ou PNG
structure-datee = Datée du
structure-valable = Valable jusqu’au
structure-deposer = Déposer cette pièce
# $genre (String) - genre
structure-retirer = Retirer { $genre }
# $le (String) - le
structure-jusqu-au = valable jusqu’au { $le }
# $le (String) - le
structure-depuis = déposée le { $le }
structure-liste = Porteurs de projet
structure-liste-vide = Aucun porteur.
structure-inviter = Inviter une association
structure-inviter-aide = Choisissez l’organisation, puis donnez l’adresse et la fonction de la personne : elle reçoit une invitation et choisit son mot de passe.
structure-organisation = Organisation
structure-courriel = Adresse électronique
structure-fonction = Fonction
structure-inviter-bouton = Envoyer l’invitation
structure-invite = L’invitation est partie.
structure-sans-organisation = Votre compte n’est rattaché à aucune organisation. Demandez à l’équipe projet de le rattacher.
