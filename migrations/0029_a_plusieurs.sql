-- Several hands on a file: who of an association may write and deposit, the questions of the instruction, and payments that were
-- mistyped. Amounts are centimes.

-- Who may write for a holder: one file, or (no file) all of them; and who was given the mandate to deposit. A row is never
-- deleted: an account that has one is held by what its rows say.
CREATE TABLE habilitation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  porteur_id TEXT NOT NULL REFERENCES porteur (id),
  dossier_id TEXT REFERENCES dossier (id),
  compte_id TEXT NOT NULL REFERENCES compte (id),
  nom TEXT NOT NULL,
  donnee_par TEXT NOT NULL,
  donnee_a TEXT NOT NULL,
  mandat_le TEXT,
  mandat_par TEXT,
  retiree_a TEXT,
  retiree_par TEXT
);
CREATE INDEX habilitation_compte ON habilitation (collectivite_id, compte_id);
CREATE INDEX habilitation_porteur ON habilitation (collectivite_id, porteur_id);

-- What a funder or the team asks of the holder while a file is read, and what it answers.
CREATE TABLE question_dossier (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  -- The funder that asks; none: the team.
  financeur TEXT,
  question TEXT NOT NULL,
  posee_par TEXT NOT NULL,
  posee_a TEXT NOT NULL,
  -- The account that asked: it is told of the answer.
  compte_id TEXT NOT NULL,
  attendue_le TEXT NOT NULL,
  reponse TEXT NOT NULL,
  piece_id TEXT REFERENCES piece_dossier (id),
  repondue_par TEXT,
  repondue_a TEXT,
  retiree_a TEXT,
  retrait_motif TEXT NOT NULL
);
CREATE INDEX question_dossier_dossier ON question_dossier (collectivite_id, dossier_id);
CREATE INDEX question_dossier_appel ON question_dossier (collectivite_id, appel_id);

-- A payment that was mistyped is annulled, never deleted.
ALTER TABLE versement ADD COLUMN annule_a TEXT;
ALTER TABLE versement ADD COLUMN annule_par TEXT;
ALTER TABLE versement ADD COLUMN annule_motif TEXT NOT NULL DEFAULT '';
