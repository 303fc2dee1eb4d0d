//! What this room reads.

use crate::model::{GenreTerritoire, Portrait, Statistique, Territoire, TerritoireId, Validite};
use store::{Read, StoreError, args};

/// Every place, by kind then name.
///
/// # Errors
/// `StoreError`.
pub async fn lieux(reader: &mut impl Read) -> Result<Vec<Territoire>, StoreError> {
    reader.list(";; ORDER BY genre COLLATE \"C\", cle COLLATE \"C\", id COLLATE \"C\"", vec![]).await
}

/// The places directly inside one, by kind then name.
///
/// # Errors
/// `StoreError`.
pub async fn dedans(reader: &mut impl Read, id: TerritoireId) -> Result<Vec<Territoire>, StoreError> {
    reader.list("parent_id = $2 ;; ORDER BY genre COLLATE \"C\", cle COLLATE \"C\", id COLLATE \"C\"", args![id]).await
}

/// The days between which a place holds; nothing when nobody said.
///
/// # Errors
/// `StoreError`.
pub async fn validite(reader: &mut impl Read, id: TerritoireId) -> Result<Option<Validite>, StoreError> {
    reader.find("territoire_id = $2", args![id]).await
}

/// The published figures of a place, in the order of the files.
///
/// # Errors
/// `StoreError`.
pub async fn statistiques(reader: &mut impl Read, id: TerritoireId) -> Result<Vec<Statistique>, StoreError> {
    reader.list("territoire_id = $2 ;; ORDER BY ordre, id COLLATE \"C\"", args![id]).await
}

/// The figures of no place of this collectivité (Aude, Occitanie, France), and those of its EPCI.
///
/// # Errors
/// `StoreError`.
pub async fn statistiques_autour(reader: &mut impl Read) -> Result<Vec<Statistique>, StoreError> {
    reader
        .list(
            "territoire_id IS NULL OR territoire_id IN
             (SELECT t.id FROM territoire t WHERE t.collectivite_id = $1 AND t.genre = $2) ;; ORDER BY ordre, id COLLATE \"C\"",
            args![GenreTerritoire::Epci],
        )
        .await
}

/// The portrait of a quartier, line by line.
///
/// # Errors
/// `StoreError`.
pub async fn portrait(reader: &mut impl Read, id: TerritoireId) -> Result<Vec<Portrait>, StoreError> {
    reader.list("territoire_id = $2 ;; ORDER BY ordre, id COLLATE \"C\"", args![id]).await
}

/// The figures of every quartier, in the order of the files.
///
/// # Errors
/// `StoreError`.
pub async fn statistiques_des_quartiers(reader: &mut impl Read) -> Result<Vec<Statistique>, StoreError> {
    reader
        .list(
            "territoire_id IN (SELECT t.id FROM territoire t WHERE t.collectivite_id = $1 AND t.genre = $2)
             ;; ORDER BY ordre, id COLLATE \"C\"",
            args![GenreTerritoire::Qpv],
        )
        .await
}
