-- Values typed, pasted or imported: how an indicator is followed, what was answered for each period, place and
-- source, breaks of series, and files that wait to be accepted.

CREATE TABLE suivi (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  indicateur_id TEXT NOT NULL REFERENCES indicateur (id),
  responsable_id TEXT REFERENCES organisation (id),
  source TEXT NOT NULL,
  formule TEXT NOT NULL,
  perimetre TEXT NOT NULL,
  periodicite BIGINT NOT NULL,
  delai BIGINT NOT NULL,
  debut TEXT,
  nature TEXT NOT NULL,
  operation_periodes TEXT NOT NULL,
  niveau TEXT,
  operation_territoires TEXT NOT NULL,
  couverture_min BIGINT NOT NULL,
  minimum TEXT,
  maximum TEXT,
  decimales BIGINT,
  seuil_secret BIGINT NOT NULL,
  zero_sensible BIGINT NOT NULL,
  UNIQUE (indicateur_id)
);
CREATE INDEX suivi_contrat ON suivi (collectivite_id, contrat_id);

CREATE TABLE rupture (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  indicateur_id TEXT NOT NULL REFERENCES indicateur (id),
  periode TEXT NOT NULL,
  motif TEXT NOT NULL,
  auteur TEXT NOT NULL,
  le TEXT NOT NULL,
  UNIQUE (indicateur_id, periode)
);

-- territoire_id is empty for the whole perimeter: both databases take two absences for different keys.
CREATE TABLE valeur (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  indicateur_id TEXT NOT NULL REFERENCES indicateur (id),
  territoire_id TEXT NOT NULL,
  periode TEXT NOT NULL,
  source TEXT NOT NULL,
  source_cle TEXT NOT NULL,
  valeur TEXT,
  numerateur TEXT,
  denominateur TEXT,
  absence TEXT,
  motif TEXT,
  qualite TEXT NOT NULL,
  etat TEXT NOT NULL,
  renvoi TEXT,
  provenance TEXT NOT NULL,
  fichier TEXT,
  cellule TEXT,
  commentaire TEXT NOT NULL,
  preuve TEXT NOT NULL,
  auteur TEXT NOT NULL,
  auteur_id TEXT NOT NULL,
  saisie_a TEXT NOT NULL,
  valideur TEXT,
  validee_a TEXT,
  alertes TEXT NOT NULL,
  derogation TEXT,
  derogation_par TEXT,
  derogation_a TEXT,
  UNIQUE (indicateur_id, territoire_id, periode, source_cle)
);
CREATE INDEX valeur_contrat ON valeur (collectivite_id, contrat_id, etat);
CREATE INDEX valeur_indicateur ON valeur (collectivite_id, indicateur_id, periode);

-- A file read and not yet accepted: « rien n'est écrit avant l'accord ». The journal keeps its hash.
CREATE TABLE valeur_depot (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contrat_id TEXT NOT NULL,
  auteur_id TEXT NOT NULL,
  depose_a TEXT NOT NULL,
  fichier TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  contenu BYTEA NOT NULL
);
CREATE INDEX valeur_depot_age ON valeur_depot (collectivite_id, depose_a);
