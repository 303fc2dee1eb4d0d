# States of a call and of a file, in words.

etat-appel-preparation = in preparation
