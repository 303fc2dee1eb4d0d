//! The past, rebuilt from the entries alone: a table as it was at an instant, what changed between two
//! instants, the story of one field.
//!
//! The state is rebuilt forwards: the last image of each record among the entries before the instant.
//! The cost is that of the entries of this one table before the instant, read through the index
//! `journal_sujet`; only the image of each living record leaves the database. Going back from the present
//! would trust the tables, and the past must not depend on them.
//!
//! An instant becomes a rank, and a state is that of a rank: it is always one that existed between two
//! writes, even when two writers crossed and their entries do not follow in the order of the clock.
//!
//! Old shapes. An image is the record as the program of its day wrote it. A field added since must say what
//! rows had before it: `Option` says nothing was there, anything else bears `#[serde(default)]` or
//! `#[serde(default = "…")]` with the value that the migration gave to the existing rows. A field that was
//! renamed bears `#[serde(alias = "…")]`; one that went is ignored.

use super::{Entree, histoire, parse_json};
use crate::{Column, Read, Record, Row, StoreError, Value, args};
use jiff::Timestamp;
use kernel::Actor;
use serde_json::Value as JsonValue;
use std::collections::BTreeMap;

/// The tables whose rows the journal does not hold, each with the reason. All others are records, whose
/// every change is told before and after.
pub const HORS_JOURNAL: &[(&str, &str)] = &[
    ("collectivite", "founded by the command line, before it has a journal"),
    ("journal", "the journal itself"),
    ("journal_tete", "the end of the journal itself"),
    ("courriel", "a mail says its own fate; its body is erased once it has left"),
    ("session", "who is connected now: a secret of the browser"),
    ("tentative", "counts of attempts and prints of addresses known for an account, gone after their window"),
    ("mot_de_passe", "a secret; the journal only notes that it changed"),
    ("piece_contenu", "bytes of a piece; its record holds their SHA-256"),
    ("preuve_contenu", "bytes of a proof; its record holds their SHA-256"),
    ("piece_dossier_contenu", "bytes of a paper of a file; its record holds their SHA-256"),
    ("edition_contenu", "a frozen text; its edition holds its SHA-256"),
    ("publication_fichier", "a published file; its edition holds its SHA-256"),
    ("edition_annexe", "a frozen text; its edition's content holds its SHA-256"),
    ("classeur_depot", "a workbook read and not yet accepted; the journal notes its SHA-256"),
    ("reprise", "a document read and not yet saved; the journal notes its SHA-256"),
    ("reprise_fiche", "a sheet of a document not yet saved; what is saved is journalled as the sheet it becomes"),
    ("reprise_correspondance", "columns of a file confirmed once; the journal notes them"),
    ("valeur_depot", "a file of values read and not yet accepted; the journal notes its SHA-256"),
    ("contour_depot", "a file read and not yet confirmed; the journal notes its SHA-256"),
    ("appel_depot", "a table of a call read and not yet accepted; the journal notes its SHA-256"),
    ("appel_correspondance", "columns of a table of a call confirmed once; the journal notes them"),
    ("territoire_depot", "a table read and not yet accepted; the journal notes its SHA-256"),
];

/// A record as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Image {
    pub id: String,
    /// The entry that left it so.
    pub rang: i64,
    pub champs: JsonValue,
}

/// The rank of the last entry at an instant, 0 before the first. Found by halves: some twenty rows read
/// in a journal of a million.
///
/// # Errors
/// `StoreError` when the journal cannot be read or has a hole.
pub async fn rang_a(reader: &mut impl Read, instant: Timestamp) -> Result<i64, StoreError> {
    let limit = format!("{instant:.6}");
    let head = reader.rows("SELECT rang FROM journal_tete WHERE collectivite_id = $1", vec![]).await?;
    let mut head = head.into_iter().next().ok_or_else(|| StoreError::Broken("no journal for this collectivité".into()))?;
    // `low` is at the instant or before, `high` after it or past the end.
    let (mut low, mut high) = (0, head.take::<i64>()? + 1);
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        let rows = reader.rows("SELECT a FROM journal WHERE collectivite_id = $1 AND rang = $2", args![middle]).await?;
        let mut row = rows.into_iter().next().ok_or_else(|| StoreError::Broken(format!("journal: no entry {middle}")))?;
        if row.take::<String>()? <= limit {
            low = middle;
        } else {
            high = middle;
        }
    }
    Ok(low)
}

/// The records of a table as they were at an instant, in the order of their identifiers.
///
/// # Errors
/// `StoreError::Broken` when the table is one of [`HORS_JOURNAL`] or an entry cannot be read.
pub async fn a_la_date(reader: &mut impl Read, table: &str, instant: Timestamp) -> Result<Vec<Image>, StoreError> {
    let rang = rang_a(reader, instant).await?;
    au_rang(reader, table, rang).await
}

