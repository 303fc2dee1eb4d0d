//! The coordinator’s pages of a yearly review.

use web::Route;

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![]
}
