//! Acts of editing, on both databases, by each role.

mod acteurs_et_liens;
mod contrats;
mod fiches;
pub mod monde;
