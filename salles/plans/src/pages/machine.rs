//! The time machine: the plan of any evening, the story of every field, the difference of two evenings.
//! Everything here is read from the journal, and nothing can be written.

mod alentours;
mod choix;
pub(crate) mod differences;
pub(crate) mod ecarts;
pub(crate) mod histoire;
mod passe;
mod reperes;
#[cfg(test)]
mod tests;

use super::comite::Cadre;
use crate::calculs::Passe;
use crate::regles::machine::{Refus, quel_soir};
use jiff::civil::Date;
use kernel::Right;
use std::sync::Arc;
use store::{Reader, StoreError, journal};
use web::{Access, PageError, Route};

const READ: Access = Access::Right(Right::LirePlan);

/// The addresses of these pages.
#[must_use]
pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/{collectivite}/contrats/{contrat}/au", READ, choix::get),
        Route::get("/{collectivite}/contrats/{contrat}/histoire", READ, histoire::contrat),
        Route::get("/{collectivite}/contrats/{contrat}/fiches/{numero}/histoire", READ, histoire::fiche),
        Route::get("/{collectivite}/contrats/{contrat}/differences", READ, differences::get),
        Route::get("/{collectivite}/contrats/{contrat}/differences.pdf", READ, differences::pdf),
        Route::get("/{collectivite}/contrats/{contrat}/au/{soir}", READ, passe::plan),
        Route::get("/{collectivite}/contrats/{contrat}/au/{soir}/tapis.csv", READ, passe::csv),
        Route::get("/{collectivite}/contrats/{contrat}/au/{soir}/fiches.pdf", READ, passe::fiches_pdf),
        Route::get("/{collectivite}/contrats/{contrat}/au/{soir}/fiches/{numero}/fiche.pdf", READ, passe::fiche_pdf),
        Route::get("/{collectivite}/contrats/{contrat}/au/{soir}/axes/{noeud}", READ, passe::axe),
        Route::get("/{collectivite}/contrats/{contrat}/au/{soir}/fiches/{numero}", READ, passe::fiche),
        Route::get("/{collectivite}/contrats/{contrat}/au/{soir}/calcul/{lecture}/{objet}", READ, passe::calcul),
    ]
}

/// The day on which this house first wrote the contract down.
async fn connu_depuis(cadre: &mut Cadre) -> Result<Option<Date>, StoreError> {
    let id = cadre.contrat.id.to_string();
    let first = journal::premiere(&mut cadre.reader, "contrat", &id).await?;
    Ok(first.map(|at| cadre.visit.house.db.clock().day_of(at)))
}

/// The contract on the evening written in an address, or why not.
pub(crate) async fn ouvrir(cadre: &mut Cadre, champ: &'static str, soir: &str) -> Result<Result<Arc<Passe>, Refus>, PageError> {
    match quel_soir(champ, soir, cadre.visit.today()) {
        Ok(le) => au(cadre, champ, le).await,
        Err(refus) => Ok(Err(refus)),
    }
}

/// The contract on an evening, or why not.
async fn au(cadre: &mut Cadre, champ: &'static str, le: Date) -> Result<Result<Arc<Passe>, Refus>, PageError> {
    let clock = cadre.visit.house.db.clock().clone();
    let reader: &mut Reader = &mut cadre.reader;
    match Passe::lire(reader, &clock, &cadre.contrat, le).await? {
        Some(passe) => Ok(Ok(passe)),
        None => Ok(Err(Refus::AvantLePlan { champ, le, depuis: connu_depuis(cadre).await? })),
    }
}
