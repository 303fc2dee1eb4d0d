# Import values by file.

import-colonne-code = Code
import-colonne-territoire = Place
import-colonne-periode = Period
import-colonne-source = Source
import-colonne-ventilation = Breakdown
import-colonne-valeur = Value
import-colonne-motif = Reason
import-colonne-qualite = Quality
import-colonne-commentaire = Comment
import-colonne-preuve = Proof
import-colonne-indicateur = Indicator
import-aide-code = The code of the indicator, as it is.
import-aide-territoire = The INSEE code, the code of the quartier or the name. Empty: the whole territory.
import-aide-periode = 2026, 2026-S1, 2026-T2 or 2026-06.
import-aide-source = Empty: the source that makes faith.
import-aide-ventilation = The part given on this row, for instance “Sex: Women”. Empty: the total.
import-aide-valeur = A number, “12/45” for a ratio, “nd”, “secret” or “not applicable”. Empty: nothing is said.
import-aide-motif = For “nd”, a correction or a surprising value.
import-aide-qualite = Final, provisional or estimated. Empty: final.
import-aide-preuve = The link or the reference of the document that proves the value.
import-a-lire = Read me
import-lire-titre = Values to fill in: { $contrat }
import-lire-valeur = Fill in the Value column. An empty cell changes nothing: absent is not zero.
import-lire-lignes = You may remove rows, add some, change the order of the columns. Keep the headings.
import-lire-suite = Then hand in the file: each cell is checked and nothing is written before you agree.
