//! What can be done here.

pub mod contours;
pub mod edition;
