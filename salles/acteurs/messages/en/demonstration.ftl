demonstration-titre = Choose a role
demonstration-chapeau = Come in as someone, without a password, and change roles whenever you like. The people are fictitious.
demonstration-entrer = Come in
demonstration-entrer-comme = Come in: { $nom }
demonstration-ici = This is your current role
demonstration-vide = No account is open in this demonstration yet.
demonstration-contrat = on one contract
courriels-titre = Mailbox of the demonstration
courriels-chapeau = No mail leaves: all of them arrive here, with their links.
courriels-recherche = Recipient
courriels-compte = { $n ->
    [0] No mail
    [one] 1 mail
   *[other] { $n } mails
}
courriels-derniers = The latest { $n } mails. Search for a recipient to see further.
courriels-vide = No mail yet. Open a campaign or invite someone: the mails will arrive here.
courriels-vide-recherche = No mail for this recipient.
courriels-tout = See all mails
courriels-date = Received
courriels-destinataire = Recipient
courriels-objet = Subject
