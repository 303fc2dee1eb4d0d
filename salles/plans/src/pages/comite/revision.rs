//! What the contract says of its own revision: what needs an amendment, what the committee decides.

use super::cadre::{Cadre, fait};
use crate::actes::decision::regler_revision;
use crate::m;
use crate::model::{ObjetRevision, RegleRevision, Voie};
use crate::regles::decision::{mots, voie, voie_par_defaut};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::html;
use store::{Read, args};
use web::components::bouton;
use web::{Form, Page, Visit};

/// `GET /contrats/{contrat}/revision`
pub async fn get(visit: Visit, Path((_, slug)): Path<(String, String)>) -> Page {
    let mut cadre = Cadre::lire(visit, &slug).await?;
    let lang = cadre.visit.lang;
    let t = m(lang);
    let regles = cadre.reader.list::<RegleRevision>("contrat_id = $2", args![cadre.contrat.id]).await?;
    let peut = cadre.peut(Right::ConduireAvenant);
    let ligne = |objet: ObjetRevision| regles.iter().find(|r| r.objet == objet);
    let tableau = html! {
        table.empile {
            thead { tr { th scope="col" { (t.revision_objet()) } th scope="col" { (t.revision_voie()) } th scope="col" { (t.revision_source()) } } }
            tbody { @for objet in ObjetRevision::ALL {
                @let nom = mots::objet(*objet, lang);
                tr {
                    th scope="row" { (nom) }
                    td data-l=(t.revision_voie()) {
                        @if peut {
                            select name=(format!("voie.{}", objet.code())) aria-label=(t.revision_voie_de(&nom)) {
                                @for v in Voie::ALL { option value=(v.code()) selected[voie(&regles, *objet) == *v] { (mots::voie(*v, lang)) } }
                            }
                        } @else { (mots::voie(voie(&regles, *objet), lang)) }
                        @if ligne(*objet).is_none() { small { (t.revision_usuelle()) } }
                    }
                    td data-l=(t.revision_source()) {
                        @if peut { input name=(format!("source.{}", objet.code())) value=(ligne(*objet).map_or("", |r| &r.source)) aria-label=(t.revision_source_de(&nom)); }
                        @else { (ligne(*objet).map_or("—", |r| &r.source)) }
                    }
                }
            } }
        }
    };
    let corps = html! {
        (fait(&cadre.visit))
        p.chapeau { (t.revision_chapeau()) }
        @if !cadre.contrat.revision.is_empty() { blockquote { p { (cadre.contrat.revision) } } }
        @if peut {
            form method="post" action=(cadre.url("/revision")) { (tableau) div.boutons { (bouton(&t.comite_enregistrer())) } }
        } @else { (tableau) }
    };
    Ok(cadre
        .layout(&t.revision_titre())
        .trail(t.onglet_avenants(), cadre.chemin("/avenants"))
        .render(&cadre.visit, corps)
        .into_response())
}

/// `POST /contrats/{contrat}/revision` : only what differs from what is known is written.
pub async fn post(visit: Visit, Path((_, slug)): Path<(String, String)>, form: Form) -> Page {
    let mut cadre = Cadre::exiger(visit, &slug, Right::ConduireAvenant).await?;
    let regles = cadre.reader.list::<RegleRevision>("contrat_id = $2", args![cadre.contrat.id]).await?;
    let mut w = cadre.visit.writer("revision.regler").await?;
    for objet in ObjetRevision::ALL {
        let Some(choisie) = Voie::from_code(form.text(&format!("voie.{}", objet.code()))) else { continue };
        let source = form.text(&format!("source.{}", objet.code()));
        let connue = regles.iter().find(|r| r.objet == *objet).map(|r| (r.voie, r.source.as_str()));
        if connue.unwrap_or((voie_par_defaut(*objet), "")) != (choisie, source) {
            regler_revision(&mut w, cadre.contrat.id, *objet, choisie, source).await?;
        }
    }
    w.commit().await?;
    Ok(cadre.visit.go(&cadre.chemin("/revision?fait=enregistre")))
}
