//! The ledger of promises: matrix, cell, promise, requests, and what a partner sees by signed link.

mod case;
mod collage;
mod demandes;
mod formulaires;
mod lien;
mod matrice;
mod promesse;
#[cfg(test)]
mod tests;

use crate::actes::engagement::Promesse;
use crate::m;
use crate::model::Contrat;
use crate::regles::engagement::{EtatLu, mots};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use kernel::{Lang, Right};
use maud::{Markup, html};
use web::components::{Etat, etat};
use web::form::percent_encode;
use web::{Access, Layout, Route, Visit};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    const PLAN: Access = Access::Right(Right::ModifierPlan);
    const LIRE: Access = Access::Right(Right::LirePlan);
    const MENER: Access = Access::Right(Right::MenerCampagne);
    vec![
        Route::get("/{collectivite}/contrats/{contrat}/engagements", LIRE, matrice::get),
        Route::get("/{collectivite}/contrats/{contrat}/engagements.csv", LIRE, matrice::csv),
        Route::get("/{collectivite}/contrats/{contrat}/engagements/cases/{organisation}/{thematique}", LIRE, case::get),
        Route::get("/{collectivite}/contrats/{contrat}/engagements/demandes", MENER, demandes::get),
        Route::post("/{collectivite}/contrats/{contrat}/engagements/demandes", MENER, demandes::post),
        Route::get("/{collectivite}/contrats/{contrat}/engagements/coller", PLAN, collage::get),
        Route::post("/{collectivite}/contrats/{contrat}/engagements/coller", PLAN, collage::post),
        Route::get("/{collectivite}/contrats/{contrat}/engagements/{engagement}", LIRE, promesse::get),
        // A partner deposits here too; each act checks whose promise it is.
        Route::post("/{collectivite}/contrats/{contrat}/engagements/{engagement}", LIRE, promesse::post),
        Route::get("/{collectivite}/contrats/{contrat}/engagements/{engagement}/pieces/{preuve}", LIRE, promesse::piece),
        Route::get("/{collectivite}/e/{jeton}", Access::Link, lien::get),
        Route::post("/{collectivite}/e/{jeton}", Access::Link, lien::noter),
        Route::get("/{collectivite}/e/{jeton}/engagements/{engagement}", Access::Link, lien::un),
        Route::post("/{collectivite}/e/{jeton}/engagements/{engagement}", Access::Link, lien::declarer),
    ]
}

/// A state with its sign and its word.
fn etiquette(lu: EtatLu, lang: Lang) -> Markup {
    let tone = match lu {
        EtatLu::Tenu => Etat::Bien,
        EtatLu::EnRetard | EtatLu::NonTenu => Etat::Alerte,
        EtatLu::DeclareTenu | EtatLu::EnCours => Etat::Attente,
        EtatLu::Promis | EtatLu::Renegocie => Etat::Info,
    };
    etat(tone, &mots::lu(lu, lang))
}

fn chemin(contrat: &Contrat) -> String {
    format!("/contrats/{}/engagements", contrat.slug)
}

fn cadre<'a>(visit: &Visit, contrat: &Contrat, titre: &'a str) -> Layout<'a> {
    let t = m(visit.lang);
    Layout::new(titre)
        .trail(t.contrats_titre(), "/contrats")
        .trail(contrat.titre.clone(), format!("/contrats/{}", contrat.slug))
        .trail(t.engagement_titre(), chemin(contrat))
        .section("/contrats")
}

/// A due day, or « non précisé »; a promise that cannot be verified says so.
fn echeance(p: &Promesse, lang: Lang) -> Markup {
    let t = m(lang);
    html! {
        @match p.engagement.echeance {
            Some(day) => (kernel::texte::date_courte(day)),
            None if p.verifiable => (t.engagement_non_precise()),
            None => small { (t.engagement_non_verifiable()) },
        }
    }
}

/// Promises as lines: text, due day, state, proofs.
fn lignes(visit: &Visit, contrat: &Contrat, all: &[&Promesse], qui: Option<&dyn Fn(&Promesse) -> String>) -> Markup {
    let t = m(visit.lang);
    html! {
        table.empile {
            thead { tr {
                th scope="col" { (t.engagement_col_engagement()) }
                @if qui.is_some() { th scope="col" { (t.engagement_col_organisation()) } }
                th scope="col" { (t.engagement_col_echeance()) } th scope="col" { (t.engagement_col_etat()) } th.num scope="col" { (t.engagement_col_preuves()) }
            } }
            tbody { @for p in all { tr {
                th scope="row" { a href=(visit.url(&format!("{}/{}", chemin(contrat), p.engagement.id))) { (p.engagement.texte) } }
                @if let Some(qui) = qui { td { (qui(p)) } }
                td data-l=(t.engagement_col_echeance()) { (echeance(p, visit.lang)) }
                td { (etiquette(p.lu, visit.lang)) }
                td.num data-l=(t.engagement_col_preuves()) .rien[p.preuves.is_empty()] { @if p.preuves.is_empty() { "—" } @else { (p.preuves.len()) } }
            } } }
        }
    }
}

/// A file given back as it came: always a download, never shown in the page's own right.
fn telechargement(nom: &str, mime: &str, octets: Vec<u8>) -> Response {
    let mut response = octets.into_response();
    let headers = response.headers_mut();
    let kind = HeaderValue::from_str(mime).unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    let name = format!("attachment; filename*=UTF-8''{}", percent_encode(nom).replace('/', "%2F"));
    if let Ok(value) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
