-- « 5 s à l'écran, 60 s en tâche »: a long calculation asked for a scenario, the process that holds it, and until when.
CREATE TABLE tache_calcul (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  scenario_id TEXT NOT NULL REFERENCES scenario (id),
  scenario_version BIGINT NOT NULL,
  etat TEXT NOT NULL,
  demandee_par TEXT NOT NULL,
  demandee_a TEXT NOT NULL,
  fil TEXT NOT NULL,
  prise_a TEXT,
  jusqu_a TEXT,
  finie_a TEXT,
  motif TEXT NOT NULL
);
CREATE INDEX tache_calcul_scenario ON tache_calcul (collectivite_id, scenario_id, demandee_a);
CREATE INDEX tache_calcul_vive ON tache_calcul (collectivite_id, etat) WHERE etat IN ('attente', 'en_cours');
-- One at a time for the whole installation, whoever runs it; one at a time for a scenario, waiting or running.
CREATE UNIQUE INDEX tache_calcul_seule ON tache_calcul (etat) WHERE etat = 'en_cours';
CREATE UNIQUE INDEX tache_calcul_par_scenario ON tache_calcul (scenario_id) WHERE etat IN ('attente', 'en_cours');

-- « Conseil citoyen : ◐ avis »: one opinion of the council on a file.
CREATE TABLE avis_conseil (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  avis TEXT NOT NULL,
  motif TEXT NOT NULL,
  ecrit_par TEXT NOT NULL,
  compte_id TEXT NOT NULL,
  ecrit_a TEXT NOT NULL,
  UNIQUE (dossier_id)
);
CREATE INDEX avis_conseil_appel ON avis_conseil (collectivite_id, appel_id);

-- « COPIL : ● valider un lot »: a member of the committee, on the frozen text.
CREATE TABLE validation_lot (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  lot_id TEXT NOT NULL REFERENCES lot_decision (id),
  compte_id TEXT NOT NULL,
  nom TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  sauf TEXT NOT NULL,
  validee_a TEXT NOT NULL,
  UNIQUE (lot_id, compte_id)
);
CREATE INDEX validation_lot_lot ON validation_lot (collectivite_id, lot_id);
