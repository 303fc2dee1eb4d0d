//! Frozen editions, documents, public pages. `contenu/` draws an edition, whoever reads it; `interne`
//! is for the house, `public` for everyone.

mod contenu;
mod difference;
mod interne;
mod papier;
mod public;
#[cfg(test)]
mod tests;

pub(super) use difference::{champ as mot_du_champ, points, precision, signe, valeur as mot_de_la_valeur};
pub(super) use papier::{fiches_du_soir, impression, imprimer};

use crate::actes::edition::{EditionLue, editions_de, lire};
use crate::model::{Contrat, Edition};
use kernel::Right;
use store::{Read, StoreError, args};
use web::{Access, PageError, Route, Visit};

const READ: Access = Access::Right(Right::LirePlan);
const PUBLIC: Access = Access::Public("what an edition published is for everyone, and nothing else is shown");

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{collectivite}/contrats/{contrat}/editions", READ, interne::liste),
        Route::get(
            "/{collectivite}/contrats/{contrat}/editions/figer/{campagne}",
            Access::Right(Right::MenerCampagne),
            interne::preparer,
        ),
        Route::post(
            "/{collectivite}/contrats/{contrat}/editions/figer/{campagne}",
            Access::Right(Right::MenerCampagne),
            interne::figer,
        ),
        Route::get("/{collectivite}/contrats/{contrat}/editions/{numero}", READ, interne::une),
        Route::get("/{collectivite}/contrats/{contrat}/editions/{numero}/rapport.pdf", READ, papier::rapport),
        Route::get("/{collectivite}/contrats/{contrat}/editions/{numero}/fiches/{fiche}", READ, interne::fiche),
        Route::get("/{collectivite}/contrats/{contrat}/editions/{numero}/axes/{noeud}", READ, interne::axe),
        Route::get("/{collectivite}/contrats/{contrat}/editions/{numero}/calcul/{lecture}/{objet}", READ, interne::calcul),
        Route::get("/{collectivite}/contrats/{contrat}/editions/{numero}/difference/{autre}", READ, difference::get),
        Route::get(
            "/{collectivite}/contrats/{contrat}/editions/{numero}/rectifier",
            Access::Right(Right::MenerCampagne),
            interne::corriger,
        ),
        Route::post(
            "/{collectivite}/contrats/{contrat}/editions/{numero}/rectifier",
            Access::Right(Right::MenerCampagne),
            interne::rectifier,
        ),
        Route::get(
            "/{collectivite}/contrats/{contrat}/editions/{numero}/publier",
            Access::Right(Right::Publier),
            interne::montrer,
        ),
        Route::post(
            "/{collectivite}/contrats/{contrat}/editions/{numero}/publier",
            Access::Right(Right::Publier),
            interne::publier,
        ),
        Route::get("/{collectivite}/contrats/{contrat}/fiches.pdf", READ, papier::fiches),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}/fiche.pdf", READ, papier::fiche),
        Route::get("/{collectivite}/public", PUBLIC, public::liste),
        Route::get("/{collectivite}/public/{contrat}", PUBLIC, public::contrat),
        Route::get("/{collectivite}/public/{contrat}/axes/{noeud}", PUBLIC, public::axe),
        Route::get("/{collectivite}/public/{contrat}/fiches/{fiche}", PUBLIC, public::fiche),
        Route::get("/{collectivite}/public/{contrat}/calcul/{lecture}/{objet}", PUBLIC, public::calcul),
        Route::get("/{collectivite}/public/{contrat}/edition.json", PUBLIC, public::json),
        Route::get("/{collectivite}/public/{contrat}/rapport.pdf", PUBLIC, papier::rapport_public),
    ]
}

/// The contract of an address; « un refus ne révèle pas l'existence de l'objet ».
async fn contrat(visit: &Visit, reader: &mut impl Read, slug: &str, right: Right) -> Result<Contrat, PageError> {
    let contrat = contrat_public(reader, slug).await?;
    if visit.reach(right, Some(&contrat.id.to_string())) == kernel::actor::Reach::Rien {
        return Err(PageError::NotFound);
    }
    Ok(contrat)
}

async fn contrat_public(reader: &mut impl Read, slug: &str) -> Result<Contrat, PageError> {
    Ok(reader
        .find::<Contrat>("slug = $2", args![slug.to_owned()])
        .await?
        .ok_or_else(|| StoreError::Missing { table: "contrat", id: slug.to_owned() })?)
}

/// One edition of an address, among all those of its contract.
async fn edition(reader: &mut impl Read, contrat: &Contrat, numero: &str) -> Result<(Edition, Vec<Edition>), PageError> {
    let all = editions_de(reader, contrat.id).await?;
    let found = all.iter().find(|e| e.numero == numero).cloned().ok_or(PageError::NotFound)?;
    Ok((found, all))
}

/// The same with its content, whose SHA-256 was computed again.
async fn lue(reader: &mut impl Read, contrat: &Contrat, numero: &str) -> Result<(EditionLue, Vec<Edition>), PageError> {
    let (found, all) = edition(reader, contrat, numero).await?;
    Ok((lire(reader, &found).await?, all))
}

/// The fields of the address.
fn query(visit: &Visit) -> web::Form {
    web::Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q))
}
