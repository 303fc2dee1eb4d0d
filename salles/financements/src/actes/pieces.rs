//! Papers: of a file, or of the holder's safe.

use crate::model::{PieceDossier, PieceDossierId};
use sha2::{Digest, Sha256};
use store::{Read, StoreError, Writer, args};

/// Writes a paper and its bytes: its size and its SHA-256 are those of the bytes, which stay apart from the journal.
///
/// # Errors
/// `StoreError`.
pub async fn ranger(w: &mut Writer, piece: PieceDossier, octets: &[u8]) -> Result<PieceDossier, StoreError> {
    let piece = PieceDossier {
        taille: i64::try_from(octets.len()).unwrap_or(i64::MAX),
        sha256: store::journal::hex(&Sha256::digest(octets)),
        ..piece
    };
    w.insert(&piece).await?;
    w.execute(
        "INSERT INTO piece_dossier_contenu (collectivite_id, piece_id, contenu) VALUES ($1, $2, $3)",
        args![piece.id, octets.to_vec()],
    )
    .await?;
    Ok(piece)
}

/// A paper and its bytes.
///
/// # Errors
/// `StoreError::Missing`.
pub async fn lire(r: &mut impl Read, id: &PieceDossierId) -> Result<(PieceDossier, Vec<u8>), StoreError> {
    let piece: PieceDossier = r.load(id).await?;
    let rows =
        r.rows("SELECT contenu FROM piece_dossier_contenu WHERE collectivite_id = $1 AND piece_id = $2", args![piece.id]).await?;
    let missing = || StoreError::Missing { table: "piece_dossier_contenu", id: id.to_string() };
    let octets: Vec<u8> = rows.into_iter().next().ok_or_else(missing)?.take()?;
    Ok((piece, octets))
}
