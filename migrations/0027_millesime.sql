-- Whose boundaries a value speaks of: the year of the outlines of its place. Empty: nobody said.

ALTER TABLE suivi ADD COLUMN millesime TEXT NOT NULL DEFAULT '';
ALTER TABLE valeur ADD COLUMN millesime TEXT NOT NULL DEFAULT '';
