-- Disaggregation: the dimensions of an indicator (sex, age, quartier…), and the parts of a value, which go with it.

CREATE TABLE dimension (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  indicateur_id TEXT NOT NULL REFERENCES indicateur (id),
  libelle TEXT NOT NULL,
  complete BIGINT NOT NULL,
  modalites TEXT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX dimension_contrat ON dimension (collectivite_id, contrat_id);
CREATE INDEX dimension_indicateur ON dimension (indicateur_id);

ALTER TABLE valeur ADD COLUMN parts TEXT NOT NULL DEFAULT '[]';
