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

-- How long the personal data of a file are kept: « durées réglables », set by a person, in force from a day.
CREATE TABLE duree_conservation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  -- 'refuse' or 'finance'.
  categorie TEXT NOT NULL,
  annees BIGINT NOT NULL,
  -- From when they are counted: 'fin_exercice' or 'derniere_ecriture'.
  depart TEXT NOT NULL,
  effet_le TEXT NOT NULL,
  -- Where the duration comes from.
  source TEXT NOT NULL,
  fixee_par TEXT NOT NULL,
  fixee_a TEXT NOT NULL
);
CREATE INDEX duree_conservation_effet ON duree_conservation (collectivite_id, categorie, effet_le);

-- A file whose personal data and papers were erased, by whom and why.
CREATE TABLE effacement_dossier (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  categorie TEXT NOT NULL,
  -- The last day it was to be kept.
  echeance TEXT NOT NULL,
  pieces BIGINT NOT NULL,
  octets BIGINT NOT NULL,
  motif TEXT NOT NULL,
  fait_par TEXT NOT NULL,
  fait_a TEXT NOT NULL,
  UNIQUE (collectivite_id, dossier_id)
);
