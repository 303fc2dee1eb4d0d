//! How much: definitions, targets, observations, rates and their roll-ups, exact and explained. It
//! knows plans only by identifiers.
//!
//! It decides how a figure is computed, when it may not be, and how it is written. It does not decide
//! what a plan contains (room `plans`, which calls the roll-ups of this one for its sheets, axes and
//! contracts) nor what a report says (room `rapports`).
//! Read `regles/`: they are the domain document, function by function, tried by `tests/vecteurs.json`.
//! `actes/` define and observe; `pages/` are forms that `plans` shows under its sheets.

pub mod actes;
pub mod model;
pub mod pages;
pub mod regles;

web::messages!();
