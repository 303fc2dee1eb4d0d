# Une structure dite structurante par le comité de pilotage.

structurante-titre = Décision du comité de pilotage
structurante-non = Le comité de pilotage n’a pas dit cette structure structurante.
# $jour (String) - le jour
structurante-depuis = Le comité de pilotage du { $jour } a dit cette structure structurante.
structurante-le = Dite structurante par le comité de pilotage du
structurante-aide = Une convention de la catégorie « association structurante » suppose cette décision. Videz la date si elle est retirée.
structurante-enregistrer = Enregistrer la décision
# $jour (String) - le jour
structurante-refus-a-venir = Le comité de pilotage du { $jour } n’a pas encore eu lieu.
structurante-remede-a-venir = Notez la décision une fois prise.
