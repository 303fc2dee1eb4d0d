//! Pages of this room. The page of one place, `/territoires/{id}`, is served by the room `plans`,
//! which adds « les actions ici » to `territoire::corps`.

pub mod ensemble;
pub mod territoire;

use crate::m;
use crate::model::GenreTerritoire;
use kernel::{Lang, Right};
use web::{Access, Route};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    const LIRE: Access = Access::Right(Right::LirePlan);
    vec![
        Route::get("/{collectivite}/territoire", LIRE, ensemble::get),
        Route::get("/{collectivite}/territoire/communes.csv", LIRE, ensemble::csv),
    ]
}

/// « Commune », « Quartier prioritaire (QPV) »…
#[must_use]
pub fn genre(genre: GenreTerritoire, lang: Lang) -> String {
    let t = m(lang);
    match genre {
        GenreTerritoire::Epci => t.genre_epci(),
        GenreTerritoire::ConseilDeTerritoire => t.genre_conseil(),
        GenreTerritoire::Commune => t.genre_commune(),
        GenreTerritoire::Qpv => t.genre_qpv(),
        GenreTerritoire::VeilleActive => t.genre_veille(),
        GenreTerritoire::PerimetreLibre => t.genre_libre(),
    }
}
