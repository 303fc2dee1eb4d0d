# Qui écrit et qui dépose les dossiers d’une structure.

equipe-titre = Qui écrit nos dossiers
equipe-lien = Qui écrit, qui dépose
equipe-chapeau = Le représentant légal invite ses collègues à écrire un dossier, ou tous. Seul le représentant, ou la personne à qui il donne mandat, dépose et retire un dossier.
equipe-representants = Comptes du représentant
equipe-sans-representant = Aucun compte ne parle pour la structure : l’équipe projet en ouvre un.
equipe-tout = écrit et dépose tous les dossiers
equipe-coediteurs = Coéditeurs
equipe-personne = Personne n’est invité.
equipe-tous-les-dossiers = tous les dossiers
equipe-un-dossier = un dossier
# $qui (String) - qui
# $le (String) - le
equipe-donnee = invité par { $qui } le { $le }
# $le (String) - le
# $qui (String) - qui
equipe-mandat = mandat de déposer donné le { $le } par { $qui }
equipe-sans-mandat = écrit, ne dépose pas
equipe-mandater = Donner mandat de déposer
equipe-reprendre = Reprendre le mandat
equipe-retirer = Ne plus laisser écrire
equipe-seul-le-representant = Le représentant de la structure invite et donne mandat depuis son compte.
equipe-retirees = Invitations retirées
# $le (String) - le
# $qui (String) - qui
equipe-retiree-le = retirée le { $le } par { $qui }
equipe-inviter = Inviter un collègue
equipe-courriel = Son courriel
equipe-nom = Sa fonction
equipe-nom-aide = Par exemple : chargée de projet jeunesse.
equipe-portee = Ce qu’il peut écrire
equipe-envoyer = Envoyer l’invitation
equipe-perime = Cette ligne a changé pendant votre lecture. Vérifiez-la, puis recommencez.
equipe-a-deposer = Vous écrivez ce dossier ; le représentant ou son mandataire le dépose.
equipe-refus-habilitation = Votre compte n’est pas invité à écrire ceci.
equipe-remede-habilitation = Demandez-le au représentant de votre structure.
equipe-refus-mandat = Seul le représentant légal, ou son mandataire, dépose et retire un dossier.
equipe-remede-mandat = Demandez-lui de déposer, ou de vous donner mandat dans « Qui écrit nos dossiers ».
equipe-refus-representant = Seul le représentant de la structure invite, donne mandat et retire.
# $courriel (String) - courriel
equipe-refus-deja-representant = { $courriel } est déjà le compte d’un représentant : il écrit et dépose tout.
# $courriel (String) - courriel
equipe-refus-deja = { $courriel } écrit déjà ce dossier.
equipe-refus-retiree = Cette invitation est déjà retirée.
