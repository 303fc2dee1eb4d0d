//! The journal: append-only, one chain per collectivité. Each entry holds who, when, what act, the
//! record before and after, and the hash of the entry before it. It is the only history. What is
//! personal in it may be emptied, never in silence (`effacement`).

pub mod confrontation;
pub mod effacement;
pub mod passe;

#[cfg(test)]
mod tests;

pub use confrontation::{Desaccord, Ecart, confronter};
pub use effacement::EFFACE;
pub use passe::{
    Difference, HORS_JOURNAL, Image, Passage, Sort, a_la_date, au_rang, differences, etat_a, etat_au_rang, histoire_d_un_champ,
    rang_a,
};

use crate::db::Conn;
use crate::{Db, Read, Record, Row, StoreError, args};
use jiff::Timestamp;
use kernel::{Actor, CollectiviteId};
use serde_json::Value as JsonValue;
use sha2::{Digest, Sha256};

/// One entry as it is read back.
#[derive(Debug, Clone)]
pub struct Entree {
    pub rang: i64,
    /// The write this entry belongs to: all the entries of one transaction share it.
    pub geste: String,
    pub a: Timestamp,
    pub acteur: Actor,
    pub acte: String,
    pub sujet: String,
    pub sujet_id: String,
    pub avant: Option<JsonValue>,
    pub apres: Option<JsonValue>,
    pub motif: Option<String>,
    pub empreinte: String,
}

impl Entree {
    /// The record before and after, when the entry is about one of that table.
    ///
    /// # Errors
    /// `StoreError::Broken` names the entry and the field of an old shape that the record no longer reads.
    pub fn records<T: Record>(&self) -> Result<[Option<T>; 2], StoreError> {
        let read = |image: &Option<JsonValue>| {
            let image = image.clone().filter(|what| passe::is_image(what, &self.sujet_id));
            image.map(|champs| passe::read_image(champs, self.rang)).transpose()
        };
        Ok([read(&self.avant)?, read(&self.apres)?])
    }
}

/// What an entry says, before it has a rank and a hash.
pub(crate) struct Draft<'a> {
    pub geste: &'a str,
    pub a: Timestamp,
    pub acteur: &'a Actor,
    pub acte: &'a str,
    pub sujet: &'a str,
    pub sujet_id: &'a str,
    pub avant: Option<String>,
    pub apres: Option<String>,
    pub motif: Option<&'a str>,
}

/// The end of a chain: rank and hash of its last entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Tete {
    pub rang: i64,
    pub empreinte: String,
}

/// SHA-256 of the fields, each preceded by its length so that no two entries can read alike.
fn empreinte(precedent: &str, rang: i64, fields: &[&str]) -> String {
    let mut hash = Sha256::new();
    for field in std::iter::once(&precedent).chain(std::iter::once(&rang.to_string().as_str())).chain(fields) {
        hash.update((field.len() as u64).to_be_bytes());
        hash.update(field.as_bytes());
    }
    hex(&hash.finalize())
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

/// Takes the pen of the chain: the row of its head stays locked until the transaction ends.
pub(crate) async fn take(conn: &mut Conn, collectivite: CollectiviteId) -> Result<Tete, StoreError> {
    let rows = conn
        .fetch("UPDATE journal_tete SET rang = rang WHERE collectivite_id = $1 RETURNING rang, empreinte", args![collectivite])
        .await?;
    let mut row = rows.into_iter().next().ok_or_else(|| StoreError::Broken("no journal for this collectivité".into()))?;
    Ok(Tete { rang: row.take()?, empreinte: row.take()? })
}

pub(crate) async fn append(
    conn: &mut Conn,
    collectivite: CollectiviteId,
    tete: &mut Tete,
    draft: Draft<'_>,
) -> Result<(), StoreError> {
    let rang = tete.rang + 1;
    let a = format!("{:.6}", draft.a);
    let acteur = serde_json::to_string(draft.acteur).map_err(|e| StoreError::Broken(e.to_string()))?;
    let absent = "";
    let empreinte = empreinte(
        &tete.empreinte,
        rang,
        &[
            draft.geste,
            &a,
            &acteur,
            draft.acte,
            draft.sujet,
            draft.sujet_id,
            draft.avant.as_deref().unwrap_or(absent),
            draft.apres.as_deref().unwrap_or(absent),
            draft.motif.unwrap_or(absent),
        ],
    );
    conn.execute(
        "INSERT INTO journal (collectivite_id, rang, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif, precedent, empreinte)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        args![
            collectivite,
            rang,
            draft.geste.to_owned(),
            a,
            acteur,
            draft.acte.to_owned(),
            draft.sujet.to_owned(),
            draft.sujet_id.to_owned(),
            draft.avant,
            draft.apres,
            draft.motif.map(str::to_owned),
            tete.empreinte,
            empreinte
        ],
    )
    .await?;
    *tete = Tete { rang, empreinte };
    Ok(())
}

