-- « Enveloppe (arbre) »: a funder has one root a year, whoever sends the form twice.
CREATE UNIQUE INDEX enveloppe_racine ON enveloppe (collectivite_id, contrat_id, exercice, financeur) WHERE parent_id IS NULL;
