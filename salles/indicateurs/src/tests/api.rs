//! What programs read and write: a quarter of a commune, its parts, its warnings; who reads small counts.

use super::maison::*;
use crate::model::*;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use kernel::{Actor, Id};
use serde_json::{Value, json};
use store::Json;
use territoire::model::GenreTerritoire;

const CHEMIN: &str = "/api/v1/contrats/cls/valeurs/periodes";

/// Workshops are counted every quarter in every commune.
async fn par_trimestre(ici: &Maison) {
    let mut suivi = ici.tous::<Suivi>().await.into_iter().find(|s| s.indicateur_id == ici.ateliers.id).unwrap();
    (suivi.periodicite, suivi.niveau) = (3, Some(GenreTerritoire::Commune));
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
    w.update(&mut suivi).await.unwrap();
    w.commit().await.unwrap();
}

async fn ecrire(ici: &Maison, nom: &str, corps: Value) -> (StatusCode, Value) {
    let demande = Request::post(format!("/ici{CHEMIN}")).body(Body::from(corps.to_string())).unwrap();
    let reponse = ici.envoyer(nom, demande).await;
    (reponse.status, serde_json::from_str(&reponse.texte).unwrap())
}

async fn lire(ici: &Maison, nom: &str, suite: &str) -> Vec<Value> {
    let reponse = ici.voir(nom, &format!("{CHEMIN}{suite}")).await;
    assert_eq!(reponse.status, StatusCode::OK, "{}", reponse.texte);
    serde_json::from_str::<Value>(&reponse.texte).unwrap()["elements"].as_array().unwrap().clone()
}

fn cellule(periode: &str, lieu: &str, valeur: &str) -> Value {
    json!({"indicateur": "1.R1", "periode": periode, "territoire": lieu, "valeur": valeur})
}

fn avec(mut cellule: Value, champs: &[(&str, Value)]) -> Value {
    for (nom, valeur) in champs {
        cellule[*nom] = valeur.clone();
    }
    cellule
}

fn refus(corps: &Value) -> Vec<(&str, &str)> {
    corps["refus"].as_array().unwrap().iter().map(|r| (r["code"].as_str().unwrap(), r["champ"].as_str().unwrap())).collect()
}

#[tokio::test]
async fn un_programme_ecrit_un_trimestre_par_commune_et_le_relit() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let corps =
            json!({"etat": "validee", "cellules": [cellule("2025-T2", "11005", "12"), cellule("06/2025", "Berriac", "4")]});
        let (statut, ecrit) = ecrire(&ici, "coordination", corps.clone()).await;
        assert_eq!((statut, &ecrit["ecrites"]), (StatusCode::OK, &json!(2)), "{ecrit}");
        let premiere = &ecrit["valeurs"][0];
        for (nom, attendu) in [
            ("periode", json!("2025-T2")),
            ("dernier_mois", json!("2025-06")),
            ("annee", json!(4)),
            ("territoire", json!("Alairac")),
            ("territoire_code", json!("11005")),
            ("source", json!("Registre de la ville")),
            ("fait_foi", json!(true)),
            ("valeur", json!("12")),
            ("etat", json!("validee")),
            ("provenance", json!("saisie")),
            ("auteur", json!("Compte coordination")),
            ("version", json!(1)),
        ] {
            assert_eq!(premiere[nom], attendu, "{nom}");
        }
        // A request sent again because its answer was lost changes nothing.
        let (statut, encore) = ecrire(&ici, "coordination", corps).await;
        assert_eq!((statut, &encore["ecrites"], &encore["inchangees"]), (StatusCode::OK, &json!(0), &json!(2)), "{encore}");
        assert_eq!(ici.tous::<Valeur>().await.len(), 2);
        // So does one that waits for someone else to accept its proof.
        let prouvee = avec(cellule("2025-T2", "Cavanac", "11"), &[("preuve", json!("Registre, page 3"))]);
        for ecrites in [1, 0] {
            let (_, dit) = ecrire(&ici, "coordination", json!({"etat": "validee", "cellules": [prouvee]})).await;
            assert_eq!((&dit["ecrites"], &dit["valeurs"][0]["etat"]), (&json!(ecrites), &json!("deposee")), "{dit}");
        }
        let lues = lire(&ici, "coordination", "?indicateur=1.R1&periode=2025-T2&etat=validee").await;
        assert_eq!(lues.iter().map(|l| l["valeur"].clone()).collect::<Vec<_>>(), [json!("12"), json!("4")]);
        assert_eq!(lire(&ici, "coordination", "?territoire=Berriac").await.len(), 1);
        assert_eq!(lire(&ici, "coordination", "?annee=3").await.len(), 0);
        assert_eq!(lire(&ici, "coordination", "?etat=deposee").await.len(), 1);
        let inconnu = ici.voir("coordination", &format!("{CHEMIN}?indicateur=9.R9")).await;
        assert_eq!(inconnu.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", inconnu.texte);
    }
}

