//! One cell of the matrix: what one organisation promised on one theme.

use super::{cadre, chemin, lignes};
use crate::actes::engagement::Registre;
use crate::m;
use crate::model::Noeud;
use crate::pages::lecture::{contrat, onglets};
use acteurs::model::OrganisationId;
use axum::extract::Path;
use axum::response::IntoResponse;
use kernel::Right;
use maud::html;
use store::{Read, args};
use web::components::vide;
use web::form::percent_encode;
use web::{Page, PageError, Visit};

/// `GET /contrats/{contrat}/engagements/cases/{organisation}/{thematique}`
pub async fn get(visit: Visit, Path((_, slug, organisation, code)): Path<(String, String, String, String)>) -> Page {
    let t = m(visit.lang);
    let mut reader = visit.reader().await?;
    let contrat = contrat(&mut reader, &slug).await?;
    let registre = Registre::lire(&mut reader, &contrat, visit.today()).await?;
    let theme = registre.thematiques.iter().find(|x| x.code == code).ok_or(PageError::NotFound)?;
    let id: OrganisationId = organisation.parse().map_err(|_| PageError::NotFound)?;
    if !registre.debiteurs().contains(&id) {
        return Err(PageError::NotFound);
    }
    let noeuds: Vec<Noeud> = reader.list("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let linked: Vec<&Noeud> = noeuds.iter().filter(|n| theme.noeuds.contains(&n.id)).collect();
    let all = registre.case(id, theme.id);
    let others: Vec<OrganisationId> =
        registre.debiteurs().into_iter().filter(|o| *o != id && !registre.case(*o, theme.id).is_empty()).collect();
    let base = visit.url(&chemin(&contrat));
    let body = html! {
        (onglets(&visit, &contrat, "/engagements"))
        @if all.is_empty() { (vide(&t.engagement_case_vide(), None)) } @else { (lignes(&visit, &contrat, &all, None)) }
        @if visit.may(Right::ModifierPlan, Some(&contrat.id.to_string())) {
            div.boutons.sans-papier {
                a.bouton.second href=(visit.url(&format!("/contrats/{slug}/reglages?partie=engagements&organisation={id}&debiteur={}&thematique={}#formulaire", percent_encode(registre.nom(id)), theme.id))) { (t.engagement_ajouter()) }
            }
        }
        @if !linked.is_empty() {
            h2 { (t.engagement_objectifs_lies()) }
            ul { @for n in &linked { li { a href=(visit.url(&format!("/contrats/{slug}/axes/{}", n.id))) { (n.code) " " (n.titre) } } } }
        }
        @if let Some(axe) = theme.axe_id {
            h2 { (t.articulation_axes()) }
            p { a href=(visit.url(&format!("/contrats/{slug}/transversaux/{axe}"))) { (theme.nom) } }
        }
        @if !others.is_empty() {
            h2 { (t.engagement_autres_organisations()) }
            ul.etiquettes { @for o in &others { li { a href=(format!("{base}/cases/{o}/{code}")) { (registre.nom(*o)) } } } }
        }
    };
    let titre = t.engagement_cellule_de(registre.nom(id), &theme.nom);
    Ok(cadre(&visit, &contrat, &titre).render(&visit, body).into_response())
}
