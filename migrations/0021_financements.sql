-- The yearly call for projects shared by several funders: calls, framing letters, envelopes, holders, files, the matrix of
-- funders, papers, reading, programming, votes, payments, reviews. Amounts are centimes.

-- Who may give: by code (ETAT, AGGLO…), with the organisation whose accounts fill its column.
CREATE TABLE financeur (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  code TEXT NOT NULL,
  nom TEXT NOT NULL,
  organisation_id TEXT REFERENCES organisation (id),
  siret TEXT,
  ligne_budget TEXT NOT NULL,
  instruit BIGINT NOT NULL,
  publie_refus BIGINT NOT NULL,
  rang BIGINT NOT NULL,
  UNIQUE (collectivite_id, code)
);

CREATE TABLE appel (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  slug TEXT NOT NULL,
  intitule TEXT NOT NULL,
  exercice BIGINT NOT NULL,
  etat TEXT NOT NULL,
  ouverture_a TEXT,
  cloture_a TEXT,
  clos_a TEXT,
  grille TEXT NOT NULL,
  UNIQUE (collectivite_id, slug)
);
CREATE INDEX appel_contrat ON appel (collectivite_id, contrat_id, exercice);

CREATE TABLE lettre_cadrage (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  numero BIGINT NOT NULL,
  etat TEXT NOT NULL,
  contenu TEXT NOT NULL,
  parametres TEXT NOT NULL,
  effet_le TEXT,
  vote_copil_le TEXT,
  seance TEXT NOT NULL,
  motif TEXT NOT NULL,
  cree_a TEXT NOT NULL,
  UNIQUE (appel_id, numero)
);
CREATE INDEX lettre_cadrage_appel ON lettre_cadrage (collectivite_id, appel_id);

CREATE TABLE enveloppe (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  exercice BIGINT NOT NULL,
  financeur TEXT NOT NULL,
  parent_id TEXT REFERENCES enveloppe (id),
  nature TEXT NOT NULL,
  libelle TEXT NOT NULL,
  montant_centimes BIGINT NOT NULL,
  acte TEXT,
  acte_le TEXT
);
CREATE INDEX enveloppe_exercice ON enveloppe (collectivite_id, contrat_id, exercice);

CREATE TABLE porteur (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  organisation_id TEXT NOT NULL REFERENCES organisation (id),
  nom TEXT NOT NULL,
  siret TEXT,
  rna TEXT,
  forme TEXT NOT NULL,
  droit TEXT NOT NULL,
  representant TEXT NOT NULL,
  rup BIGINT NOT NULL,
  agrement BIGINT NOT NULL,
  cer_le TEXT,
  structurante_copil_le TEXT,
  budget_annuel_centimes BIGINT,
  cle TEXT NOT NULL,
  UNIQUE (collectivite_id, organisation_id),
  UNIQUE (collectivite_id, siret)
);

-- « ce qui se poursuit d'année en année, identifiant stable ».
CREATE TABLE action_aidee (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  porteur_id TEXT NOT NULL REFERENCES porteur (id),
  intitule TEXT NOT NULL,
  premier_exercice BIGINT NOT NULL
);
CREATE INDEX action_aidee_porteur ON action_aidee (collectivite_id, porteur_id);

CREATE TABLE cpo (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  contrat_id TEXT NOT NULL,
  identifiant TEXT NOT NULL,
  action_id TEXT NOT NULL REFERENCES action_aidee (id),
  categorie TEXT NOT NULL,
  annee_debut BIGINT NOT NULL,
  annee_fin BIGINT NOT NULL,
  etat TEXT NOT NULL,
  contenu TEXT NOT NULL,
  UNIQUE (collectivite_id, identifiant)
);
CREATE INDEX cpo_action ON cpo (collectivite_id, action_id);

CREATE TABLE reservation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  enveloppe_id TEXT NOT NULL REFERENCES enveloppe (id),
  cpo_id TEXT NOT NULL REFERENCES cpo (id),
  montant_centimes BIGINT NOT NULL,
  UNIQUE (enveloppe_id, cpo_id)
);

