//! What programs read of a plan, and the values they write. The same rights and the same acts as the pages.

mod articulation;
mod avenants;
mod calendrier;
mod comites;
mod fil;
mod formes;
mod lectures;
mod marques;
mod plan;
mod preuves;
mod soir;
mod suivi;
mod valeurs;

use crate::agenda::Agenda;
use crate::model::{ContratId, FicheActionId};
use axum::Extension;
use axum::extract::Path;
use kernel::Right;
use std::collections::HashMap;
use std::sync::Arc;
use store::{Read, Reader, StoreError, args};
use utoipa::OpenApi;
use web::{Access, Route};

/// The addresses of this room that programs read.
#[must_use]
pub fn routes(agenda: &Arc<dyn Agenda>) -> Vec<Route> {
    const READ: Access = Access::Right(Right::LirePlan);
    let mut calendrier = Route::get("/{collectivite}/calendrier/{jeton}/echeances.ics", Access::Link, calendrier::get);
    calendrier.handler = calendrier.handler.layer(Extension(agenda.clone()));
    vec![
        calendrier,
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
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/decisions", READ, comites::decisions),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/engagements", READ, suivi::engagements),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/editions", READ, suivi::editions),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/avancements", READ, plan::avancements),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/liens", READ, plan::liens),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/signataires", READ, articulation::signataires),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/financements", READ, articulation::financements),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/gouvernance", READ, articulation::gouvernance),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/evaluation", READ, articulation::evaluation),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/axes", READ, articulation::axes),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/focus", READ, articulation::focus),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/programmes", READ, articulation::articulations),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/rattachees", READ, articulation::rattachees),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/rattachements", READ, valeurs::rattachements),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/ruptures", READ, valeurs::ruptures),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/relations", READ, valeurs::relations),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/remplacements", READ, valeurs::remplacements),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/comites", READ, comites::comites),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/comites/{comite}", READ, comites::comite),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/comites/{comite}/points", READ, comites::points),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/comites/{comite}/decisions/{decision}", READ, comites::decision),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/avenants", READ, avenants::avenants),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/avenants/{numero}", READ, avenants::avenant),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/avenants/{numero}/modifications", READ, avenants::modifications),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/revision", READ, avenants::revision),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/preuves", READ, preuves::preuves),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/appreciations", READ, preuves::appreciations),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/histoire", READ, fil::histoire),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/fiches/{numero}/histoire", READ, fil::histoire_de_fiche),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/differences", READ, fil::differences),
        Route::get("/{collectivite}/api/v1/contrats/{contrat}/marques", Access::Right(Right::ModifierPlan), marques::marques),
        Route::get("/{collectivite}/api/v1/programmes", READ, articulation::programmes),
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

/// Which moment.
#[derive(utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
struct Au {
    /// An evening of the past, `2026-03-12`: the plan as this house knew it that day. As it stands unless told.
    #[expect(dead_code, reason = "only its description is read")]
    au: Option<String>,
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
    comites::decisions,
    suivi::engagements,
    suivi::editions,
    plan::avancements,
    plan::liens,
    articulation::signataires,
    articulation::financements,
    articulation::gouvernance,
    articulation::evaluation,
    articulation::axes,
    articulation::focus,
    articulation::articulations,
    articulation::rattachees,
    articulation::programmes,
    valeurs::rattachements,
    valeurs::ruptures,
    valeurs::relations,
    valeurs::remplacements,
    comites::comites,
    comites::comite,
    comites::points,
    comites::decision,
    avenants::avenants,
    avenants::avenant,
    avenants::modifications,
    avenants::revision,
    preuves::preuves,
    preuves::appreciations,
    fil::histoire,
    fil::histoire_de_fiche,
    fil::differences,
    marques::marques
))]
pub struct Description;

#[cfg(test)]
mod tests;
