//! « aperçu comme répondant »: the coordination sees the form of a sheet before anyone is written to.

use super::formulaire::Vue;
use super::porte::Porte;
use super::saisie;
use crate::actes::campagne::{Dossier, fiches_de_la_portee};
use crate::m;
use crate::model::{Campagne, FicheAction};
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::{Markup, html};
use store::Read;
use web::{Form, Layout, Page, PageError, Visit};

/// `GET /contrats/{contrat}/campagnes/{campagne}/apercu?fiche=12`
pub async fn get(visit: Visit, Path((_, slug, id)): Path<(String, String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = crate::pages::lecture::contrat(&mut reader, &slug).await?;
    let campagne: Campagne = reader.load(&id).await?;
    if campagne.contrat_id != contrat.id || !visit.may(Right::MenerCampagne, Some(&contrat.id.to_string())) {
        return Err(PageError::NotFound);
    }
    let fiches = fiches_de_la_portee(&mut reader, &contrat, &campagne.portee).await?;
    let asked = Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q));
    let wanted: Option<i64> = asked.some("fiche").and_then(|n| n.parse().ok());
    let fiche = fiches.iter().find(|f| Some(f.numero) == wanted).or_else(|| fiches.first()).ok_or(PageError::NotFound)?;
    let dossier = Dossier::apercu(&mut reader, &campagne, fiche).await?.ok_or(PageError::NotFound)?;
    let porte = Porte::Compte { nom: String::new(), courriel: String::new(), pour: None };
    let form = saisie::formulaire(&dossier.reponse.contenu, 1);
    let view = Vue { visit: &visit, porte: &porte, dossier: &dossier, form: &form, apercu: true };
    let here = format!("/contrats/{slug}/campagnes/{}", campagne.id);
    let body = html! { (autres(&visit, &here, &fiches, fiche)) (view.corps(false)) };
    let title = format!("{} {}", t.reponse_fiche(fiche.numero.to_string()), fiche.titre);
    Ok(Layout::new(&title)
        .over(t.reponse_apercu_titre())
        .trail(contrat.titre.clone(), format!("/contrats/{slug}"))
        .trail(campagne.titre.clone(), format!("{here}/reglages"))
        .section("/contrats")
        .render(&visit, body)
        .into_response())
}

/// The sheet before and the sheet after.
fn autres(visit: &Visit, here: &str, fiches: &[FicheAction], shown: &FicheAction) -> Markup {
    let t = m(visit.lang);
    let rank = fiches.iter().position(|f| f.id == shown.id).unwrap_or_default();
    let href = |f: &FicheAction| visit.url(&format!("{here}/apercu?fiche={}", f.numero));
    html! {
        p.boutons {
            @if let Some(before) = rank.checked_sub(1).and_then(|r| fiches.get(r)) { a rel="prev" href=(href(before)) { "‹ " (t.reponse_fiche(before.numero.to_string())) } }
            @if let Some(after) = fiches.get(rank + 1) { a rel="next" href=(href(after)) { (t.reponse_fiche(after.numero.to_string())) " ›" } }
        }
    }
}