#[tokio::test]
async fn un_petit_effectif_n_est_lu_que_de_qui_le_saisit() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let secret = avec(cellule("2025-T2", "Berriac", "4"), &[("commentaire", json!("Quatre familles, dont une nommée"))]);
        let corps = json!({"etat": "validee", "cellules": [cellule("2025-T2", "Alairac", "12"), secret]});
        assert_eq!(ecrire(&ici, "coordination", corps).await.0, StatusCode::OK);
        for nom in ["coordination".to_owned(), ici.pilote()] {
            let lues = lire(&ici, &nom, "?indicateur=1.R1").await;
            assert_eq!(lues.iter().map(|l| l["valeur"].clone()).collect::<Vec<_>>(), [json!("12"), json!("4")], "{nom}");
        }
        for nom in ["lecteur", "elu", "pilote", "partenaire", "financeur", "conseil_citoyen", "administration"] {
            let lues = lire(&ici, nom, "?indicateur=1.R1").await;
            let masquee = lues.iter().find(|l| l["territoire"] == "Berriac").unwrap();
            assert_eq!((&masquee["valeur"], &masquee["absence"]), (&Value::Null, &json!("secret")), "{nom}");
            assert_eq!((&masquee["masquee"], &masquee["version"]), (&json!(true), &Value::Null), "{nom}");
            let texte = ici.voir(nom, &format!("{CHEMIN}?format=csv")).await.texte;
            assert!(!texte.contains(";true;4;") && !texte.contains("familles") && texte.contains(";true;12;"), "{nom}: {texte}");
        }
        // What waits to be validated is for who types it only.
        let corps = json!({"cellules": [cellule("2025-T3", "Alairac", "13")]});
        assert_eq!(ecrire(&ici, &ici.pilote(), corps).await.0, StatusCode::OK);
        assert_eq!(lire(&ici, "coordination", "?etat=deposee").await.len(), 1);
        assert_eq!(lire(&ici, "lecteur", "?periode=2025-T3").await.len(), 0);
    }
}

