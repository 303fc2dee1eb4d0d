//! The promises of committees, decisions and amendments, held on both databases.

mod atelier;
mod avenants;
mod decisions;
mod preparation;
