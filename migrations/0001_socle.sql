-- Collectivités, journal, outbox, sessions. One DDL for SQLite and PostgreSQL: TEXT, BIGINT, BYTEA only.

CREATE TABLE collectivite (
  id TEXT PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  nom TEXT NOT NULL,
  siren TEXT,
  cree_a TEXT NOT NULL
);

-- The head of each chain: locking its row is taking the pen.
CREATE TABLE journal_tete (
  collectivite_id TEXT PRIMARY KEY REFERENCES collectivite (id),
  rang BIGINT NOT NULL,
  empreinte TEXT NOT NULL
);

CREATE TABLE journal (
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  rang BIGINT NOT NULL,
  geste TEXT NOT NULL,
  a TEXT NOT NULL,
  acteur TEXT NOT NULL,
  acte TEXT NOT NULL,
  sujet TEXT NOT NULL,
  sujet_id TEXT NOT NULL,
  avant TEXT,
  apres TEXT,
  motif TEXT,
  precedent TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  PRIMARY KEY (collectivite_id, rang)
);
CREATE INDEX journal_sujet ON journal (collectivite_id, sujet, sujet_id, rang);

CREATE TABLE courriel (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  cle TEXT NOT NULL,
  destinataire TEXT NOT NULL,
  objet TEXT NOT NULL,
  corps TEXT NOT NULL,
  cree_a TEXT NOT NULL,
  etat TEXT NOT NULL,
  essais BIGINT NOT NULL,
  prochain_a TEXT NOT NULL,
  envoye_a TEXT,
  erreur TEXT,
  UNIQUE (collectivite_id, cle)
);
CREATE INDEX courriel_file ON courriel (etat, prochain_a);
CREATE INDEX courriel_recent ON courriel (collectivite_id, cree_a);

CREATE TABLE session (
  id TEXT PRIMARY KEY,
  contenu TEXT NOT NULL,
  expire_a TEXT NOT NULL
);
CREATE INDEX session_expire ON session (expire_a);

CREATE TABLE tentative (
  cle TEXT PRIMARY KEY,
  nombre BIGINT NOT NULL,
  expire_a TEXT NOT NULL
);
