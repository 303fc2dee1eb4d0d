-- A workbook read and not yet accepted: « nothing written until accepted ». The journal keeps its hash.
CREATE TABLE classeur_depot (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  depose_a TEXT NOT NULL,
  fichier TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  contenu BYTEA NOT NULL
);
CREATE INDEX classeur_depot_age ON classeur_depot (collectivite_id, depose_a);
