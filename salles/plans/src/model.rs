//! The records of this room, by subject.

mod articulation;
mod campagne;
mod contrat;
mod decision;
pub mod edition_contenu;
mod engagement;
mod fiche;

pub use articulation::*;
pub use campagne::*;
pub use contrat::*;
pub use decision::*;
pub use engagement::*;
pub use fiche::*;
