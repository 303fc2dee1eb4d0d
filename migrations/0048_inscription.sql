-- An association that asks for an account by itself: « crée un compte ou est invitée ». A request never confirmed goes when its
-- link ends.
CREATE TABLE inscription (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  courriel TEXT NOT NULL,
  -- A function, never the name of a person.
  fonction TEXT NOT NULL,
  nom TEXT NOT NULL,
  siret TEXT,
  rna TEXT,
  langue TEXT NOT NULL,
  -- 'demandee', then 'ouverte' (nobody knew it), or 'en_attente' (known already), 'rattachee', 'refusee'.
  etat TEXT NOT NULL,
  demandee_a TEXT NOT NULL,
  confirmee_a TEXT,
  compte_id TEXT REFERENCES compte (id),
  -- The structure that was created, or to which the team attached the account.
  organisation_id TEXT REFERENCES organisation (id),
  -- Who of the team verified, accepted or refused, when, and why.
  decidee_a TEXT,
  decidee_par TEXT,
  motif TEXT NOT NULL
);
CREATE INDEX inscription_etat ON inscription (collectivite_id, etat, demandee_a);
CREATE INDEX inscription_courriel ON inscription (collectivite_id, courriel);
CREATE INDEX inscription_compte ON inscription (collectivite_id, compte_id);
