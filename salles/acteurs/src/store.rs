//! What this room reads from its tables, beyond one record at a time.

mod comptes;
mod organisations;

pub use comptes::{CompteVu, compte, compte_par_courriel, comptes, empreinte, roles};
pub use organisations::{Annuaire, Fiche, annuaire, fiche, nombre_de_contacts};
