//! What programs read of this room: the organisations, never the people; the journal, to who reads it.

mod journal;

use crate::model::Organisation;
use kernel::Right;
use serde::Serialize;
use store::{Read, args};
use utoipa::{OpenApi, ToSchema};
use web::api::{Liste, Probleme, Tranche, liste};
use web::{Access, Page, Route, Visit};

/// The addresses of this room that programs read.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{collectivite}/api/v1/organisations", Access::Right(Right::LirePlan), organisations),
        Route::get("/{collectivite}/api/v1/journal", Access::Right(Right::LireJournal), journal::entrees),
    ]
}

/// The description of these addresses.
#[derive(OpenApi)]
#[openapi(paths(organisations, journal::entrees))]
pub struct Description;

/// An organisation.
#[derive(Debug, Serialize, ToSchema)]
pub struct OrganisationLue {
    pub id: String,
    pub nom: String,
    pub sigle: Option<String>,
    /// The other spellings met in printed documents.
    pub graphies: Vec<String>,
    pub famille: String,
    pub parent_id: Option<String>,
    /// A generic label (« associations ») that designates nobody in particular.
    pub generique: bool,
}

/// The organisations, by name.
#[utoipa::path(get, path = "/{collectivite}/api/v1/organisations", tag = "territoire", params(web::api::Ou, web::api::Parametres),
    responses((status = 200, body = Liste<OrganisationLue>), (status = "4XX", body = Probleme)))]
pub async fn organisations(visit: Visit) -> Page {
    let tranche = Tranche::demandee(&visit)?;
    let mut reader = visit.reader().await?;
    let all = reader.list::<Organisation>("remplacee_par IS NULL ;; ORDER BY cle COLLATE \"C\", id", args![]).await?;
    let all: Vec<OrganisationLue> = all
        .into_iter()
        .map(|o| OrganisationLue {
            id: o.id.to_string(),
            nom: o.nom,
            sigle: o.sigle,
            graphies: o.graphies.0,
            famille: o.famille.code().to_owned(),
            parent_id: o.parent_id.map(|p| p.to_string()),
            generique: o.generique,
        })
        .collect();
    liste(&visit, &tranche, "organisations", &all)
}
