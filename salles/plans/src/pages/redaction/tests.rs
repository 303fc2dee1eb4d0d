//! The editing pages as they are asked for and answered, on both databases.

mod fiches;
mod plan;
mod ville;

use crate::actes::redaction::tests::monde::mondes;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use http_body_util::BodyExt;
use web::{Form, Page, PageError};

/// Status and body of a page.
async fn lue(page: Page) -> (StatusCode, String) {
    match page {
        Ok(reponse) => {
            let statut = reponse.status();
            let corps = reponse.into_body().collect().await.unwrap().to_bytes();
            (statut, String::from_utf8(corps.to_vec()).unwrap())
        }
        Err(erreur) => (erreur.status(), String::new()),
    }
}

/// Where a successful write goes.
fn vers(page: Page) -> String {
    let reponse: Response = page.unwrap();
    assert_eq!(reponse.status(), StatusCode::SEE_OTHER);
    reponse.headers()["location"].to_str().unwrap().to_owned()
}

fn introuvable(page: &Page) -> bool {
    matches!(page, Err(PageError::NotFound))
}

fn fiche(numero: i64) -> Path<(String, String, String)> {
    Path(("ici".into(), "cls-2024-2029".into(), numero.to_string()))
}

fn contrat() -> Path<(String, String)> {
    Path(("ici".into(), "cls-2024-2029".into()))
}

fn form(champs: &[(&str, &str)]) -> Form {
    Form::filled(champs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect())
}

/// The form of a page as a browser would send it back, with some values changed.
fn renvoyer(page: &str, changes: &[(&str, &str)]) -> Form {
    let html = scraper::Html::parse_document(page);
    let formulaire = html.select(&scraper::Selector::parse("main form[data-enhance=brouillon]").unwrap()).next().unwrap();
    let mut champs = vec![];
    for champ in formulaire.select(&scraper::Selector::parse("input, textarea, select").unwrap()) {
        let e = champ.value();
        let Some(nom) = e.attr("name") else { continue };
        let coche = !matches!(e.attr("type"), Some("radio" | "checkbox")) || e.attr("checked").is_some();
        let valeur = match e.name() {
            "textarea" => champ.text().collect(),
            "select" => champ
                .select(&scraper::Selector::parse("option[selected]").unwrap())
                .next()
                .and_then(|o| o.value().attr("value"))
                .unwrap_or_default()
                .to_owned(),
            _ => e.attr("value").unwrap_or("on").to_owned(),
        };
        if coche {
            champs.push((nom.to_owned(), valeur));
        }
    }
    let mut form = Form::filled(champs);
    for (nom, valeur) in changes {
        form.set(nom, *valeur);
    }
    form
}
