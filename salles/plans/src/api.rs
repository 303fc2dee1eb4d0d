//! What programs read of a plan, and the values they write. The same rights and the same acts as the pages.

mod calendrier;
mod formes;
mod lectures;
mod plan;
mod suivi;
mod valeurs;

use crate::model::{ContratId, FicheActionId};
use axum::extract::Path;
use kernel::Right;
use std::collections::HashMap;
use store::{Read, Reader, StoreError, args};
use utoipa::OpenApi;
use web::{Access, Route};

/// The addresses of this room that programs read.
#[must_use]
pub fn routes() -> Vec<Route> {
    const READ: Access = Access::Right(Right::LirePlan);
    vec![
        Route::get("/{collectivite}/api/v1/contrats", READ, plan::contrats),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}", READ, plan::contrat),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/niveaux", READ, plan::niveaux),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/fiches", READ, plan::fiches),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/fiches/{numero}", READ, plan::fiche),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/declinaisons", READ, plan::declinaisons),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/indicateurs", READ, valeurs::indicateurs),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/valeurs", READ, valeurs::valeurs),
        Route::put(
            "/{collectivite}/api/v1/contrats/{contrat}/indicateurs/{code}/valeurs/{annee}",
            Access::Right(Right::DefinirIndicateur),
            valeurs::ecrire,
        ),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/lectures", READ, lectures::get),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/campagnes", READ, suivi::campagnes),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/reponses", READ, suivi::reponses),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/decisions", READ, suivi::decisions),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/engagements", READ, suivi::engagements),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/editions", READ, suivi::editions),
        Route::get("/{collectivite}/calendrier/{jeton}/echeances.ics", Access::Link, calendrier::get),
    ]
}

/// Which contract.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Path)]
struct DansContrat {
    /// Its name in addresses, as `slug` in the list of contracts.
    #[expect(dead_code, reason = "only its description is read")]
    contrat: String,
}

/// The numbers of the sheets of a contract, withdrawn ones too.
async fn numeros(reader: &mut Reader, contrat: ContratId) -> Result<HashMap<FicheActionId, i64>, StoreError> {
    let rows =
        reader.rows("SELECT id, numero FROM fiche_action WHERE collectivite_id = $1 AND contrat_id = $2", args![contrat]).await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?))).collect()
}

/// The collectivité and the contract of an address.
type Contrat = Path<(String, String)>;

/// The description of these addresses.
#[derive(OpenApi)]
#[openapi(paths(
    plan::contrats,
    plan::contrat,
    plan::niveaux,
    plan::fiches,
    plan::fiche,
    plan::declinaisons,
    valeurs::indicateurs,
    valeurs::valeurs,
    valeurs::ecrire,
    lectures::get,
    suivi::campagnes,
    suivi::reponses,
    suivi::decisions,
    suivi::engagements,
    suivi::editions
))]
pub struct Description;
