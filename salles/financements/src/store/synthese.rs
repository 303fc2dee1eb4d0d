//! The files that everyone who decides or advises reads: found complete, or further; never a draft, nor what was turned away.

use crate::model::{Appel, BilanDossier, Dossier, DossierId, Interet, NoteDossier, Porteur};
use store::{Read, StoreError, args};

/// Files of one page of the list.
pub const PAR_PAGE: i64 = 50;

/// How many there are.
///
/// # Errors
/// `StoreError`.
pub async fn nombre(r: &mut impl Read, appel: &Appel) -> Result<i64, StoreError> {
    let rows = r
        .rows(
            "SELECT COUNT(*) FROM dossier WHERE collectivite_id = $1 AND appel_id = $2 AND numero IS NOT NULL
             AND etat NOT IN ('brouillon', 'depose', 'a_completer', 'irrecevable', 'retire')",
            args![appel.id],
        )
        .await?;
    rows.into_iter().next().map_or(Ok(0), |mut row| row.take())
}

/// One page of them, by public number; the first page is 1.
///
/// # Errors
/// `StoreError`.
pub async fn page(r: &mut impl Read, appel: &Appel, page: i64) -> Result<Vec<Dossier>, StoreError> {
    r.list::<Dossier>(
        "appel_id = $2 AND numero IS NOT NULL AND etat NOT IN ('brouillon', 'depose', 'a_completer', 'irrecevable', 'retire')
         ;; ORDER BY numero COLLATE \"C\" LIMIT $3 OFFSET $4",
        args![appel.id, PAR_PAGE, (page - 1).max(0) * PAR_PAGE],
    )
    .await
}

/// The one of that number.
///
/// # Errors
/// `StoreError::Missing` when there is none, or it is not read by all.
pub async fn dossier(r: &mut impl Read, appel: &Appel, numero: &str) -> Result<Dossier, StoreError> {
    let trouve = r
        .find::<Dossier>(
            "appel_id = $2 AND numero = $3 AND etat NOT IN ('brouillon', 'depose', 'a_completer', 'irrecevable', 'retire')",
            args![appel.id, numero.to_owned()],
        )
        .await?;
    trouve.ok_or_else(|| StoreError::Missing { table: "dossier", id: numero.to_owned() })
}

/// The holders of a call.
///
/// # Errors
/// `StoreError`.
pub async fn porteurs(r: &mut impl Read, appel: &Appel) -> Result<Vec<Porteur>, StoreError> {
    r.list::<Porteur>("id IN (SELECT porteur_id FROM dossier WHERE collectivite_id = $1 AND appel_id = $2)", args![appel.id])
        .await
}

/// Who declared an interest in a file.
///
/// # Errors
/// `StoreError`.
pub async fn interets(r: &mut impl Read, dossier: DossierId) -> Result<Vec<Interet>, StoreError> {
    r.list::<Interet>("dossier_id = $2 ;; ORDER BY declare_a, id", args![dossier]).await
}

/// Its notes, in the order they were given.
///
/// # Errors
/// `StoreError`.
pub async fn notes(r: &mut impl Read, dossier: DossierId) -> Result<Vec<NoteDossier>, StoreError> {
    r.list::<NoteDossier>("dossier_id = $2 ;; ORDER BY notee_a, id", args![dossier]).await
}

/// Its review, once received.
///
/// # Errors
/// `StoreError`.
pub async fn bilan(r: &mut impl Read, dossier: DossierId) -> Result<Option<BilanDossier>, StoreError> {
    r.find::<BilanDossier>("dossier_id = $2 AND recu_le IS NOT NULL", args![dossier]).await
}
