-- What is measured: definitions, targets, observations.

CREATE TABLE indicateur (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  code TEXT NOT NULL,
  libelle TEXT NOT NULL,
  definition TEXT NOT NULL,
  unite TEXT NOT NULL,
  role TEXT NOT NULL,
  mesure TEXT NOT NULL,
  sens TEXT NOT NULL,
  reference TEXT,
  reference_le TEXT,
  poids TEXT NOT NULL,
  etat TEXT NOT NULL,
  derive_de TEXT REFERENCES indicateur (id),
  ordre BIGINT NOT NULL,
  UNIQUE (collectivite_id, contrat_id, code)
);
CREATE INDEX indicateur_contrat ON indicateur (collectivite_id, contrat_id, ordre);

CREATE TABLE rattachement (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  indicateur_id TEXT NOT NULL REFERENCES indicateur (id),
  objet TEXT NOT NULL,
  objet_id TEXT NOT NULL,
  lettres TEXT NOT NULL,
  declinaisons TEXT NOT NULL
);
CREATE INDEX rattachement_contrat ON rattachement (collectivite_id, contrat_id);
CREATE INDEX rattachement_objet ON rattachement (collectivite_id, objet, objet_id);

CREATE TABLE cible (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  indicateur_id TEXT NOT NULL REFERENCES indicateur (id),
  annee BIGINT NOT NULL,
  valeur TEXT NOT NULL,
  UNIQUE (indicateur_id, annee)
);
CREATE INDEX cible_contrat ON cible (collectivite_id, contrat_id);

CREATE TABLE observation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  indicateur_id TEXT NOT NULL REFERENCES indicateur (id),
  annee BIGINT NOT NULL,
  valeur TEXT,
  absence TEXT,
  motif TEXT,
  etat TEXT NOT NULL,
  provenance TEXT NOT NULL,
  auteur TEXT NOT NULL,
  saisie_a TEXT NOT NULL,
  UNIQUE (indicateur_id, annee)
);
CREATE INDEX observation_contrat ON observation (collectivite_id, contrat_id);
