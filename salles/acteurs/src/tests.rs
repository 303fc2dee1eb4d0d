//! The promises of this room, held on both databases and through its pages.

mod client;
mod connexion;
mod demonstration;
mod liens;
