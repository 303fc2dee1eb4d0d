//! Outlines: reading GeoJSON, knowing which place each outline is, making them light enough to keep.
//! Pure functions over text and numbers; `actes/contours.rs` writes what they find.

pub mod allegement;
pub mod geojson;
pub mod geometrie;
pub mod rapprochement;

pub use geometrie::{Geometrie, Point};
