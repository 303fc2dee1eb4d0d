//! Where: communes, conseils de territoire, QPV, their figures, outlines and map. Every room places
//! its objects here; this room knows none of them. Read `model.rs`, then `carte.rs`.

pub mod actes;
pub mod api;
pub mod carte;
pub mod chargement;
pub mod chiffre;
pub mod contours;
pub mod droits;
pub mod model;
pub mod pages;
pub mod regles;
pub mod store;

#[cfg(test)]
mod tests;

web::messages!();

/// The addresses of this room.
#[must_use]
pub fn routes() -> Vec<web::Route> {
    [pages::routes(), api::routes()].concat()
}
