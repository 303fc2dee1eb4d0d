//! What can be done here.

pub mod connexion;
pub mod demonstration;
pub mod mot_de_passe;
