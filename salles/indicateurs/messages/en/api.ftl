# What a program reads.

api-refus-cellule = Cell { $rang } ({ $quoi }): { $message }
