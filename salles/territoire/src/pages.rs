//! Pages of this room.

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<web::Route> {
    vec![]
}
