//! Pages of this room, by subject.

mod campagne;
mod classeur;
pub(crate) mod comite;
mod edition;
mod engagement;
pub(crate) mod lecture;
pub(crate) mod machine;
mod rattachements;
mod redaction;
mod reponse;
mod reprise;

use crate::argent::Argent;
use std::sync::Arc;
use web::Route;

/// The addresses of these pages.
#[must_use]
pub fn routes(argent: Arc<dyn Argent>) -> Vec<Route> {
    [
        lecture::routes(argent),
        redaction::routes(),
        rattachements::routes(),
        classeur::routes(),
        reprise::routes(),
        campagne::routes(),
        reponse::routes(),
        comite::routes(),
        engagement::routes(),
        edition::routes(),
        machine::routes(),
    ]
    .concat()
}
