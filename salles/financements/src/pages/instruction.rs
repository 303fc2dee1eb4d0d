//! The instruction of a call: what awaits me, and a file as its instructors see it.

pub mod dossier;
pub mod etapes;
mod formulaires;
pub mod liste;
pub mod vue;

pub use vue::note;

pub mod colonne {
    pub use super::formulaires::{champs_colonne, champs_de};
}

#[cfg(test)]
mod tests;
