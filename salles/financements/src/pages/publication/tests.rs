use crate::essai::{ICI, Maison, maisons};
use crate::model::*;
use crate::regles::etats::EtatAppel;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use jiff::civil::date;
use kernel::{Actor, Id};
use store::{Json, args};

const PUBLIER: &str = "/appels/aap-2026/publication";
const PUBLIQUE: &str = "/subventions/aap-2026";

/// Every funder gives what it was asked.
async fn voter(maison: &Maison) {
    let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
    for mut ligne in maison.tous::<LigneFinanceur>().await {
        ligne.vote_centimes = ligne.demande_centimes;
        ligne.vote_le = Some(date(2026, 4, 10));
        ligne.vote_acte = "2026-12".into();
        w.update(&mut ligne).await.unwrap();
    }
    w.commit().await.unwrap();
}

async fn changer<T: store::Record>(maison: &Maison, mut quoi: T) {
    let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
    w.update(&mut quoi).await.unwrap();
    w.commit().await.unwrap();
}

async fn votees() -> Vec<Maison> {
    let toutes = maisons(EtatAppel::Votes).await;
    for maison in &toutes {
        voter(maison).await;
    }
    toutes
}

#[tokio::test]
async fn un_appel_vote_se_publie_et_une_correction_laisse_lire_l_edition_d_avant() {
    for maison in votees().await {
        assert_eq!(maison.voir("", PUBLIQUE).await.status, StatusCode::NOT_FOUND, "rien n’est publié");
        let page = maison.voir("coordination", PUBLIER).await;
        assert!(page.contient("4 actions financées") && page.contient("subventions-2026-etat.csv"), "{}", page.texte);
        let apercu = maison.voir("coordination", &format!("{PUBLIER}/subventions-2026-etat.csv")).await;
        assert_eq!(apercu.status, StatusCode::OK, "{}", apercu.texte);
        let fait = maison.poster("coordination", PUBLIER, &[("financeur", ""), ("motif", "")]).await;
        assert_eq!(fait.status, StatusCode::SEE_OTHER, "{}", fait.texte);

        let page = maison.voir("", PUBLIQUE).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.texte);
        assert!(page.contient("Ateliers lecture") && page.contient("Association Exemple") && page.contient("Le Viguier"));
        assert!(
            page.contient("Préfecture de l’Aude 12\u{202f}000\u{202f}€<br>Carcassonne Agglo 6\u{202f}000\u{202f}€"),
            "{}",
            page.texte
        );
        assert!(page.contient("53\u{202f}000\u{202f}€"), "le total : {}", page.texte);
        assert!(!page.contient("Lu et discuté") && !page.contient("presidence@"), "ni notes ni personnes");
        assert!(maison.voir("", "/subventions").await.contient("Appel à projets 2026"));
        let avant = maison.voir("", &format!("{PUBLIQUE}/1/subventions-2026-etat.csv")).await;
        assert_eq!(avant.texte, apercu.texte, "ce qui est publié est ce qui a été relu");
        assert_eq!(avant.texte.lines().count(), 4, "un titre et trois aides : {}", avant.texte);
        assert_eq!(maison.voir("", &format!("{PUBLIQUE}/1/secret.csv")).await.status, StatusCode::NOT_FOUND);

        let rien = [("financeur", ""), ("motif", "Une raison assez longue pour être lue")];
        let page = maison.poster("coordination", PUBLIER, &rien).await;
        assert!(
            page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient("Rien ne diffère de l’édition 1"),
            "{}",
            page.texte
        );
        let mut ligne = maison.ligne(0, "ETAT").await;
        ligne.vote_centimes = Some(1_100_000);
        changer(&maison, ligne).await;
        let page = maison.poster("coordination", PUBLIER, &[("financeur", ""), ("motif", "Erreur")]).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient("Le motif compte 6 signes"), "{}", page.texte);
        let fait = maison.poster("coordination", PUBLIER, &rien).await;
        assert_eq!(fait.status, StatusCode::SEE_OTHER, "{}", fait.texte);
        let page = maison.voir("", PUBLIQUE).await;
        assert!(page.contient("11\u{202f}000\u{202f}€") && page.contient("Une raison assez longue"), "{}", page.texte);
        assert!(maison.voir("", &format!("{PUBLIQUE}?edition=1")).await.contient("a pris la place de celle-ci"));
        assert_eq!(maison.voir("", &format!("{PUBLIQUE}/1/subventions-2026-etat.csv")).await.texte, avant.texte);
        assert_eq!(maison.voir("", &format!("{PUBLIQUE}?edition=9")).await.status, StatusCode::NOT_FOUND);
        assert!(matches!(
            store::journal::verifier(&maison.db, maison.ici.id).await.unwrap(),
            store::journal::Verification::Entiere { .. }
        ));
    }
}

