//! From an address to a record, and the guard against stale edits.

use crate::model::{Contrat, ContratId, FicheAction};
use store::{Read, Record, StoreError, args};

/// The contract of that address.
///
/// # Errors
/// `StoreError::Missing` when there is none.
pub async fn contrat_par_adresse(r: &mut impl Read, slug: &str) -> Result<Contrat, StoreError> {
    r.find::<Contrat>("slug = $2", args![slug.to_owned()])
        .await?
        .ok_or_else(|| StoreError::Missing { table: Contrat::TABLE, id: slug.to_owned() })
}

/// The sheet of that number: the one in force, else the last one withdrawn.
///
/// # Errors
/// `StoreError::Missing` when no sheet of the contract ever had it.
pub async fn fiche_par_numero(r: &mut impl Read, contrat: ContratId, numero: i64) -> Result<FicheAction, StoreError> {
    let fiches: Vec<FicheAction> = r.list("contrat_id = $2 AND numero = $3", args![contrat, numero]).await?;
    fiches
        .into_iter()
        .max_by_key(|f| f.retiree_le.unwrap_or(jiff::civil::Date::MAX))
        .ok_or_else(|| StoreError::Missing { table: FicheAction::TABLE, id: numero.to_string() })
}

/// The record as it is, provided that nobody wrote it since it was read.
///
/// # Errors
/// `StoreError::Stale`, `StoreError::Missing`.
pub(in crate::actes) async fn charger_a_jour<T: Record>(
    r: &mut impl Read,
    id: &(dyn std::fmt::Display + Sync),
    version: i64,
) -> Result<T, StoreError> {
    let record: T = r.load(id).await?;
    if record.version() == version { Ok(record) } else { Err(StoreError::Stale { table: T::TABLE, id: id.to_string() }) }
}
