-- The prefix the 360Giving secretariat gave to the publisher; empty until it is known.
ALTER TABLE collectivite ADD COLUMN prefixe_360 TEXT NOT NULL DEFAULT '';
