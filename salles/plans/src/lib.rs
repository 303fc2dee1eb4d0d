//! What was promised and what came of it: contracts, their levels, sheets and déclinaisons, yearly
//! reviews answered by signed link, frozen editions, committees, decisions, amendments. It does not
//! decide who someone is (`acteurs`) nor how a rate is computed (`indicateurs`).
//! Read `model/`, then `regles/`, then `actes/campagne.rs` for the life of an answer.

pub mod actes;
pub mod agenda;
pub mod api;
pub mod argent;
pub mod calculs;
pub mod model;
pub mod pages;
pub mod papier;
pub mod regles;

web::messages!();

/// The addresses of this room.
#[must_use]
pub fn routes(argent: std::sync::Arc<dyn argent::Argent>, agenda: &std::sync::Arc<dyn agenda::Agenda>) -> Vec<web::Route> {
    [pages::routes(argent), api::routes(agenda)].concat()
}
