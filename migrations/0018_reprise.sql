-- A document read and not yet saved into the plan: « a draft reviewed side by side with the text before anything is saved ».
CREATE TABLE reprise (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  depose_a TEXT NOT NULL,
  fichier TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  -- 'colonnes': a table whose columns wait for their confirmation; 'relecture': the sheets are there.
  etape TEXT NOT NULL,
  -- The table itself, until its columns are confirmed; empty for a text.
  contenu BYTEA NOT NULL,
  -- The lines that went nowhere.
  restes TEXT NOT NULL
);
CREATE INDEX reprise_age ON reprise (collectivite_id, depose_a);

CREATE TABLE reprise_fiche (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  reprise_id TEXT NOT NULL REFERENCES reprise (id),
  rang BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  etat TEXT NOT NULL,
  -- As read: the values, how sure each is, where it stands.
  lecture TEXT NOT NULL,
  -- As corrected by the person.
  saisie TEXT NOT NULL,
  -- The lines of the source that the sheet comes from.
  lignes TEXT NOT NULL,
  UNIQUE (reprise_id, rang)
);

-- « a mapping the person confirms once and pacte remembers »: for the next table with the same headings.
CREATE TABLE reprise_correspondance (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  signature TEXT NOT NULL,
  colonnes TEXT NOT NULL,
  UNIQUE (contrat_id, signature)
);
