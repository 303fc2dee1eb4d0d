//! Pages of this room. The page of one place, `/territoires/{id}`, is served by the room `plans`,
//! which adds « les actions ici » to `territoire::corps`.

pub mod chiffres;
pub mod contours;
pub mod edition;
pub mod ensemble;
pub mod lieux;
pub mod portrait;
pub mod quartiers;
pub mod territoire;

use crate::m;
use crate::model::{GenreTerritoire, Validite};
use kernel::texte::date_longue;
use kernel::{Lang, Right};
use web::{Access, Route};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    const LIRE: Access = Access::Right(Right::LirePlan);
    const TENIR: Access = Access::Right(Right::TenirAnnuaire);
    vec![
        Route::get("/{collectivite}/territoire", LIRE, ensemble::get),
        Route::get("/{collectivite}/territoire/communes.csv", LIRE, ensemble::csv),
        Route::get("/{collectivite}/territoire/quartiers", LIRE, quartiers::comparer),
        Route::get("/{collectivite}/territoire/quartiers.csv", LIRE, quartiers::csv),
        Route::get("/{collectivite}/territoire/contours", TENIR, contours::get),
        Route::post("/{collectivite}/territoire/contours", TENIR, contours::deposer),
        Route::post("/{collectivite}/territoire/contours/retirer", TENIR, contours::retirer),
        Route::get("/{collectivite}/territoire/contours/{depot}", TENIR, contours::apercu),
        Route::post("/{collectivite}/territoire/contours/{depot}/confirmer", TENIR, contours::confirmer),
        Route::post("/{collectivite}/territoire/contours/{depot}/abandonner", TENIR, contours::abandonner),
        Route::get("/{collectivite}/territoire/conseils/nouveau", TENIR, edition::nouveau),
        Route::post("/{collectivite}/territoire/conseils/nouveau", TENIR, edition::creer),
        Route::get("/{collectivite}/territoires/{id}/modifier", TENIR, edition::get),
        Route::post("/{collectivite}/territoires/{id}/modifier", TENIR, edition::modifier),
        Route::post("/{collectivite}/territoires/{id}/composition", TENIR, edition::composer),
        Route::post("/{collectivite}/territoires/{id}/population", TENIR, edition::corriger),
        Route::get("/{collectivite}/territoire/lieux/nouveau", TENIR, lieux::get),
        Route::post("/{collectivite}/territoire/lieux/nouveau", TENIR, lieux::creer),
        Route::get("/{collectivite}/territoire/communes/importer", TENIR, lieux::communes::get),
        Route::post("/{collectivite}/territoire/communes/importer", TENIR, lieux::communes::post),
        Route::get("/{collectivite}/territoire/communes/importer/{depot}", TENIR, lieux::communes::apercu),
        Route::post("/{collectivite}/territoire/communes/importer/{depot}", TENIR, lieux::communes::accepter),
        Route::post("/{collectivite}/territoires/{id}/code", TENIR, lieux::changer_code),
        Route::get("/{collectivite}/territoire/chiffres", TENIR, chiffres::get),
        Route::post("/{collectivite}/territoire/chiffres", TENIR, chiffres::post),
        Route::get("/{collectivite}/territoire/chiffres/modele", TENIR, chiffres::modele),
        Route::get("/{collectivite}/territoire/chiffres/import/{depot}", TENIR, chiffres::import::get),
        Route::post("/{collectivite}/territoire/chiffres/import/{depot}", TENIR, chiffres::import::post),
        Route::get("/{collectivite}/territoire/chiffres/import/{depot}/apercu.csv", TENIR, chiffres::import::tout),
        Route::get("/{collectivite}/territoire/chiffres/chiffre/{figure}", TENIR, chiffres::un::get),
        Route::post("/{collectivite}/territoire/chiffres/chiffre/{figure}", TENIR, chiffres::un::corriger),
        Route::post("/{collectivite}/territoire/chiffres/chiffre/{figure}/retirer", TENIR, chiffres::un::retirer),
        Route::post("/{collectivite}/territoire/chiffres/chiffre/{figure}/retablir", TENIR, chiffres::un::retablir),
        Route::get("/{collectivite}/territoires/{id}/portrait", TENIR, portrait::get),
        Route::post("/{collectivite}/territoires/{id}/portrait", TENIR, portrait::modifier),
        Route::post("/{collectivite}/territoires/{id}/portrait/retablir", TENIR, portrait::retablir),
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

/// « Du 1er janvier 2021 au 31 décembre 2023 »; nothing when neither day is known.
fn periode(validite: &Validite, lang: Lang) -> Option<String> {
    let t = m(lang);
    match (validite.du, validite.au) {
        (Some(du), Some(au)) => Some(t.territoire_du_au(date_longue(du, lang), date_longue(au, lang))),
        (Some(du), None) => Some(t.territoire_depuis(date_longue(du, lang))),
        (None, Some(au)) => Some(t.territoire_jusqu_au(date_longue(au, lang))),
        (None, None) => None,
    }
}
