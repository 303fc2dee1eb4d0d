//! The letter, the scenarios, the council and what follows the votes, by role, on both databases.

use super::{ICI, champ, lire};
use crate::essai::{ICI as PAGES, maisons};
use crate::model::{Convention, EtatScenario, Scenario};
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::{Euros, Financeur};
use axum::http::StatusCode;
use kernel::Id;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use store::Json;

#[tokio::test]
async fn la_lettre_et_ses_parametres_se_lisent_comme_sur_la_page_de_l_appel() {
    for maison in maisons(EtatAppel::Instruction).await {
        let lettres = lire(&maison, "lecteur", &format!("{ICI}/lettres")).await;
        let page = maison.voir("lecteur", PAGES).await;
        assert!(lettres["total"].as_i64().unwrap() > 0 && page.status == StatusCode::OK, "{lettres}");
        let lettre = lire(&maison, "lecteur", &format!("{ICI}/lettre")).await;
        assert!(champ(&lettres, "numero").contains(&lettre["numero"]), "{lettre}");
        let parametres = lire(&maison, "lecteur", &format!("{ICI}/parametres?limite=1000")).await;
        for valeur in champ(&parametres, "nom") {
            assert!(page.contient(valeur.as_str().unwrap()), "{valeur}");
        }
    }
    for maison in maisons(EtatAppel::Preparation).await {
        for quoi in ["lettres", "lettre", "parametres"] {
            let reponse = maison.voir(&maison.porteur(), &format!("{ICI}/{quoi}")).await;
            assert_eq!(reponse.status, StatusCode::NOT_FOUND, "une association ne lit pas un appel en préparation");
        }
    }
}

#[tokio::test]
async fn une_convention_ses_echeances_et_ce_qui_est_paye_se_lisent_apres_le_vote() {
    for maison in maisons(EtatAppel::Execution).await {
        for vide in ["conventions", "versements", "bilans"] {
            assert_eq!(lire(&maison, "elu", &format!("{ICI}/{vide}")).await["total"], json!(0), "{vide}");
        }
        maison.voter(0, EtatDossier::Notifie, &[("ETAT", 15_000), ("AGGLO", 4_000)]).await;
        let dossier = maison.voter(1, EtatDossier::Notifie, &[("ETAT", 9_000)]).await;
        let porteur = dossier.porteur_id.to_string();
        let preparer = [("porteur", porteur.as_str()), ("preparer", "ETAT")];
        let prete = maison.poster("coordination", &format!("{PAGES}/conventions"), &preparer).await;
        assert_eq!(prete.status, StatusCode::SEE_OTHER, "{}", prete.texte);
        let version = maison.tous::<Convention>().await[0].version.to_string();
        let echeances = [
            ("geste", "echelonner"),
            ("version", version.as_str()),
            ("le.1", "2026-12-01"),
            ("montant.1", "20 000"),
            ("le.2", "2027-03-01"),
            ("montant.2", "4 000"),
        ];
        let chemin = prete.vers.strip_prefix("/ici").unwrap().to_owned();
        let dit = maison.poster("coordination", &chemin, &echeances).await;
        assert_eq!(dit.status, StatusCode::SEE_OTHER, "{}", dit.texte);
        let lues = lire(&maison, "elu", &format!("{ICI}/conventions")).await;
        let une = lues["elements"].as_array().unwrap().iter().find(|c| c["financeur"] == "ETAT").unwrap();
        assert_eq!((&une["montant"], &une["due"]), (&json!("24000"), &json!(true)));
        assert_eq!(une["dossiers"], json!(["2026-0001", "2026-0002"]));
        assert_eq!((&une["identifiants"], &une["signee_le"]), (&json!(["CV-2026-ETAT-001"]), &Value::Null));
        assert_eq!(une["echeances"], json!([{"le": "2026-12-01", "montant": "20000"}, {"le": "2027-03-01", "montant": "4000"}]));
        let verses = lire(&maison, "elu", &format!("{ICI}/versements?limite=2")).await;
        assert_eq!((&verses["total"], champ(&verses, "financeur")), (&json!(3), vec![json!("AGGLO"), json!("ETAT")]));
        assert_eq!(
            (champ(&verses, "paye"), champ(&verses, "reste")),
            (vec![json!("0"), json!("0")], vec![json!("4000"), json!("15000")])
        );
        let bilans = lire(&maison, &maison.de("ETAT"), &format!("{ICI}/bilans")).await;
        assert_eq!(champ(&bilans, "dossier"), [json!("2026-0001"), json!("2026-0002")]);
        assert_eq!(champ(&bilans, "etat"), [json!("attendu"), json!("attendu")]);
        for quoi in ["conventions", "versements", "bilans", "conseil", "scenarios"] {
            let chemin = format!("{ICI}/{quoi}");
            assert_eq!(maison.voir(&maison.porteur(), &chemin).await.status, StatusCode::NOT_FOUND, "{quoi}");
            assert_eq!(maison.voir("lecteur", &chemin).await.status, StatusCode::FORBIDDEN, "{quoi}");
            assert_eq!(maison.voir("coordination", &format!("/api/v1/appels/la-bas/{quoi}")).await.status, StatusCode::NOT_FOUND);
        }
    }
}

