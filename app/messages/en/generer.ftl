cli-donnees = Makes data to try with
cli-generer = Makes a platform of a chosen size, to measure a machine before trusting it
cli-generer-collectivites = How many collectivités
cli-generer-plans = Contracts of each collectivité
cli-generer-fiches = Sheets of each contract
generer-avance = { $rang } of { $total }: { $slug }
