contrats = Contracts
