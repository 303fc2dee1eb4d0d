# The accounts the law asks of who receives much.

comptes-code = Accounts
comptes-annee = { $montant } of public money asked or voted this year: past { $seuil }, accounts are certified and joined.
comptes-trois = { $montant } of public money over three years: past { $seuil }, the request bears a statement.
comptes-remede = Give the paper “{ $piece }” in the organisation’s safe.
comptes-chiffre-annee = Yearly grants past which accounts are certified
comptes-chiffre-trois = Grants over three years past which a statement is joined
