-- An indicator computed from others: its formula, by their identifiers.

ALTER TABLE suivi ADD COLUMN expression TEXT NOT NULL DEFAULT '';
