-- Where: communes, conseils de territoire, quartiers, their figures and outlines.

CREATE TABLE territoire (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  genre TEXT NOT NULL,
  code TEXT,
  nom TEXT NOT NULL,
  parent_id TEXT REFERENCES territoire (id),
  millesime TEXT,
  population BIGINT,
  codes_postaux TEXT NOT NULL,
  longitude TEXT,
  latitude TEXT,
  cle TEXT NOT NULL
);
CREATE INDEX territoire_genre ON territoire (collectivite_id, genre, cle);

-- Outlines are imported, and heavy: apart from the row that every list reads.
CREATE TABLE contour (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  territoire_id TEXT NOT NULL REFERENCES territoire (id),
  geometrie TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (collectivite_id, territoire_id)
);

CREATE TABLE statistique (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  territoire_id TEXT REFERENCES territoire (id),
  territoire_nom TEXT NOT NULL,
  groupe TEXT NOT NULL,
  indicateur TEXT NOT NULL,
  valeur TEXT,
  unite TEXT NOT NULL,
  annee TEXT,
  source TEXT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX statistique_territoire ON statistique (collectivite_id, territoire_id);
