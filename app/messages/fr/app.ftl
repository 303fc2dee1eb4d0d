demonstration = Démonstration
