//! The promises of this room, held on both databases and through its pages.

mod client;
mod collectivite;
mod compte;
mod comptes;
mod connexion;
mod demonstration;
mod journal;
mod liens;
mod mot_de_passe;
mod organisations;
mod sso;
