//! Reading editions back. Every reading computes the SHA-256 again: what differs is not shown.

use super::protections_de;
use crate::model::edition_contenu::{AnnexeEdition, EditionContenu};
use crate::model::{ContratId, Edition};
use crate::regles::edition::{Numero, Refus, demasquer, empreinte, lire as decoder, proteger, texte};
use store::{ActeError, Read, StoreError, args};

/// An edition whose text is the one that was frozen.
#[derive(Debug, Clone)]
pub struct EditionLue {
    pub edition: Edition,
    pub contenu: EditionContenu,
    /// SHA-256 of the public copy, when the edition was frozen before small counts were masked and the copy masks some.
    pub copie: Option<String>,
}

impl EditionLue {
    /// SHA-256 of the file that goes with what is read.
    #[must_use]
    pub fn empreinte(&self) -> &str {
        self.copie.as_deref().unwrap_or(&self.edition.empreinte)
    }
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

/// The content that was frozen, as the house reads it: what is masked for everyone is put back from the annex.
///
/// # Errors
/// `EmpreinteDifferente`, or `StoreError` when the text is gone or of no known format.
pub async fn lire(reader: &mut impl Read, edition: &Edition) -> Result<EditionLue, ActeError> {
    let text = lire_texte(reader, edition).await?;
    let contenu: EditionContenu = decoder(&text).map_err(StoreError::from)?;
    let masked = contenu.protection.as_ref().is_some_and(|p| p.masques > 0);
    let mut lue = EditionLue { edition: edition.clone(), contenu, copie: None };
    if masked {
        let annexe = lire_annexe(reader, &lue).await?;
        let mut value = serde_json::from_str(&text).map_err(|e| StoreError::Broken(e.to_string()))?;
        demasquer(&mut value, &annexe.secrets);
        lue.contenu = serde_json::from_value(value).map_err(|e| StoreError::Broken(e.to_string()))?;
    }
    Ok(lue)
}

/// The content as everyone may read it. An edition frozen before small counts were masked keeps its bytes and its hash: what
/// is shown of it is a copy, masked by the thresholds of today, with a hash of its own.
///
/// # Errors
/// As `lire`.
pub async fn lire_publique(reader: &mut impl Read, edition: &Edition) -> Result<EditionLue, ActeError> {
    let text = lire_texte(reader, edition).await?;
    let frozen: EditionContenu = decoder(&text).map_err(StoreError::from)?;
    if frozen.protection.is_some() {
        return Ok(EditionLue { edition: edition.clone(), contenu: frozen, copie: None });
    }
    let copy = proteger(&frozen, &protections_de(reader, &frozen).await?);
    if copy.protection.as_ref().is_none_or(|p| p.masques == 0) {
        return Ok(EditionLue { edition: edition.clone(), contenu: frozen, copie: None });
    }
    let hash = empreinte(texte(&copy).map_err(StoreError::from)?.as_bytes());
    Ok(EditionLue { edition: edition.clone(), contenu: copy, copie: Some(hash) })
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
