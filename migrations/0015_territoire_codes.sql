-- What a place was called before, when it holds, and outlines that wait to be confirmed.

CREATE TABLE territoire_ancien_code (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  territoire_id TEXT NOT NULL REFERENCES territoire (id),
  code TEXT NOT NULL,
  UNIQUE (territoire_id, code)
);

CREATE TABLE territoire_validite (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  territoire_id TEXT NOT NULL REFERENCES territoire (id),
  du TEXT,
  au TEXT,
  UNIQUE (territoire_id)
);

-- A file read and not yet confirmed; too heavy for the journal, which keeps its hash.
CREATE TABLE contour_depot (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  depose_a TEXT NOT NULL,
  fichier TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  source TEXT NOT NULL,
  lecture TEXT NOT NULL
);
CREATE INDEX contour_depot_age ON contour_depot (collectivite_id, depose_a);
