//! The addresses of values: the list with its freshness, an indicator, the entry grid, the import, what waits to be
//! validated, the follow-up.

mod cadre;
mod grille;
mod import;
mod indicateur;
mod liste;
pub mod mots;
mod objectifs;
mod relations;
mod remplacement;
mod saisie;
mod suivi;
mod validation;
mod ventilations;

use crate::plans::Plans;
use axum::Extension;
use kernel::Right;
use std::sync::Arc;
use web::{Access, Route};

/// What the binary knows of plans.
type Port = Extension<Arc<dyn Plans>>;

/// The routes, each with the port of plans.
#[must_use]
pub fn routes(plans: &Arc<dyn Plans>) -> Vec<Route> {
    let lire = Access::Right(Right::LirePlan);
    let saisir = Access::Right(Right::Repondre);
    let valider = Access::Right(Right::DefinirIndicateur);
    let mut routes = vec![
        Route::get("/{collectivite}/indicateurs", lire, liste::get),
        Route::get("/{collectivite}/indicateurs/liste.csv", lire, liste::export),
        Route::get("/{collectivite}/indicateurs/saisie", saisir, saisie::get),
        Route::post("/{collectivite}/indicateurs/saisie", saisir, saisie::post),
        Route::get("/{collectivite}/indicateurs/import", saisir, import::get),
        Route::post("/{collectivite}/indicateurs/import", saisir, import::post),
        Route::get("/{collectivite}/indicateurs/import/modele", saisir, import::modele),
        Route::get("/{collectivite}/indicateurs/import/{depot}", saisir, import::apercu),
        Route::post("/{collectivite}/indicateurs/import/{depot}", saisir, import::accepter),
        Route::get("/{collectivite}/indicateurs/a-valider", valider, validation::get),
        Route::post("/{collectivite}/indicateurs/a-valider", valider, validation::post),
        Route::get("/{collectivite}/indicateurs/relations", lire, relations::liste),
        Route::get("/{collectivite}/indicateurs/relations/{relation}", valider, relations::get),
        Route::post("/{collectivite}/indicateurs/relations/{relation}", valider, relations::post),
        Route::get("/{collectivite}/indicateurs/{indicateur}", lire, indicateur::get),
        Route::get("/{collectivite}/indicateurs/{indicateur}/valeurs.csv", lire, indicateur::export),
        Route::get("/{collectivite}/indicateurs/{indicateur}/territoires.csv", lire, indicateur::export_par_lieu),
        Route::get("/{collectivite}/indicateurs/{indicateur}/territoires", valider, objectifs::get),
        Route::post("/{collectivite}/indicateurs/{indicateur}/territoires", valider, objectifs::post),
        Route::get("/{collectivite}/indicateurs/{indicateur}/territoires/{territoire}", lire, indicateur::lieu),
        Route::get("/{collectivite}/indicateurs/{indicateur}/annees/{annee}", lire, indicateur::annee),
        Route::get("/{collectivite}/indicateurs/{indicateur}/suivi", valider, suivi::get),
        Route::post("/{collectivite}/indicateurs/{indicateur}/suivi", valider, suivi::post),
        Route::get("/{collectivite}/indicateurs/{indicateur}/remplacement", valider, remplacement::get),
        Route::post("/{collectivite}/indicateurs/{indicateur}/remplacement", valider, remplacement::post),
        Route::get("/{collectivite}/indicateurs/{indicateur}/ventilations", valider, ventilations::get),
        Route::post("/{collectivite}/indicateurs/{indicateur}/ventilations", valider, ventilations::post),
    ];
    for route in &mut routes {
        route.handler = route.handler.clone().layer(Extension(plans.clone()));
    }
    routes
}
