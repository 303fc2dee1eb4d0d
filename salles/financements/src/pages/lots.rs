//! What was decided: the lots of a call, each with its frozen text, its votes, its papers; the notifications.

mod acte;
mod lot;
mod notifications;
pub mod papiers;
#[cfg(test)]
mod tests;
mod validation;
mod votes;

pub use acte::{get as acte, post as corriger_l_acte};
pub use lot::{get, lignes, liste, post};
pub use notifications::{envoyer, lettre, lettres, notifications};
pub use papiers::{annexes, releve};
pub use validation::post as valider_le_lot;
pub use votes::{get as votes, objets_de, post as voter};
