# Les lots de décision.

lot-titre = Décisions
lot-chapeau = Ce que le comité a décidé, lot par lot. Chaque lot est une édition figée.
lot-aucun = Rien n’est encore gelé. Choisissez un scénario et ouvrez-le en séance.
lot-numero = Lot
# $n (Number) - n
lot-nom = Lot de décision n° { $n }
# $n (Number) - n
lot-nom-correction = Correction du lot n° { $n }
lot-corrige = corrigé par une autre édition
lot-altere = Ce texte n’est plus celui qui a été gelé : son empreinte ne correspond pas. Prévenez l’administration et vérifiez le journal.
lot-remplace = Une édition plus récente remplace celle-ci :
lot-corrige-le = Cette édition corrige le
# $instant (String) - instant
# $qui (String) - qui
lot-gele-par = Gelé le { $instant } par { $qui }.
lot-empreinte = Empreinte SHA-256 :
lot-releve = Relevé de décisions
lot-annexes = Annexes aux délibérations
lot-annexe = Annexe
# $financeur (String) - financeur
lot-annexe-de = Annexe pour { $financeur }
lot-ouvrir-correction = Ouvrir une édition corrective
lot-enveloppes = Enveloppes et montants retenus
lot-retenus = Dossiers retenus
lot-par-financeur = Par financeur
# $euros (String) - euros
lot-vote = voté { $euros }
lot-a-voter = à voter
lot-alertes = Règles non tenues, et pourquoi
# $qui (String) - qui
# $motif (String) - motif
lot-derogation = Dérogation de { $qui } : { $motif }
lot-deports = Déports : intérêts déclarés, sans part au débat ni au vote
lot-origine = Origine
# $nom (String) - nom
lot-origine-scenario = scénario « { $nom } »
lot-col-action = Action
lot-col-subvention = Subvention
lot-annexe-titre = Annexe à la délibération
# $financeur (String) - financeur
lot-annexe-resume = Subventions proposées au vote de { $financeur }
# $financeur (String) - financeur
# $dossiers (String) - how many files
lot-annexe-texte = Subventions validées par le comité et proposées au vote de { $financeur } : { $dossiers }.
# $n (Number) - n
lot-annexe-dossiers = { $n ->
    [0] aucun dossier
    [one] un dossier
   *[other] { $n } dossiers
}
lot-annexe-signataire = Pour l’organe délibérant
# $etat (String) - etat
lot-refus-pas-au-comite = L’appel est à l’étape « { $etat } » : rien ne se gèle avant le comité.
lot-remede-pas-au-comite = Passez l’appel à l’étape du comité, depuis la page d’instruction.
lot-refus-vide = Ce scénario ne retient aucun dossier à décider.
lot-remede-vide = Calculez-le ou saisissez des montants.
lot-refus-seance = Dites quelle instance a décidé.
lot-refus-date = Donnez la date de la décision, au format jour, mois, année.
# $jour (String) - jour
lot-refus-future = Le { $jour } n’est pas encore passé : une décision se constate après la séance.
lot-refus-correction = Une édition corrective se motive.
# $cas (String) - cas
lot-refus-alertes = Ces règles ne sont pas tenues et rien ne dit pourquoi : { $cas }.
lot-remede-alertes = Écrivez un motif commun, ou un motif dans chaque dossier.
# $cas (String) - cas
# $message (String) - message
lot-refus-blocage = { $cas } : { $message }
lot-remede-blocage = Changez les montants, ou enregistrez une dérogation sur le dossier.
# $numeros (String) - numeros
lot-refus-motif = Dossiers non retenus sans motif : { $numeros }.
lot-remede-motif = Écrivez un motif commun, ou un motif dans chaque dossier.
# $numero (String) - numero
# $lot (Number) - lot
lot-refus-decide = Le dossier { $numero } est déjà décidé par le lot n° { $lot }, avec d’autres montants.
lot-remede-decide = Ouvrez une édition corrective de ce lot.
# $numero (String) - numero
# $financeur (String) - financeur
lot-refus-votee = Dossier { $numero } : { $financeur } a déjà voté cette ligne.
lot-remede-votee = Gardez le montant gelé ; un vote se corrige sur la page des votes.
# $lot (Number) - lot
lot-refus-remplace = Ce lot est déjà remplacé par le lot n° { $lot }.
# $etat (String) - etat
lot-plus-de-correction = L’appel est à l’étape « { $etat } » : ce lot ne se corrige plus. Un montant changé depuis est un nouveau vote, motivé, ou un avenant.
lot-remede-apres-le-comite = Le comité est passé : ce qui change ensuite s’enregistre dans les votes du financeur, avec son motif, ou par un avenant.
lot-pris = Pris sur le disponible
lot-sur-reservation = Sur réservations de CPO
lot-du-lot = Total de ce lot
