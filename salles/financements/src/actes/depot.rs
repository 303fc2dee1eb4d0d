//! Files of a call that wait for their confirmation: « d'abord à blanc : accepté, refusé, pourquoi ; puis tout ou rien »
//! (Financements, § 10). Each is seen by who sent it, and by nobody else.

use crate::model::{Appel, AppelId};
use jiff::SignedDuration;
use serde_json::json;
use sha2::{Digest, Sha256};
use store::{ActeError, Read, StoreError, Writer, args, journal};
use web::{Upload, Visit};

/// How long a file waits.
const ATTENTE: SignedDuration = SignedDuration::from_hours(24);

/// A file that waits.
#[derive(Debug, Clone)]
pub struct Depot {
    pub id: String,
    pub fichier: String,
    /// SHA-256, hexadecimal.
    pub empreinte: String,
    pub(super) contenu: Vec<u8>,
    /// What was answered so far, as JSON.
    pub(super) reponses: String,
}

fn compte(visit: &Visit) -> Result<String, ActeError> {
    visit.visitor.as_ref().map(|v| v.compte_id.clone()).ok_or(ActeError::Interdit)
}

/// The name of a file, as it is kept and shown.
pub(super) fn nom(fichier: &Upload) -> String {
    fichier.name.chars().filter(|c| !c.is_control()).take(120).collect()
}

/// Keeps a file aside, and forgets those that waited too long; its identifier.
pub(super) async fn garder(
    visit: &Visit,
    appel: AppelId,
    genre: &str,
    acte: &'static str,
    fichier: Upload,
) -> Result<String, ActeError> {
    let (compte, nom) = (compte(visit)?, nom(&fichier));
    let empreinte = journal::hex(&Sha256::digest(&fichier.bytes));
    let octets = fichier.bytes.len();
    let id = kernel::Id::<Depot>::fresh().to_string();
    let mut w = visit.writer(acte).await?;
    w.execute("DELETE FROM appel_depot WHERE collectivite_id = $1 AND depose_a < $2", args![w.now() - ATTENTE]).await?;
    w.execute(
        "INSERT INTO appel_depot (collectivite_id, id, appel_id, genre, compte_id, depose_a, fichier, empreinte, contenu, reponses)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![id, appel, genre.to_owned(), compte, w.now(), nom, empreinte, fichier.bytes, String::new()],
    )
    .await?;
    w.note("appel_depot", &id, &json!({ "fichier": nom, "genre": genre, "empreinte": empreinte, "octets": octets })).await?;
    w.commit().await?;
    Ok(id)
}

/// A file of this call that the visitor sent.
pub(super) async fn lire(visit: &Visit, r: &mut impl Read, appel: &Appel, genre: &str, id: &str) -> Result<Depot, ActeError> {
    let rows = r
        .rows(
            "SELECT id, fichier, empreinte, contenu, reponses FROM appel_depot
             WHERE collectivite_id = $1 AND appel_id = $2 AND genre = $3 AND compte_id = $4 AND id = $5",
            args![appel.id, genre.to_owned(), compte(visit)?, id.to_owned()],
        )
        .await?;
    let missing = || StoreError::Missing { table: "appel_depot", id: id.to_owned() };
    let mut row = rows.into_iter().next().ok_or_else(missing)?;
    Ok(Depot { id: row.take()?, fichier: row.take()?, empreinte: row.take()?, contenu: row.take()?, reponses: row.take()? })
}

/// Keeps what was answered about a file.
pub(super) async fn repondre(w: &mut Writer, id: &str, reponses: &str) -> Result<(), StoreError> {
    w.execute(
        "UPDATE appel_depot SET reponses = $3 WHERE collectivite_id = $1 AND id = $2",
        args![id.to_owned(), reponses.to_owned()],
    )
    .await?;
    w.note("appel_depot", id, &json!({ "reponses": reponses.len() })).await
}

/// Forgets a file; the journal keeps what became of it.
pub(super) async fn oublier(w: &mut Writer, depot: &Depot, sort: &str) -> Result<(), StoreError> {
    w.execute("DELETE FROM appel_depot WHERE collectivite_id = $1 AND id = $2", args![depot.id.clone()]).await?;
    w.note("appel_depot", &depot.id, &json!({ "fichier": depot.fichier, "empreinte": depot.empreinte, "sort": sort })).await
}
