//! How much: definitions, targets, observations, rates and their roll-ups, exact and explained. It
//! knows plans only by identifiers.
//!
//! It decides how a figure is computed, when it may not be, and how it is written. It does not decide
//! what a plan contains (room `plans`, which calls the roll-ups of this one for its sheets, axes and
//! contracts) nor what a report says (room `rapports`).
//! Read `regles/`: they are the domain document, function by function, tried by `tests/vecteurs.json`.
//! `actes/` define, observe, and write values typed, pasted or imported; `pages/` are the addresses of this
//! room and forms that `plans` shows under its sheets; `mots` says the codes of an indicator as people read them; `api` is for programs. `plans.rs` is all that this room asks of plans.

pub mod actes;
pub mod agenda;
pub mod api;
pub mod model;
pub mod mots;
pub mod pages;
pub mod plans;
pub mod recit;
pub mod regles;

#[cfg(test)]
mod tests;

web::messages!();

/// The addresses of this room.
#[must_use]
pub fn routes(plans: std::sync::Arc<dyn plans::Plans>) -> Vec<web::Route> {
    let mut routes = pages::routes(&plans);
    routes.extend(api::routes(&plans));
    routes
}
