//! What the demonstration gives programs, by role.

use super::{demander, jeton};
use crate::maison::{Maison, bases};
use acteurs::model::GenreLien;
use axum::http::{Method, StatusCode};
use kernel::Role;
use pacte::demonstration::SLUG;
use serde_json::Value;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn chacun_lit_par_programme_ce_que_ses_pages_montrent_et_une_association_rien_du_plan() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        let lecteur = jeton(&maison, SLUG, Role::Lecteur, GenreLien::ApiLecture).await.unwrap();
        let elu = jeton(&maison, SLUG, Role::Elu, GenreLien::ApiLecture).await.unwrap();
        let porteur = jeton(&maison, SLUG, Role::Porteur, GenreLien::ApiLecture).await.unwrap();
        let ask = async |path: &str, token: &str| {
            let answer =
                demander(&maison, &Method::GET, &format!("/{SLUG}/api/v1{path}"), Some(token), String::new()).await.unwrap();
            (answer.statut, serde_json::from_slice::<Value>(&answer.corps).unwrap_or_default())
        };
        let (cls, ville) = ("/contrats/contrat-local-de-sante", "/contrats/contrat-de-ville");
        // Today is never given as another day.
        for inconnu in ["/contrats?au=2020-01-01".to_owned(), format!("{cls}/fiches?zut=1")] {
            let (statut, dit) = ask(&inconnu, &lecteur).await;
            assert!(
                statut == StatusCode::UNPROCESSABLE_ENTITY && dit["refus"][0]["code"] == "parametre_inconnu",
                "{inconnu}: {dit}"
            );
        }
        let soir = crate::maison::horloge().unwrap().today();
        for path in [
            format!("{cls}/signataires"),
            format!("{cls}/financements"),
            format!("{cls}/gouvernance"),
            format!("{cls}/comites"),
            format!("{cls}/avenants"),
            format!("{cls}/avenants/1/modifications"),
            format!("{cls}/revision"),
            format!("{cls}/avancements"),
            format!("{cls}/liens"),
            format!("{cls}/programmes"),
            format!("{cls}/rattachements"),
            format!("{cls}/fiches?au={soir}"),
            format!("{cls}/valeurs?au={soir}"),
            format!("{ville}/axes"),
            format!("{ville}/focus"),
            format!("{ville}/programmes"),
            format!("{ville}/evaluation"),
            "/programmes".to_owned(),
            "/portraits".to_owned(),
        ] {
            let (statut, lu) = ask(&path, &lecteur).await;
            assert!(statut == StatusCode::OK && lu["total"].as_i64().unwrap_or_default() > 0, "{path}: {statut} {lu}");
            assert_eq!(ask(&path, &porteur).await.0, StatusCode::FORBIDDEN, "{path}");
        }
        let comites = ask(&format!("{cls}/comites"), &lecteur).await.1;
        for comite in comites["elements"].as_array().unwrap() {
            let path = format!("{cls}/comites/{}/points", comite["id"].as_str().unwrap());
            let (statut, points) = ask(&path, &lecteur).await;
            assert!(statut == StatusCode::OK && points["total"].as_i64().unwrap() > 0, "{path}: {points}");
        }
        let (statut, histoire) = ask(&format!("{cls}/fiches/1/histoire"), &lecteur).await;
        assert!(statut == StatusCode::OK && histoire["gestes"].as_array().is_some_and(|g| !g.is_empty()), "{histoire}");
        // What follows the votes is for the committee and the funders, not for who reads the plan only.
        for quoi in ["conventions", "versements", "bilans", "scenarios", "conseil"] {
            let path = format!("/appels/2025/{quoi}");
            assert_eq!(ask(&path, &elu).await.0, StatusCode::OK, "{path}");
            assert_eq!(ask(&path, &lecteur).await.0, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(ask(&path, &porteur).await.0, StatusCode::NOT_FOUND, "{path}");
        }
        for quoi in ["versements", "conventions"] {
            let lu = ask(&format!("/appels/2025/{quoi}"), &elu).await.1;
            assert!(lu["total"].as_i64().unwrap() > 0, "{quoi}: {lu}");
        }
        for quoi in ["lettres", "parametres"] {
            let lu = ask(&format!("/appels/2026/{quoi}"), &lecteur).await.1;
            assert!(lu["total"].as_i64().unwrap() > 0, "{quoi}: {lu}");
        }
        maison.db.close().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn une_liste_se_lit_page_par_page_et_en_tableau() {
    for db in bases().await.unwrap() {
        let maison = Maison::demonstration(db).await.unwrap();
        let token = jeton(&maison, SLUG, Role::Lecteur, GenreLien::ApiLecture).await.unwrap();
        let mut next = Some(format!("/{SLUG}/api/v1/contrats/contrat-local-de-sante/fiches?limite=20"));
        let mut numbers = vec![];
        while let Some(uri) = next {
            let answer = demander(&maison, &Method::GET, &uri, Some(&token), String::new()).await.unwrap();
            let page: Value = serde_json::from_slice(&answer.corps).unwrap();
            assert_eq!(page["total"], 55);
            numbers.extend(page["elements"].as_array().unwrap().iter().map(|f| f["numero"].as_i64().unwrap()));
            next = page["suite"].as_str().map(str::to_owned);
        }
        assert_eq!(numbers, (1..=55).collect::<Vec<_>>());
        let uri = format!("/{SLUG}/api/v1/contrats/contrat-local-de-sante/fiches?format=csv");
        let answer = demander(&maison, &Method::GET, &uri, Some(&token), String::new()).await.unwrap();
        let text = String::from_utf8(answer.corps).unwrap();
        assert!(text.starts_with("\u{feff}numero;titre;niveau_id;"), "{}", &text[..80]);
        let agenda = jeton(&maison, SLUG, Role::Lecteur, GenreLien::Calendrier).await.unwrap();
        let uri = format!("/{SLUG}/calendrier/{agenda}/echeances.ics");
        let answer = demander(&maison, &Method::GET, &uri, None, String::new()).await.unwrap();
        let text = String::from_utf8(answer.corps).unwrap();
        assert!(answer.genre.starts_with("text/calendar") && text.contains("BEGIN:VEVENT"), "{text}");
        let uri = format!("/{SLUG}/calendrier/{token}/echeances.ics");
        let answer = demander(&maison, &Method::GET, &uri, None, String::new()).await.unwrap();
        assert_eq!(answer.statut, StatusCode::NOT_FOUND, "a token of another kind opens no calendar");
        maison.db.close().await;
    }
}
