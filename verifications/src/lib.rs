//! What holds the whole house together, tested from outside: the arrows between crates, every SQL
//! text on both databases, who may open which route, the messages of both languages, and every page
//! of the demonstration read as each role. It decides nothing and ships nothing.
//! Read `maison.rs` (the demonstration in one process), then any test: each file is one promise.
//! `exceptions/` lists what is tolerated; a test refuses to let these lists grow.

pub mod maison;
pub mod mesure;

#[cfg(test)]
mod actes;
#[cfg(test)]
mod classeur;
#[cfg(test)]
mod exceptions;
#[cfg(test)]
mod fichiers;
#[cfg(test)]
mod fleches;
#[cfg(test)]
mod lecture;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod migrations;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod portes;
#[cfg(test)]
mod recensement;
#[cfg(test)]
mod reprise;
#[cfg(test)]
mod taux;
#[cfg(test)]
mod tour;
#[cfg(test)]
mod ville;
