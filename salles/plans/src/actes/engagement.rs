//! The ledger of promises: read whole, followed by the coordination, answered by signed link, proved, judged, rated.

mod collage;
mod demandes;
mod lecture;
mod preuves;
mod suivi;
#[cfg(test)]
pub(crate) mod tests;

pub use collage::{importer_la_matrice, lire_le_collage};
pub use demandes::{apprecier, demande_du_lien, demander, renvoyer};
pub use lecture::{Promesse, Registre, bilan, parents};
pub use preuves::{Deposant, deposer, deposer_par_compte, juger_preuve, lire_piece};
pub use suivi::{changer_etat, declarer, regler, renegocier};

use crate::model::{Contrat, Engagement, EtatPreuve};
use store::{Read, Record, StoreError, args};

/// A promise of this contract, as it was when it was read.
async fn charger(r: &mut impl Read, contrat: &Contrat, id: &str, version: Option<i64>) -> Result<Engagement, StoreError> {
    let found = r.find::<Engagement>("id = $2 AND contrat_id = $3", args![id.to_owned(), contrat.id]).await?;
    let one = found.ok_or_else(|| StoreError::Missing { table: Engagement::TABLE, id: id.to_owned() })?;
    match version {
        Some(read) if read != one.version => Err(StoreError::Stale { table: Engagement::TABLE, id: id.to_owned() }),
        _ => Ok(one),
    }
}

/// The states of the proofs of a promise.
async fn preuves_de(r: &mut impl Read, engagement: &Engagement) -> Result<Vec<EtatPreuve>, StoreError> {
    r.rows("SELECT etat FROM preuve WHERE collectivite_id = $1 AND engagement_id = $2", args![engagement.id])
        .await?
        .into_iter()
        .map(|mut row| row.take())
        .collect()
}