#[tokio::test]
async fn un_financeur_publie_ses_lignes_et_elles_seules() {
    for maison in votees().await {
        for qui in [maison.porteur(), "elu".into(), "lecteur".into(), "partenaire".into(), String::new()] {
            assert_ne!(maison.voir(&qui, PUBLIER).await.status, StatusCode::OK, "{qui}");
            let ecrit = maison.poster(&qui, PUBLIER, &[("financeur", "")]).await;
            assert!(!ecrit.vers.contains("fait="), "{qui}: {}", ecrit.vers);
        }
        let etat = maison.de("ETAT");
        for autre in ["", "AGGLO", "PERSONNE"] {
            let refuse = maison.poster(&etat, PUBLIER, &[("financeur", autre)]).await;
            assert_eq!(refuse.status, StatusCode::NOT_FOUND, "{autre}");
        }
        assert!(maison.tous::<Publication>().await.is_empty());
        let page = maison.voir(&etat, &format!("{PUBLIER}?financeur=AGGLO")).await;
        assert!(page.contient("Préfecture de l’Aude") && !page.contient("subventions-2026-agglo.csv"), "{}", page.texte);
        let fait = maison.poster(&etat, PUBLIER, &[("financeur", "ETAT")]).await;
        assert_eq!(fait.status, StatusCode::SEE_OTHER, "{}", fait.texte);
        let page = maison.voir("", PUBLIQUE).await;
        assert!(page.contient("que les lignes de Préfecture de l’Aude") && !page.contient("Carcassonne Agglo"), "{}", page.texte);
        let tout = maison.voir("", &format!("{PUBLIQUE}/1/subventions-2026-etendu.csv")).await;
        assert_eq!(tout.texte.lines().count(), 4, "{}", tout.texte);
        assert!(tout.contient("Carcassonne Agglo") && !tout.contient("-AGGLO,"), "le cofinanceur est dit, pas son montant");
        let page = maison.poster("coordination", PUBLIER, &[("financeur", "")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert!(maison.voir("", PUBLIQUE).await.contient("Carcassonne Agglo 6"), "l’édition entière prend la place");
    }
}

#[tokio::test]
async fn rien_ne_se_publie_avant_les_votes_ni_d_une_autre_collectivite() {
    for maison in maisons(EtatAppel::Copil).await {
        voter(&maison).await;
        let page = maison.voir("coordination", PUBLIER).await;
        assert!(page.contient("n’ont pas encore voté") && !page.contient("Publier cette édition"), "{}", page.texte);
        let page = maison.poster("coordination", PUBLIER, &[("financeur", "")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!maison.voir("coordination", ICI).await.contient("/publication"));
    }
    for maison in votees().await {
        maison.poster("coordination", PUBLIER, &[("financeur", "")]).await;
        store::essai::collectivite(&maison.db, "ailleurs").await.unwrap();
        for suite in ["", "/1/subventions-2026-etat.csv"] {
            let la = Request::get(format!("/ailleurs/subventions/aap-2026{suite}")).body(Body::empty()).unwrap();
            assert_eq!(maison.envoyer("coordination", la).await.status, StatusCode::NOT_FOUND);
        }
    }
}

#[tokio::test]
async fn une_donnee_personnelle_ou_un_identifiant_absent_arretent_tout_avec_leur_remede() {
    for maison in votees().await {
        let mut dossier = maison.tous::<Dossier>().await.into_iter().find(|d| d.numero.as_deref() == Some("2026-0002")).unwrap();
        dossier.intitule = "Jardin, inscription au 04 68 00 00 00".into();
        let mut contenu = dossier.contenu.0.clone();
        contenu.resume = String::new();
        dossier.contenu = Json(contenu);
        changer(&maison, dossier).await;
        let mut agglo = maison.tous::<FinanceurInscrit>().await.into_iter().find(|f| f.code.code() == "AGGLO").unwrap();
        agglo.siret = None;
        changer(&maison, agglo).await;
        let page = maison.voir("coordination", PUBLIER).await;
        for mots in [
            "2026-0002\u{202f}: «\u{202f}objet\u{202f}» contient un numéro de téléphone.",
            "Ôtez-le du dossier",
            "«\u{202f}description\u{202f}» est vide",
            "(Agglo)\u{202f}: ce financeur n’a pas de SIRET juste.",
        ] {
            assert!(page.contient(mots), "{mots} : {}", page.texte);
        }
        assert!(!page.contient("Publier cette édition"));
        let page = maison.poster("coordination", PUBLIER, &[("financeur", "")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(maison.tous::<Publication>().await.is_empty());
        let page = maison.voir(&maison.de("CAF"), PUBLIER).await;
        assert!(page.contient("Publier cette édition"), "rien de cela n’est dans ses dossiers : {}", page.texte);
    }
}

#[tokio::test]
async fn une_personne_physique_compte_dans_les_totaux_et_n_est_jamais_nommee() {
    for maison in votees().await {
        let mut porteur = maison.tous::<Porteur>().await.remove(0);
        porteur.id = Id::fresh();
        porteur.nom = "Camille Exemple".into();
        porteur.siret = None;
        porteur.forme = "entreprise_individuelle".into();
        let organisation = acteurs::model::Organisation {
            nom: "Camille Exemple".into(),
            id: Id::fresh(),
            cle: "camille exemple".into(),
            ..maison.tous::<acteurs::model::Organisation>().await.remove(0)
        };
        porteur.organisation_id = organisation.id;
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&acteurs::model::Organisation { version: 1, ..organisation }).await.unwrap();
        w.insert(&Porteur { version: 1, ..porteur.clone() }).await.unwrap();
        w.commit().await.unwrap();
        let mut dossier = maison.tous::<Dossier>().await.into_iter().find(|d| d.numero.as_deref() == Some("2026-0001")).unwrap();
        dossier.porteur_id = porteur.id;
        changer(&maison, dossier).await;
        maison.poster("coordination", PUBLIER, &[("financeur", "")]).await;
        let page = maison.voir("", PUBLIQUE).await;
        assert!(page.contient("53\u{202f}000\u{202f}€") && page.contient("jamais nommée"), "{}", page.texte);
        assert!(!page.contient("Ateliers lecture") && !page.contient("Camille"));
        for fichier in maison.tous::<Publication>().await[0].fichiers.iter() {
            let texte = maison.voir("", &format!("{PUBLIQUE}/1/{}", fichier.nom)).await.texte;
            assert!(!texte.contains("Camille") && !texte.contains("2026-0001"), "{}", fichier.nom);
        }
    }
}

#[tokio::test]
async fn les_donnees_ouvertes_disent_l_echeancier_de_la_convention_signee() {
    for maison in votees().await {
        let ligne = maison.ligne(0, "ETAT").await;
        let echeance = |le, euros| EcheanceVersement { le, montant: crate::regles::Euros::entiers(euros) };
        let contenu = ContenuConvention {
            echeances: vec![echeance(date(2026, 6, 30), 8_000), echeance(date(2026, 12, 15), 4_000)],
            ..ContenuConvention::default()
        };
        let mut convention = Convention {
            id: Id::fresh(),
            version: 1,
            appel_id: maison.appel.id,
            dossier_id: ligne.dossier_id,
            cpo_id: None,
            financeur: ligne.financeur.clone(),
            identifiant: "CV-2026-ETAT-001".into(),
            montant_centimes: 1_200_000,
            contenu: Json(contenu),
            signee_le: None,
            publiee_le: None,
        };
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&convention).await.unwrap();
        w.commit().await.unwrap();
        let lire = async |fichier: &str| maison.voir("coordination", &format!("{PUBLIER}/{fichier}")).await;
        let simple = "subventions-2026-etat.csv";
        assert!(!lire(simple).await.contient("échelonné"), "tant qu’elle n’est pas signée, elle ne dit rien");
        convention.signee_le = Some(date(2026, 5, 20));
        changer(&maison, convention.clone()).await;
        let csv = lire(simple).await;
        assert!(csv.contient("échelonné,2026-06-30/2026-12-15"), "{}", csv.texte);
        let csv = lire("subventions-2026-etendu.csv").await;
        assert!(csv.contient("échelonné,Versement échelonné,2026-06-30/2026-12-15"), "{}", csv.texte);
        convention.version += 1;
        convention.contenu.echeances.truncate(1);
        changer(&maison, convention).await;
        let csv = lire(simple).await;
        assert!(csv.contient("unique,2026-06-30,"), "{}", csv.texte);
    }
}

#[tokio::test]
async fn le_delai_legal_se_compte_depuis_la_signature_et_la_publication_l_arrete() {
    for maison in votees().await {
        let ligne = maison.ligne(0, "ETAT").await;
        let convention = Convention {
            id: Id::fresh(),
            version: 1,
            appel_id: maison.appel.id,
            dossier_id: ligne.dossier_id,
            cpo_id: None,
            financeur: ligne.financeur.clone(),
            identifiant: "2026-0001-ETAT".into(),
            montant_centimes: 1_200_000,
            contenu: Json(ContenuConvention::default()),
            signee_le: Some(date(2026, 9, 30)),
            publiee_le: None,
        };
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&convention).await.unwrap();
        w.commit().await.unwrap();
        let page = maison.voir("coordination", PUBLIER).await;
        assert!(page.contient("au plus tard le 30 décembre 2026 (38 jours)"), "{}", page.texte);
        maison.poster(&maison.de("AGGLO"), PUBLIER, &[("financeur", "AGGLO")]).await;
        assert_eq!(maison.tous::<Convention>().await[0].publiee_le, None, "l’Agglo ne publie pas la ligne de l’État");
        maison.poster("coordination", PUBLIER, &[("financeur", "")]).await;
        assert_eq!(maison.tous::<Convention>().await[0].publiee_le, Some(date(2026, 11, 22)));
        assert!(maison.voir("coordination", PUBLIER).await.contient("Une convention publiée dans les délais"));
        let csv = maison.voir("", &format!("{PUBLIQUE}/2/subventions-2026-etat.csv")).await;
        assert!(csv.contient(",2026-09-30,2026-12,"), "la date de la convention : {}", csv.texte);
    }
}

#[tokio::test]
async fn un_fichier_altere_ne_se_montre_plus() {
    for maison in votees().await {
        maison.poster("coordination", PUBLIER, &[("financeur", "")]).await;
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
        let change = "UPDATE publication_fichier SET contenu = $2 WHERE collectivite_id = $1";
        w.execute(change, args!["autre chose".to_owned()]).await.unwrap();
        w.note("publication_fichier", "essai", &serde_json::json!({"essai": true})).await.unwrap();
        w.commit().await.unwrap();
        for chemin in [PUBLIQUE.to_owned(), format!("{PUBLIQUE}/1/subventions-2026-etat.csv")] {
            let page = maison.voir("", &chemin).await;
            assert!(!page.status.is_success() && !page.contient("autre chose"), "{chemin} : {}", page.texte);
            assert!(page.contient("n’a plus l’empreinte publiée"), "{}", page.texte);
        }
    }
}
