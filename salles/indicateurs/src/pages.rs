//! Pieces of pages: the form of a definition, the form of a value. This room has no address of its
//! own: an indicator is read and edited under the object of the plan that it measures.

mod definition;
pub mod mots;
mod observation;

pub use definition::{Cadre, NOMS, champs, formulaire, saisie};
pub use observation::{formulaire_de_valeur, saisie_de_valeur};
