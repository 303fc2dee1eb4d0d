//! The promises of committees, decisions and amendments, held on both databases.

pub mod atelier;
mod avenants;
mod decisions;
mod preparation;
