contrats = Contrats
