//! The indicators room: what is measured, against which target, and what may be said of it.
//!
//! It decides how a figure is computed, when it may not be, and how it is written. It does not decide
//! what a plan contains (room `plans`) nor what a report says (room `rapports`).
//! Neighbours: `territoire` gives the places a figure is about, `acteurs` who answers for it; `plans` calls
//! the roll-ups of this room for its sheets, axes and contracts.
//! Read `regles.rs` first: every rule of the field is there, pure, and tried by the vectors of
//! `tests/vecteurs.json`.

pub mod regles;
