-- How the values of an indicator are read through time: the window (none: the year of the contract), when a cumulated count
-- starts again, what is done with a period that lacks; and what the figure of each year was gathered from.

ALTER TABLE suivi ADD COLUMN fenetre TEXT;
ALTER TABLE suivi ADD COLUMN remise_a_zero TEXT NOT NULL DEFAULT 'annee';
ALTER TABLE suivi ADD COLUMN manque TEXT NOT NULL DEFAULT 'strict';
ALTER TABLE observation ADD COLUMN lecture TEXT NOT NULL DEFAULT 'null';
-- A ratio whose numerator is a part of its denominator; the target of the whole contract, which is typed and dated.
ALTER TABLE suivi ADD COLUMN part BIGINT NOT NULL DEFAULT 0;
ALTER TABLE suivi ADD COLUMN cible_finale TEXT;
ALTER TABLE suivi ADD COLUMN cible_finale_le TEXT;
