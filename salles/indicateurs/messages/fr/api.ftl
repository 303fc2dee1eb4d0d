# Ce que lit un programme.

# $rang (String) - rank of the cell, from 1
# $quoi (String) - indicator, period, place
# $message (String) - what is refused, a whole sentence
api-refus-cellule = Cellule { $rang } ({ $quoi }) : { $message }
