-- A call worked on outside the platform, and what comes back.

-- A file of a call read and not yet accepted: « d'abord à blanc, puis tout ou rien ». The journal keeps its hash.
CREATE TABLE appel_depot (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  appel_id TEXT NOT NULL REFERENCES appel (id),
  -- 'lignes': the column of a funder; 'historique': a finished call that lived in a table.
  genre TEXT NOT NULL,
  -- Who sent it: nobody else sees it.
  compte_id TEXT NOT NULL,
  depose_a TEXT NOT NULL,
  fichier TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  contenu BYTEA NOT NULL,
  -- What the person answered so far, as JSON: columns, holders.
  reponses TEXT NOT NULL
);
CREATE INDEX appel_depot_age ON appel_depot (collectivite_id, depose_a);

-- Columns of a table confirmed once, remembered for the next table with the same headings.
CREATE TABLE appel_correspondance (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  signature TEXT NOT NULL,
  colonnes TEXT NOT NULL,
  UNIQUE (collectivite_id, signature)
);

-- The vote of a citizens' council: an advice, never a decision.
CREATE TABLE scrutin_conseil (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  intitule TEXT NOT NULL,
  -- 'approbation' or 'notes'.
  mode TEXT NOT NULL,
  etat TEXT NOT NULL,
  budget_centimes BIGINT NOT NULL,
  -- Files put to the vote with their cost, as JSON.
  projets TEXT NOT NULL,
  tenu_le TEXT,
  ouvert_a TEXT NOT NULL,
  clos_a TEXT
);
CREATE INDEX scrutin_conseil_appel ON scrutin_conseil (collectivite_id, appel_id);

-- A numbered paper ballot, typed by the secretary: no name, no account.
CREATE TABLE bulletin_conseil (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  scrutin_id TEXT NOT NULL REFERENCES scrutin_conseil (id),
  numero BIGINT NOT NULL,
  choix TEXT NOT NULL,
  UNIQUE (scrutin_id, numero)
);
