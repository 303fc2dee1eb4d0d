-- What was decided: committees, decisions and their follow-up, amendments.

CREATE TABLE comite (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  campagne_id TEXT REFERENCES campagne (id),
  edition_id TEXT REFERENCES edition (id),
  titre TEXT NOT NULL,
  tenue_le TEXT NOT NULL,
  lieu TEXT,
  etat TEXT NOT NULL,
  presents TEXT NOT NULL,
  notes TEXT NOT NULL
);
CREATE INDEX comite_contrat ON comite (collectivite_id, contrat_id, tenue_le);

CREATE TABLE avenant (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  numero BIGINT NOT NULL,
  objet TEXT NOT NULL,
  demandeur TEXT NOT NULL,
  etat TEXT NOT NULL,
  demande_le TEXT,
  comite_id TEXT REFERENCES comite (id),
  signe_le TEXT,
  effet_le TEXT,
  applique_a TEXT,
  UNIQUE (contrat_id, numero)
);

CREATE TABLE decision (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  comite_id TEXT NOT NULL REFERENCES comite (id),
  fiche_id TEXT REFERENCES fiche_action (id),
  ordre BIGINT NOT NULL,
  genre TEXT NOT NULL,
  motif TEXT NOT NULL,
  conditions TEXT NOT NULL,
  responsable TEXT NOT NULL,
  echeance TEXT,
  etat TEXT NOT NULL,
  avenant_requis BIGINT NOT NULL,
  avenant_id TEXT REFERENCES avenant (id),
  proposition TEXT NOT NULL,
  suivi TEXT NOT NULL,
  appliquee_a TEXT
);
CREATE INDEX decision_contrat ON decision (collectivite_id, contrat_id);
CREATE INDEX decision_comite ON decision (collectivite_id, comite_id, ordre);

CREATE TABLE modification (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  avenant_id TEXT NOT NULL REFERENCES avenant (id),
  decision_id TEXT REFERENCES decision (id),
  fiche_id TEXT REFERENCES fiche_action (id),
  champ TEXT NOT NULL,
  avant TEXT NOT NULL,
  apres TEXT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX modification_avenant ON modification (collectivite_id, avenant_id);
