-- A table of figures or of communes read and not yet accepted: « nothing written until accepted ». The journal keeps its hash.
CREATE TABLE territoire_depot (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  -- 'chiffres' or 'communes'.
  genre TEXT NOT NULL,
  depose_a TEXT NOT NULL,
  fichier TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  -- What was typed with the file: year, source, columns…
  reglages TEXT NOT NULL,
  contenu BYTEA NOT NULL
);
CREATE INDEX territoire_depot_age ON territoire_depot (collectivite_id, genre, depose_a);
