# Écrire la lettre, changer un paramètre, fixer une enveloppe, comparer deux années.

redaction-nouveau = Préparer un appel
redaction-contrat = Contrat
redaction-exercice = Exercice
redaction-intitule = Intitulé
redaction-ouverture = Ouverture des dépôts
redaction-cloture = Clôture des dépôts
redaction-heure = Heure de Paris.
redaction-reprise = Repartir de
redaction-reprise-rien = Une lettre vide
redaction-reprise-aide = Les rubriques, les pièces, les paramètres et les enveloppes sont recopiés ; les dates avancent d’autant d’années.
redaction-commencer = Commencer l’appel
redaction-titre = Rédiger la lettre de cadrage
redaction-rubriques = Les cinq rubriques
redaction-calendrier = Calendrier
redaction-calendrier-aide = Une étape par ligne : 2027-03-27 Comité de pilotage.
redaction-pieces = Pièces demandées
redaction-pieces-aide = Une pièce par ligne ; « ? » devant une pièce facultative, « CAF : » devant une pièce qui n’est due que pour ce financeur.
redaction-enregistrer = Enregistrer
redaction-annuler = Revenir à l’appel
# $ligne (String) - ligne
redaction-calendrier-refus = Cette ligne du calendrier ne commence pas par une date : { $ligne }
redaction-parametres = Changer un paramètre
redaction-parametres-projet = La lettre n’est pas votée : les paramètres du projet changent directement.
redaction-parametres-votee = La lettre est votée : un changement est une nouvelle version, votée, qui prend effet un jour donné. Les dossiers sont alors jugés selon elle, et l’ancienne reste lisible.
redaction-vote = Votée par le comité de pilotage le
redaction-seance = Séance
redaction-effet = En vigueur à partir du
redaction-motif = Ce que cette version change, et pourquoi
redaction-nouvelle-version = Enregistrer cette version
redaction-vide = non fixé
# $avant (String) - avant
# $apres (String) - apres
redaction-ecarts = Ce qui change entre { $avant } et { $apres }
redaction-ecarts-rien = Rien ne change dans la lettre.
redaction-ecart-quoi = Élément
# $nom (String) - nom
redaction-ecart-parametre = Paramètre { $nom }
# $financeur (String) - financeur
redaction-ecart-enveloppe = Enveloppe de { $financeur }
redaction-enveloppes = Fixer une enveloppe
redaction-enveloppes-aide = Sans acte, l’enveloppe est « prévisionnelle ». Un financeur fixe les siennes ; l’équipe projet pose des montants prévisionnels.
# $financeur (String) - financeur
# $nature (String) - nature
redaction-enveloppe-montant = { $financeur }, { $nature }
redaction-enveloppe-acte = Acte qui la vote
redaction-enveloppe-aucune = Aucune enveloppe n’est à vous.
# $libelle (String) - libellé
redaction-part-lien = Partager « { $libelle } »
# $libelle (String) - libellé
redaction-part-retirer = Retirer « { $libelle } »
# $financeur (String) - financeur
# $libelle (String) - libellé
redaction-part-titre = { $financeur }, partager « { $libelle } »
redaction-part-aide = Une part est une somme mise de côté dans l’enveloppe : hors quartiers, conventions, réussite éducative. La programmation dit ce qu’il en reste.
# $montant (String) - montant
# $partage (String) - montant
redaction-part-deja = L’enveloppe est de { $montant }, dont { $partage } déjà en parts.
redaction-part-nature = À quoi elle sert
redaction-part-nature-aide = Les demandes hors quartiers, les CPO et la réussite éducative se prennent d’abord sur leur part.
redaction-part-libelle = Son nom
redaction-part-montant = Montant, en euros
redaction-part-ajouter = Ajouter la part
redaction-part-revenir = Revenir aux enveloppes
