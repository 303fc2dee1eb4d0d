//! What a respondent sees, by signed link or signed in.

use web::Route;

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![]
}
