# Les conventions entre un financeur et un porteur.

# $identifiant (String) - identifiant
convention-titre = Convention { $identifiant }
convention-liste-titre = Conventions
# $seuil (String) - seuil
convention-aide = Une convention réunit tout ce qu’un financeur donne à un porteur dans l’année. Au-delà de { $seuil }, la loi la demande avant tout versement.
convention-due = obligatoire, à signer
convention-preparee = préparée
convention-signee = signée
convention-facultative = facultative
# $n (Number) - n
convention-compte = { $n ->
    [0] Aucun financeur et porteur
    [one] Un financeur et son porteur
   *[other] { $n } couples financeur et porteur
}
convention-vide = Rien ne répond à ces critères.
# $qui (String) - qui
convention-preparer = Préparer la convention : { $qui }
# $jour (String) - jour
convention-signee-le = Signée le { $jour }.
# $jour (String) - jour
convention-publiee-le = Données essentielles publiées le { $jour }.
convention-aides = Aides réunies
convention-signer = Enregistrer la signature
convention-jour = Jour de la signature
convention-jour-aide = Celui de la dernière signature, financeur et porteur.
convention-perimee = Cette convention a été mise à jour pendant votre saisie. Relisez-la, puis enregistrez de nouveau.
convention-refus-rien = Tout ce que ce financeur a voté pour ce porteur est déjà dans une convention signée.
# $jour (String) - jour
convention-refus-signee = Cette convention est signée depuis le { $jour }.
# $jour (String) - jour
convention-refus-futur = Une signature se constate : le { $jour } n’est pas encore passé.
convention-pdf = La convention en PDF
# $financeur (String) - financeur
convention-lot = Toutes celles de { $financeur } en PDF
convention-papier-titre = Convention d’attribution de subvention
# $n (Number) - n
# $titre (String) - titre
convention-article = Article { $n }. { $titre }
convention-objet = Objet
# $financeur (String) - financeur
# $porteur (String) - porteur
# $exercice (String) - exercice
convention-objet-texte = { $financeur } soutient { $porteur } pour les actions suivantes du contrat de ville, au titre de l’exercice { $exercice }. Le porteur en garde l’initiative et la responsabilité.
convention-versement = Montant et versement
# $montant (String) - montant
# $echeancier (String) - echeancier
convention-versement-texte = La subvention est de { $montant }. { $echeancier }
convention-echeancier-defaut = Elle est versée en une ou plusieurs fois, le solde après réception du bilan.
convention-engagements = Engagements du porteur
# $jour (String) - jour
convention-engagements-texte = Le porteur conduit les actions décrites dans ses dossiers, respecte le contrat d’engagement républicain, mentionne le soutien reçu, et rend son bilan qualitatif, quantitatif et financier au plus tard le { $jour } ; ce bilan sert à tous ses financeurs. Le compte rendu financier est dû dans les six mois qui suivent l’exercice.
convention-controle = Contrôle et reversement
convention-controle-texte = Le financeur peut vérifier l’emploi de la subvention sur pièces et sur place. Une somme employée à autre chose que son objet, ou qui dépasse le coût réalisé, est reversée.
convention-duree = Durée et modification
# $exercice (String) - exercice
convention-duree-texte = La convention vaut pour l’exercice { $exercice } jusqu’à la validation du bilan. Elle se modifie par avenant signé des deux parties.
convention-autres = Autres dispositions
convention-signataire-financeur = Représentant du financeur
# $numero (String) - public number of a file
# $convenu (String) - amount
# $ecrit (String) - amount
convention-refus-change = Le dossier { $numero } reçoit désormais { $convenu } de ce financeur, la convention dit { $ecrit }.
convention-remede-change = Préparez-la de nouveau : elle reprendra les montants de l’avenant.
