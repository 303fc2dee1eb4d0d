//! What this room decides: who may be funded, by whom, for how much, and why not, when a yearly call for projects is shared by
//! several funders (« l'appel à projets annuel et sa programmation à plusieurs financeurs »).
//!
//! What it does not: it holds no plan (it cites a contract and its sheets by identifier), no account, no organisation.
//! Its rules are pure: a [`regles::Situation`] goes in, a [`regles::Verdict`] comes out, with the figure seen, the limit, the
//! source and the way to comply. `calculs/` holds a whole call in memory, from which `regles/programmation` asks the solver its
//! question. `model/` holds the tables, `droits.rs` who may what on which object, `store/` the reads,
//! `actes/` the writes, `pages/` the addresses.
//! Read `regles/verdict.rs` first, then `regles/catalogue/contrat-de-ville.json`, where the rules are data, then
//! `regles/expression.rs`, the language they are written in.

pub mod actes;
pub mod agenda;
pub mod api;
pub mod calculs;
pub mod droits;
#[cfg(test)]
mod essai;
#[cfg(test)]
mod guichet;
pub mod model;
pub mod mots;
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