/// The same, after the entry of that rank.
///
/// # Errors
/// Those of [`a_la_date`].
pub async fn au_rang(reader: &mut impl Read, table: &str, rang: i64) -> Result<Vec<Image>, StoreError> {
    if let Some((_, why)) = HORS_JOURNAL.iter().find(|(name, _)| *name == table) {
        return Err(StoreError::Broken(format!("{table} is not in the journal: {why}")));
    }
    // A note about a record has no `avant` and does not begin as a record does.
    let rows = reader
        .rows(
            "SELECT j.sujet_id, j.rang, j.apres FROM journal j JOIN (
               SELECT MAX(rang) AS dernier FROM journal
               WHERE collectivite_id = $1 AND sujet = $2 AND rang <= $3
                 AND (avant IS NOT NULL OR apres LIKE '{\"id\":\"' || sujet_id || '\",\"version\":%')
               GROUP BY sujet_id) d ON d.dernier = j.rang
             WHERE j.collectivite_id = $1 AND j.apres IS NOT NULL ORDER BY j.sujet_id COLLATE \"C\"",
            args![table.to_owned(), rang],
        )
        .await?;
    rows.into_iter()
        .map(|mut row| {
            let (id, rang) = (row.take()?, row.take()?);
            let champs = parse_json(row.take()?)?.unwrap_or_default();
            Ok(Image { id, rang, champs })
        })
        .collect()
}

/// The records of a type as they were at an instant, in the order of their identifiers: exactly what
/// the table would have given then.
///
/// # Errors
/// Those of [`a_la_date`]; `StoreError::Broken` names the entry and the field of an old shape that the
/// record no longer reads.
pub async fn etat_a<T: Record>(reader: &mut impl Read, instant: Timestamp) -> Result<Vec<T>, StoreError> {
    let rang = rang_a(reader, instant).await?;
    etat_au_rang(reader, rang).await
}

/// The same, after the entry of that rank.
///
/// # Errors
/// Those of [`etat_a`].
pub async fn etat_au_rang<T: Record>(reader: &mut impl Read, rang: i64) -> Result<Vec<T>, StoreError> {
    au_rang(reader, T::TABLE, rang).await?.into_iter().map(|image| read_image(image.champs, image.rang)).collect()
}

/// Reads an image as a record of today.
pub(super) fn read_image<T: Record>(champs: JsonValue, rang: i64) -> Result<T, StoreError> {
    let read: T = serde_json::from_value(champs).map_err(|e| {
        StoreError::Broken(format!("journal: {} at entry {rang}: {e}; a field added later needs #[serde(default)]", T::TABLE))
    })?;
    stored(&read)
}

/// The record as its table gives it back: an instant loses what is under the microsecond.
pub(crate) fn stored<T: Record>(record: &T) -> Result<T, StoreError> {
    let mut values = vec![Value::Text(Some(record.id_text())), record.version().to_value()];
    values.extend(record.values());
    let names = ["id", "version"].iter().chain(T::COLUMNS).map(|name| (*name).to_owned()).collect();
    T::from_row(&mut Row { names, values, next: 0 })
}

/// Would this content be read as a record of that identifier?
pub(crate) fn is_image(what: &JsonValue, id: &str) -> bool {
    what.get("id").and_then(JsonValue::as_str) == Some(id) && what.get("version").is_some_and(JsonValue::is_i64)
}

/// What became of a record between two instants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    Cree,
    Modifie,
    Supprime,
}

/// One field that is not what it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    pub table: String,
    pub id: String,
    pub sort: Sort,
    pub field: String,
    /// Absent when the record was not there, or when the field did not exist yet.
    pub before: Option<JsonValue>,
    /// Absent when the record is no longer there.
    pub after: Option<JsonValue>,
    /// The rank of the last entry that changed this field.
    pub entry: i64,
}

/// What the entries said of one record, from the first to the last of the period.
struct Suivi {
    present_before: bool,
    present_after: bool,
    fields: BTreeMap<String, Champ>,
    last: i64,
}

#[derive(Default)]
struct Champ {
    before: Option<JsonValue>,
    after: Option<JsonValue>,
    /// Has some entry said what it was before?
    told: bool,
    changed: Option<i64>,
}

