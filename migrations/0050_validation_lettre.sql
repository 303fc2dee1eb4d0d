-- « COPIL : ● voter la lettre »: a member of the committee, by their own account, on the text submitted.
CREATE TABLE validation_lettre (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  lettre_id TEXT NOT NULL REFERENCES lettre_cadrage (id),
  compte_id TEXT NOT NULL,
  nom TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  validee_a TEXT NOT NULL,
  UNIQUE (lettre_id, compte_id, empreinte)
);
CREATE INDEX validation_lettre_lettre ON validation_lettre (collectivite_id, lettre_id);
