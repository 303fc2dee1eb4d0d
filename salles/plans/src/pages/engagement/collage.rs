//! Pasting the printed matrix of promises: what it would write is shown before anything is written.

use super::{cadre, chemin};
use crate::actes::engagement::{importer_la_matrice, lire_le_collage};
use crate::m;
use crate::model::{Contrat, Thematique};
use crate::pages::lecture::onglets;
use crate::pages::redaction::cadre::{ouvrir_contrat, reponse};
use crate::regles::engagement::MatriceLue;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::{Read, args};
use web::components::{Champ, bouton, erreurs, vide, zone};
use web::{Form, Page, Visit};

/// Promises listed before they are written; the rest is counted.
const MONTREES: usize = 60;

/// `GET /contrats/{contrat}/engagements/coller`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    let themes: Vec<Thematique> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let form = Form::default();
    Ok(reponse(&form, page(&visit, &contrat, &themes, &form)))
}

/// `POST /contrats/{contrat}/engagements/coller`
pub async fn post(visit: Visit, Path((_, slug)): Path<(String, String)>, mut form: Form) -> Page {
    let mut r = visit.reader().await?;
    let contrat = ouvrir_contrat(&visit, &mut r, &slug, Right::ModifierPlan).await?;
    let typed = form.typed("matrice").to_owned();
    let done = if form.text("action") == "importer" {
        drop(r);
        match importer_la_matrice(&visit, &contrat, &typed).await {
            Ok(_) => return Ok(visit.go(&chemin(&contrat))),
            Err(error) => Err(error),
        }
    } else {
        lire_le_collage(&visit, &mut r, &contrat, &typed).await
    };
    match done {
        Ok((read, themes)) => Ok(apercu(&visit, &contrat, &themes, &read, &typed).into_response()),
        Err(error) => {
            form.refused(error, visit.lang)?;
            let mut r = visit.reader().await?;
            let themes: Vec<Thematique> = r.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
            Ok(reponse(&form, page(&visit, &contrat, &themes, &form)))
        }
    }
}

fn page(visit: &Visit, contrat: &Contrat, themes: &[Thematique], form: &Form) -> Markup {
    let t = m(visit.lang);
    let here = visit.url(&format!("{}/coller", chemin(contrat)));
    let to_themes = visit.url(&format!("/contrats/{}/reglages?partie=thematiques", contrat.slug));
    let body = html! {
        (onglets(visit, contrat, "/engagements"))
        p.chapeau { (t.engagement_coller_chapeau()) }
        (erreurs(form, visit.lang))
        @if themes.is_empty() {
            (vide(&t.engagement_coller_sans_theme(), Some((&t.redaction_partie_thematiques(), &to_themes))))
        } @else {
            form method="post" action=(here) data-enhance="brouillon" {
                (zone(form, &Champ { name: "matrice", label: &t.engagement_coller_champ(), hint: &t.engagement_coller_aide(), required: true, ..Champ::default() }, visit.lang))
                div.boutons { (bouton(&t.engagement_coller_lire())) }
            }
        }
    };
    cadre(visit, contrat, &t.engagement_coller()).render(visit, body)
}

fn apercu(visit: &Visit, contrat: &Contrat, themes: &[Thematique], read: &MatriceLue, typed: &str) -> Markup {
    let t = m(visit.lang);
    let here = visit.url(&format!("{}/coller", chemin(contrat)));
    let theme = |id| themes.iter().find(|t| t.id == id).map_or("", |t| t.nom.as_str());
    let count = read.nouvelles.len();
    let body = html! {
        (onglets(visit, contrat, "/engagements"))
        p { strong { (t.engagement_coller_nouvelles(count)) } " " (t.engagement_coller_deja(read.deja)) }
        @if count > 0 {
            table.empile {
                thead { tr { th scope="col" { (t.engagement_col_organisation()) } th scope="col" { (t.engagement_thematique()) } th scope="col" { (t.engagement_col_engagement()) } } }
                tbody { @for p in read.nouvelles.iter().take(MONTREES) { tr {
                    th scope="row" { (p.debiteur) }
                    td data-l=(t.engagement_thematique()) { (theme(p.thematique_id)) }
                    td data-l=(t.engagement_col_engagement()) { (p.texte) }
                } } }
            }
            @if count > MONTREES { p.discret { (t.engagement_coller_autres(count - MONTREES)) } }
        }
        form method="post" action=(here) {
            input type="hidden" name="matrice" value=(typed);
            div.boutons {
                @if count > 0 { button.bouton type="submit" name="action" value="importer" { (t.engagement_coller_ecrire(count)) } }
                a href=(here) { (t.engagement_coller_recommencer()) }
            }
        }
    };
    cadre(visit, contrat, &t.engagement_coller()).render(visit, body)
}
