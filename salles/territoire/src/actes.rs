//! What can be done here.

pub mod chiffres;
pub mod contours;
pub mod depot;
pub mod edition;
pub mod lieux;
pub mod portrait;
