-- The words of an act that the collectivité wrote in place of those of the software: every version is kept, each from its day.
CREATE TABLE modele_acte (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  -- Which passage of which act.
  cle TEXT NOT NULL,
  -- 1, 2, 3… for one passage: two people who write at once make one version, the other is told.
  rang BIGINT NOT NULL,
  -- Empty: the words of the software again.
  texte TEXT NOT NULL,
  ecrit_le TEXT NOT NULL,
  ecrit_par TEXT NOT NULL,
  UNIQUE (collectivite_id, cle, rang)
);
