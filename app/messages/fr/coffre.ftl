# Les commandes sauvegarder, restaurer, copier.
cli-sauvegarder = Sauvegarde la base dans un fichier, service ouvert, et vérifie le fichier
cli-sauvegarder-fichier = Fichier à écrire
cli-sauvegarder-remplacer = Remplacer le fichier s’il existe déjà
cli-restaurer = Remet une sauvegarde dans une base vide, après l’avoir vérifiée
cli-restaurer-fichier = Sauvegarde à relire
cli-copier = Copie toute la base vers une autre, SQLite ou PostgreSQL, et vérifie la copie
cli-coffre-vers = Base vide à remplir : fichier ou postgres://…
cli-coffre-de = Lire cette base (fichier ou postgres://…) au lieu de celle de la configuration
cli-eprouver = Essaie les règles de calcul sur un fichier d’exemples chiffrés
cli-eprouver-fichier = Fichier JSON : vecteurs, chacun avec id, fonction, entree, attendu
# $rang (Number) - rank of the table
# $tables (Number) - how many tables
# $table (String) - its name
# $lignes (String) - rows done
coffre-avance = { $rang }/{ $tables } { $table } : { $lignes } lignes
# $tables (Number) - how many tables
# $lignes (String) - rows
coffre-bilan = { $tables } tables, { $lignes } lignes, relues et comparées.
# $slug (String) - the collectivité
# $entrees (String) - entries of its journal
coffre-chaine = Journal de { $slug } : { $entrees } entrées, chaîne entière.
# $empreinte (String) - hash of the whole
coffre-empreinte = Empreinte de l’ensemble : { $empreinte }
# $n (String) - mails waiting
coffre-courriels = Attention : { $n } courriels attendaient de partir. Ils partiront au démarrage si un envoi est configuré.
# $fichier (String) - the file
coffre-sauvegarde = Sauvegarde écrite et vérifiée : { $fichier }
coffre-restauree = Base restaurée et vérifiée.
coffre-copiee = Base copiée et vérifiée. La base de départ n’a pas changé.
# $lieu (String) - file or address
coffre-absente = Rien à lire à l’adresse { $lieu }. Vérifiez le chemin ou l’adresse.
# $lieu (String) - file or address
coffre-inconnue = Ce n’est pas une base de pacte : { $lieu }
# $trouvee (String) - version found
# $attendue (String) - version of this program
coffre-version = La base est à la version { $trouvee }, cet exécutable à la version { $attendue }. Démarrez d’abord pacte de cette version sur la base, ou prenez l’exécutable qui lui correspond.
# $table (String) - a table
coffre-occupee = La base d’arrivée n’est pas vide (table { $table }). Donnez-en une vide : rien n’y a été écrit.
# $table (String) - a table
coffre-etrangere = La base d’arrivée sert à un autre programme (table { $table }). Donnez-en une à pacte seul : rien n’y a été écrit.
# $table (String) - a table
# $quoi (String) - what differs
coffre-schema = La table { $table } ne se copie pas fidèlement : { $quoi }
# $table (String) - a table
# $cle (String) - the row
# $colonne (String) - the column
# $quoi (String) - what is wrong
coffre-valeur = Table { $table }, ligne { $cle }, colonne { $colonne } : { $quoi }. Rien n’a été écrit.
# $table (String) - a table
# $lues (String) - rows read
# $ecrites (String) - rows written
coffre-difference = Table { $table } : { $lues } lignes lues, { $ecrites } retrouvées, ou un autre contenu. Rien n’est gardé.
# $table (String) - a table
# $cible (String) - the table cited
coffre-orpheline = Table { $table } : une ligne renvoie à { $cible }, qui n’existe pas. Rien n’est gardé.
# $slug (String) - the collectivité
# $rang (String) - rank of the entry
coffre-journal = Le journal de { $slug } est rompu à l’entrée { $rang }. Cherchez la cause avec « pacte journal verifier » avant de copier.
# $fichier (String) - the file
coffre-existe = { $fichier } existe déjà. Choisissez un autre nom, ou ajoutez --remplacer.
# $fichier (String) - the file
coffre-meme-base = { $fichier } est la base elle-même. Choisissez un autre nom.
# $fichier (String) - the file
# $quoi (String) - what is wrong
coffre-abimee = La sauvegarde { $fichier } est abîmée : { $quoi }. Prenez-en une autre : rien n’a été écrit.
# $fichier (String) - the file
coffre-sans-sceau = { $fichier } n’a pas été écrit par « pacte sauvegarder » : rien ne permet de le vérifier.
# $fichier (String) - the file
# $table (String) - the table altered
coffre-alteree = La sauvegarde { $fichier } a été modifiée : table { $table }. Rien n’a été écrit.
journal-fidele = Chaque ligne de la base est bien celle que le journal a laissée.
# $table (String) - a table
# $id (String) - the row
ecart-sans-entree = Table { $table }, ligne { $id } : présente, et le journal n’en dit rien. Elle a été écrite sans passer par pacte.
# $table (String) - a table
# $id (String) - the row
ecart-ligne-absente = Table { $table }, ligne { $id } : le journal l’a laissée, elle n’y est plus. Elle a été ôtée sans passer par pacte.
# $table (String) - a table
# $id (String) - the row
# $champ (String) - the field
# $rang (String) - rank of the entry
ecart-champ = Table { $table }, ligne { $id }, champ { $champ } : ce n’est plus ce que l’entrée { $rang } du journal a laissé.
