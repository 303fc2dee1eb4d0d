-- A contract of another shape: axes that cross the levels, focus actions, programmes it works with, how it is
-- evaluated; promises followed to their proof; portraits of quartiers.

CREATE TABLE axe_transversal (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  code TEXT NOT NULL,
  titre TEXT NOT NULL,
  enjeux TEXT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX axe_transversal_contrat ON axe_transversal (collectivite_id, contrat_id, ordre);

CREATE TABLE focus_action (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  noeud_id TEXT NOT NULL REFERENCES noeud (id),
  code TEXT NOT NULL,
  texte TEXT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX focus_action_contrat ON focus_action (collectivite_id, contrat_id, ordre);

ALTER TABLE programme ADD COLUMN porteur TEXT;
ALTER TABLE programme ADD COLUMN note TEXT;
ALTER TABLE programme ADD COLUMN contrat_id TEXT REFERENCES contrat (id);

CREATE TABLE articulation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  noeud_id TEXT NOT NULL REFERENCES noeud (id),
  programme_id TEXT NOT NULL REFERENCES programme (id),
  ordre BIGINT NOT NULL,
  UNIQUE (noeud_id, programme_id)
);
CREATE INDEX articulation_contrat ON articulation (collectivite_id, contrat_id, ordre);
CREATE INDEX articulation_programme ON articulation (collectivite_id, programme_id);

CREATE TABLE point_evaluation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  genre TEXT NOT NULL,
  code TEXT NOT NULL,
  texte TEXT NOT NULL,
  moment TEXT,
  appui_externe BIGINT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX point_evaluation_contrat ON point_evaluation (collectivite_id, contrat_id, ordre);

-- A sheet written once and read by several contracts.
CREATE TABLE fiche_rattachee (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  noeud_id TEXT REFERENCES noeud (id),
  axe_id TEXT REFERENCES axe_transversal (id),
  note TEXT NOT NULL
);
CREATE INDEX fiche_rattachee_contrat ON fiche_rattachee (collectivite_id, contrat_id);
CREATE INDEX fiche_rattachee_fiche ON fiche_rattachee (collectivite_id, fiche_id);

CREATE TABLE thematique (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  code TEXT NOT NULL,
  nom TEXT NOT NULL,
  rattachement TEXT NOT NULL,
  noeuds TEXT NOT NULL,
  axe_id TEXT REFERENCES axe_transversal (id),
  ordre BIGINT NOT NULL,
  UNIQUE (contrat_id, code)
);

ALTER TABLE engagement ADD COLUMN thematique_id TEXT REFERENCES thematique (id);
ALTER TABLE engagement ADD COLUMN etat TEXT NOT NULL DEFAULT 'promis';
ALTER TABLE engagement ADD COLUMN echeance TEXT;
ALTER TABLE engagement ADD COLUMN promis TEXT;
ALTER TABLE engagement ADD COLUMN livre TEXT;
ALTER TABLE engagement ADD COLUMN unite TEXT NOT NULL DEFAULT '';
ALTER TABLE engagement ADD COLUMN remplace_id TEXT REFERENCES engagement (id);

CREATE TABLE preuve (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  engagement_id TEXT NOT NULL REFERENCES engagement (id),
  genre TEXT NOT NULL,
  datee_du TEXT NOT NULL,
  texte TEXT NOT NULL,
  adresse TEXT,
  piece_nom TEXT,
  piece_mime TEXT,
  piece_taille BIGINT,
  piece_sha256 TEXT,
  etat TEXT NOT NULL,
  deposee_a TEXT NOT NULL,
  deposee_par TEXT NOT NULL,
  deposant TEXT NOT NULL,
  organisation_id TEXT REFERENCES organisation (id),
  jugee_a TEXT,
  jugee_par TEXT,
  juge_organisation_id TEXT REFERENCES organisation (id),
  motif TEXT
);
CREATE INDEX preuve_engagement ON preuve (collectivite_id, engagement_id);
CREATE INDEX preuve_contrat ON preuve (collectivite_id, contrat_id);

CREATE TABLE preuve_contenu (
  preuve_id TEXT PRIMARY KEY REFERENCES preuve (id),
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contenu BYTEA NOT NULL
);

-- The letter by which an organisation answers for its promises, and rates those of the bearer.
CREATE TABLE demande_engagement (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  nom TEXT NOT NULL,
  courriel TEXT NOT NULL,
  lien_id TEXT REFERENCES lien_signe (id),
  demandee_le TEXT NOT NULL,
  echeance TEXT NOT NULL,
  repondue_a TEXT
);
CREATE INDEX demande_engagement_contrat ON demande_engagement (collectivite_id, contrat_id);

CREATE TABLE appreciation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  engagement_id TEXT NOT NULL REFERENCES engagement (id),
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  avis TEXT NOT NULL,
  commentaire TEXT NOT NULL,
  donnee_a TEXT NOT NULL,
  auteur TEXT NOT NULL,
  UNIQUE (engagement_id, organisation_id)
);
CREATE INDEX appreciation_contrat ON appreciation (collectivite_id, contrat_id);

CREATE TABLE portrait (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  territoire_id TEXT NOT NULL REFERENCES territoire (id),
  rubrique TEXT NOT NULL,
  texte TEXT NOT NULL,
  source TEXT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX portrait_territoire ON portrait (collectivite_id, territoire_id, ordre);
