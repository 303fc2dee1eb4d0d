//! Choosing an evening: a date, or one of those worth going back to.

use super::reperes::{Repere, reperes};
use super::{Cadre, connu_depuis, ouvrir};
use crate::m;
use crate::pages::lecture::onglets;
use crate::regles::machine::Refus;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use maud::{Markup, html};
use web::components::{Champ, bouton, champ, erreurs};
use web::form::FormError;
use web::{Form, Page, PageError, Visit};

/// `GET /contrats/{contrat}/au` : the choice; with `?le=2026-03-12`, the plan of that evening.
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let form = Form::from_query(cadre.visit.here.split_once('?').map_or("", |(_, q)| q));
    if !form.has("le") {
        let le = cadre.visit.today().to_string();
        let form = Form::filled(vec![("le".to_owned(), le)]);
        return Ok(page(&mut cadre, &form).await?.into_response());
    }
    match ouvrir(&mut cadre, "le", form.text("le")).await? {
        Ok(passe) => Ok(cadre.visit.go(&cadre.chemin(&format!("/au/{}", passe.le)))),
        Err(refus) => refuser(&mut cadre, form, &refus).await,
    }
}

/// The choice again, with why that evening cannot be shown.
pub async fn refuser(cadre: &mut Cadre, mut form: Form, refus: &Refus) -> Result<Response, PageError> {
    form.errors.push(FormError::of(refus, cadre.visit.lang));
    let page = page(cadre, &form).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

async fn page(cadre: &mut Cadre, form: &Form) -> Result<Markup, PageError> {
    let t = m(cadre.visit.lang);
    let lang = cadre.visit.lang;
    let since = connu_depuis(cadre).await?;
    let all = reperes(cadre).await?;
    let body = html! {
        p.chapeau { (t.machine_chapeau()) }
        (onglets(&cadre.visit, &cadre.contrat, "/au"))
        @if let Some(since) = since { p { (t.machine_depuis(cadre.jour(since))) } }
        (erreurs(form, lang))
        form method="get" action=(cadre.url("/au")) {
            (champ(form, &Champ { name: "le", label: &t.machine_champ_le(), hint: &t.machine_aide_le(), kind: "date", required: true, short: true, ..Champ::default() }, lang))
            (bouton(&t.machine_voir()))
        }
        (liste(cadre, &all, since))
    };
    let title = t.machine_titre();
    Ok(cadre.layout(&title).render(&cadre.visit, body))
}

fn liste(cadre: &Cadre, all: &[Repere], since: Option<Date>) -> Markup {
    let t = m(cadre.visit.lang);
    html! {
        h2 { (t.machine_reperes()) }
        @if all.is_empty() { p.discret { (t.machine_reperes_aucun()) } } @else {
            table.empile {
                thead { tr { th scope="col" { (t.machine_col_jour()) } th scope="col" { (t.machine_col_quoi()) } th scope="col" { (t.machine_col_lire()) } } }
                tbody { @for one in all { tr {
                    th scope="row" { (cadre.jour(one.le)) }
                    td data-l=(t.machine_col_quoi()) { (one.quoi) }
                    td data-l=(t.machine_col_lire()) {
                        @if since.is_some_and(|since| since <= one.le) {
                            a href=(cadre.url(&format!("/au/{}", one.le))) { (t.machine_lire_le(cadre.jour(one.le))) }
                            @if one.le < cadre.visit.today() { br; a href=(cadre.url(&format!("/differences?de={}&a={}", one.le, cadre.visit.today()))) { (t.machine_depuis_le(cadre.jour(one.le))) } }
                        } @else { span.discret { (t.machine_pas_encore()) } }
                    }
                } } }
            }
        }
    }
}
