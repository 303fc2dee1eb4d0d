-- Who: organisations and their contacts, accounts, roles, signed links.

CREATE TABLE organisation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  nom TEXT NOT NULL,
  sigle TEXT,
  graphies TEXT NOT NULL,
  famille TEXT NOT NULL,
  parent_id TEXT REFERENCES organisation (id),
  generique BIGINT NOT NULL,
  courriel TEXT,
  note TEXT,
  remplacee_par TEXT REFERENCES organisation (id),
  cle TEXT NOT NULL
);
CREATE INDEX organisation_cle ON organisation (collectivite_id, cle);

CREATE TABLE contact (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  fonction TEXT NOT NULL,
  courriel TEXT NOT NULL,
  service TEXT,
  suppleant_de TEXT REFERENCES contact (id),
  actif BIGINT NOT NULL
);
CREATE INDEX contact_organisation ON contact (collectivite_id, organisation_id);

CREATE TABLE compte (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  courriel TEXT NOT NULL,
  nom TEXT NOT NULL,
  organisation_id TEXT REFERENCES organisation (id),
  langue TEXT NOT NULL,
  actif BIGINT NOT NULL,
  oidc_emetteur TEXT,
  oidc_sujet TEXT,
  UNIQUE (collectivite_id, courriel)
);
CREATE UNIQUE INDEX compte_oidc ON compte (collectivite_id, oidc_emetteur, oidc_sujet);

-- Apart from the account, so that no journal entry ever holds it.
CREATE TABLE mot_de_passe (
  compte_id TEXT PRIMARY KEY REFERENCES compte (id),
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  empreinte TEXT NOT NULL,
  change_a TEXT NOT NULL
);

CREATE TABLE attribution (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  compte_id TEXT NOT NULL REFERENCES compte (id),
  role TEXT NOT NULL,
  contrat_id TEXT
);
CREATE INDEX attribution_compte ON attribution (collectivite_id, compte_id);

CREATE TABLE connexion (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  compte_id TEXT NOT NULL REFERENCES compte (id),
  ouverte_a TEXT NOT NULL,
  agent TEXT NOT NULL,
  moyen TEXT NOT NULL,
  revoquee_a TEXT
);
CREATE INDEX connexion_compte ON connexion (collectivite_id, compte_id);

CREATE TABLE lien_signe (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  genre TEXT NOT NULL,
  objet_id TEXT NOT NULL,
  destinataire TEXT NOT NULL,
  expire_a TEXT,
  revoque_a TEXT,
  vu_le TEXT,
  utilise_a TEXT
);
CREATE INDEX lien_signe_objet ON lien_signe (collectivite_id, genre, objet_id);
