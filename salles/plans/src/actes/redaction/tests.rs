//! Acts of editing, on both databases, by each role.

mod fiches;
pub mod monde;
