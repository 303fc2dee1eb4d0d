-- An extract of the State's portal taken in; the time a file is kept, and what was erased of it.

-- What an extract of Dauphin last said of a file: so that the next one tells what it changes from what pacte changed.
CREATE TABLE import_dauphin (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  -- Its number there; it changes each year.
  reference TEXT NOT NULL,
  -- By field, as JSON: what its cell said.
  valeurs TEXT NOT NULL,
  importe_a TEXT NOT NULL,
  UNIQUE (collectivite_id, dossier_id)
);

-- A status of Dauphin that a person translated.
CREATE TABLE statut_dauphin (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  -- The word, case and accents aside.
  cle TEXT NOT NULL,
  dit TEXT NOT NULL,
  sens TEXT NOT NULL,
  UNIQUE (collectivite_id, cle)
);

-- When its holder was written that a paper is refused: one message a day tells those of the day.
ALTER TABLE piece_dossier ADD COLUMN annoncee_a TEXT;