#[tokio::test]
async fn une_cellule_refusee_est_nommee_et_rien_n_est_ecrit() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let bonne = cellule("2025-T1", "Alairac", "12");
        let cas = [
            (cellule("2025-T1", "Berriac", "douze"), "cellule-pas-un-nombre", "cellules[1].valeur"),
            (cellule("2025-T5", "Berriac", "12"), "cellule-periode-illisible", "cellules[1].periode"),
            (cellule("2025-05", "Berriac", "12"), "cellule-hors-grille", "cellules[1].periode"),
            (cellule("2025-T1", "Narbonne", "12"), "cellule-territoire-inconnu", "cellules[1].territoire"),
            (avec(bonne.clone(), &[("indicateur", json!("9.R9"))]), "cellule-code-inconnu", "cellules[1].indicateur"),
            (avec(bonne.clone(), &[("qualite", json!("sûre"))]), "cellule-qualite-inconnue", "cellules[1].qualite"),
            (avec(bonne.clone(), &[("limites", json!("hier"))]), "cellule-millesime", "cellules[1].limites"),
            (cellule("2025-T1", "Berriac", "nd"), "cellule-motif-d-absence", "cellules[1].motif"),
            (cellule("2025-T1", "11005", "12"), "cellule-en-double", "cellules[1].valeur"),
        ];
        for (mauvaise, code, champ) in cas {
            let (statut, dit) = ecrire(&ici, "coordination", json!({"cellules": [bonne, mauvaise]})).await;
            assert_eq!((statut, refus(&dit)), (StatusCode::UNPROCESSABLE_ENTITY, vec![(code, champ)]), "{dit}");
            let message = dit["refus"][0]["message"].as_str().unwrap();
            assert!(message.starts_with("Cellule 2 ("), "{message}");
            assert!(ici.tous::<Valeur>().await.is_empty(), "{code}: tout ou rien");
        }
        let (statut, dit) = ecrire(&ici, "coordination", json!({"etat": "sûr", "cellules": []})).await;
        assert_eq!((statut, refus(&dit)), (StatusCode::UNPROCESSABLE_ENTITY, vec![("parametre_illisible", "etat")]));
        let nul = Request::post(format!("/ici{CHEMIN}")).body(Body::from("{\"cellules\": [], \"etat\": \"\\u0000\"}")).unwrap();
        assert_eq!(ici.envoyer("coordination", nul).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

#[tokio::test]
async fn une_forte_variation_et_une_version_depassee_valent_pour_un_programme() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let corps = json!({"etat": "validee", "cellules": [cellule("2025-T1", "Alairac", "12")]});
        assert_eq!(ecrire(&ici, "coordination", corps).await.0, StatusCode::OK);
        let forte = cellule("2025-T2", "Alairac", "40");
        let (statut, dit) = ecrire(&ici, "coordination", json!({"cellules": [forte]})).await;
        assert_eq!(
            (statut, refus(&dit)),
            (StatusCode::UNPROCESSABLE_ENTITY, vec![("cellule-motif-d-alerte", "cellules[0].motif")])
        );
        let motivee = avec(forte, &[("motif", json!("Deux écoles de plus ce trimestre"))]);
        let (_, dit) = ecrire(&ici, &ici.pilote(), json!({"cellules": [motivee]})).await;
        assert_eq!(refus(&dit)[0].0, "cellule-alerte-sans-droit", "{dit}");
        let (statut, ecrit) = ecrire(&ici, "coordination", json!({"cellules": [motivee]})).await;
        assert_eq!(statut, StatusCode::OK, "{ecrit}");
        let forte = &ecrit["valeurs"][0];
        assert_eq!(forte["derogation"], json!("Deux écoles de plus ce trimestre"));
        assert!(forte["alertes"].as_array().unwrap().contains(&json!("variation")), "{forte}");
        // A correction says which value it corrects, and why.
        let corrigee = avec(cellule("2025-T1", "Alairac", "13"), &[("motif", json!("Un atelier oublié"))]);
        let (statut, dit) = ecrire(&ici, "coordination", json!({"etat": "validee", "cellules": [corrigee]})).await;
        assert_eq!((statut, refus(&dit)), (StatusCode::CONFLICT, vec![("cellule-ecrite-entre-temps", "cellules[0].version")]));
        let corrigee = avec(corrigee, &[("version", json!(1))]);
        let (statut, ecrit) = ecrire(&ici, "coordination", json!({"etat": "validee", "cellules": [corrigee]})).await;
        assert_eq!((statut, &ecrit["valeurs"][0]["version"]), (StatusCode::OK, &json!(2)), "{ecrit}");
    }
}

