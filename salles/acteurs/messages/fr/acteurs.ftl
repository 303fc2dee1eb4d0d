# Mots de la salle des acteurs que d'autres salles montrent aussi.
role-administration = Administration technique
role-administration-peut = Ouvre les comptes, donne les rôles, lit le journal. Ne modifie jamais le contenu des contrats.
role-coordination = Coordination
role-coordination-peut = Rédige le contrat, mène la revue annuelle, relance, valide les réponses et prépare le comité.
role-pilote = Pilote
role-pilote-peut = Tient à jour les fiches-actions qui lui sont confiées et répond pour elles.
role-partenaire = Partenaire
role-partenaire-peut = Lit le plan et répond aux questions qui lui sont posées.
role-elu = Élu ou élue
role-elu-peut = Lit où en est le contrat, ce qui est en retard et ce qui est demandé au comité.
role-lecteur = Lecture
role-lecteur-peut = Lit le plan et ses chiffres, sans rien modifier.
role-conseil-citoyen = Conseil citoyen
role-conseil-citoyen-peut = Lit les dossiers en bref et les scénarios partagés, et donne l’avis du conseil.
role-porteur = Porteur de projet
role-porteur-peut = Dépose et suit les demandes de sa structure. Ne voit que les siennes.
role-financeur = Financeur
role-financeur-peut = Lit les dossiers de l’appel à projets et remplit la colonne de son organisation.
famille-etat = Service de l’État
famille-agence-sante = Agence de santé
famille-collectivite = Collectivité
famille-securite-sociale = Sécurité sociale
famille-etablissement-sante = Établissement de santé
famille-professionnels-sante = Professionnels de santé
famille-association = Association
famille-bailleur = Bailleur
famille-service = Service
famille-dispositif = Dispositif
famille-autre = Autre
# $navigateur (String) - Firefox
# $systeme (String) - Windows
navigateur-sur = { $navigateur } sur { $systeme }
navigateur-inconnu = Navigateur inconnu
moyen-mot-de-passe = Mot de passe
moyen-oidc = Compte professionnel
moyen-demonstration = Carte de la démonstration
moyen-invitation = Lien reçu par courriel
