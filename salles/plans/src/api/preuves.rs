//! What proves the promises, and what partners think of those of the bearer.

use super::Contrat as Adresse;
use super::formes::{AppreciationLue, PreuveLue};
use crate::model::{Appreciation, Preuve};
use crate::pages::lecture::contrat as trouver;
use acteurs::model::{Organisation, OrganisationId};
use axum::extract::Path;
use std::collections::HashMap;
use store::{Read, args};
use web::api::{Liste, Probleme, Tranche, liste};
use web::{Page, Visit};

/// The proofs of the promises, latest first; the file itself is read on the page of its promise.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/preuves", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<PreuveLue>), (status = "4XX", body = Probleme)))]
pub async fn preuves(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let all = reader.list::<Preuve>("contrat_id = $2 ;; ORDER BY deposee_a DESC, id DESC", args![contrat.id]).await?;
    let all: Vec<PreuveLue> = all.iter().map(PreuveLue::from).collect();
    liste(&visit, &tranche, "preuves", &all)
}

/// What partners think of the promises of the bearer of the contract, latest first.
#[utoipa::path(get, path = "/{collectivite}/api/v1/contrats/{contrat}/appreciations", tag = "suivi",
    params(web::api::Ou, web::api::Parametres, super::DansContrat),
    responses((status = 200, body = Liste<AppreciationLue>), (status = "4XX", body = Probleme)))]
pub async fn appreciations(visit: Visit, Path((_, slug)): Adresse) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let contrat = trouver(&mut reader, &slug).await?;
    let noms: HashMap<OrganisationId, String> =
        reader.list::<Organisation>("", args![]).await?.into_iter().map(|o| (o.id, o.court().to_owned())).collect();
    // As the page of a promise: those of the bearer alone are rated.
    let all = reader
        .list::<Appreciation>(
            "contrat_id = $2 AND engagement_id IN (SELECT id FROM engagement WHERE collectivite_id = $1 AND contrat_id = $2
               AND organisation_id = $3) ;; ORDER BY donnee_a DESC, id",
            args![contrat.id, contrat.porteur_id],
        )
        .await?;
    let all: Vec<AppreciationLue> = all
        .into_iter()
        .map(|a| AppreciationLue {
            engagement_id: a.engagement_id.to_string(),
            organisation: noms.get(&a.organisation_id).cloned().unwrap_or_default(),
            avis: a.avis.code().to_owned(),
            commentaire: a.commentaire,
        })
        .collect();
    liste(&visit, &tranche, "appreciations", &all)
}
