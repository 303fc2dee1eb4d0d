//! What programs read, by role, on both databases.

mod annexe;
mod suite;

use crate::actes::instruction::{declarer_interet, remplir};
use crate::essai::{Maison, maisons};
use crate::model::{Appel, Dossier};
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatDossier};
use crate::regles::instruction::SaisieColonne;
use axum::http::StatusCode;
use kernel::Id;
use serde_json::{Value, json};
use store::Read;

const ICI: &str = "/api/v1/appels/aap-2026";

async fn lire(maison: &Maison, qui: &str, chemin: &str) -> Value {
    let reponse = maison.voir(qui, chemin).await;
    assert_eq!(reponse.status, StatusCode::OK, "{qui} {chemin} {}", reponse.texte);
    serde_json::from_str(&reponse.texte).unwrap()
}

fn champ(liste: &Value, nom: &str) -> Vec<Value> {
    liste["elements"].as_array().unwrap().iter().map(|e| e[nom].clone()).collect()
}

#[tokio::test]
async fn un_programme_lit_l_appel_par_parts_et_en_tableau() {
    for maison in maisons(EtatAppel::Instruction).await {
        let appels = lire(&maison, "coordination", "/api/v1/appels").await;
        assert_eq!(champ(&appels, "slug"), [json!("aap-2026")]);
        let dossiers = lire(&maison, "coordination", &format!("{ICI}/dossiers?limite=3")).await;
        assert_eq!((dossiers["total"].as_i64(), champ(&dossiers, "numero").len()), (Some(4), 3));
        assert_eq!(champ(&dossiers, "demande")[0], json!("18000"));
        let suite = dossiers["suite"].as_str().unwrap().strip_prefix("/ici").unwrap().to_owned();
        assert_eq!(champ(&lire(&maison, "coordination", &suite).await, "numero"), [json!("2026-0004")]);
        let csv = maison.voir("coordination", &format!("{ICI}/lignes?format=csv")).await;
        assert!(csv.contient("2026-0004") && csv.contient("CAF") && csv.texte.lines().count() == 10, "{}", csv.texte);
        let enveloppes = lire(&maison, "coordination", &format!("{ICI}/enveloppes")).await;
        assert_eq!(champ(&enveloppes, "disponible")[0], json!("6000"));
        assert_eq!(lire(&maison, "coordination", &format!("{ICI}/lots")).await["total"], json!(0));
        assert_eq!(lire(&maison, "coordination", ICI).await["etat"], json!("instruction"));
        for faux in ["limite=0", "depuis=-1", "format=xml"] {
            let page = maison.voir("coordination", &format!("{ICI}/dossiers?{faux}")).await;
            assert!(page.status.is_client_error(), "{faux}");
        }
    }
}

