-- What was done: yearly reviews, answers, evidence, frozen editions.

CREATE TABLE campagne (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  exercice BIGINT NOT NULL,
  titre TEXT NOT NULL,
  etat TEXT NOT NULL,
  ouverte_le TEXT,
  echeance TEXT NOT NULL,
  close_le TEXT,
  figee_le TEXT,
  annulee_motif TEXT,
  message TEXT NOT NULL,
  portee TEXT NOT NULL,
  champs TEXT NOT NULL,
  relances TEXT NOT NULL
);
CREATE INDEX campagne_contrat ON campagne (collectivite_id, contrat_id, exercice);

CREATE TABLE repondant (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  campagne_id TEXT NOT NULL REFERENCES campagne (id),
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  organisation_id TEXT REFERENCES organisation (id),
  nom TEXT NOT NULL,
  courriel TEXT NOT NULL,
  suppleant_courriel TEXT,
  compte_id TEXT,
  lien_id TEXT REFERENCES lien_signe (id),
  delegue_de TEXT REFERENCES repondant (id),
  portee TEXT NOT NULL,
  echec TEXT
);
CREATE INDEX repondant_campagne ON repondant (collectivite_id, campagne_id);

CREATE TABLE reponse (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  campagne_id TEXT NOT NULL REFERENCES campagne (id),
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  repondant_id TEXT NOT NULL REFERENCES repondant (id),
  etat TEXT NOT NULL,
  echeance TEXT,
  contenu TEXT NOT NULL,
  commencee_a TEXT,
  deposee_a TEXT,
  deposee_par TEXT,
  motif TEXT,
  traitee_a TEXT,
  traitee_par TEXT,
  UNIQUE (campagne_id, fiche_id)
);
CREATE INDEX reponse_campagne ON reponse (collectivite_id, campagne_id);
CREATE INDEX reponse_repondant ON reponse (collectivite_id, repondant_id);

CREATE TABLE bilan_annuel (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  annee BIGINT NOT NULL,
  palier BIGINT,
  atteinte TEXT,
  commentaire TEXT NOT NULL,
  difficultes TEXT NOT NULL,
  besoins TEXT NOT NULL,
  suites TEXT NOT NULL,
  meteo TEXT,
  meteo_motif TEXT,
  meteo_le TEXT,
  reponse_id TEXT REFERENCES reponse (id),
  auteur TEXT NOT NULL,
  accepte_par TEXT,
  UNIQUE (fiche_id, annee)
);
CREATE INDEX bilan_annuel_contrat ON bilan_annuel (collectivite_id, contrat_id);

CREATE TABLE realisation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  declinaison_id TEXT NOT NULL REFERENCES declinaison (id),
  annee BIGINT NOT NULL,
  fait TEXT NOT NULL,
  commentaire TEXT NOT NULL,
  note_le TEXT NOT NULL,
  auteur TEXT NOT NULL,
  UNIQUE (declinaison_id, annee)
);
CREATE INDEX realisation_contrat ON realisation (collectivite_id, contrat_id);

CREATE TABLE piece (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  reponse_id TEXT REFERENCES reponse (id),
  nom TEXT NOT NULL,
  mime TEXT NOT NULL,
  taille BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  deposee_a TEXT NOT NULL,
  deposee_par TEXT NOT NULL
);
CREATE INDEX piece_fiche ON piece (collectivite_id, fiche_id);
CREATE INDEX piece_reponse ON piece (collectivite_id, reponse_id);

CREATE TABLE piece_contenu (
  piece_id TEXT PRIMARY KEY REFERENCES piece (id),
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contenu BYTEA NOT NULL
);

CREATE TABLE edition (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  campagne_id TEXT REFERENCES campagne (id),
  exercice BIGINT NOT NULL,
  numero TEXT NOT NULL,
  motif TEXT,
  remplace_id TEXT REFERENCES edition (id),
  figee_a TEXT NOT NULL,
  figee_par TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  publiee_a TEXT,
  UNIQUE (collectivite_id, contrat_id, numero)
);

CREATE TABLE edition_contenu (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contenu TEXT NOT NULL
);
