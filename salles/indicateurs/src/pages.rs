//! The addresses of values (`valeurs/`), and pieces of pages: the form of a definition and that of a value, edited under
//! the object of the plan that they measure.

mod definition;
mod observation;
pub(crate) mod valeurs;

pub use crate::mots;
pub use definition::{Cadre, NOMS, champs, formulaire, saisie};
pub use observation::{etapes, formulaire_de_valeur, saisie_de_valeur};
pub use valeurs::mots::etendue;
pub use valeurs::routes;