CREATE TABLE dossier (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  porteur_id TEXT NOT NULL REFERENCES porteur (id),
  action_id TEXT NOT NULL REFERENCES action_aidee (id),
  cpo_id TEXT REFERENCES cpo (id),
  numero TEXT,
  etat TEXT NOT NULL,
  intitule TEXT NOT NULL,
  contenu TEXT NOT NULL,
  budget TEXT NOT NULL,
  -- |QP011001|QP011003| : what lists filter on.
  qpv TEXT NOT NULL,
  cout_centimes BIGINT NOT NULL,
  demande_centimes BIGINT NOT NULL,
  precedent_id TEXT REFERENCES dossier (id),
  depose_a TEXT,
  depose_par TEXT,
  modifie_a TEXT NOT NULL,
  motif_etat TEXT NOT NULL,
  cle TEXT NOT NULL
);
CREATE UNIQUE INDEX dossier_numero ON dossier (collectivite_id, numero) WHERE numero IS NOT NULL;
-- « second dossier de la même action au même exercice : 409 »; a file taken back frees its action.
CREATE UNIQUE INDEX dossier_action ON dossier (appel_id, action_id) WHERE etat <> 'retire';
CREATE INDEX dossier_appel ON dossier (collectivite_id, appel_id, etat);
CREATE INDEX dossier_porteur ON dossier (collectivite_id, porteur_id);
CREATE INDEX dossier_suite ON dossier (action_id);

-- The matrix: file × funder. An empty cell is an answer awaited, 0 is « rien ».
CREATE TABLE ligne_financeur (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  financeur TEXT NOT NULL,
  etat TEXT NOT NULL,
  programme TEXT NOT NULL,
  nature TEXT NOT NULL,
  demande_centimes BIGINT,
  demande_par TEXT,
  demande_a TEXT,
  avis TEXT,
  avis_motif TEXT NOT NULL,
  avis_par TEXT,
  avis_a TEXT,
  propose_centimes BIGINT,
  propose_motif TEXT NOT NULL,
  propose_par TEXT,
  propose_a TEXT,
  vote_centimes BIGINT,
  vote_motif TEXT NOT NULL,
  vote_instance TEXT NOT NULL,
  vote_acte TEXT NOT NULL,
  vote_le TEXT,
  vote_par TEXT,
  vote_a TEXT,
  paye_centimes BIGINT,
  paye_par TEXT,
  paye_a TEXT,
  lot_id TEXT,
  UNIQUE (dossier_id, financeur)
);
CREATE INDEX ligne_financeur_appel ON ligne_financeur (collectivite_id, appel_id, financeur);

-- A correction asked for, field by field.
CREATE TABLE complement (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  champ TEXT NOT NULL,
  demande TEXT NOT NULL,
  demande_par TEXT NOT NULL,
  demande_a TEXT NOT NULL,
  corrige_a TEXT
);
CREATE INDEX complement_dossier ON complement (collectivite_id, dossier_id);

-- A paper of a file, or (no file) of the holder's safe: « pièce du coffre datée, réutilisée tant que valide ».
CREATE TABLE piece_dossier (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  porteur_id TEXT NOT NULL REFERENCES porteur (id),
  dossier_id TEXT REFERENCES dossier (id),
  genre TEXT NOT NULL,
  statut TEXT NOT NULL,
  motif TEXT NOT NULL,
  nom TEXT NOT NULL,
  mime TEXT NOT NULL,
  taille BIGINT NOT NULL,
  sha256 TEXT NOT NULL,
  datee_le TEXT,
  valable_jusqu_au TEXT,
  deposee_a TEXT NOT NULL,
  deposee_par TEXT NOT NULL
);
CREATE INDEX piece_dossier_porteur ON piece_dossier (collectivite_id, porteur_id);

-- Apart from the record, so that the journal holds no bytes: it holds their hash.
CREATE TABLE piece_dossier_contenu (
  piece_id TEXT PRIMARY KEY REFERENCES piece_dossier (id),
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  contenu BYTEA NOT NULL
);

