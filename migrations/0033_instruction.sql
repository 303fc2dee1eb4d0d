-- What awaits a funder among thousands of files is read in the indexes: its column, and how many criteria it has answered.
CREATE INDEX ligne_financeur_instruction ON ligne_financeur
  (collectivite_id, dossier_id, financeur, etat, avis, propose_centimes);
CREATE INDEX note_dossier_compte ON note_dossier (collectivite_id, dossier_id, compte_id);
CREATE INDEX interet_compte ON interet (collectivite_id, compte_id, dossier_id);
