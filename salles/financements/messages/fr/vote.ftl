# Les votes des financeurs.

vote-titre = Votes
vote-chapeau = Chaque financeur enregistre ce que son assemblée ou son représentant a voté. Un vote se constate, même contre une règle ; c’est la notification qui attend.
vote-colonnes = Financeurs
vote-aucun = Aucune ligne n’attend de vote.
# $financeur (String) - financeur
vote-de = Votes : { $financeur }
# $n (Number) - n
# $vote (String) - vote
# $retenu (String) - retenu
vote-compte = { $n ->
    [0] Tout est voté
    [one] Une ligne à voter
   *[other] { $n } lignes à voter
} ; { $vote } votés sur { $retenu } retenus.
# $financeur (String) - financeur
vote-legende = Lignes soumises au vote de { $financeur } ; videz un montant pour ne pas l’enregistrer cette fois
vote-motif = Motif
vote-acte-titre = L’acte
vote-instance = Instance qui a voté
vote-instance-aide = « Conseil communautaire », « Bureau », « Préfet » ; pour la CAF : « CAS ».
vote-acte = Numéro de l’acte
vote-acte-aide = Délibération, décision ou arrêté.
vote-le = Voté le
vote-enregistrer = Enregistrer les votes
# $numero (String) - numero
vote-montant-de = Montant voté pour { $numero }, en euros
# $numero (String) - numero
vote-motif-de = Motif pour { $numero }
vote-conflit = Quelqu’un a enregistré un vote sur une de ces lignes pendant votre saisie. Vos valeurs sont gardées ci-dessous ; rien n’a été écrit.
# $etat (String) - etat
vote-refus-etape = L’appel est à l’étape « { $etat } » : les votes ne sont pas ouverts.
vote-remede-etape = L’équipe projet ouvre les votes après le comité, depuis la page d’instruction.
# $numero (String) - numero
vote-refus-hors-lot = La ligne du dossier { $numero } n’est dans aucun lot validé par le comité.
# $numero (String) - numero
# $etat (String) - etat
vote-refus-fermee = La ligne du dossier { $numero } est « { $etat } » : son vote ne se modifie plus.
vote-refus-instance = Dites quelle instance a voté.
vote-refus-acte = Donnez le numéro de l’acte.
# $numero (String) - numero
vote-refus-au-dessus = Dossier { $numero } : plus que demandé, dites pourquoi.
# $numero (String) - numero
vote-refus-zero = Dossier { $numero } : un refus se motive.
# $numero (String) - numero
vote-refus-deja = Dossier { $numero } : un vote déjà enregistré ne change qu’avec un motif.
vote-refus-rien = Aucun vote nouveau n’a été saisi.
# $trop (String) - trop
# $reste (String) - reste
vote-au-dela = { $trop } au-delà de l’enveloppe : elle laisse { $reste } à cette ligne
vote-au-dela-suite = Le vote reste enregistré ; la notification des dossiers qu’il touche attend que l’enveloppe suffise.
vote-au-dela-enveloppe = Changer l’enveloppe
vote-acte-corriger = Corriger l’acte ou la date d’un vote
vote-acte-chapeau = Une date, un numéro d’acte ou une instance mal saisis se corrigent ici ; les montants ne changent pas. Le journal garde l’ancienne valeur.
vote-acte-aucun = Aucun vote n’est encore enregistré.
vote-acte-lesquels = Les votes à corriger
vote-acte-motif = Motif
vote-acte-motif-aide = Obligatoire dès qu’un des dossiers est notifié.
vote-acte-refus-motif = Un de ces dossiers est déjà notifié : dites pourquoi l’acte change.
vote-acte-refus-rien = Cochez au moins un vote à corriger.
# $le (String) - le
# $seance (String) - seance
vote-refus-avant-lot = Un vote du { $le } précède la séance du { $seance }, qui a validé le lot.
vote-remede-avant-lot = Donnez le jour où l’instance du financeur a voté, après le comité (AAP-04).
# $le (String) - le
# $verse (String) - verse
vote-refus-apres-versement = Un vote du { $le } suivrait un versement du { $verse } : corrigez d’abord le versement.
vote-remede-rien = Pour changer la date ou l’acte d’un vote déjà enregistré : « Corriger l’acte ou la date d’un vote ».
