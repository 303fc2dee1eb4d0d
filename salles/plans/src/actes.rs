//! What can be done here, by subject.

pub mod campagne;
pub mod classeur;
pub mod decision;
pub mod edition;
pub mod engagement;
pub mod rattachement;
pub mod redaction;
pub mod reprise;
