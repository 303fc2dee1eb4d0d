-- Lists of calls of thousands of files: what they filter, sort and sum is read in the indexes, without the files themselves.
CREATE INDEX dossier_liste ON dossier
  (collectivite_id, appel_id, numero, etat, porteur_id, qpv, cout_centimes, demande_centimes, cle, id);
CREATE INDEX ligne_financeur_somme ON ligne_financeur
  (collectivite_id, appel_id, financeur, dossier_id, demande_centimes, propose_centimes);
