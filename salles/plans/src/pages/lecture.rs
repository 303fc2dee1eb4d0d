//! Reading pages: contracts, tapis, sheet, calculations, what an organisation or a place has to do.

mod calcul;
mod code;
mod contrats;
mod csv;
mod fiche;
mod lieux;
mod niveaux;
mod presentation;
mod programmes;
mod tapis;
mod vue;

use crate::argent::Argent;
use crate::model::Contrat;
use axum::Extension;
use kernel::Right;
use std::sync::Arc;
use store::{Read, StoreError, args};
use web::{Access, PageError, Route, Visit};

pub(super) use calcul::corps as corps_calcul;
#[cfg(test)]
pub(super) use code::get as code;
pub use contrats::onglets;
pub(super) use csv::fichier as tapis_en_csv;
#[cfg(test)]
pub(super) use csv::get as csv;
pub(super) use fiche::corps as corps_fiche;
#[cfg(test)]
pub(super) use fiche::get as fiche;
#[cfg(test)]
pub(super) use niveaux::axe as transversal;
#[cfg(test)]
pub(super) use programmes::un as programme;
#[cfg(test)]
pub(super) use tapis::{axe, get as plan};
pub(super) use tapis::{ciel_markup, corps_axe, corps_passe, etat_reponse};
pub(super) use vue::Vue;

const CODE: Access =
    Access::Public("a code printed on a published report opens what that report published; the house’s figures ask for a right");
const READ: Access = Access::Right(Right::LirePlan);

/// The addresses of these pages.
#[must_use]
pub fn routes(argent: Arc<dyn Argent>) -> Vec<Route> {
    let mut routes = vec![
        Route::get("/{collectivite}/contrats", READ, contrats::get),
        Route::get("/{collectivite}/contrats/{contrat}", READ, tapis::get),
        Route::get("/{collectivite}/contrats/{contrat}/tapis.csv", READ, csv::get),
        Route::get("/{collectivite}/contrats/{contrat}/presentation", READ, presentation::get),
        Route::get("/{collectivite}/contrats/{contrat}/axes/{noeud}", READ, tapis::axe),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}", READ, fiche::get),
        Route::get("/{collectivite}/contrats/{contrat}/calcul/{lecture}/{objet}", READ, calcul::get),
        Route::get("/{collectivite}/contrats/{contrat}/transversaux/{axe}", READ, niveaux::axe),
        Route::get("/{collectivite}/programmes", READ, programmes::liste),
        Route::get("/{collectivite}/programmes/{programme}", READ, programmes::un),
        Route::get("/{collectivite}/code", CODE, code::get),
        Route::get("/{collectivite}/organisations/{organisation}", READ, lieux::organisation),
        Route::get("/{collectivite}/territoires/{territoire}", READ, lieux::territoire),
    ];
    for route in &mut routes {
        route.handler = route.handler.clone().layer(Extension(argent.clone()));
    }
    routes
}

/// The contract of an address, or « page introuvable ».
pub async fn contrat(reader: &mut impl Read, slug: &str) -> Result<Contrat, PageError> {
    Ok(reader
        .find::<Contrat>("slug = $2", args![slug.to_owned()])
        .await?
        .ok_or_else(|| StoreError::Missing { table: "contrat", id: slug.to_owned() })?)
}

/// The year asked for in the address, or `usual`.
fn annee(visit: &Visit, usual: i64, last: i64) -> i64 {
    query(visit).some("annee").and_then(|a| a.parse().ok()).filter(|a| (1..=last).contains(a)).unwrap_or(usual)
}

/// The filters of the address.
pub(super) fn query(visit: &Visit) -> web::Form {
    web::Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q))
}