CREATE TABLE note_dossier (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  compte_id TEXT NOT NULL,
  instructeur TEXT NOT NULL,
  financeur TEXT NOT NULL,
  critere TEXT NOT NULL,
  valeur BIGINT NOT NULL,
  justification TEXT NOT NULL,
  notee_a TEXT NOT NULL,
  UNIQUE (dossier_id, compte_id, critere)
);
CREATE INDEX note_dossier_appel ON note_dossier (collectivite_id, appel_id);

-- LEG-05: whoever declared an interest in a file neither reads its notes nor acts on it.
CREATE TABLE interet (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  compte_id TEXT NOT NULL,
  nom TEXT NOT NULL,
  motif TEXT NOT NULL,
  declare_a TEXT NOT NULL,
  UNIQUE (dossier_id, compte_id)
);

CREATE TABLE derogation (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  dossier_id TEXT REFERENCES dossier (id),
  regle TEXT NOT NULL,
  motif TEXT NOT NULL,
  accordee_par TEXT NOT NULL,
  beneficiaire TEXT NOT NULL,
  accordee_le TEXT NOT NULL,
  revoquee_le TEXT
);
CREATE INDEX derogation_appel ON derogation (collectivite_id, appel_id);

CREATE TABLE scenario (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  nom TEXT NOT NULL,
  doctrine TEXT NOT NULL,
  etat TEXT NOT NULL,
  parametres TEXT NOT NULL,
  verrous TEXT NOT NULL,
  plan TEXT NOT NULL,
  preuve TEXT NOT NULL,
  moteur TEXT NOT NULL,
  auteur TEXT NOT NULL,
  auteur_id TEXT NOT NULL,
  cree_a TEXT NOT NULL,
  calcule_a TEXT,
  copie_de TEXT REFERENCES scenario (id)
);
CREATE INDEX scenario_appel ON scenario (collectivite_id, appel_id);

CREATE TABLE lot_decision (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  numero BIGINT NOT NULL,
  instance TEXT NOT NULL,
  seance TEXT NOT NULL,
  tenue_le TEXT,
  copil_le TEXT,
  etat TEXT NOT NULL,
  contenu TEXT NOT NULL,
  empreinte TEXT NOT NULL,
  corrige_id TEXT REFERENCES lot_decision (id),
  motif TEXT NOT NULL,
  gele_a TEXT,
  gele_par TEXT,
  UNIQUE (appel_id, numero)
);

CREATE TABLE convention (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  cpo_id TEXT REFERENCES cpo (id),
  financeur TEXT NOT NULL,
  identifiant TEXT NOT NULL,
  montant_centimes BIGINT NOT NULL,
  contenu TEXT NOT NULL,
  signee_le TEXT,
  publiee_le TEXT,
  UNIQUE (collectivite_id, identifiant)
);
CREATE INDEX convention_dossier ON convention (collectivite_id, dossier_id);

CREATE TABLE versement (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  ligne_id TEXT NOT NULL REFERENCES ligne_financeur (id),
  le TEXT NOT NULL,
  montant_centimes BIGINT NOT NULL,
  nature TEXT NOT NULL,
  saisi_par TEXT NOT NULL,
  saisi_a TEXT NOT NULL
);
CREATE INDEX versement_ligne ON versement (collectivite_id, ligne_id);

CREATE TABLE bilan_dossier (
  id TEXT PRIMARY KEY,
  collectivite_id TEXT NOT NULL REFERENCES collectivite (id),
  version BIGINT NOT NULL,
  appel_id TEXT NOT NULL REFERENCES appel (id),
  dossier_id TEXT NOT NULL REFERENCES dossier (id),
  etat TEXT NOT NULL,
  contenu TEXT NOT NULL,
  realise TEXT NOT NULL,
  cout_realise_centimes BIGINT,
  recu_le TEXT,
  valide_le TEXT,
  UNIQUE (dossier_id)
);
CREATE INDEX bilan_dossier_appel ON bilan_dossier (collectivite_id, appel_id);
