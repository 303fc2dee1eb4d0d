//! `/connexion/oidc` and its return: signing in through another house.

use crate::actes::sso;
use crate::m;
use crate::pages::connexion::{Retour, revenir};
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use kernel::Refusal;
use maud::html;
use serde::Deserialize;
use store::ActeError;
use web::{Layout, Page, Visit};

pub async fn partir(visit: Visit, Query(retour): Query<Retour>) -> Page {
    match sso::partir(&visit, &retour.retour).await {
        Ok(url) => Ok(Redirect::to(&url).into_response()),
        Err(error) => refuse(&visit, error),
    }
}

/// What the provider adds to the address of return; `error` comes instead of `code`.
#[derive(Debug, Default, Deserialize)]
pub struct Reponse {
    code: Option<String>,
    #[serde(default)]
    state: String,
}

pub async fn retour(visit: Visit, Query(answer): Query<Reponse>) -> Page {
    match sso::revenir(&visit, answer.code.as_deref(), &answer.state).await {
        Ok(wanted) => Ok(revenir(&visit, &wanted)),
        Err(error) => refuse(&visit, error),
    }
}

fn refuse(visit: &Visit, error: ActeError) -> Page {
    match error {
        ActeError::Refus(why) => Ok(page(visit, &why)),
        other => Err(other.into()),
    }
}

fn page(visit: &Visit, why: &[Box<dyn Refusal>]) -> Response {
    let t = m(visit.lang);
    let body = html! {
        @for refusal in why {
            p.chapeau { (refusal.message(visit.lang)) }
            @if let Some(remedy) = refusal.remedy(visit.lang) { p { (remedy) } }
        }
        p { a.bouton href=(visit.url("/connexion")) { (t.sso_revenir()) } }
    };
    (StatusCode::FORBIDDEN, Layout::new(&t.sso_titre()).bare().render(visit, body)).into_response()
}
