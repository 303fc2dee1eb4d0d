nav-contrats = Contrats
nav-a-repondre = À renseigner
nav-appels = Appels à projets
nav-indicateurs = Indicateurs
nav-organisations = Organisations
nav-territoire = Territoire
nav-comptes = Comptes
nav-journal = Journal
nav-public = Page publique
racine-titre = Choisissez votre collectivité
perdu-titre = Page introuvable
perdu = Cette adresse ne mène à rien.
perdu-retour = Revenir au début
aide-titre = Aide
aide-chapeau = pacte suit les promesses publiques d’un territoire : ce qui est écrit, décidé, fait, mesuré, jugé, raconté.
aide-repondre-titre = Je dois répondre à une revue annuelle
aide-repondre = Ouvrez le lien reçu par courriel : aucun compte n’est nécessaire. Chaque fiche est déjà remplie avec votre dernière réponse ; confirmez ou changez, puis déposez. Vous pouvez enregistrer un brouillon et finir plus tard, sur un autre poste, ou confier le lien d’une fiche à un collègue.
aide-coordonner-titre = Je coordonne un contrat
aide-coordonner = Ouvrez le contrat, puis « Revues annuelles » : préparez la campagne, vérifiez les répondants, ouvrez. Le tableau de complétude dit à tout moment qui n’a pas répondu. Acceptez ou renvoyez chaque réponse avec un motif, puis fermez et figez l’année.
aide-lire-titre = Je veux savoir où en est le contrat
aide-lire = Le tapis montre toutes les fiches et toutes les années sur un seul écran. Les trois lectures ne se mélangent jamais : l’avancement (ce qui est fait), l’atteinte (ce que mesurent les indicateurs), la confiance (ce qu’en pense le pilote).
aide-prouver-titre = Je veux vérifier un chiffre
aide-prouver = Sous chaque chiffre, « Comment c’est calculé » donne la formule, les opérandes, ce qui manque et d’où vient chaque donnée.
accessibilite-titre = Accessibilité
accessibilite-etat = pacte vise le niveau AA du RGAA 4.1 et des WCAG 2.2. Aucun audit extérieur n’a encore été mené : l’état de conformité n’est donc pas déclaré.
accessibilite-controles = Chaque page est contrôlée à chaque livraison par un vérificateur automatique, au clavier, à 360 pixels de large et sans JavaScript. Les documents PDF sont balisés (PDF/UA).
accessibilite-contact = Une page vous bloque ? Écrivez à la coordination du contrat : l’information vous sera donnée sous une autre forme.
cli-a-propos = Piloter les contrats et les promesses publiques d’une intercommunalité
cli-config = Fichier de configuration (pacte.toml)
cli-collectivite = Ne traiter que cette collectivité
cli-demo = Ouvre la démonstration : base neuve, territoire de Carcassonne Agglo, Contrat local de santé 2024-2029
cli-port = Port d’écoute, sur cette machine seulement
cli-demo-base = Charger dans cette base (fichier ou postgres://…) au lieu d’une base neuve
cli-demo-charger = Charger puis s’arrêter, sans servir de page
cli-serve = Sert pacte pour de vrai, selon un fichier de configuration
cli-fonder = Crée une collectivité
cli-fonder-slug = Son nom dans les adresses, par exemple carcassonne-agglo
cli-fonder-nom = Son nom en toutes lettres
cli-fonder-siren = Son numéro SIREN
cli-journal = Le journal : l’histoire de toutes les écritures
cli-journal-verifier = Parcourt la chaîne du journal et nomme la première entrée rompue
# $adresse (String) - x
demo-prete = La démonstration est prête : { $adresse }
# $adresse (String) - x
serve-pret = pacte répond à { $adresse }
serve-sans-courriel = Aucun serveur de courriel n’est configuré ([mail]) : les messages attendent.
serve-sans-collectivite = Aucune collectivité : créez-en une avec « pacte collectivite SLUG NOM --administrateur COURRIEL ».
# $slug (String) - x
fondee = Collectivité créée : { $slug }
# $slug (String) - x
# $n (Number) - x
# $empreinte (String) - x
journal-entier = { $slug } : chaîne entière, { $n } entrées, empreinte { $empreinte }
# $slug (String) - x
# $rang (Number) - x
# $cause (String) - x
journal-rompu = { $slug } : chaîne rompue à l’entrée { $rang } ({ $cause })
rupture-trou = une entrée manque avant celle-ci
rupture-maillon = elle ne suit pas l’entrée précédente
rupture-contenu = son contenu a été altéré
rupture-tete = la fin de la chaîne n’est pas celle qui est enregistrée
# $fichier (String) - x
# $quoi (String) - x
erreur-configuration = Configuration { $fichier } : { $quoi }
# $quoi (String) - x
erreur-base = Base de données : { $quoi }
# $adresse (String) - x
# $quoi (String) - x
erreur-adresse = Adresse { $adresse } : { $quoi }
# $fichier (String) - x
# $quoi (String) - x
erreur-fichier = Fichier { $fichier } : { $quoi }
# $fichier (String) - x
# $quoi (String) - x
erreur-donnees = Données { $fichier } : { $quoi }
# $slug (String) - x
erreur-collectivite = Collectivité inconnue : { $slug }
# $quoi (String) - x
erreur-courriel = Courriel : { $quoi }
# $raison (String) - x
erreur-sso = La connexion unique ([sso]) ne peut pas servir : { $raison }
chargement-territoire = Territoire : communes, quartiers, statistiques
chargement-organisations = Organisations
chargement-plan = Contrat local de santé : fiches, déclinaisons, indicateurs
chargement-annees = Revues annuelles : année 1 figée, année 2 en cours
chargement-comptes = Comptes et rôles de la démonstration
chargement-appels = Appels à projets de la démonstration
# $quoi (String) - x
erreur-document = Le document n’a pas pu être composé : { $quoi }
cli-fonder-admin = Courriel de la personne qui l’administrera
cli-fonder-fonction = Sa fonction
premier-bonjour = Première ouverture : trois questions.
premier-nom = Nom de la collectivité ?
premier-siren = Son SIREN (neuf chiffres ; vide s’il n’est pas sous la main) ?
premier-courriel = Courriel de la première personne qui l’administrera ?
premier-fonction = Sa fonction ?
premier-sans-nom = Il faut un nom pour la collectivité.
# $courriel (String) - x
# $lien (String) - x
premier-lien = Pour { $courriel }, lien à ouvrir une fois, avant quatorze jours, pour choisir un mot de passe : { $lien }
cli-rapport = Écrit le rapport annuel d’un contrat dans un fichier PDF
cli-rapport-base = Lire cette base (fichier ou postgres://…) au lieu de celle de la configuration
cli-rapport-contrat = Le nom du contrat dans les adresses
cli-rapport-edition = Numéro de l’édition, par exemple 2026-1 (sinon la dernière publiée)
cli-rapport-sortie = Fichier à écrire
cli-rapport-demonstration = Écrire « Démonstration » sur chaque page
# $fichier (String) - x
# $octets (Number) - x
rapport-ecrit = Rapport écrit : { $fichier } ({ $octets } octets)
# $contrat (String) - x
rapport-sans-edition = Le contrat « { $contrat } » n’a pas d’édition de ce numéro : figez d’abord une revue.
# $contrat (String) - x
rapport-sans-contrat = Aucun contrat ne s’appelle « { $contrat } ».
cli-subventions = Écrit les fichiers ouverts d’un appel publié dans un dossier
cli-subventions-appel = Le nom de l’appel dans les adresses, par exemple 2025 (sinon le dernier publié)
cli-subventions-edition = Numéro de l’édition (sinon la dernière de tout l’appel)
cli-subventions-vers = Dossier où écrire
# $n (Number) - fichiers
# $dossier (String) - dossier
subventions-ecrites = { $n ->
    [0] Aucun fichier écrit
    [one] Un fichier écrit
   *[other] { $n } fichiers écrits
} dans { $dossier }
# $appel (String) - appel
subventions-sans-edition = L’appel « { $appel } » n’a pas d’édition publiée de ce numéro.
# $n (Number) - entries
journal-effacees = { $n ->
    [one] Une entrée a perdu des données personnelles au terme de leur conservation : une entrée plus récente le dit.
   *[other] { $n } entrées ont perdu des données personnelles au terme de leur conservation : des entrées plus récentes le disent.
}
