-- What each contract says of its own revision: which changes need an amendment, which the committee decides.

CREATE TABLE regle_revision (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  objet TEXT NOT NULL,
  voie TEXT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (contrat_id, objet)
);
