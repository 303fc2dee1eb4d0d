//! Committees, decisions, amendments. Read `cadre.rs` (who may open what), then `dossier.rs` (what a
//! committee is shown), then `decision.rs` (a decision from its wording to its proof), then `avenant.rs`.

mod avenant;
mod avenants;
mod blocs;
mod cadre;
mod decider;
mod decision;
mod decisions;
mod dossier;
mod formulaires;
mod liste;
mod modification;
mod papier;
mod revision;
mod seance;
mod valeurs;
mod validation;

#[cfg(test)]
mod tests;

pub(crate) use cadre::Cadre;
pub(super) use papier::tirage;
pub(super) use valeurs::mot_a_mot;

use kernel::Right;
use web::{Access, Route};

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    let lire = Access::Right(Right::LirePlan);
    let preparer = Access::Right(Right::PreparerDecision);
    let conduire = Access::Right(Right::ConduireAvenant);
    vec![
        Route::get("/{collectivite}/contrats/{contrat}/comites", lire, liste::get),
        Route::post("/{collectivite}/contrats/{contrat}/comites", preparer, liste::post),
        Route::get("/{collectivite}/contrats/{contrat}/comites/nouveau", preparer, liste::nouveau),
        Route::get("/{collectivite}/contrats/{contrat}/comites/{comite}", lire, dossier::get),
        Route::get("/{collectivite}/contrats/{contrat}/comites/{comite}/seance", lire, seance::get),
        Route::get("/{collectivite}/contrats/{contrat}/comites/{comite}/modifier", preparer, liste::modifier),
        Route::post("/{collectivite}/contrats/{contrat}/comites/{comite}/modifier", preparer, liste::enregistrer),
        Route::post("/{collectivite}/contrats/{contrat}/comites/{comite}/tenir", preparer, validation::tenir),
        Route::get("/{collectivite}/contrats/{contrat}/comites/{comite}/validation", preparer, validation::get),
        Route::post("/{collectivite}/contrats/{contrat}/comites/{comite}/validation", preparer, validation::post),
        Route::post("/{collectivite}/contrats/{contrat}/comites/{comite}/ordre", preparer, decider::ordre),
        Route::get("/{collectivite}/contrats/{contrat}/comites/{comite}/decider", preparer, decider::get),
        Route::post("/{collectivite}/contrats/{contrat}/comites/{comite}/decider", preparer, decider::post),
        Route::get("/{collectivite}/contrats/{contrat}/comites/{comite}/decisions/{decision}", lire, decision::get),
        Route::post("/{collectivite}/contrats/{contrat}/comites/{comite}/decisions/{decision}", preparer, decision::post),
        Route::get(
            "/{collectivite}/contrats/{contrat}/comites/{comite}/decisions/{decision}/modifier",
            preparer,
            decider::modifier,
        ),
        Route::post(
            "/{collectivite}/contrats/{contrat}/comites/{comite}/decisions/{decision}/modifier",
            preparer,
            decider::enregistrer,
        ),
        Route::get("/{collectivite}/contrats/{contrat}/decisions", lire, decisions::get),
        Route::get("/{collectivite}/contrats/{contrat}/decisions.csv", lire, decisions::csv),
        Route::get("/{collectivite}/contrats/{contrat}/avenants", lire, avenants::get),
        Route::post("/{collectivite}/contrats/{contrat}/avenants", conduire, avenants::post),
        Route::get("/{collectivite}/contrats/{contrat}/avenants/nouveau", conduire, avenants::nouveau),
        Route::get("/{collectivite}/contrats/{contrat}/avenants/{avenant}", lire, avenant::get),
        Route::get("/{collectivite}/contrats/{contrat}/avenants/{avenant}/modifier", conduire, avenants::modifier),
        Route::post("/{collectivite}/contrats/{contrat}/avenants/{avenant}/modifier", conduire, avenants::enregistrer),
        Route::get("/{collectivite}/contrats/{contrat}/avenants/{avenant}/modifications", conduire, modification::get),
        Route::post("/{collectivite}/contrats/{contrat}/avenants/{avenant}/modifications", conduire, modification::post),
        Route::post("/{collectivite}/contrats/{contrat}/avenants/{avenant}/gestes", conduire, avenant::gestes),
        Route::get("/{collectivite}/contrats/{contrat}/avenants/{avenant}/signature", conduire, avenant::signature),
        Route::post("/{collectivite}/contrats/{contrat}/avenants/{avenant}/signature", conduire, avenant::signer),
        Route::get("/{collectivite}/contrats/{contrat}/avenants/{avenant}/application", conduire, avenant::application),
        Route::post("/{collectivite}/contrats/{contrat}/avenants/{avenant}/application", conduire, avenant::appliquer),
        Route::get("/{collectivite}/contrats/{contrat}/revision", lire, revision::get),
        Route::post("/{collectivite}/contrats/{contrat}/revision", conduire, revision::post),
    ]
}
