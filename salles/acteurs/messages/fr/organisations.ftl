organisation-titre = Organisations
organisation-chapeau = Une organisation, plusieurs graphies : chacune n’est ici qu’une fois, quel que soit le nom sous lequel les documents l’impriment.
organisation-ajouter = Ajouter une organisation
organisation-ajouter-chapeau = Si elle est déjà connue sous un autre nom, elle vous sera proposée avant d’être ajoutée.
organisation-annuler = Revenir à la liste sans ajouter
organisation-annuler-modifier = Revenir sans enregistrer
organisation-recherche = Nom, sigle ou graphie
organisation-nom = Nom
organisation-sigle = Sigle
organisation-graphies = Autres graphies
organisation-graphies-aide = Une par ligne : les façons dont les documents la nomment.
organisation-famille = Famille
organisation-toutes-familles = Toutes les familles
organisation-choisir-famille = Choisir une famille
organisation-choisir = Choisir une organisation
organisation-parent = Rattachée à
organisation-parent-aide = Par exemple la PMI au Département.
organisation-filles = Lui sont rattachées
organisation-aucune = Aucune
organisation-courriel = Adresse électronique
organisation-note = Note
organisation-contacts = Contacts
organisation-generique = Libellé générique
organisation-generique-case = Ce n’est pas une organisation précise
organisation-generique-texte = Un libellé générique (« associations ») ne désigne personne en particulier : rien ne peut lui être demandé tel quel.
# $n (Number) - x
organisation-generiques = { $n ->
    [0] 0 libellé générique
    [one] 1 libellé générique
   *[other] { $n } libellés génériques
}
# $n (Number) - x
organisation-compte = { $n ->
    [0] Aucune organisation
    [one] 1 organisation
   *[other] { $n } organisations
}
organisation-pages = Pages des organisations
organisation-vide = L’annuaire est vide. Ajoutez une première organisation.
organisation-vide-filtre = Aucune organisation ne répond à cette recherche.
organisation-oui = Oui
organisation-non = Non
organisation-modifier = Modifier
# $nom (String) - CPAM
organisation-modifier-titre = Modifier { $nom }
# $par (String) - CPAM
organisation-connue-par = Connue comme « { $par } »
organisation-utiliser = Utiliser celle-ci
# $nom (String) - CPAM
organisation-utiliser-celle = Utiliser celle-ci : { $nom }
organisation-fusion = Doublons
organisation-fusion-texte = Si la même organisation figure deux fois, réunissez-les : celle de cette page reste, l’autre y renvoie partout. Rien n’est perdu, et vous pourrez les séparer de nouveau.
organisation-fusionnees = Réunies à celle-ci
organisation-fusionnee-dans = Cette organisation a été réunie à une autre :
organisation-doublon = L’autre, qui renverra ici
organisation-doublon-aide = Ses contacts et ce qui lui est confié se liront sur cette page.
organisation-fusionner = Réunir
organisation-separer = Séparer
# $nom (String) - CPAM
organisation-separer-de = Séparer { $nom }
organisation-fait-graphie = Le nom saisi est une graphie de plus de cette organisation.
organisation-fait-fusion = Les deux organisations sont réunies. Vous pouvez les séparer plus bas.
organisation-fait-separation = Les deux organisations sont de nouveau séparées.
organisation-refus-nom = Le nom manque.
organisation-refus-famille = La famille n’est pas choisie.
# $nom (String) - CPAM
# $par (String) - CPAM
organisation-refus-candidat = { $nom } (« { $par } »)
# $noms (String) - CPAM
organisation-refus-deja = Ce nom, ce sigle ou une de ces graphies est déjà pris : { $noms }.
organisation-refus-deja-remede = Ouvrez celle qui existe, ou ajoutez-lui ce nom comme graphie. Si ce sont bien deux organisations, donnez-leur des noms qui les distinguent.
organisation-refus-parent = L’organisation de rattachement n’est pas dans l’annuaire.
# $chemin (String) - A → B
organisation-refus-cycle = Elle se retrouverait rattachée à elle-même : { $chemin }.
organisation-refus-cycle-remede = Choisissez une organisation qui ne dépend pas d’elle.
organisation-refus-soi = Une organisation ne se réunit pas à elle-même.
organisation-refus-fusion = Aucune organisation n’est choisie.
# $nom (String) - CPAM
organisation-refus-deja-fusionnee = « { $nom } » est déjà réunie à une autre.
organisation-refus-deja-fusionnee-remede = Séparez-la d’abord, ou réunissez-les depuis la page de celle qui reste.
# $nom (String) - CPAM
organisation-refus-pas-fusionnee = « { $nom } » n’est réunie à aucune autre.
# $nom (String) - CPAM
contact-titre = Contacts de { $nom }
contact-chapeau = Qui répond pour cette organisation, et qui répond à sa place en son absence. Une fonction suffit : elle reste quand la personne change.
contact-tenir = Tenir les contacts
contact-ajouter = Ajouter un contact
contact-annuler = Revenir aux contacts sans enregistrer
contact-vide = Aucun contact : personne ne peut recevoir de question pour cette organisation.
contact-fonction = Fonction
contact-fonction-aide = Par exemple « Responsable prévention ».
contact-courriel = Adresse électronique
contact-service = Service
contact-suppleant = Suppléance
contact-suppleant-de = Répond à la place de
contact-suppleant-aide = Pour une suppléance seulement : le titulaire qui est remplacé en son absence.
contact-titulaire = Personne : c’est un titulaire
contact-actif = En fonction
contact-actif-case = Reçoit les questions et les relances
contact-actif-aide = Décoché, le contact ne reçoit plus rien ; ce qu’il a répondu reste.
contact-ecarte = N’est plus en fonction
contact-fait-ajoute = Le contact est ajouté.
contact-fait-modifie = Le contact est enregistré.
contact-refus-fonction = La fonction manque.
# $courriel (String) - a@b.example
contact-refus-deja = Ce contact existe déjà, avec la même fonction et l’adresse { $courriel }.
contact-refus-titulaire = Ce titulaire ne convient pas.
contact-refus-titulaire-remede = Un suppléant remplace un titulaire de la même organisation ; un titulaire qui a déjà un suppléant n’en devient pas un.
