# Les dérogations d’un dossier.

derogation-titre = Dérogations
derogation-aide = Une dérogation lève une règle qui bloque, pour ce seul dossier. Elle est nommée, motivée, datée et révocable ; son bénéficiaire ne l’accorde jamais. La loi et l’équilibre d’un budget ne se lèvent pas.
derogation-aucune = Aucune dérogation pour ce dossier.
derogation-aucune-regle = Aucune règle du contrat n’est propre à votre ligne : seul le comité de pilotage déroge aux autres.
derogation-proposees = Proposées, en attente d’une décision
# $qui (String) - qui
# $jour (String) - jour
derogation-proposee-par = proposée par { $qui }, le { $jour }
derogation-proposer = Proposer une dérogation
derogation-accorder = Accorder une dérogation
derogation-revoquer = Révoquer cette dérogation
# $jour (String) - jour
derogation-revoquee = révoquée le { $jour }
derogation-vaut = en vigueur
# $qui (String) - qui
# $jour (String) - jour
# $porteur (String) - porteur
derogation-par = Accordée par { $qui } le { $jour }, au bénéfice de { $porteur }.
derogation-regle = Règle
derogation-motif = Motif
derogation-motif-aide = Vingt signes au moins ; il est montré partout où la règle l’est.
# $regle (String) - regle
# $qui (String) - qui
# $jour (String) - jour
# $motif (String) - motif
derogation-levee = { $regle } levée par { $qui } le { $jour } : { $motif }
# $regle (String) - regle
derogation-refus-impossible = La règle { $regle } ne se lève pas par une dérogation.
# $regle (String) - regle
derogation-refus-sienne = La règle { $regle } n’est pas celle de votre ligne : le comité de pilotage en décide.
# $regle (String) - regle
derogation-refus-deja = Une dérogation à la règle { $regle } est déjà en vigueur pour ce dossier.
derogation-refus-revoquee = Cette dérogation est déjà révoquée.
