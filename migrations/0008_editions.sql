-- What an edition keeps for the house alone: who was asked, difficulties, needs. The published part
-- holds the SHA-256 of this text, so that neither can change without the other.

CREATE TABLE edition_annexe (
  edition_id TEXT PRIMARY KEY REFERENCES edition (id),
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contenu TEXT NOT NULL
);
CREATE INDEX edition_contrat ON edition (collectivite_id, contrat_id, figee_a);
