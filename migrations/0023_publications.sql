-- Open data of a voted call: editions that never change, and the exact bytes of their files.

CREATE TABLE publication_appel (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  numero BIGINT NOT NULL,
  -- Code of the funder whose lines alone it holds; null: the whole call.
  financeur TEXT,
  motif TEXT NOT NULL,
  publiee_le TEXT NOT NULL,
  publiee_a TEXT NOT NULL,
  publiee_par TEXT NOT NULL,
  -- Name, bytes and SHA-256 of each file.
  fichiers TEXT NOT NULL,
  UNIQUE (appel_id, numero)
);
CREATE INDEX publication_appel_appel ON publication_appel (collectivite_id, appel_id);

-- Apart from the record, so that the journal holds no file: it holds their hashes.
CREATE TABLE publication_fichier (
  publication_id TEXT NOT NULL REFERENCES publication_appel (id),
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  nom TEXT NOT NULL,
  contenu TEXT NOT NULL,
  PRIMARY KEY (publication_id, nom)
);