pub(crate) async fn put_back(conn: &mut Conn, collectivite: CollectiviteId, tete: &Tete) -> Result<(), StoreError> {
    conn.execute(
        "UPDATE journal_tete SET rang = $2, empreinte = $3 WHERE collectivite_id = $1",
        args![collectivite, tete.rang, tete.empreinte],
    )
    .await
    .map(drop)
}

fn parse_json(text: Option<String>) -> Result<Option<JsonValue>, StoreError> {
    text.map(|t| serde_json::from_str(&t).map_err(|e| StoreError::Broken(format!("journal: {e}")))).transpose()
}

fn read_entry(mut row: Row) -> Result<Entree, StoreError> {
    Ok(Entree {
        rang: row.take()?,
        geste: row.take()?,
        a: row.take()?,
        acteur: serde_json::from_str(&row.take::<String>()?).map_err(|e| StoreError::Broken(format!("journal: {e}")))?,
        acte: row.take()?,
        sujet: row.take()?,
        sujet_id: row.take()?,
        avant: parse_json(row.take()?)?,
        apres: parse_json(row.take()?)?,
        motif: row.take()?,
        empreinte: row.take()?,
    })
}

/// The last entry: while its hash stays, nothing of the collectivité has changed. `None` before the first.
///
/// # Errors
/// `StoreError::Database`.
pub async fn tete(reader: &mut impl Read) -> Result<Option<Tete>, StoreError> {
    let rows = reader.rows("SELECT rang, empreinte FROM journal_tete WHERE collectivite_id = $1", vec![]).await?;
    rows.into_iter().next().map(|mut row| Ok(Tete { rang: row.take()?, empreinte: row.take()? })).transpose()
}

/// What was written after `depuis`, oldest first. `None` when that entry is no longer in the chain (another database was
/// put in place) or when more than `limite` entries followed.
///
/// # Errors
/// `StoreError` when the database or an entry cannot be read.
pub async fn suite(reader: &mut impl Read, depuis: &Tete, limite: usize) -> Result<Option<Vec<Entree>>, StoreError> {
    let asked = i64::try_from(limite).unwrap_or(i64::MAX).saturating_add(2);
    let rows = reader
        .rows(
            "SELECT rang, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif, empreinte FROM journal
             WHERE collectivite_id = $1 AND rang >= $2 ORDER BY rang LIMIT $3",
            args![depuis.rang, asked],
        )
        .await?;
    let mut entries = rows.into_iter().map(read_entry).collect::<Result<Vec<_>, _>>()?;
    let known = entries.first().is_some_and(|first| first.rang == depuis.rang && first.empreinte == depuis.empreinte);
    if !known || entries.len() > limite + 1 {
        return Ok(None);
    }
    entries.remove(0);
    Ok(Some(entries))
}

/// The story of one record, oldest first.
///
/// # Errors
/// `StoreError` when the database or an entry cannot be read.
pub async fn histoire(reader: &mut impl Read, sujet: &'static str, id: &str) -> Result<Vec<Entree>, StoreError> {
    reader
        .rows(
            "SELECT rang, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif, empreinte FROM journal
             WHERE collectivite_id = $1 AND sujet = $2 AND sujet_id = $3 ORDER BY rang",
            args![sujet.to_owned(), id.to_owned()],
        )
        .await?
        .into_iter()
        .map(read_entry)
        .collect()
}

