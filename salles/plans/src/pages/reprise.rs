//! A plan taken from a document: sending it, seeing what was read, correcting it beside its text, saving it.
//! Read `liste.rs` (a draft), then `fiche.rs` (one sheet beside its lines) and `champs.rs` (its form); `colonnes.rs` for a
//! table of unknown columns.

mod annulation;
mod champs;
mod colonnes;
mod fiche;
mod liste;
#[cfg(test)]
mod tests;

use super::redaction::cadre::{chemin_du_contrat, ouvrir_contrat, page_du_contrat, reponse};
use crate::actes::reprise as actes;
use crate::m;
use crate::model::Contrat;
use axum::extract::Path;
use axum::response::IntoResponse;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kernel::texte::{date_longue, entier};
use kernel::{Lang, Right};
use maud::{Markup, html};
use web::components::{Champ, bouton, champ, erreurs};
use web::{Access, Form, Layout, Page, Route, Visit};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let plan = Access::Right(Right::ModifierPlan);
    vec![
        Route::get("/{collectivite}/contrats/{contrat}/reprise", plan, get),
        Route::post("/{collectivite}/contrats/{contrat}/reprise", plan, post),
        Route::get("/{collectivite}/contrats/{contrat}/reprise/{depot}", plan, liste::get),
        Route::post("/{collectivite}/contrats/{contrat}/reprise/{depot}", plan, liste::post),
        Route::get("/{collectivite}/contrats/{contrat}/reprise/{depot}/colonnes", plan, colonnes::get),
        Route::post("/{collectivite}/contrats/{contrat}/reprise/{depot}/colonnes", plan, colonnes::post),
        Route::get("/{collectivite}/contrats/{contrat}/reprise/{depot}/annuler", plan, annulation::get),
        Route::post("/{collectivite}/contrats/{contrat}/reprise/{depot}/annuler", plan, annulation::post),
        Route::get("/{collectivite}/contrats/{contrat}/reprise/{depot}/fiches/{rang}", plan, fiche::get),
        Route::post("/{collectivite}/contrats/{contrat}/reprise/{depot}/fiches/{rang}", plan, fiche::post),
    ]
}

/// What to do before a plan without sheets: take the contract that is already written.
pub(super) fn proposer(visit: &Visit, contrat: &Contrat, fiches: usize) -> Option<(String, String)> {
    let peut = fiches == 0 && visit.may(Right::ModifierPlan, Some(&contrat.id.to_string()));
    peut.then(|| (m(visit.lang).reprise_titre(), visit.url(&chemin(contrat))))
}

fn chemin(contrat: &Contrat) -> String {
    format!("{}/reprise", chemin_du_contrat(contrat))
}

pub async fn get(visit: Visit, Path((_c, slug)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    let depots = actes::depots(&mut r, &contrat).await?;
    Ok(choisir(&visit, &contrat, &depots, &Form::default()).into_response())
}

pub async fn post(visit: Visit, Path((_c, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    let depots = actes::depots(&mut r, &contrat).await?;
    drop(r);
    let fichier = form.files.iter().position(|f| f.field == "fichier").map(|rank| form.files.swap_remove(rank));
    match actes::deposer(&visit, &contrat, fichier).await {
        Ok(id) => Ok(visit.go(&format!("{}/{id}", chemin(&contrat)))),
        Err(error) => {
            form.refused(error, visit.lang)?;
            Ok(reponse(&form, choisir(&visit, &contrat, &depots, &form)))
        }
    }
}

fn choisir(visit: &Visit, contrat: &Contrat, depots: &[(String, String, Timestamp)], form: &Form) -> Markup {
    let (t, lang) = (m(visit.lang), visit.lang);
    let most = visit.house.max_upload_mb.min(extraction::OCTETS_MAX >> 20);
    let aide = t.reprise_fichier_aide(entier(i64::try_from(most).unwrap_or(0), lang));
    let fichier =
        Champ { name: "fichier", label: &t.reprise_fichier(), hint: &aide, required: true, kind: "file", ..Champ::default() };
    let corps = html! {
        (erreurs(form, lang))
        p.chapeau { (t.reprise_chapeau()) }
        form method="post" action=(visit.url(&chemin(contrat))) enctype="multipart/form-data" {
            (champ(form, &fichier, lang))
            div.boutons { (bouton(&t.reprise_lire())) }
        }
        @if !depots.is_empty() {
            h2 { (t.reprise_brouillons()) }
            ul.lignes { @for (id, nom, depose_a) in depots {
                li { a href=(visit.url(&format!("{}/{id}", chemin(contrat)))) { (nom) } " " span.discret { (t.reprise_depose_le(jour(*depose_a, lang))) } }
            } }
        }
    };
    page_du_contrat(visit, contrat, &t.reprise_titre(), corps)
}

fn jour(a: Timestamp, lang: Lang) -> String {
    date_longue(a.to_zoned(TimeZone::UTC).date(), lang)
}

/// A page of a draft.
fn page(visit: &Visit, contrat: &Contrat, titre: &str, depot: Option<&actes::Depot>, corps: Markup) -> Markup {
    let t = m(visit.lang);
    let mut layout = Layout::new(titre)
        .over(contrat.titre.clone())
        .trail(t.redaction_contrats(), "/contrats")
        .trail(contrat.sigle.as_deref().unwrap_or(&contrat.titre), chemin_du_contrat(contrat))
        .trail(t.reprise_titre(), chemin(contrat))
        .section("/contrats")
        .wide();
    if let Some(depot) = depot {
        layout = layout.trail(depot.fichier.clone(), format!("{}/{}", chemin(contrat), depot.id));
    }
    layout.render(visit, corps)
}
