//! What a respondent sees, by signed link or signed in: what they owe, one form for each sheet, the
//! receipt. « Objectif : trois minutes, sur téléphone, sans JavaScript s'il le faut. »

mod a_repondre;
mod accueil;
mod apercu;
mod delegation;
mod ecrire;
mod fermee;
mod formulaire;
mod perimee;
mod pieces;
mod porte;
mod recu;
pub mod resume;
mod saisie;

#[cfg(test)]
mod tests;

pub(super) use fermee::{Cause, page as page_fermee};

use kernel::Right;
use web::{Access, Route};

const REPONDRE: Access = Access::Right(Right::Repondre);

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{collectivite}/r/{jeton}", Access::Link, accueil::get),
        Route::get("/{collectivite}/r/{jeton}/deleguer", Access::Link, delegation::get),
        Route::post("/{collectivite}/r/{jeton}/deleguer", Access::Link, delegation::post),
        Route::get("/{collectivite}/r/{jeton}/fiches/{reponse}", Access::Link, ecrire::get_par_lien),
        Route::post("/{collectivite}/r/{jeton}/fiches/{reponse}", Access::Link, ecrire::post_par_lien),
        Route::get("/{collectivite}/r/{jeton}/fiches/{reponse}/recu", Access::Link, recu::get_par_lien),
        Route::post("/{collectivite}/r/{jeton}/fiches/{reponse}/reprendre", Access::Link, recu::reprendre_par_lien),
        Route::get("/{collectivite}/r/{jeton}/fiches/{reponse}/pieces/{piece}", Access::Link, pieces::get_par_lien),
        Route::get(
            "/{collectivite}/contrats/{contrat}/campagnes/{campagne}/apercu",
            Access::Right(Right::MenerCampagne),
            apercu::get,
        ),
        Route::get("/{collectivite}/a-repondre", REPONDRE, a_repondre::get),
        Route::get("/{collectivite}/reponses/{reponse}/renseigner", REPONDRE, ecrire::get),
        Route::post("/{collectivite}/reponses/{reponse}/renseigner", REPONDRE, ecrire::post),
        Route::get("/{collectivite}/reponses/{reponse}/recu", REPONDRE, recu::get),
        Route::post("/{collectivite}/reponses/{reponse}/reprendre", REPONDRE, recu::reprendre),
        Route::get("/{collectivite}/reponses/{reponse}/pieces/{piece}", REPONDRE, pieces::get),
    ]
}