/// The entries of one gesture, oldest first.
///
/// # Errors
/// `StoreError` when the database or an entry cannot be read.
pub async fn du_geste(reader: &mut impl Read, geste: &str) -> Result<Vec<Entree>, StoreError> {
    reader
        .rows(
            "SELECT rang, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif, empreinte FROM journal
             WHERE collectivite_id = $1 AND geste = $2 ORDER BY rang",
            args![geste.to_owned()],
        )
        .await?
        .into_iter()
        .map(read_entry)
        .collect()
}

/// The entries after `rang` (exclusive), oldest first, at most `limite`.
///
/// # Errors
/// `StoreError` when the database or an entry cannot be read.
pub async fn apres(reader: &mut impl Read, rang: i64, limite: i64) -> Result<Vec<Entree>, StoreError> {
    reader
        .rows(
            "SELECT rang, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif, empreinte FROM journal
             WHERE collectivite_id = $1 AND rang > $2 ORDER BY rang LIMIT $3",
            args![rang, limite],
        )
        .await?
        .into_iter()
        .map(read_entry)
        .collect()
}

/// The instant of the first entry about a record; `None` when nothing was written about it.
///
/// # Errors
/// `StoreError` when the database cannot be read.
pub async fn premiere(reader: &mut impl Read, sujet: &'static str, id: &str) -> Result<Option<Timestamp>, StoreError> {
    let rows = reader
        .rows(
            "SELECT a FROM journal WHERE collectivite_id = $1 AND sujet = $2 AND sujet_id = $3 ORDER BY rang LIMIT 1",
            args![sujet.to_owned(), id.to_owned()],
        )
        .await?;
    rows.into_iter().next().map(|mut row| row.take()).transpose()
}

/// The entries before `avant_rang` (exclusive), newest first, at most `limite`.
///
/// # Errors
/// `StoreError` when the database or an entry cannot be read.
pub async fn dernieres(reader: &mut impl Read, avant_rang: i64, limite: i64) -> Result<Vec<Entree>, StoreError> {
    reader
        .rows(
            "SELECT rang, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif, empreinte FROM journal
             WHERE collectivite_id = $1 AND rang < $2 ORDER BY rang DESC LIMIT $3",
            args![avant_rang, limite],
        )
        .await?
        .into_iter()
        .map(read_entry)
        .collect()
}

/// The entries before `avant_rang` (exclusive) about a record or whose content names it, newest first, at most
/// `limite`. The cost is that of the entries read backwards until enough are found.
///
/// # Errors
/// `StoreError` when the database or an entry cannot be read.
pub async fn autour(reader: &mut impl Read, id: &str, avant_rang: i64, limite: i64) -> Result<Vec<Entree>, StoreError> {
    reader
        .rows(
            "SELECT rang, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif, empreinte FROM journal
             WHERE collectivite_id = $1 AND rang < $2 AND (sujet_id = $4 OR apres LIKE $5 OR avant LIKE $5)
             ORDER BY rang DESC LIMIT $3",
            args![avant_rang, limite, id.to_owned(), format!("%\"{id}\"%")],
        )
        .await?
        .into_iter()
        .map(read_entry)
        .collect()
}

/// What to look for in the journal; empty texts look for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recherche {
    /// The table of the record, exactly.
    pub sujet: String,
    /// The verb of the act, after its dot: `modifier` finds `fiche.modifier` and `fiche.modifier_services`.
    pub verbe: String,
    /// A part of the author, the identifier, the act, the content or the reason.
    pub texte: String,
}

fn part(text: &str) -> String {
    let plain = text.trim().to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    format!("%{plain}%")
}

