//! Choosing and changing passwords. The print lives in a table of its own, so that neither a record
//! nor the journal ever holds it.

use crate::model::CompteId;
use store::{StoreError, Writer, args};

/// Writes the print of a password (`empreinte::hacher`) and tells the journal that it changed.
///
/// # Errors
/// `StoreError`.
pub async fn poser(w: &mut Writer, compte: CompteId, empreinte: &str) -> Result<(), StoreError> {
    let now = w.now();
    w.execute(
        "INSERT INTO mot_de_passe (collectivite_id, compte_id, empreinte, change_a) VALUES ($1, $2, $3, $4)
         ON CONFLICT (compte_id) DO UPDATE SET empreinte = excluded.empreinte, change_a = excluded.change_a
         WHERE mot_de_passe.collectivite_id = excluded.collectivite_id",
        args![compte, empreinte.to_owned(), now],
    )
    .await?;
    w.note("compte", &compte.to_string(), &serde_json::json!({ "mot_de_passe": "change" })).await
}