#[tokio::test]
async fn les_parts_d_une_valeur_se_lisent_et_s_ecrivent() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let modalite = |code: &str, libelle: &str| Modalite { code: code.into(), libelle: libelle.into() };
        let sexe = Dimension {
            id: Id::fresh(),
            version: 1,
            contrat_id: CONTRAT.into(),
            indicateur_id: ici.ateliers.id,
            libelle: "Sexe".into(),
            complete: true,
            modalites: Json(vec![modalite("femmes", "Femmes"), modalite("hommes", "Hommes")]),
            ordre: 1,
        };
        let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&sexe).await.unwrap();
        w.commit().await.unwrap();
        let part = |modalite: &str, valeur: &str| json!({"modalite": modalite, "valeur": valeur});
        let une =
            avec(cellule("2025-T1", "Alairac", "50"), &[("parts", json!([part("Femmes", "28"), part("sexe hommes", "22")]))]);
        assert_eq!(ecrire(&ici, "coordination", json!({"cellules": [une]})).await.0, StatusCode::OK);
        let lues = lire(&ici, "coordination", "").await;
        let dites: Vec<_> = lues.iter().map(|l| (l["ventilation"].clone(), l["modalite"].clone(), l["valeur"].clone())).collect();
        assert_eq!(
            dites,
            [
                (Value::Null, Value::Null, json!("50")),
                (json!("Sexe"), json!("Femmes"), json!("28")),
                (json!("Sexe"), json!("Hommes"), json!("22")),
            ]
        );
        let parts = json!([part("femmes", "30"), part("hommes", "20")]);
        let seules = avec(cellule("2025-T1", "Alairac", ""), &[("parts", parts), ("version", json!(1))]);
        let (statut, ecrit) = ecrire(&ici, "coordination", json!({"cellules": [seules]})).await;
        assert_eq!((statut, &ecrit["valeurs"][0]["valeur"]), (StatusCode::OK, &json!("50")), "{ecrit}");
        assert_eq!(ecrit["valeurs"][1]["valeur"], json!("30"));
        let trop = avec(cellule("2025-T2", "Alairac", "50"), &[("parts", json!([part("Femmes", "60")]))]);
        let (_, dit) = ecrire(&ici, "coordination", json!({"cellules": [trop]})).await;
        assert_eq!(refus(&dit), [("cellule-parts-superieures", "cellules[0].parts")]);
        let inconnue = avec(cellule("2025-T2", "Alairac", "50"), &[("parts", json!([part("Autres", "6")]))]);
        let (_, dit) = ecrire(&ici, "coordination", json!({"cellules": [inconnue]})).await;
        assert_eq!(refus(&dit), [("cellule-modalite-inconnue", "cellules[0].parts")]);
        let lue = ici.voir("lecteur", "/api/v1/contrats/cls/ventilations").await;
        let lue: Value = serde_json::from_str(&lue.texte).unwrap();
        assert_eq!(lue["elements"][0]["modalites"], json!(["Femmes", "Hommes"]));
    }
}

#[tokio::test]
async fn un_programme_n_ecrit_que_ce_que_sa_personne_saisit() {
    for ici in maisons().await {
        par_trimestre(&ici).await;
        let corps = json!({"cellules": [cellule("2025-T1", "Alairac", "12")]});
        for nom in ["elu", "lecteur", "financeur", "conseil_citoyen", "porteur", "administration"] {
            assert_eq!(ecrire(&ici, nom, corps.clone()).await.0, StatusCode::FORBIDDEN, "{nom}");
        }
        let (statut, dit) = ecrire(&ici, "partenaire", corps.clone()).await;
        assert_eq!((statut, refus(&dit)[0].0), (StatusCode::UNPROCESSABLE_ENTITY, "cellule-non-confiee"));
        let validee = json!({"etat": "validee", "cellules": [cellule("2025-T1", "Alairac", "12")]});
        assert_eq!(ecrire(&ici, &ici.pilote(), validee).await.0, StatusCode::FORBIDDEN);
        assert_eq!(ecrire(&ici, &ici.pilote(), corps).await.0, StatusCode::OK);
        assert_eq!(ici.tous::<Valeur>().await[0].etat, EtatValeur::Deposee);
        assert_eq!(ici.voir("porteur", CHEMIN).await.status, StatusCode::FORBIDDEN);
        assert_eq!(ici.voir("lecteur", &CHEMIN.replace("cls", "autre")).await.status, StatusCode::NOT_FOUND);
    }
}
