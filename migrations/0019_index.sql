-- The pilots of each sheet, what was done of each déclinaison, the sheets of each indicator: found without reading them all.
CREATE INDEX participation_fiche ON participation (collectivite_id, fiche_id, ordre);
CREATE INDEX realisation_declinaison ON realisation (declinaison_id);
CREATE INDEX rattachement_indicateur ON rattachement (indicateur_id);
