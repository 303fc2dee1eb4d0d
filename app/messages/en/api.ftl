api-titre = Interface for programs
api-chapeau = All that your role reads here, a program may read in your name, as JSON or CSV; it may also write values of indicators, and the line of a funder in a call for projects.
api-commencer = To begin
api-etape-jeton = Make a token on your account.
api-etape-demander = Give it in the header of each request:
api-etape-csv = Add “?format=csv” to open a list in a spreadsheet.
api-adresses = Addresses
api-description = Full description (OpenAPI 3.1)
api-adresse = Address
api-quoi = What it gives
api-regles = What to know
api-regle-droits = A token sees only what its account sees. A reading token never writes.
api-regle-nombres = Numbers are exact decimal texts. What nobody said is null, never 0.
api-regle-refus = A refusal tells the rule, its source and the cure (application/problem+json).
api-regle-version = To correct a value, send back the version you read: if someone wrote meanwhile, the answer is 409 and nothing is lost.
