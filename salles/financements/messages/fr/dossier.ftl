# Le dossier : ce qui est refusé, et pourquoi.

dossier-refus-intitule = L’action n’a pas d’intitulé.
# $champ (String) - champ
# $texte (String) - texte
dossier-refus-champ = { $champ } : { $texte }
# $texte (String) - texte
dossier-refus-nombre = « { $texte } » n’est pas un nombre entier.
dossier-remede-nombre = Écrivez par exemple 120.
# $champ (String) - champ
dossier-refus-manque = Il manque « { $champ } ».
dossier-refus-identifiant = La structure n’a ni SIRET ni numéro RNA.
dossier-remede-identifiant = Renseignez l’un des deux dans la page de votre structure.
dossier-refus-pas-ouvert = Cet appel n’est pas encore ouvert.
# $le (String) - le
dossier-refus-pas-ouvert-le = Cet appel ouvre le { $le }.
dossier-refus-clos = Cet appel est clos.
# $le (String) - le
dossier-refus-clos-le = Cet appel est clos depuis le { $le }.
dossier-remede-clos = Votre brouillon est conservé et se reprend pour l’appel suivant.
# $etat (String) - etat
dossier-refus-non-modifiable = Ce dossier est { $etat } : il ne se modifie plus.
# $etat (String) - etat
dossier-refus-retrait = Ce dossier est { $etat } : il ne se retire plus.
# $de (String) - de
# $vers (String) - vers
dossier-refus-passage = Ce dossier est { $de } : il ne peut pas devenir « { $vers } ».
# $numero (String) - numero
dossier-refus-deja = Cette action a déjà un dossier pour cet exercice : le { $numero }.
dossier-refus-deja-brouillon = Cette action a déjà un brouillon pour cet exercice.
dossier-remede-deja = Ouvrez-le pour le compléter.
dossier-refus-motif = Le motif manque ou tient en moins de dix signes.
dossier-remede-motif = Dites en une phrase pourquoi.
dossier-refus-complement-vide = Aucune correction n’est demandée.
# $champ (String) - champ
dossier-refus-complement-inconnu = « { $champ } » n’est pas une partie du dossier.
dossier-remede-complement-inconnu = Choisissez dans la liste la partie à corriger.
# $champ (String) - champ
dossier-refus-hors-complement = Aucune correction n’est demandée sur « { $champ } ».
# $siret (String) - siret
dossier-refus-siret-pris = Le SIRET { $siret } est celui d’une autre structure.
dossier-refus-piece-vide = Le fichier est vide ou n’a pas été choisi.
# $nom (String) - nom
dossier-refus-piece-illisible = « { $nom } » n’est pas un fichier PDF, JPEG ou PNG.
dossier-remede-piece = Son contenu compte, non son nom : enregistrez-le dans l’un de ces formats.
# $mo (String) - mo
dossier-refus-piece-trop-grosse = Le fichier dépasse { $mo } Mo.
dossier-refus-piece-sans-genre = Dites de quelle pièce il s’agit.
# $texte (String) - texte
dossier-refus-hors-contrat = « { $texte } » n’est pas au contrat.
# $champ (String) - champ
dossier-remede-hors-contrat = Choisissez dans la liste « { $champ } ».
# $objectif (String) - objectif
# $defi (String) - defi
dossier-refus-objectif = L’objectif « { $objectif } » n’est pas du défi « { $defi } ».
dossier-remede-objectif = Changez l’un ou l’autre, ou videz le défi : il suit l’objectif choisi.
