//! The rules of this room: pure, each with its reason and its source.

pub mod connexion;
