//! The coordinator's pages of a yearly review: prepare, open, follow, accept or send back, close.

mod examen;
mod liste;
mod preparation;
mod tableau;

use crate::model::{Campagne, Contrat};
use axum::extract::Path;
use kernel::Right;
use store::{Read, Reader};
use web::{Access, PageError, Route, Visit};

const LEAD: Access = Access::Right(Right::MenerCampagne);

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{collectivite}/contrats/{contrat}/campagnes", LEAD, liste::get),
        Route::post("/{collectivite}/contrats/{contrat}/campagnes", LEAD, liste::post),
        Route::get("/{collectivite}/contrats/{contrat}/campagnes/{campagne}", LEAD, tableau::get),
        Route::get("/{collectivite}/contrats/{contrat}/campagnes/{campagne}/reponses.csv", LEAD, tableau::csv),
        Route::post("/{collectivite}/contrats/{contrat}/campagnes/{campagne}/conduire", LEAD, tableau::post),
        Route::get("/{collectivite}/contrats/{contrat}/campagnes/{campagne}/reglages", LEAD, preparation::get),
        Route::post("/{collectivite}/contrats/{contrat}/campagnes/{campagne}/reglages", LEAD, preparation::post),
        Route::post("/{collectivite}/contrats/{contrat}/campagnes/{campagne}/repondants", LEAD, preparation::repondant),
        Route::post("/{collectivite}/contrats/{contrat}/campagnes/{campagne}/affecter", LEAD, preparation::affecter),
        Route::get("/{collectivite}/contrats/{contrat}/campagnes/{campagne}/reponses/{reponse}", LEAD, examen::get),
        Route::post("/{collectivite}/contrats/{contrat}/campagnes/{campagne}/reponses/{reponse}", LEAD, examen::post),
        Route::get("/{collectivite}/pieces/{piece}", Access::Right(Right::LirePlan), examen::piece),
    ]
}

/// The names of an address: collectivité, contract, campaign.
type Adresse = Path<(String, String, String)>;

/// The contract of the address, when this visitor may lead its reviews.
async fn conduit(visit: &Visit, reader: &mut Reader, slug: &str) -> Result<Contrat, PageError> {
    let contrat = super::lecture::contrat(reader, slug).await?;
    if visit.may(Right::MenerCampagne, Some(&contrat.id.to_string())) { Ok(contrat) } else { Err(PageError::NotFound) }
}

/// The campaign of the address, of that contract.
async fn campagne(reader: &mut Reader, contrat: &Contrat, id: &str) -> Result<Campagne, PageError> {
    let one: Campagne = reader.load(&id).await?;
    if one.contrat_id == contrat.id { Ok(one) } else { Err(PageError::NotFound) }
}

/// Path of a campaign after the collectivité.
fn chemin(contrat: &Contrat, campagne: &Campagne) -> String {
    format!("/contrats/{}/campagnes/{}", contrat.slug, campagne.id)
}

/// A day as it was typed, if it is one.
fn jour(text: &str) -> Option<jiff::civil::Date> {
    crate::regles::redaction::lire_date("echeance", text).ok().flatten()
}
