-- Relations between indicators, an indicator that another replaces, and the reference computed again after a break.

CREATE TABLE relation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  libelle TEXT NOT NULL,
  gauche TEXT NOT NULL,
  operateur TEXT NOT NULL,
  droite TEXT NOT NULL,
  si_absent TEXT NOT NULL,
  effet TEXT NOT NULL
);
CREATE INDEX relation_contrat ON relation (collectivite_id, contrat_id);

CREATE TABLE remplacement (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  ancien_id TEXT NOT NULL REFERENCES indicateur (id),
  nouveau_id TEXT NOT NULL REFERENCES indicateur (id),
  periode TEXT NOT NULL,
  motif TEXT NOT NULL,
  auteur TEXT NOT NULL,
  le TEXT NOT NULL,
  UNIQUE (ancien_id)
);
CREATE INDEX remplacement_contrat ON remplacement (collectivite_id, contrat_id);
CREATE INDEX remplacement_nouveau ON remplacement (nouveau_id);

ALTER TABLE rupture ADD COLUMN reference TEXT;
ALTER TABLE rupture ADD COLUMN annee BIGINT;
ALTER TABLE rupture ADD COLUMN limites TEXT NOT NULL DEFAULT '';
