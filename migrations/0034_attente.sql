-- What awaits a funder is counted in two indexes: its lines by state and answer, and the notes of an account by file.
CREATE INDEX ligne_financeur_attente ON ligne_financeur
  (collectivite_id, appel_id, financeur, etat, avis, propose_centimes, dossier_id);
CREATE INDEX note_dossier_lecteur ON note_dossier (collectivite_id, compte_id, dossier_id);