#[tokio::test]
async fn un_scenario_non_partage_ne_se_lit_que_de_qui_le_tient() {
    for maison in maisons(EtatAppel::Programmation).await {
        let scenario = |nom: &str, etat| Scenario {
            id: Id::fresh(),
            version: 1,
            appel_id: maison.appel.id,
            nom: nom.into(),
            doctrine: "large".into(),
            etat,
            parametres: Json(json!({})),
            verrous: Json(json!([])),
            plan: Json(BTreeMap::from([(
                "2026-0001".to_owned(),
                BTreeMap::from([
                    (Financeur::nomme("ETAT"), Euros::entiers(5_000)),
                    (Financeur::nomme("AGGLO"), Euros::entiers(0)),
                ]),
            )])),
            preuve: Json(json!({})),
            moteur: String::new(),
            auteur: "Équipe projet".into(),
            auteur_id: "coordination".into(),
            cree_a: maison.db.clock().now(),
            calcule_a: None,
            copie_de: None,
        };
        let (secret, montre) = (scenario("Brouillon", EtatScenario::Travail), scenario("Montré", EtatScenario::Partage));
        let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        w.insert(&secret).await.unwrap();
        w.insert(&montre).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(lire(&maison, "coordination", &format!("{ICI}/scenarios")).await["total"], json!(2));
        let vus = lire(&maison, "elu", &format!("{ICI}/scenarios")).await;
        assert_eq!((champ(&vus, "nom"), champ(&vus, "total")), (vec![json!("Montré")], vec![json!("5000")]));
        assert_eq!(champ(&vus, "retenus"), [json!(1)]);
        let lignes = lire(&maison, "elu", &format!("{ICI}/scenarios/{}/lignes", montre.id)).await;
        assert_eq!(
            lignes["elements"],
            json!([{"dossier": "2026-0001", "financeur": "ETAT", "montant": "5000", "sur_reservation": false}])
        );
        let cache = maison.voir("elu", &format!("{ICI}/scenarios/{}/lignes", secret.id)).await;
        assert_eq!(cache.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn l_avis_du_conseil_ne_se_lit_qu_une_fois_le_scrutin_clos() {
    for maison in maisons(EtatAppel::Programmation).await {
        assert_eq!(lire(&maison, "elu", &format!("{ICI}/conseil")).await["total"], json!(0));
        let ouverture =
            [("intitule", "Conseil citoyen"), ("mode", "approbation"), ("budget", "40 000"), ("tenu_le", "09/03/2026")];
        let ouvert = maison.poster("coordination", &format!("{PAGES}/conseil"), &ouverture).await;
        let ici = ouvert.vers.strip_prefix("/ici").unwrap().to_owned();
        for (numero, choix) in [("1", "1 2"), ("2", "1"), ("3", "2, 3"), ("4", "3")] {
            maison.poster("coordination", &ici, &[("geste", "saisir"), ("numero", numero), ("choix", choix)]).await;
        }
        let scrutins = lire(&maison, "elu", &format!("{ICI}/conseil")).await;
        assert_eq!((champ(&scrutins, "etat"), champ(&scrutins, "budget")), (vec![json!("ouvert")], vec![json!("40000")]));
        let avis = format!("{ICI}/conseil/{}", champ(&scrutins, "id")[0].as_str().unwrap());
        assert!(maison.voir("elu", &avis).await.status.is_client_error(), "rien avant la clôture");
        assert_eq!(maison.voir(&maison.porteur(), &avis).await.status, StatusCode::NOT_FOUND);
        maison.poster("coordination", &ici, &[("geste", "clore")]).await;
        let lu = lire(&maison, "elu", &avis).await;
        let page = maison.voir("elu", &ici).await;
        assert!(lu["total"].as_i64().unwrap() >= 3, "{lu}");
        assert_eq!(lu["elements"][0]["rang"], json!(1));
        for numero in champ(&lu, "dossier") {
            assert!(page.contient(numero.as_str().unwrap()), "{numero}");
        }
    }
}

#[tokio::test]
async fn les_conventions_pluriannuelles_se_lisent_de_qui_lit_les_dossiers() {
    for maison in maisons(EtatAppel::Instruction).await {
        assert_eq!(lire(&maison, "elu", "/api/v1/cpo").await["total"], json!(maison.tous::<crate::model::Cpo>().await.len()));
        assert_eq!(maison.voir(&maison.porteur(), "/api/v1/cpo").await.status, StatusCode::NOT_FOUND);
        assert_eq!(maison.voir("lecteur", "/api/v1/cpo").await.status, StatusCode::FORBIDDEN);
    }
}
