//! Tables read and not yet accepted: kept aside a day, forgotten when they are applied or given up.

use crate::regles::chiffre::RefusChiffre;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use sha2::{Digest, Sha256};
use sheets::{ClasseurLu, Limites};
use store::journal::hex;
use store::{ActeError, Read, StoreError, Writer, args};

const TABLE: &str = "territoire_depot";

/// How long a table waits for its acceptance.
const ATTENTE: SignedDuration = SignedDuration::from_hours(24);

/// What the table is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Genre {
    Chiffres,
    Communes,
}

impl Genre {
    fn code(self) -> &'static str {
        match self {
            Self::Chiffres => "chiffres",
            Self::Communes => "communes",
        }
    }
}

/// A table that waits, and what was typed with it.
#[derive(Debug, Clone)]
pub struct Depot<R> {
    pub id: String,
    pub fichier: String,
    /// SHA-256 of the bytes, hexadecimal.
    pub empreinte: String,
    pub reglages: R,
    pub contenu: Vec<u8>,
}

/// Reads a table away from the threads of the server, within the limits of `sheets`.
///
/// # Errors
/// `RefusChiffre::FichierRefuse`.
pub async fn ouvrir(contenu: Vec<u8>, nom: &str) -> Result<ClasseurLu, ActeError> {
    let nom = nom.to_owned();
    let reading = tokio::task::spawn_blocking(move || sheets::lire(&contenu, &nom, &Limites::default()));
    let read = reading.await.map_err(|e| StoreError::Broken(e.to_string()))?;
    read.map_err(|raison| RefusChiffre::FichierRefuse(raison).into())
}

/// Keeps a table aside; its identifier. Tables that waited too long go.
///
/// # Errors
/// `StoreError`.
pub async fn garder(
    w: &mut Writer,
    genre: Genre,
    fichier: &str,
    contenu: Vec<u8>,
    reglages: &impl Serialize,
) -> Result<String, StoreError> {
    let id = kernel::Id::<Genre>::fresh().to_string();
    let nom: String = fichier.chars().take(120).collect();
    let (empreinte, octets) = (hex(&Sha256::digest(&contenu)), contenu.len());
    let kept = serde_json::to_string(reglages).map_err(|e| StoreError::Broken(e.to_string()))?;
    w.execute("DELETE FROM territoire_depot WHERE collectivite_id = $1 AND depose_a < $2", args![w.now() - ATTENTE]).await?;
    w.execute(
        "INSERT INTO territoire_depot (collectivite_id, id, genre, depose_a, fichier, empreinte, reglages, contenu)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![id, genre.code().to_owned(), w.now(), nom, empreinte, kept, contenu],
    )
    .await?;
    w.note(TABLE, &id, &json!({ "fichier": nom, "empreinte": empreinte, "octets": octets })).await?;
    Ok(id)
}

/// The table kept aside under that identifier.
///
/// # Errors
/// `StoreError::Missing` when it was applied, given up, waited too long, or is of another kind.
pub async fn lire<R: DeserializeOwned>(reader: &mut impl Read, genre: Genre, id: &str) -> Result<Depot<R>, StoreError> {
    let rows = reader
        .rows(
            "SELECT id, fichier, empreinte, reglages, contenu FROM territoire_depot
             WHERE collectivite_id = $1 AND genre = $2 AND id = $3",
            args![genre.code().to_owned(), id.to_owned()],
        )
        .await?;
    let mut row = rows.into_iter().next().ok_or(StoreError::Missing { table: TABLE, id: id.to_owned() })?;
    let (id, fichier, empreinte): (String, String, String) = (row.take()?, row.take()?, row.take()?);
    let typed: String = row.take()?;
    let reglages = serde_json::from_str(&typed).map_err(|e| StoreError::Broken(e.to_string()))?;
    Ok(Depot { id, fichier, empreinte, reglages, contenu: row.take()? })
}

/// Identifier, name and instant of the tables that wait, newest first.
///
/// # Errors
/// `StoreError`.
pub async fn attente(reader: &mut impl Read, genre: Genre) -> Result<Vec<(String, String, Timestamp)>, StoreError> {
    let rows = reader
        .rows(
            "SELECT id, fichier, depose_a FROM territoire_depot WHERE collectivite_id = $1 AND genre = $2 ORDER BY depose_a DESC",
            args![genre.code().to_owned()],
        )
        .await?;
    rows.into_iter().map(|mut row| Ok((row.take()?, row.take()?, row.take()?))).collect()
}

/// Forgets a table. `suite`: what became of it, for the journal.
///
/// # Errors
/// `StoreError`.
pub async fn oublier<R>(w: &mut Writer, depot: &Depot<R>, suite: &str) -> Result<(), StoreError> {
    w.execute("DELETE FROM territoire_depot WHERE collectivite_id = $1 AND id = $2", args![depot.id.clone()]).await?;
    w.note(TABLE, &depot.id, &json!({ "fichier": depot.fichier, "empreinte": depot.empreinte, "suite": suite })).await
}

/// What was shown, as one text: when the base moves between the preview and the acceptance, it is not the same any more.
#[must_use]
pub fn empreinte<'a>(effets: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    for effect in effets {
        hash.update((effect.len() as u64).to_be_bytes());
        hash.update(effect.as_bytes());
    }
    hex(&hash.finalize())
}
