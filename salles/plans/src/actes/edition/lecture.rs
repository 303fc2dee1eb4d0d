//! Reading editions back. Every reading computes the SHA-256 again: what differs is not shown.

use crate::model::edition_contenu::{AnnexeEdition, EditionContenu};
use crate::model::{ContratId, Edition};
use crate::regles::edition::{Numero, Refus, empreinte, lire as decoder};
use store::{ActeError, Read, StoreError, args};

/// An edition whose text is the one that was frozen.
#[derive(Debug, Clone)]
pub struct EditionLue {
    pub edition: Edition,
    pub contenu: EditionContenu,
}

/// The editions of a contract, oldest first.
///
/// # Errors
/// `StoreError`.
pub async fn editions_de(reader: &mut impl Read, contrat: ContratId) -> Result<Vec<Edition>, StoreError> {
    let mut all = reader.list::<Edition>("contrat_id = $2 ;; ORDER BY figee_a, id", args![contrat]).await?;
    all.sort_by_key(|e| e.numero.parse::<Numero>().ok());
    Ok(all)
}

/// The edition that the public reads.
#[must_use]
pub fn derniere_publiee(editions: &[Edition]) -> Option<&Edition> {
    editions.iter().rev().find(|e| e.publiee_a.is_some())
}

/// The exact text that was frozen.
///
/// # Errors
/// `EmpreinteDifferente` when it is not; `StoreError::Missing` when it is gone.
pub async fn lire_texte(reader: &mut impl Read, edition: &Edition) -> Result<String, ActeError> {
    let rows = reader
        .rows("SELECT contenu FROM edition_contenu WHERE collectivite_id = $1 AND edition_id = $2", args![edition.id])
        .await?;
    un_texte(rows, "edition_contenu", edition, &edition.empreinte)
}

/// The content that was frozen.
///
/// # Errors
/// `EmpreinteDifferente`, or `StoreError` when the text is gone or of no known format.
pub async fn lire(reader: &mut impl Read, edition: &Edition) -> Result<EditionLue, ActeError> {
    let text = lire_texte(reader, edition).await?;
    let contenu = decoder(&text).map_err(StoreError::from)?;
    Ok(EditionLue { edition: edition.clone(), contenu })
}

/// What the house alone reads of an edition.
///
/// # Errors
/// `EmpreinteDifferente` when it is not what the content announces; `StoreError`.
pub async fn lire_annexe(reader: &mut impl Read, lue: &EditionLue) -> Result<AnnexeEdition, ActeError> {
    let rows = reader
        .rows("SELECT contenu FROM edition_annexe WHERE collectivite_id = $1 AND edition_id = $2", args![lue.edition.id])
        .await?;
    let text = un_texte(rows, "edition_annexe", &lue.edition, &lue.contenu.annexe_empreinte)?;
    Ok(decoder(&text).map_err(StoreError::from)?)
}

fn un_texte(rows: Vec<store::Row>, table: &'static str, edition: &Edition, attendue: &str) -> Result<String, ActeError> {
    let mut row = rows.into_iter().next().ok_or_else(|| StoreError::Missing { table, id: edition.id.to_string() })?;
    let text: String = row.take()?;
    let calculee = empreinte(text.as_bytes());
    if calculee == attendue {
        Ok(text)
    } else {
        Err(Refus::EmpreinteDifferente { numero: edition.numero.clone(), attendue: attendue.to_owned(), calculee }.into())
    }
}
