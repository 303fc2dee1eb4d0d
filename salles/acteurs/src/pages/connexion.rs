//! `/connexion` and `/deconnexion`.

use crate::actes::connexion as actes;
use crate::m;
use crate::regles::connexion::retour_sur;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;
use web::components::{Champ, bouton, champ, erreurs};
use web::form::percent_encode;
use web::{Form, Layout, Page, Visit};

#[derive(Debug, Default, Deserialize)]
pub struct Retour {
    #[serde(default)]
    pub retour: String,
}

/// 303 to the page asked for before signing in, or to the home page.
pub(crate) fn revenir(visit: &Visit, asked: &str) -> Response {
    let to = retour_sur(&visit.collectivite.slug, asked).unwrap_or_else(|| visit.url("/"));
    Redirect::to(&to).into_response()
}

pub async fn get(visit: Visit, Query(retour): Query<Retour>) -> Page {
    if visit.visitor.is_some() {
        return Ok(revenir(&visit, &retour.retour));
    }
    let form = Form::filled(vec![("retour".to_owned(), retour.retour)]);
    Ok(view(&visit, &form).into_response())
}

pub async fn post(visit: Visit, mut form: Form) -> Page {
    match actes::connecter(&visit, form.text("courriel"), form.typed("mot_de_passe")).await {
        Ok(()) => Ok(revenir(&visit, form.text("retour"))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, view(&visit, &form)).into_response())
        }
    }
}

pub async fn fermer(visit: Visit) -> Page {
    actes::fermer(&visit).await?;
    Ok(visit.go("/connexion"))
}

fn view(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    let retour = retour_sur(&visit.collectivite.slug, form.text("retour"));
    let suite = retour.as_deref().map(|r| format!("?retour={}", percent_encode(r))).unwrap_or_default();
    let body = html! {
        @if visit.house.demo {
            div.encadre {
                p { (t.connexion_demonstration()) }
                p { a.bouton href=(visit.url(&format!("/demonstration{suite}"))) { (t.connexion_demonstration_lien()) } }
            }
        }
        (erreurs(form, visit.lang))
        @if let Some(sso) = &visit.house.sso {
            p { a.bouton href=(visit.url(&format!("/connexion/oidc{suite}"))) { (t.connexion_sso(sso.name())) } }
            h2 { (t.connexion_sso_ou()) }
        } @else {
            p.chapeau { (t.connexion_chapeau()) }
        }
        form method="post" action=(visit.url("/connexion")) {
            @if let Some(retour) = &retour { input type="hidden" name="retour" value=(retour); }
            (champ(form, &Champ { name: "courriel", label: &t.connexion_courriel(), kind: "email", autocomplete: "username", required: true, ..Champ::default() }, visit.lang))
            (champ(form, &Champ { name: "mot_de_passe", label: &t.connexion_mot_de_passe(), kind: "password", autocomplete: "current-password", required: true, ..Champ::default() }, visit.lang))
            div.boutons {
                (bouton(&t.connexion_bouton()))
                a href=(visit.url("/mot-de-passe-oublie")) { (t.connexion_oubli()) }
            }
        }
        p { (t.connexion_association()) " " a href=(visit.url("/inscription")) { (t.connexion_inscription()) } }
        p.discret { (t.connexion_sans_compte()) }
    };
    Layout::new(&t.connexion_titre()).bare().render(visit, body)
}