/// The entries before `avant_rang` (exclusive) that answer a search, newest first, at most `limite`.
///
/// # Errors
/// `StoreError` when the database or an entry cannot be read.
pub async fn chercher(reader: &mut impl Read, avant_rang: i64, limite: i64, quoi: &Recherche) -> Result<Vec<Entree>, StoreError> {
    let verb = if quoi.verbe.is_empty() { String::new() } else { format!("%.{}%", part(&quoi.verbe).trim_matches('%')) };
    reader
        .rows(
            "SELECT rang, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif, empreinte FROM journal
             WHERE collectivite_id = $1 AND rang < $2 AND ($4 = '' OR sujet = $4) AND ($5 = '' OR acte LIKE $5 ESCAPE '!')
               AND ($6 = '%%' OR LOWER(acteur) LIKE $6 ESCAPE '!' OR sujet_id LIKE $6 ESCAPE '!' OR acte LIKE $6 ESCAPE '!'
                 OR LOWER(COALESCE(apres, avant, '')) LIKE $6 ESCAPE '!' OR LOWER(COALESCE(motif, '')) LIKE $6 ESCAPE '!')
             ORDER BY rang DESC LIMIT $3",
            args![avant_rang, limite, quoi.sujet, verb, part(&quoi.texte)],
        )
        .await?
        .into_iter()
        .map(read_entry)
        .collect()
}

/// What walking a chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verification {
    Entiere {
        entrees: i64,
        empreinte: String,
        /// Those from which something was taken out, as a later entry tells.
        effacees: i64,
    },
    /// The first entry that does not follow from the ones before it, and what is wrong with it.
    Rompue { rang: i64, cause: Rupture },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rupture {
    /// An entry is missing before this one.
    Trou,
    /// It does not name the hash of the entry before it.
    Maillon,
    /// Its own content was altered.
    Contenu,
    /// The chain is longer or shorter than its recorded head.
    Tete,
}

/// Walks the whole chain of a collectivité by batches, in constant memory.
///
/// # Errors
/// `StoreError` when the database cannot be read; a broken chain is an answer, not an error.
pub async fn verifier(db: &Db, collectivite: CollectiviteId) -> Result<Verification, StoreError> {
    verify_on(&mut db.read_conn().await?, collectivite).await
}

/// The same, inside a transaction that is not yet committed.
pub(crate) async fn verify_on(conn: &mut Conn, collectivite: CollectiviteId) -> Result<Verification, StoreError> {
    let (mut last, mut effacees) = (Tete { rang: 0, empreinte: String::new() }, 0);
    let dites = effacement::dites(conn, collectivite).await?;
    loop {
        let rows = conn
            .fetch(
                "SELECT rang, precedent, empreinte, geste, a, acteur, acte, sujet, sujet_id, avant, apres, motif FROM journal
                 WHERE collectivite_id = $1 AND rang > $2 ORDER BY rang LIMIT 1000",
                args![collectivite, last.rang],
            )
            .await?;
        if rows.is_empty() {
            break;
        }
        for mut row in rows {
            let rang: i64 = row.take()?;
            if rang != last.rang + 1 {
                return Ok(Verification::Rompue { rang, cause: Rupture::Trou });
            }
            let precedent: String = row.take()?;
            if precedent != last.empreinte {
                return Ok(Verification::Rompue { rang, cause: Rupture::Maillon });
            }
            let noted: String = row.take()?;
            let mut fields = Vec::with_capacity(9);
            for _ in 0..9 {
                fields.push(row.take::<Option<String>>()?.unwrap_or_default());
            }
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            let found = empreinte(&precedent, rang, &fields);
            if found != noted && dites.couvre(rang, &noted, &found) {
                effacees += 1;
            } else if found != noted {
                return Ok(Verification::Rompue { rang, cause: Rupture::Contenu });
            }
            last = Tete { rang, empreinte: noted };
        }
    }
    let mut head = conn
        .fetch("SELECT rang, empreinte FROM journal_tete WHERE collectivite_id = $1", args![collectivite])
        .await?
        .into_iter()
        .next()
        .ok_or_else(|| StoreError::Broken("no journal for this collectivité".into()))?;
    let head = Tete { rang: head.take()?, empreinte: head.take()? };
    if head != last {
        return Ok(Verification::Rompue { rang: last.rang.min(head.rang) + 1, cause: Rupture::Tete });
    }
    Ok(Verification::Entiere { entrees: last.rang, empreinte: last.empreinte, effacees })
}
