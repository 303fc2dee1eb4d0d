# Régler le suivi d'un indicateur.

suivi-regler = Régler le suivi
# $code (String) - code of the indicator
suivi-titre = Suivi de { $code }
suivi-chapeau = Qui répond, quand, d’où vient la donnée, et comment plusieurs valeurs n’en font qu’une.
suivi-source = Source qui fait foi
suivi-source-aide = Une seule fait foi ; les autres se comparent à côté.
suivi-formule = Formule ou mode de calcul
suivi-formule-aide = Ce qui est compté, et ce qui ne l’est pas. La changer rompt la série.
suivi-perimetre = Périmètre
suivi-periodicite = Rythme
suivi-delai = Délai de disponibilité, en mois
suivi-delai-aide = Combien de mois après la fin de la période la donnée est connue.
suivi-debut = Début du suivi
suivi-debut-aide = Un mois, écrit 2026-01.
suivi-nature = Ce que dit une valeur
suivi-nature-flux = ce qui s’est passé pendant la période
suivi-nature-cumul = ce qui s’est passé depuis la remise à zéro
suivi-nature-stock = ce qu’il y a à la fin de la période
suivi-operation-periodes = Plusieurs périodes dans l’année
suivi-niveau = Se renseigne par
suivi-niveau-aucun = tout le territoire d’un coup
suivi-niveau-epci = intercommunalité
suivi-niveau-conseil = conseil de territoire
suivi-niveau-commune = commune
suivi-niveau-qpv = quartier prioritaire
suivi-niveau-veille = quartier en veille active
suivi-niveau-libre = périmètre libre
suivi-millesime = Limites géographiques de l’année
suivi-millesime-aide = Par exemple 2024 pour les quartiers redessinés cette année-là. La changer rompt la série. Vide : non précisé.
suivi-operation-territoires = Entre territoires
suivi-couverture = Couverture minimale, en %
suivi-couverture-aide = Sous cette part des territoires, il n’y a pas de chiffre.
suivi-minimum = Borne basse
suivi-maximum = Borne haute
suivi-bornes-aide = Hors de ces bornes, la saisie alerte ; pour « à maintenir », ce sont les bornes à tenir. Un minimum négatif permet de descendre sous zéro.
suivi-decimales = Décimales
suivi-decimales-aide = 0 pour un compte : ni négatif, ni fractionnaire. Vide : un nombre entier si l’unité se compte (personnes, ateliers), sans limite sinon.
suivi-seuil = Seuil des petits effectifs
suivi-seuil-aide = 11 d’ordinaire ; 0 si l’indicateur ne compte ni personnes ni ménages.
suivi-zero-titre = Zéro
suivi-zero = Zéro est lui aussi à protéger
suivi-rupture = Rupture de série depuis
# $exemple (String) - a month
suivi-rupture-aide = La première période sous la nouvelle règle, par exemple { $exemple }. Obligatoire si la formule ou le périmètre change.
suivi-rupture-motif = Motif du changement
# $annees (String) - contract years
suivi-refus-annees-videes = Lues ainsi, les valeurs ne donneraient plus de chiffre pour l’année { $annees } : dites pourquoi dans le motif.
suivi-enregistrer = Enregistrer le suivi
# $depuis (String) - a period
suivi-reference = Référence recalée à la rupture de { $depuis }
suivi-reference-aide = La référence recalculée sous la nouvelle règle. Sans elle, aucun taux n’est calculé pour les valeurs d’après la rupture.
suivi-rupture-reference = Référence recalée
suivi-remede-reference = Écrivez un nombre, ou laissez vide.
suivi-fenetre = Ce qui se lit face à la cible
suivi-fenetre-aide = Quelles périodes font la valeur d’une année du contrat. Une année où rien n’a été répondu n’a pas de valeur.
suivi-fenetre-exercice = les périodes de l’année du contrat
suivi-fenetre-annee = les périodes depuis janvier
suivi-fenetre-mois = un nombre de mois glissants
suivi-fenetre-depuis = tout depuis un mois choisi
suivi-fenetre-tout = tout depuis la première valeur
suivi-fenetre-derniere = la dernière valeur connue, même d’une année passée
suivi-fenetre-combien = Mois glissants
suivi-fenetre-combien-aide = Par exemple 12. Ne sert qu’à une fenêtre glissante.
suivi-fenetre-le = Premier mois de la fenêtre
suivi-manque = Si une période manque
suivi-manque-strict = pas de chiffre
suivi-manque-partiel = un chiffre sur ce qui est connu, qui le dit
suivi-remise = Un cumul repart de zéro
suivi-remise-aide = Ne sert qu’à ce qui se compte depuis une remise à zéro : pour une somme, pacte retrouve ce qui s’est passé dans chaque période.
suivi-remise-annee = chaque année en janvier
suivi-remise-date = une seule fois, à une date
suivi-remise-jamais = jamais, ou on ne sait pas
suivi-remise-le = Mois de la remise à zéro
# $mois (String) - months
# $pas (String) - months of a period
suivi-refus-fenetre-courte = Une fenêtre de { $mois } mois ne contient aucune période de { $pas } mois.
suivi-refus-fenetre-rythme = Une fenêtre compte des périodes : il faut un rythme.
suivi-refus-fenetre-derniere = La dernière valeur connue est une seule valeur : « Plusieurs périodes » doit alors être « la dernière ».
suivi-refus-cumul = Seul un compte suivi à un rythme régulier se décumule : lisez ce cumul par sa dernière valeur.
suivi-part-titre = Part d’un tout
suivi-part = Le numérateur est une partie du dénominateur
suivi-finale = Cible finale
suivi-finale-aide = La cible de tout le contrat. Elle s’écrit : ce n’est pas la somme des cibles de chaque année.
suivi-finale-le = Date de la cible finale
# $fin (String) - last day of the contract
suivi-refus-finale-hors = La cible finale est datée après la fin du contrat, le { $fin }.
suivi-refus-finale-date = Une cible finale a une date, et une date une cible.