#[tokio::test]
async fn chacun_lit_ce_que_ses_pages_lui_montrent() {
    for maison in maisons(EtatAppel::Instruction).await {
        let (etat, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        let saisie = SaisieColonne { avis: "favorable".into(), propose: "5500".into(), ..SaisieColonne::default() };
        let dossier = maison.dossiers[0].id;
        remplir(&maison.visite(&agglo), dossier, &Financeur::nomme("AGGLO"), 1, &saisie).await.unwrap();
        let propose = async |qui: &str| champ(&lire(&maison, qui, &format!("{ICI}/lignes")).await, "propose")[1].clone();
        assert_eq!(propose("coordination").await, json!("5500"));
        assert_eq!(propose(&agglo).await, json!("5500"));
        assert_eq!(propose(&etat).await, Value::Null, "avant son propre avis");
        assert_eq!(propose("elu").await, Value::Null);
        assert_eq!(propose(&maison.porteur()).await, Value::Null);
        remplir(&maison.visite(&etat), dossier, &Financeur::nomme("ETAT"), 1, &saisie).await.unwrap();
        assert_eq!(propose(&etat).await, json!("5500"));
    }
}

#[tokio::test]
async fn rien_ne_fuit_d_une_association_a_l_autre_ni_d_une_collectivite_a_l_autre() {
    for maison in maisons(EtatAppel::Instruction).await {
        let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        let mut brouillon: Dossier = w.load(&maison.dossiers[3].id).await.unwrap();
        brouillon.etat = EtatDossier::Brouillon;
        w.update(&mut brouillon).await.unwrap();
        w.commit().await.unwrap();
        let total = async |qui: &str, quoi: &str| lire(&maison, qui, &format!("{ICI}/{quoi}")).await["total"].clone();
        assert_eq!(total(&maison.porteur(), "dossiers").await, json!(4), "les siens, brouillon compris");
        assert_eq!(total(&maison.de("ETAT"), "dossiers").await, json!(3));
        let autre = format!("porteur:{}", Id::<Appel>::fresh());
        assert_eq!(total(&autre, "dossiers").await, json!(0));
        assert_eq!(total(&autre, "lignes").await, json!(0));
        for qui in [autre.as_str(), &maison.porteur()] {
            assert_eq!(maison.voir(qui, &format!("{ICI}/lots")).await.status, StatusCode::NOT_FOUND);
        }
        for qui in ["lecteur", "-"] {
            assert!(maison.voir(qui, &format!("{ICI}/dossiers")).await.status != StatusCode::OK, "{qui}");
        }
        let ailleurs = store::essai::collectivite(&maison.db, "la-bas").await.unwrap();
        let mut w = maison.db.writer(ailleurs.id, kernel::Actor::Systeme, "essai").await.unwrap();
        w.insert(&Appel { id: Id::fresh(), slug: "la-bas".into(), ..maison.appel.clone() }).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(lire(&maison, "coordination", "/api/v1/appels").await["total"], json!(1));
        assert_eq!(maison.voir("coordination", "/api/v1/appels/la-bas/dossiers").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn une_association_ne_lit_pas_un_appel_en_preparation() {
    for maison in maisons(EtatAppel::Preparation).await {
        assert_eq!(lire(&maison, &maison.porteur(), "/api/v1/appels").await["total"], json!(0));
        for suite in ["", "/enveloppes", "/dossiers", "/lignes"] {
            assert_eq!(maison.voir(&maison.porteur(), &format!("{ICI}{suite}")).await.status, StatusCode::NOT_FOUND, "{suite}");
        }
    }
}

const LIGNE: &str = "/api/v1/appels/aap-2026/dossiers/2026-0001/lignes";

async fn ecrire(maison: &Maison, qui: &str, chemin: &str, corps: &Value) -> (StatusCode, Value) {
    let demande = axum::http::Request::put(format!("/ici{chemin}"))
        .header("content-type", "application/json")
        .body(axum::body::Body::from(corps.to_string()))
        .unwrap();
    let reponse = maison.envoyer(qui, demande).await;
    (reponse.status, serde_json::from_str(&reponse.texte).unwrap_or_default())
}

fn refus(corps: &Value) -> Vec<&str> {
    corps["refus"].as_array().map(|all| all.iter().filter_map(|r| r["code"].as_str()).collect()).unwrap_or_default()
}

#[tokio::test]
async fn un_financeur_ecrit_sa_ligne_par_programme_comme_sur_la_page() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let dite = json!({"version": 1, "avis": "reserve", "avis_motif": "Public à préciser", "propose": "8 000"});
        let (status, lue) = ecrire(&maison, &etat, &format!("{LIGNE}/ETAT"), &dite).await;
        assert_eq!(status, StatusCode::OK, "{lue}");
        assert_eq!((&lue["avis"], &lue["propose"], &lue["version"]), (&json!("reserve"), &json!("8000"), &json!(2)));
        let ligne = maison.ligne(0, "ETAT").await;
        assert_eq!((ligne.propose_centimes, ligne.avis_motif.as_str()), (Some(800_000), "Public à préciser"));
        assert_eq!(ligne.propose_par.as_deref(), Some(maison.visite(&etat).actor().nom()), "l’auteur réel");
        let page = maison.voir(&etat, "/appels/aap-2026/instruction/2026-0001").await;
        assert!(page.contient("Public à préciser"), "{}", page.texte);
        let (status, dit) = ecrire(&maison, &etat, &format!("{LIGNE}/ETAT"), &dite).await;
        assert_eq!(status, StatusCode::CONFLICT, "la version 1 est périmée : {dit}");
        for (faux, code) in [
            (json!({"version": 2, "avis": "oui"}), "instruction-avis"),
            (json!({"version": 2, "avis": "favorable", "propose": "8k"}), "instruction-montant"),
            (json!({"version": 2, "avis": "favorable", "propose": "0"}), "instruction-motif"),
            (json!({"version": 2, "avis": "favorable", "note": 3}), "corps_illisible"),
        ] {
            let (status, dit) = ecrire(&maison, &etat, &format!("{LIGNE}/ETAT"), &faux).await;
            assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{faux} {dit}");
            assert!(refus(&dit).contains(&code), "{faux} {dit}");
        }
        assert_eq!(maison.ligne(0, "ETAT").await, ligne);
    }
}

#[tokio::test]
async fn par_programme_ni_colonne_d_autrui_ni_interet_declare_ni_etape_passee() {
    let dite = json!({"version": 1, "avis": "favorable", "propose": "5000"});
    for maison in maisons(EtatAppel::Instruction).await {
        let (etat, agglo) = (maison.de("ETAT"), maison.de("AGGLO"));
        for qui in [agglo.as_str(), "coordination"] {
            let (status, dit) = ecrire(&maison, qui, &format!("{LIGNE}/ETAT"), &dite).await;
            assert_eq!((status, refus(&dit)), (StatusCode::FORBIDDEN, vec!["colonne-autrui"]), "{qui} {dit}");
        }
        for qui in ["elu".to_owned(), "lecteur".to_owned(), maison.porteur()] {
            let (status, _) = ecrire(&maison, &qui, &format!("{LIGNE}/ETAT"), &dite).await;
            assert!(matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{qui} {status}");
        }
        let (status, _) = ecrire(&maison, "-", &format!("{LIGNE}/ETAT"), &dite).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        for ailleurs in ["LUNE", "DEPT"] {
            let (status, _) = ecrire(&maison, &maison.de("DEPT"), &format!("{LIGNE}/{ailleurs}"), &dite).await;
            assert_eq!(status, StatusCode::NOT_FOUND, "{ailleurs}");
        }
        let autre = LIGNE.replace("2026-0001", "2026-9999");
        assert_eq!(ecrire(&maison, &etat, &format!("{autre}/ETAT"), &dite).await.0, StatusCode::NOT_FOUND);
        // For a funder without account, the team says from what.
        let caf = LIGNE.replace("2026-0001", "2026-0004");
        let (status, dit) = ecrire(&maison, "coordination", &format!("{caf}/CAF"), &dite).await;
        assert_eq!((status, refus(&dit)), (StatusCode::UNPROCESSABLE_ENTITY, vec!["instruction-au-dessus", "instruction-motif"]));
        declarer_interet(&maison.visite(&etat), maison.dossiers[0].id, "Membre du bureau").await.unwrap();
        let (status, dit) = ecrire(&maison, &etat, &format!("{LIGNE}/ETAT"), &dite).await;
        assert_eq!((status, refus(&dit)), (StatusCode::FORBIDDEN, vec!["interet-declare"]), "{dit}");
        assert_eq!(maison.ligne(0, "ETAT").await.avis, None);
    }
    for maison in maisons(EtatAppel::Votes).await {
        let (status, dit) = ecrire(&maison, &maison.de("ETAT"), &format!("{LIGNE}/ETAT"), &dite).await;
        assert_eq!((status, refus(&dit)), (StatusCode::CONFLICT, vec!["instruction-appel"]), "{dit}");
    }
}
