# An organisation named structuring by the steering committee.

structurante-titre = Decision of the steering committee
structurante-non = The steering committee has not named this organisation structuring.
structurante-depuis = The steering committee of { $jour } named this organisation structuring.
structurante-le = Named structuring by the steering committee of
structurante-aide = An agreement of the category “structuring association” needs this decision. Empty the date if it is taken back.
structurante-enregistrer = Record the decision
structurante-refus-a-venir = The steering committee of { $jour } has not met yet.
structurante-remede-a-venir = Write the decision once it is taken.
