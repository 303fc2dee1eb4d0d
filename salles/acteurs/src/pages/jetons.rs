//! `/compte/jetons`: what lets a program or a calendar read in one's name.

use crate::actes::jetons as actes;
use crate::lien;
use crate::m;
use crate::model::{GenreLien, LienSigne};
use crate::pages::annonce::annonce;
use crate::pages::temps::jour;
use crate::regles::jetons::DUREES;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use kernel::Lang;
use kernel::texte::date_longue;
use maud::{Markup, html};
use store::ActeError;
use web::components::{Champ, Choix, bouton, champ, choix, erreurs, vide};
use web::{Form, Layout, Page, PageError, Visit};

use super::compte::Fait;

/// Where the session keeps a token between its making and the page that shows it, once.
const MONTRER: &str = "jeton_neuf";

pub async fn get(visit: Visit, Query(fait): Query<Fait>) -> Page {
    let new = match &visit.session {
        Some(session) => session.remove::<(GenreNeuf, String)>(MONTRER).await.unwrap_or_default(),
        None => None,
    };
    page(&visit, StatusCode::OK, Form::default(), new, fait.fait == "ferme").await
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
enum GenreNeuf {
    Programme,
    Calendrier,
}

pub async fn post(visit: Visit, mut form: Form) -> Page {
    let genre = match form.text("genre") {
        "ecriture" => GenreLien::ApiEcriture,
        "calendrier" => GenreLien::Calendrier,
        _ => GenreLien::ApiLecture,
    };
    match actes::creer(&visit, form.text("nom"), genre, form.text("duree").parse().ok()).await {
        Ok(new) => {
            let kind = if genre == GenreLien::Calendrier { GenreNeuf::Calendrier } else { GenreNeuf::Programme };
            if let Some(session) = &visit.session {
                let kept = session.insert(MONTRER, (kind, new.jeton)).await;
                kept.map_err(|e| PageError::Broken(e.to_string().into()))?;
            }
            Ok(visit.go("/compte/jetons"))
        }
        Err(error) => {
            let conflict = matches!(&error, ActeError::Refus(all) if all.iter().any(|r| r.is_conflict()));
            form.refused(error, visit.lang)?;
            let status = if conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            page(&visit, status, form, None, false).await
        }
    }
}

pub async fn fermer(visit: Visit, Path((_, id)): Path<(String, String)>) -> Page {
    actes::fermer(&visit, &id).await?;
    Ok(visit.go("/compte/jetons?fait=ferme"))
}

async fn page(visit: &Visit, status: StatusCode, form: Form, new: Option<(GenreNeuf, String)>, closed: bool) -> Page {
    let visitor = visit.visitor.as_ref().ok_or(PageError::NotFound)?;
    let mut reader = visit.reader().await?;
    let all = actes::siens(&mut reader, &visitor.compte_id, visit.house.db.clock().now()).await?;
    let t = m(visit.lang);
    let body = html! {
        p.chapeau { (t.jeton_chapeau()) }
        (annonce(closed.then(|| t.jeton_ferme()).as_deref()))
        @if let Some((kind, token)) = &new { (neuf(visit, *kind, token)) }
        section { h2 { (t.jeton_liste()) } @if all.is_empty() { (vide(&t.jeton_vide(), None)) } @else { (liste(visit, &all)) } }
        section { h2 { (t.jeton_nouveau()) } (erreurs(&form, visit.lang)) (saisie(visit, &form)) }
        section { h2 { (t.jeton_api()) } p { (t.jeton_api_texte()) } p { a href=(visit.url("/api")) { (t.jeton_api_lien()) } } }
    };
    let page = Layout::new(&t.jeton_titre()).trail(t.compte_titre(), "/compte").render(visit, body);
    Ok((status, page).into_response())
}

fn neuf(visit: &Visit, kind: GenreNeuf, token: &str) -> Markup {
    let t = m(visit.lang);
    let shown = match kind {
        GenreNeuf::Programme => token.to_owned(),
        GenreNeuf::Calendrier => lien::adresse(&visit.house.base_url, &visit.collectivite.slug, GenreLien::Calendrier, token),
    };
    html! {
        div.encadre role="status" {
            p { strong { @if kind == GenreNeuf::Programme { (t.jeton_neuf()) } @else { (t.jeton_neuf_calendrier()) } } }
            p { code.long { (shown) } }
            p { (t.jeton_neuf_garde()) }
        }
    }
}

fn liste(visit: &Visit, all: &[LienSigne]) -> Markup {
    let t = m(visit.lang);
    let (kind, until, seen) = (t.jeton_droit(), t.jeton_jusqu_au(), t.jeton_vu());
    html! {
        table.empile {
            thead { tr { th scope="col" { (t.jeton_nom()) } th scope="col" { (kind) } th scope="col" { (until) } th scope="col" { (seen) } th scope="col" { (t.jeton_action()) } } }
            tbody {
                @for one in all {
                    tr {
                        th scope="row" { (one.destinataire) }
                        td data-l=(kind) { (genre(one.genre, visit.lang)) }
                        td data-l=(until) { @if let Some(at) = one.expire_a { (jour(visit, at)) } }
                        td data-l=(seen) { @if let Some(day) = one.vu_le { (date_longue(day, visit.lang)) } @else { (t.jeton_jamais()) } }
                        td {
                            form method="post" action=(visit.url(&format!("/compte/jetons/{}/fermer", one.id))) {
                                button.lien type="submit" aria-label=(t.jeton_fermer_de(&one.destinataire)) { (t.jeton_fermer()) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn genre(genre: GenreLien, lang: Lang) -> String {
    let t = m(lang);
    match genre {
        GenreLien::ApiEcriture => t.jeton_ecriture(),
        GenreLien::Calendrier => t.jeton_calendrier(),
        GenreLien::ApiLecture
        | GenreLien::Reponse
        | GenreLien::Engagement
        | GenreLien::Invitation
        | GenreLien::Inscription
        | GenreLien::MotDePasse
        | GenreLien::Financeur => t.jeton_lecture(),
    }
}

fn saisie(visit: &Visit, form: &Form) -> Markup {
    let t = m(visit.lang);
    let mut form = form.clone();
    for (name, usual) in [("genre", "lecture"), ("duree", "90")] {
        if !form.has(name) {
            form.set(name, usual);
        }
    }
    let kinds = [
        Choix::new("lecture", t.jeton_lecture()),
        Choix::new("ecriture", t.jeton_ecriture()),
        Choix::new("calendrier", t.jeton_calendrier()),
    ];
    let lives: Vec<Choix> = DUREES.iter().map(|d| Choix::new(d.to_string(), t.jeton_jours(*d))).collect();
    html! {
        form method="post" action=(visit.url("/compte/jetons")) {
            (champ(&form, &Champ { name: "nom", label: &t.jeton_nom(), hint: &t.jeton_nom_aide(), required: true, ..Champ::default() }, visit.lang))
            (choix(&form, &Champ { name: "genre", label: &t.jeton_droit(), required: true, ..Champ::default() }, &kinds, visit.lang))
            (choix(&form, &Champ { name: "duree", label: &t.jeton_duree(), required: true, ..Champ::default() }, &lives, visit.lang))
            div.boutons { (bouton(&t.jeton_creer())) }
        }
    }
}
