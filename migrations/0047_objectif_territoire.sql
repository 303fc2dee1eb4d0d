-- What an indicator aims at in one place: « référence : une seule par territoire », « cibles : par date et par territoire ».
CREATE TABLE objectif_territoire (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  indicateur_id TEXT NOT NULL REFERENCES indicateur (id),
  territoire_id TEXT NOT NULL REFERENCES territoire (id),
  -- 0: the reference; else the contract year of a target.
  annee BIGINT NOT NULL,
  valeur TEXT NOT NULL,
  -- Day and origin of a reference.
  le TEXT,
  provenance TEXT NOT NULL,
  UNIQUE (collectivite_id, indicateur_id, territoire_id, annee)
);
CREATE INDEX objectif_territoire_contrat ON objectif_territoire (collectivite_id, contrat_id);
