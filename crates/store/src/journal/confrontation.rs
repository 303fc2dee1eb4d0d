//! Do the tables say what the journal says? The chain shows that no entry was changed; this shows that no
//! row was changed, added or removed behind it.

use super::passe::{HORS_JOURNAL, au_rang};
use crate::coffre::schema::{self, Table};
use crate::{CoffreError, Db, Read, Reader, Value, args};
use jiff::Timestamp;
use kernel::CollectiviteId;
use serde_json::Value as JsonValue;
use std::collections::BTreeMap;

/// A row and its last entry that do not agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Ecart {
    pub table: String,
    pub id: String,
    pub quoi: Desaccord,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Desaccord {
    /// The row is there, and no entry tells it, or the last one says that it was removed.
    SansEntree,
    /// The last entry left it there, and it is gone.
    LigneAbsente,
    /// This field is not what the entry of that rank left.
    Champ { nom: String, rang: i64 },
}

/// Every disagreement of a collectivité, in the order of tables and identifiers; empty when all is well. The
/// rows and the journal are read as they are at one instant, table after table.
///
/// # Errors
/// `CoffreError::Schema` when a table is not of the house; `CoffreError::Store` when it cannot be read.
pub async fn confronter(db: &Db, collectivite: CollectiviteId) -> Result<Vec<Ecart>, CoffreError> {
    let mut conn = db.snapshot().await?;
    let tables = schema::read(&mut conn).await?;
    let mut reader = Reader { conn, collectivite };
    let mut found = vec![];
    for table in tables.iter().filter(|t| !HORS_JOURNAL.iter().any(|(name, _)| *name == t.nom)) {
        one_table(&mut reader, table, &mut found).await?;
    }
    found.sort_by(|a, b| (&a.table, &a.id).cmp(&(&b.table, &b.id)));
    Ok(found)
}

async fn one_table(reader: &mut Reader, table: &Table, found: &mut Vec<Ecart>) -> Result<(), CoffreError> {
    let mut told: BTreeMap<String, (i64, JsonValue)> =
        au_rang(reader, &table.nom, i64::MAX).await?.into_iter().map(|i| (i.id, (i.rang, i.champs))).collect();
    let columns: Vec<&str> =
        table.colonnes.iter().map(|c| c.nom.as_str()).filter(|c| !["id", "collectivite_id"].contains(c)).collect();
    let sql = format!("SELECT id, {} FROM {} WHERE collectivite_id = $1", columns.join(", "), table.nom);
    let ecart = |id: &str, quoi| Ecart { table: table.nom.clone(), id: id.to_owned(), quoi };
    let collectivite = reader.collectivite();
    for mut row in reader.conn().fetch(&sql, args![collectivite]).await? {
        let id: String = row.take()?;
        let Some((rang, image)) = told.remove(&id) else {
            found.push(ecart(&id, Desaccord::SansEntree));
            continue;
        };
        for (name, value) in columns.iter().zip(row.values.iter().skip(1)) {
            // A column that the record of that day did not have says nothing.
            if image.get(name).is_some_and(|said| !agrees(value, said)) {
                found.push(ecart(&id, Desaccord::Champ { nom: (*name).to_owned(), rang }));
            }
        }
    }
    found.extend(told.into_keys().map(|id| ecart(&id, Desaccord::LigneAbsente)));
    Ok(())
}

/// Is this cell what a record writes for this member of its image? A list is written as its JSON, a truth as 0
/// or 1, an instant with six decimals.
fn agrees(cell: &Value, said: &JsonValue) -> bool {
    let instant = |text: &str| text.parse::<Timestamp>().ok().map(|at| format!("{at:.6}"));
    match cell {
        Value::Text(None) | Value::Int(None) | Value::Bytes(None) => said.is_null(),
        Value::Int(Some(int)) => said.as_i64() == Some(*int) || said.as_bool().is_some_and(|b| i64::from(b) == *int),
        Value::Text(Some(text)) => {
            said.as_str() == Some(text)
                || serde_json::from_str::<JsonValue>(text).is_ok_and(|read| read == *said)
                || said.as_str().and_then(instant).is_some_and(|at| Some(at) == instant(text))
        }
        Value::Bytes(Some(_)) => false,
    }
}
