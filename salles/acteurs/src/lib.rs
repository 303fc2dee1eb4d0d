//! Who: organisations and the people who answer for them, accounts and roles, sign-in, invitations,
//! signed links. It decides who someone is and what they may do; it does not know what a plan is.
//! Every other room stands on it. Read `model.rs`, then `lien.rs` (signed links), then `droits.rs`
//! and `regles/`, then `actes/`.

pub mod actes;
pub mod api;
pub mod droits;
pub mod empreinte;
pub mod lien;
pub mod model;
pub mod mots;
pub mod pages;
pub mod recit;
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
