-- What the values of an indicator are read on: the ordered steps of a « jalon » with their cumulated shares, the bounds of a
-- « note ». Nothing for the other measures.

ALTER TABLE indicateur ADD COLUMN echelle TEXT NOT NULL DEFAULT 'null';
