//! Pages of this room, by subject.

mod campagne;
mod classeur;
mod comite;
mod edition;
mod engagement;
pub(crate) mod lecture;
mod machine;
mod rattachements;
mod redaction;
mod reponse;
mod reprise;

use web::Route;

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    [
        lecture::routes(),
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
