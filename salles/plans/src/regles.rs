//! The rules of this room: pure functions, each with the sentence it implements.

pub mod annee;
pub mod campagne;
pub mod classeur;
pub mod decision;
pub mod edition;
pub mod engagement;
#[cfg(test)]
pub mod essai;
pub mod machine;
pub mod rattachement;
pub mod redaction;
pub mod reprise;
