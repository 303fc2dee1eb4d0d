# The letters of notification.

lettre-titre = Notice of award
lettre-titre-refus = Notice of decision
lettre-projet = Draft
lettre-attribution = Your action “{ $action }” is retained. The funders award you { $euros }.
lettre-refus = Your action “{ $action }” is not retained. Reason: { $motif }
lettre-sans-motif = the team will tell you.
lettre-tableau = Decision of each funder
lettre-col-acte = Act
lettre-suite = A payment may wait for an agreement to be signed. The review of the action is due by { $bilan }.
lettre-suite-refus = The team is at your disposal to prepare a next request.
lettre-signataire = For the project team
lettre-renvoi = File { $numero }, online
