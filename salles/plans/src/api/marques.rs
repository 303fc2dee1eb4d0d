//! Marks to settle, to who writes the plan.

use super::formes::MarqueLue;
use crate::model::Marque;
use crate::pages::lecture::contrat as trouver;
use axum::extract::Path;
use kernel::Right;
use store::{Read, args};
use web::api::{Liste, Probleme, Tranche, liste};
use web::{Page, PageError, Visit};

/// What the printed contract says oddly, what was retained, and who decided, in the order of the plan.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/marques", tag = "plan",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<MarqueLue>), (status = "4XX", body = Probleme)))]
pub async fn marques(visit: Visit, Path((_, slug)): super::Contrat) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    if !visit.may(Right::ModifierPlan, Some(&contrat.id.to_string())) {
        return Err(PageError::NotFound);
    }
    let numeros = super::numeros(&mut reader, contrat.id).await?;
    let all = reader.list::<Marque>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat.id]).await?;
    let all: Vec<MarqueLue> =
        all.iter().map(|m| MarqueLue::new(m, m.fiche_id.and_then(|id| numeros.get(&id).copied()))).collect();
    liste(&visit, &tranche, "marques", &all)
}
