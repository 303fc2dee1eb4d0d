//! Editing the plan: one page per thing to edit, one form open at a time, no script required.
//! Read `cadre.rs` (who may open what, the frame), then `conflit.rs` (two people at once), then `fiche.rs`.

mod acteurs;
pub(super) mod cadre;
mod conflit;
mod declinaisons;
mod fiche;
mod indicateurs;
mod liens;
mod lieux;
mod marques;
pub(super) mod mots;
mod niveaux;
mod nouveau;
mod nouvelle;
mod parties;
mod programme;
mod reglages;
mod statuts;

use kernel::Right;
use web::{Access, Route};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let plan = Access::Right(Right::ModifierPlan);
    let fiche = Access::Right(Right::ModifierFiche);
    let contrat = Access::Right(Right::CreerContrat);
    vec![
        Route::get("/{collectivite}/programmes/nouveau", plan, programme::nouveau),
        Route::post("/{collectivite}/programmes/nouveau", plan, programme::ajouter),
        Route::get("/{collectivite}/programmes/{programme}/modifier", plan, programme::get),
        Route::post("/{collectivite}/programmes/{programme}/modifier", plan, programme::modifier),
        Route::get("/{collectivite}/contrats/nouveau", contrat, nouveau::get),
        Route::post("/{collectivite}/contrats/nouveau", contrat, nouveau::post),
        Route::get("/{collectivite}/contrats/{contrat}/reglages", plan, reglages::get),
        Route::post("/{collectivite}/contrats/{contrat}/reglages", plan, reglages::post),
        Route::get("/{collectivite}/contrats/{contrat}/niveaux", contrat, niveaux::get),
        Route::post("/{collectivite}/contrats/{contrat}/niveaux", contrat, niveaux::post),
        Route::get("/{collectivite}/contrats/{contrat}/statuts", contrat, statuts::get),
        Route::post("/{collectivite}/contrats/{contrat}/statuts", contrat, statuts::post),
        Route::get("/{collectivite}/contrats/{contrat}/marques", plan, marques::get),
        Route::post("/{collectivite}/contrats/{contrat}/marques", plan, marques::post),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/nouvelle", plan, nouvelle::get),
        Route::post("/{collectivite}/contrats/{contrat}/fiches/nouvelle", plan, nouvelle::post),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier", fiche, fiche::get),
        Route::post("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier", fiche, fiche::post),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/declinaisons", fiche, declinaisons::get),
        Route::post("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/declinaisons", fiche, declinaisons::post),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/acteurs", fiche, acteurs::get),
        Route::post("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/acteurs", fiche, acteurs::post),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/liens", fiche, liens::get),
        Route::post("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/liens", fiche, liens::post),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/indicateurs", fiche, indicateurs::get),
        Route::post("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/indicateurs", fiche, indicateurs::post),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/lieux", fiche, lieux::get),
        Route::post("/{collectivite}/contrats/{contrat}/fiches/{numero}/modifier/lieux", fiche, lieux::post),
    ]
}

#[cfg(test)]
mod tests;
