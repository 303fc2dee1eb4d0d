# Les états d’un appel et d’un dossier, en mots.

etat-appel-preparation = en préparation