impl Suivi {
    fn follow(&mut self, rang: i64, avant: Option<&JsonValue>, apres: Option<&JsonValue>) {
        self.present_after = apres.is_some();
        self.last = rang;
        let empty = serde_json::Map::new();
        let members = |image: Option<&'_ JsonValue>| image.and_then(JsonValue::as_object).unwrap_or(&empty).clone();
        let (avant, apres) = (members(avant), members(apres));
        let technical = |name: &str| name == "id" || name == "version";
        for name in avant.keys().chain(apres.keys()).filter(|name| !technical(name)) {
            let field = self.fields.entry(name.clone()).or_default();
            let (was, is) = (avant.get(name), apres.get(name));
            // A field that a migration added has its first value from the first entry that knows it.
            if !field.told {
                field.told = true;
                field.before = was.cloned();
            }
            if was != is {
                field.changed = Some(rang);
            }
            field.after = is.cloned();
        }
    }

    fn end(self, table: &str, id: &str, into: &mut Vec<Difference>) {
        let sort = match (self.present_before, self.present_after) {
            (false, false) => return,
            (false, true) => Sort::Cree,
            (true, true) => Sort::Modifie,
            (true, false) => Sort::Supprime,
        };
        for (field, was) in self.fields {
            let before = was.before.filter(|_| self.present_before);
            let after = was.after.filter(|_| self.present_after);
            let entry = match (sort, was.changed) {
                (Sort::Modifie, None) => continue,
                (_, Some(rang)) => rang,
                (_, None) => self.last,
            };
            if before != after {
                into.push(Difference { table: table.to_owned(), id: id.to_owned(), sort, field, before, after, entry });
            }
        }
    }
}

/// What is not the same at `to` as at `from`, field by field, in the order of tables, records and
/// fields. What changed and changed back is no difference. `tables` empty: all of them. The cost is that
/// of the entries between the two instants.
///
/// # Errors
/// `StoreError` when the journal cannot be read.
pub async fn differences(
    reader: &mut impl Read,
    from: Timestamp,
    to: Timestamp,
    tables: &[&str],
) -> Result<Vec<Difference>, StoreError> {
    let (mut done, end) = (rang_a(reader, from).await?, rang_a(reader, to).await?);
    let mut followed: BTreeMap<(String, String), Suivi> = BTreeMap::new();
    while done < end {
        let rows = reader
            .rows(
                "SELECT rang, sujet, sujet_id, avant, apres FROM journal
                 WHERE collectivite_id = $1 AND rang > $2 AND rang <= $3 ORDER BY rang LIMIT 500",
                args![done, end],
            )
            .await?;
        if rows.is_empty() {
            return Err(StoreError::Broken(format!("journal: no entry {}", done + 1)));
        }
        for mut row in rows {
            done = row.take()?;
            let (sujet, id): (String, String) = (row.take()?, row.take()?);
            if !tables.is_empty() && !tables.contains(&sujet.as_str()) {
                continue;
            }
            let (avant, apres) = (parse_json(row.take()?)?, parse_json(row.take()?)?);
            if avant.is_none() && !apres.as_ref().is_some_and(|image| is_image(image, &id)) {
                continue;
            }
            let present_before = avant.is_some();
            let one = followed.entry((sujet, id)).or_insert_with(|| Suivi {
                present_before,
                present_after: false,
                fields: BTreeMap::new(),
                last: done,
            });
            one.follow(done, avant.as_ref(), apres.as_ref());
        }
    }
    let mut all = vec![];
    for ((table, id), one) in followed {
        one.end(&table, &id, &mut all);
    }
    Ok(all)
}

/// One value that a field took: who, when, why.
#[derive(Debug, Clone)]
pub struct Passage {
    pub rang: i64,
    pub geste: String,
    pub a: Timestamp,
    pub acteur: Actor,
    pub acte: String,
    pub motif: Option<String>,
    /// Absent when the record was being created.
    pub avant: Option<JsonValue>,
    /// Absent when the record was removed.
    pub apres: Option<JsonValue>,
}

/// All that one field of one record has been, oldest first: the entries that changed it, and no other.
///
/// # Errors
/// `StoreError` when the journal cannot be read.
pub async fn histoire_d_un_champ(
    reader: &mut impl Read,
    table: &'static str,
    id: &str,
    champ: &str,
) -> Result<Vec<Passage>, StoreError> {
    let told = |entry: &Entree| entry.avant.is_some() || entry.apres.as_ref().is_some_and(|image| is_image(image, id));
    let passage = |entry: Entree| {
        let member = |image: Option<&JsonValue>| image.and_then(|i| i.get(champ)).cloned();
        let (avant, apres) = (member(entry.avant.as_ref()), member(entry.apres.as_ref()));
        let Entree { rang, geste, a, acteur, acte, motif, .. } = entry;
        (avant != apres).then_some(Passage { rang, geste, a, acteur, acte, motif, avant, apres })
    };
    Ok(histoire(reader, table, id).await?.into_iter().filter(told).filter_map(passage).collect())
}
