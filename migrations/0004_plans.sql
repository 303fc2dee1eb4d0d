-- What was promised: contracts, their levels, sheets, déclinaisons, links, marks to settle.

CREATE TABLE contrat (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  slug TEXT NOT NULL,
  modele TEXT NOT NULL,
  titre TEXT NOT NULL,
  sigle TEXT,
  periode TEXT NOT NULL,
  annee_debut BIGINT NOT NULL,
  annee_fin BIGINT NOT NULL,
  duree_annees BIGINT NOT NULL,
  signe_le TEXT,
  annee_un_le TEXT NOT NULL,
  regle_annee TEXT NOT NULL,
  niveaux TEXT NOT NULL,
  porteur_id TEXT REFERENCES organisation (id),
  etat TEXT NOT NULL,
  perimetre TEXT NOT NULL,
  revision TEXT NOT NULL,
  resiliation TEXT NOT NULL,
  evaluation TEXT NOT NULL,
  paliers TEXT NOT NULL,
  statuts TEXT NOT NULL,
  couverture_fiche BIGINT NOT NULL,
  couverture_plan BIGINT NOT NULL,
  version_plan BIGINT NOT NULL,
  source TEXT NOT NULL,
  UNIQUE (collectivite_id, slug)
);

CREATE TABLE signataire (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  fonction TEXT NOT NULL,
  part TEXT,
  signe_le TEXT,
  ordre BIGINT NOT NULL
);
CREATE INDEX signataire_contrat ON signataire (collectivite_id, contrat_id);

CREATE TABLE engagement (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  organisation_id TEXT REFERENCES organisation (id),
  debiteur TEXT NOT NULL,
  texte TEXT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX engagement_contrat ON engagement (collectivite_id, contrat_id);

CREATE TABLE financement (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  organisation_id TEXT REFERENCES organisation (id),
  objet TEXT NOT NULL,
  montant_centimes BIGINT,
  periodicite TEXT,
  ordre BIGINT NOT NULL
);
CREATE INDEX financement_contrat ON financement (collectivite_id, contrat_id);

CREATE TABLE gouvernance (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  code TEXT NOT NULL,
  nom TEXT NOT NULL,
  role TEXT NOT NULL,
  composition TEXT NOT NULL,
  missions TEXT NOT NULL,
  rythme TEXT,
  ordre BIGINT NOT NULL
);
CREATE INDEX gouvernance_contrat ON gouvernance (collectivite_id, contrat_id);

CREATE TABLE noeud (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  parent_id TEXT REFERENCES noeud (id),
  niveau BIGINT NOT NULL,
  code TEXT NOT NULL,
  titre TEXT NOT NULL,
  ordre BIGINT NOT NULL,
  poids BIGINT NOT NULL,
  objectifs TEXT NOT NULL
);
CREATE INDEX noeud_contrat ON noeud (collectivite_id, contrat_id, ordre);

CREATE TABLE fiche_action (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  noeud_id TEXT NOT NULL REFERENCES noeud (id),
  numero BIGINT NOT NULL,
  titre TEXT NOT NULL,
  titre_plan TEXT,
  mode_pilotage TEXT NOT NULL,
  contexte TEXT NOT NULL,
  objectif_strategique TEXT NOT NULL,
  objectifs_operationnels TEXT NOT NULL,
  public_cible TEXT NOT NULL,
  publics TEXT NOT NULL,
  statut TEXT NOT NULL,
  statut_motif TEXT,
  poids BIGINT NOT NULL,
  retiree_le TEXT,
  recherche TEXT NOT NULL
);
CREATE INDEX fiche_action_contrat ON fiche_action (collectivite_id, contrat_id, numero);

CREATE TABLE declinaison (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  lettre TEXT NOT NULL,
  lettre_imprimee TEXT NOT NULL,
  libelle TEXT NOT NULL,
  details TEXT NOT NULL,
  echeance TEXT,
  annees TEXT NOT NULL,
  ordre BIGINT NOT NULL,
  retiree_le TEXT
);
CREATE INDEX declinaison_contrat ON declinaison (collectivite_id, contrat_id);
CREATE INDEX declinaison_fiche ON declinaison (collectivite_id, fiche_id, ordre);

CREATE TABLE participation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  role TEXT NOT NULL,
  services TEXT NOT NULL,
  ordre BIGINT NOT NULL,
  UNIQUE (fiche_id, organisation_id, role)
);
CREATE INDEX participation_contrat ON participation (collectivite_id, contrat_id);
CREATE INDEX participation_organisation ON participation (collectivite_id, organisation_id);

CREATE TABLE programme (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  nom TEXT NOT NULL,
  variantes TEXT NOT NULL,
  nature TEXT,
  cle TEXT NOT NULL,
  UNIQUE (collectivite_id, cle)
);

CREATE TABLE lien (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  genre TEXT NOT NULL,
  cible_fiche_id TEXT REFERENCES fiche_action (id),
  programme_id TEXT REFERENCES programme (id),
  texte TEXT NOT NULL,
  etat TEXT NOT NULL,
  ordre BIGINT NOT NULL
);
CREATE INDEX lien_fiche ON lien (collectivite_id, fiche_id);
CREATE INDEX lien_cible ON lien (collectivite_id, cible_fiche_id);
CREATE INDEX lien_programme ON lien (collectivite_id, programme_id);

CREATE TABLE fiche_territoire (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT NOT NULL REFERENCES fiche_action (id),
  territoire_id TEXT NOT NULL REFERENCES territoire (id),
  UNIQUE (fiche_id, territoire_id)
);
CREATE INDEX fiche_territoire_lieu ON fiche_territoire (collectivite_id, territoire_id);

CREATE TABLE marque (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL REFERENCES contrat (id),
  fiche_id TEXT REFERENCES fiche_action (id),
  champ TEXT NOT NULL,
  texte_source TEXT NOT NULL,
  retenu TEXT NOT NULL,
  note TEXT NOT NULL,
  etat TEXT NOT NULL,
  choix TEXT,
  reglee_le TEXT,
  reglee_par TEXT,
  ordre BIGINT NOT NULL
);
CREATE INDEX marque_contrat ON marque (collectivite_id, contrat_id);
