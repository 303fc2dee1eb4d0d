# Commencer un dossier.

nouveau-titre = Préparer une demande
nouveau-pour = Structure qui demande
nouveau-pour-aide = Saisie pour le compte de la structure : le journal garde votre nom.
nouveau-reprendre = Reprendre une action déjà aidée
nouveau-reprendre-aide = Le dossier de l’an dernier est recopié ; vous corrigez ce qui change.
nouveau-reprendre-bouton = Reprendre cette action
nouveau-action = Nouvelle action
nouveau-intitule = Intitulé de l’action
nouveau-bouton = Commencer le dossier
nouveau-sans-structure = Aucune structure n’est enregistrée.
nouveau-deja = Ouvrir le dossier existant
nouveau-deja-la = déjà un dossier cette année
