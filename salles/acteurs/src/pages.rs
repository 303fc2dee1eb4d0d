//! Pages of this room.

pub mod connexion;
pub mod courriels;
pub mod demonstration;
mod filtres;

use web::{Access, Route};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    const ENTREE: Access = Access::Public("whoever signs in is not signed in yet");
    const SORTIE: Access = Access::Public("leaving twice is not an error");
    const DEMONSTRATION: Access = Access::Public("answers 404 unless this is a demonstration");
    vec![
        Route::get("/{collectivite}/connexion", ENTREE, connexion::get),
        Route::post("/{collectivite}/connexion", ENTREE, connexion::post),
        Route::post("/{collectivite}/deconnexion", SORTIE, connexion::fermer),
        Route::get("/{collectivite}/demonstration", DEMONSTRATION, demonstration::get),
        Route::post("/{collectivite}/demonstration", DEMONSTRATION, demonstration::post),
        Route::get("/{collectivite}/demonstration/courriels", DEMONSTRATION, courriels::get),
        Route::get("/{collectivite}/demonstration/courriels/{courriel}", DEMONSTRATION, courriels::un),
    ]
}
