//! What can be done here.

pub mod compte;
pub mod comptes;
pub mod connexion;
pub mod contacts;
pub mod demonstration;
pub mod invitation;
pub mod mot_de_passe;
pub mod organisations;
pub mod sso;
