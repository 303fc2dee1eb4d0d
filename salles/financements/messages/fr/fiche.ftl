# La page d’un dossier.

# $numero (String) - numero
fiche-surtitre = Dossier { $numero }
fiche-brouillon = Brouillon
fiche-brouillon-aide = Ce brouillon n’est vu que de vous et de l’équipe projet. Il n’est pas déposé.
# $numero (String) - numero
fiche-recu = Dossier déposé sous le numéro { $numero }. Gardez ce numéro : il vaut accusé de réception.
fiche-fusionne = C’est enregistré, avec ce que quelqu’un d’autre a écrit entre-temps dans d’autres parties.
fiche-enregistre = C’est enregistré.
fiche-modifier = Modifier le dossier
fiche-corriger = Corriger ce qui est demandé
fiche-porteur = Porteur
fiche-siret = SIRET
fiche-rna = RNA
fiche-depose = Déposé
# $le (String) - le
# $qui (String) - qui
fiche-depose-par = { $le }, par { $qui }
fiche-periode = Période
# $debut (String) - debut
# $fin (String) - fin
fiche-du-au = du { $debut } au { $fin }
fiche-fiche-action = Fiche-action du contrat
fiche-defi = Défi
fiche-quartiers = Quartiers
# $quartier (String) - quartier
# $part (String) - part
fiche-part = { $quartier } ({ $part } %)
# $poche (String) - poche
fiche-hors-qpv = Hors des quartiers prioritaires : { $poche }
fiche-identite = Identité
fiche-action = Action
fiche-resume = Résumé
fiche-objectifs = Objectifs
fiche-publics = Publics
# $n (Number) - n
fiche-beneficiaires = { $n ->
    [0] aucune personne attendue
    [one] une personne attendue
   *[other] { $n } personnes attendues
}
fiche-lieux = Lieux
fiche-droit-commun = Droit commun mobilisé
fiche-valeur-completer = complète le droit commun
fiche-valeur-adapter = adapte le droit commun
fiche-valeur-experimenter = expérimente
fiche-partenaires = Partenaires
fiche-renouvellement = Ce qui est nouveau cette année
fiche-innovant = Action innovante
fiche-budget = Budget
fiche-charges = Charges
fiche-produits = Produits
fiche-volontaires = Contributions volontaires
fiche-total = Total
fiche-compte = Compte
fiche-ligne = Ligne
fiche-montant = Montant
# $charges (String) - charges
fiche-equilibre = Le budget est équilibré : { $charges } de charges et de produits.
# $charges (String) - charges
# $produits (String) - produits
fiche-desequilibre = Le budget n’est pas équilibré : { $charges } de charges, { $produits } de produits.
fiche-matrice = Plan de financement
fiche-matrice-aide = ∅ : réponse attendue. 0 € : rien.
fiche-financeur = Financeur
fiche-demande = Demandé
fiche-avis = Avis
fiche-propose = Proposé
fiche-vote = Voté
fiche-paye = Payé
fiche-regles = Règles
# $etape (String) - etape
fiche-etape = Au stade : { $etape }.
fiche-pieces = Pièces
fiche-pieces-vides = Aucune pièce.
# $le (String) - le
fiche-piece-jusqu-au = valable jusqu’au { $le }
fiche-piece-coffre = pièce permanente de la structure
fiche-complements = Corrections demandées
# $qui (String) - qui
# $le (String) - le
fiche-complement-par = { $qui }, { $le }
# $le (String) - le
fiche-complement-corrige = corrigé le { $le }
fiche-gestes = Conduire le dossier
fiche-deposer = Déposer le dossier
fiche-redeposer = Renvoyer le dossier corrigé
fiche-retirer = Retirer le dossier
fiche-retirer-brouillon = Abandonner ce brouillon
fiche-motif = Motif
fiche-complet = Constater le dossier complet
fiche-instruire = Mettre en instruction
fiche-irrecevable = Déclarer irrecevable
fiche-demander = Demander une correction
fiche-demander-champ = Champ à corriger
fiche-demander-texte = Ce qui est demandé
fiche-demander-bouton = Demander cette correction
fiche-precedent = Dossier de l’an dernier
fiche-ecarts = Écarts avec le budget de l’an dernier
fiche-an-dernier = L’an dernier
fiche-cette-annee = Cette année
fiche-ecart = Écart
fiche-sans-ecart = Le budget est celui de l’an dernier.
# $motif (String) - motif
fiche-motif-etat = Motif : { $motif }
fiche-cout = Coût de l’action
# $part (String) - part
fiche-part-demandee = soit { $part } % du coût
fiche-votes = Voté
fiche-total-demande = Total demandé
fiche-total-charges = Total des charges
fiche-total-produits = Total des produits
# $montant (String) - euros
fiche-decision-attribuee = Décision : { $montant } attribués.
fiche-decision-refus = Décision : l’action n’est pas retenue.
fiche-decision-lettre = Lire la lettre de notification (PDF)
