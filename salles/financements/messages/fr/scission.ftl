# Scinder un dossier à cheval sur deux années.

scission-titre = Scinder le dossier
scission-bouton = Scinder le dossier
scission-enregistrer = Enregistrer et scinder le dossier
scission-aide = La CAF ne finance qu’une année civile. Ce dossier s’arrête au 31 décembre ; un second, prérempli, prend la suite. Rien n’est coupé avant votre confirmation.
# $annee (String) - annee
scission-ce-dossier = Ce dossier ({ $annee })
# $annee (String) - annee
scission-l-autre = Le second dossier ({ $annee })
# $appel (String) - appel
scission-va-dans = Il est créé tout de suite, en brouillon, dans « { $appel } ».
# $appel (String) - appel
# $etat (String) - etat
scission-attend-l-ouverture = « { $appel } » ne reçoit pas de dossier en ce moment ({ $etat }). La suite est gardée avec ce dossier ; elle deviendra un brouillon quand cet appel recevra les dossiers.
# $annee (String) - annee
scission-attend-l-appel = L’appel { $annee } n’existe pas encore. La suite est gardée avec ce dossier ; elle deviendra un brouillon quand cet appel recevra les dossiers.
scission-montants = Ce qui reste dans ce dossier
# $avant (String) - avant
# $apres (String) - apres
scission-prorata = Les montants proposés suivent les jours : { $avant } cette année, { $apres } ensuite. Corrigez-les si l’action ne dépense pas ainsi ; ce que vous ne gardez pas va au second dossier.
scission-par-jours = Partager selon les jours
# $annee (String) - annee
scission-tout-garder = Tout garder en { $annee }
# $annee (String) - annee
scission-reste = Reste en { $annee }
scission-sans-montant = Ce dossier n’a encore ni budget ni demande : seules les dates sont coupées.
scission-perime = Ce dossier a changé pendant votre saisie. Les totaux sont ceux d’aujourd’hui, vos montants sont gardés : vérifiez-les, puis scindez de nouveau.
scission-faite = Le dossier est scindé au 31 décembre.
scission-encart = Action sur deux années
# $debut (String) - debut
# $fin (String) - fin
scission-suite = Ce dossier s’arrête au 31 décembre. La suite va du { $debut } au { $fin }.
scission-suite-dossier = Elle a son dossier :
# $annee (String) - annee
scission-suite-prete = L’appel { $annee } reçoit les dossiers.
# $annee (String) - annee
scission-suite-attend = Elle attend l’ouverture de l’appel { $annee }.
# $annee (String) - annee
scission-ouvrir = Ouvrir le dossier { $annee }
scission-annuler = Annuler la scission
scission-annuler-aide = Les dates redeviennent celles d’avant, les montants partis reviennent, et le second dossier, s’il n’est qu’un brouillon, est retiré.
scission-suite-de = Ce dossier est la suite de :
scission-refus-dates = Le début ou la fin de l’action manque.
scission-remede-dates = Écrivez les deux dates, puis scindez.
# $annee (String) - annee
scission-refus-rien = L’action tient tout entière en { $annee } : il n’y a rien à scinder.
scission-refus-lettre = La lettre de cadrage de cet appel n’admet pas d’action à cheval sur deux années avec la CAF.
scission-remede-lettre = Ramenez l’action à une année civile ou retirez la CAF.
# $annee (String) - annee
scission-refus-deja = Ce dossier est déjà scindé : sa suite est en { $annee }.
scission-remede-deja = Annulez la scission pour la refaire autrement.
scission-refus-non = Ce dossier n’est pas scindé.
# $ligne (String) - ligne
scission-refus-part-absente = { $ligne } : ce qui reste n’est pas dit.
scission-remede-part = Écrivez 0 si rien ne reste.
# $ligne (String) - ligne
# $total (String) - total
scission-refus-part-trop-grande = { $ligne } : il n’y a que { $total } à partager.
# $numero (String) - numero
scission-refus-deposee = Le second dossier est déposé sous le numéro { $numero }.
scission-remede-deposee = Retirez-le d’abord.
# $annee (String) - annee
# $numero (String) - numero
scission-refus-dossier = Cette action a déjà un dossier en { $annee } : le { $numero }.
# $annee (String) - annee
scission-refus-brouillon = Cette action a déjà un brouillon en { $annee }.
scission-remede-dossier = Abandonnez-le pour que la suite prenne sa place ; ou coupez les dates vous-même et citez son numéro comme dossier lié.
