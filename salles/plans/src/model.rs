//! The records of this room, by subject.

mod campagne;
mod contrat;
mod decision;
pub mod edition_contenu;
mod fiche;

pub use campagne::*;
pub use contrat::*;
pub use decision::*;
pub use fiche::*;
