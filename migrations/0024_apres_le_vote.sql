-- After the vote: waivers that the team proposes and does not give.
CREATE TABLE proposition_derogation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  regle TEXT NOT NULL,
  motif TEXT NOT NULL,
  proposee_par TEXT NOT NULL,
  proposee_le TEXT NOT NULL,
  -- Granted, or put aside, that day.
  close_le TEXT
);
CREATE INDEX proposition_derogation_dossier ON proposition_derogation (collectivite_id, dossier_id);
