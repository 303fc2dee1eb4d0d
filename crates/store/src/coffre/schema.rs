//! The tables of a database, read from the database itself: no list by hand, so that no table is
//! forgotten. Tables whose name begins with `_` belong to tools (migrations, seal) and are left out.

use super::CoffreError;
use crate::db::{Conn, Db, Pool};
use crate::{StoreError, args, migrations};
use std::collections::BTreeSet;

/// The three types of the house.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Genre {
    Texte,
    Entier,
    Octets,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Colonne {
    pub nom: String,
    pub genre: Genre,
    pub obligatoire: bool,
}

/// A column that names a row of another table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Renvoi {
    pub colonne: String,
    pub cible: String,
    /// The constraint's name on PostgreSQL; empty on SQLite.
    pub contrainte: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub nom: String,
    pub colonnes: Vec<Colonne>,
    /// The columns of the primary key, in its order.
    pub cle: Vec<String>,
    pub renvois: Vec<Renvoi>,
}

/// The same question in the two dialects.
#[derive(Clone, Copy)]
enum Question {
    Tables,
    Colonnes,
    Renvois,
    Compteurs,
}

impl Question {
    fn text(self, conn: &Conn) -> &'static str {
        let sqlite = matches!(conn, Conn::Sqlite(_) | Conn::SqlitePool(_));
        match (self, sqlite) {
            (Self::Tables, true) => {
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
            }
            (Self::Tables, false) => {
                "SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace
                 AND relkind IN ('r', 'p', 'f', 'v', 'm')
                 AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = pg_class.oid AND d.deptype = 'e') ORDER BY relname::text COLLATE \"C\""
            }
            (Self::Colonnes, true) => "SELECT name, type, \"notnull\", pk FROM pragma_table_info($1) ORDER BY cid",
            (Self::Colonnes, false) => {
                "SELECT a.attname::text, format_type(a.atttypid, a.atttypmod),
                   CASE WHEN a.attnotnull THEN 1 ELSE 0 END::bigint,
                   COALESCE(array_position(i.indkey::int2[], a.attnum) + 1, 0)::bigint
                 FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                 LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
                 WHERE c.relnamespace = current_schema()::regnamespace AND c.relname = $1 AND a.attnum > 0
                   AND NOT a.attisdropped ORDER BY a.attnum"
            }
            (Self::Renvois, true) => "SELECT \"from\", \"table\", '' FROM pragma_foreign_key_list($1) ORDER BY id, seq",
            (Self::Renvois, false) => {
                "SELECT a.attname::text, f.relname::text, k.conname::text
                 FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
                 JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.conkey[1]
                 WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace AND c.relname = $1
                 ORDER BY k.conname::text COLLATE \"C\""
            }
            (Self::Compteurs, true) => "SELECT name FROM sqlite_master WHERE name = 'sqlite_sequence'",
            (Self::Compteurs, false) => {
                "SELECT relname::text FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'S'"
            }
        }
    }
}

/// The names of all the tables and views, those of tools included.
pub(crate) async fn names(conn: &mut Conn) -> Result<Vec<String>, CoffreError> {
    let sql = Question::Tables.text(conn);
    let rows = conn.fetch(sql, vec![]).await?;
    Ok(rows.into_iter().map(|mut row| row.take()).collect::<Result<_, StoreError>>()?)
}

/// A table of the schema, and not of the tools that migrate or seal it.
pub(crate) fn of_the_house(name: &str) -> bool {
    !name.starts_with('_')
}

/// Reads every table of the schema, parents before children.
pub(crate) async fn read(conn: &mut Conn) -> Result<Vec<Table>, CoffreError> {
    let counters = Question::Compteurs.text(conn);
    if let Some(mut row) = conn.fetch(counters, vec![]).await?.into_iter().next() {
        // Identifiers are made by the program: a counter of the database would not follow the copy.
        return Err(CoffreError::Schema { table: row.take()?, quoi: "a counter of the database".into() });
    }
    let mut tables = vec![];
    for nom in names(conn).await?.into_iter().filter(|n| of_the_house(n)) {
        tables.push(read_one(conn, nom).await?);
    }
    Ok(in_order(tables))
}

async fn read_one(conn: &mut Conn, nom: String) -> Result<Table, CoffreError> {
    let refuse = |quoi: String| CoffreError::Schema { table: nom.clone(), quoi };
    let sql = Question::Colonnes.text(conn);
    let (mut colonnes, mut cle) = (vec![], vec![]);
    for mut row in conn.fetch(sql, args![nom]).await? {
        let (name, kind, required, rank): (String, String, i64, i64) = (row.take()?, row.take()?, row.take()?, row.take()?);
        let genre = match kind.to_lowercase().as_str() {
            "text" => Genre::Texte,
            "bigint" => Genre::Entier,
            "bytea" => Genre::Octets,
            other => return Err(refuse(format!("the column {name} is of type {other}"))),
        };
        if rank > 0 {
            cle.push((rank, name.clone()));
        }
        colonnes.push(Colonne { nom: name, genre, obligatoire: required != 0 || rank > 0 });
    }
    cle.sort();
    if cle.is_empty() {
        return Err(refuse("no primary key".into()));
    }
    let sql = Question::Renvois.text(conn);
    let mut renvois = vec![];
    for mut row in conn.fetch(sql, args![nom]).await? {
        renvois.push(Renvoi { colonne: row.take()?, cible: row.take()?, contrainte: row.take()? });
    }
    Ok(Table { nom, colonnes, cle: cle.into_iter().map(|(_, name)| name).collect(), renvois })
}

/// Parents first; tables that cite each other in a circle keep the order of their names.
fn in_order(mut left: Vec<Table>) -> Vec<Table> {
    let mut done: Vec<Table> = vec![];
    let mut names = BTreeSet::new();
    while !left.is_empty() {
        let ready = left.iter().position(|t| t.renvois.iter().all(|r| r.cible == t.nom || names.contains(&r.cible)));
        let table = left.remove(ready.unwrap_or(0));
        names.insert(table.nom.clone());
        done.push(table);
    }
    done
}

/// The same tables, columns, types and keys on both sides.
pub(crate) fn compare(from: &[Table], to: &[Table]) -> Result<(), CoffreError> {
    for table in from {
        let refuse = |quoi: &str| CoffreError::Schema { table: table.nom.clone(), quoi: quoi.to_owned() };
        let other = to.iter().find(|t| t.nom == table.nom).ok_or_else(|| refuse("missing at the destination"))?;
        if other.cle != table.cle || other.colonnes != table.colonnes {
            return Err(refuse("other columns at the destination"));
        }
    }
    match to.iter().find(|t| !from.iter().any(|f| f.nom == t.nom)) {
        Some(extra) => Err(CoffreError::Schema { table: extra.nom.clone(), quoi: "missing at the source".into() }),
        None => Ok(()),
    }
}

/// Where a database stands among the migrations of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Etat {
    /// No table at all.
    Vide,
    /// Migrated by this program or an older one: the number of its last migration.
    Migree(i64),
}

/// Reads the migrations that were applied; refuses those this program does not know.
pub(crate) async fn etat(conn: &mut Conn, ou: &str) -> Result<Etat, CoffreError> {
    let names = names(conn).await?;
    if names.is_empty() {
        return Ok(Etat::Vide);
    }
    if !names.iter().any(|n| n == "_sqlx_migrations") {
        return Err(CoffreError::Inconnue(ou.to_owned()));
    }
    let rows = conn.fetch(&applied(), vec![]).await?;
    let known = migrations::checksums();
    let mut last = 0;
    for (rank, mut row) in rows.into_iter().enumerate() {
        let (number, checksum): (i64, Vec<u8>) = (row.take()?, row.take()?);
        if known.get(rank).is_none_or(|(n, c)| *n != number || *c != checksum) {
            return Err(CoffreError::Version { attendue: migrations::last(), trouvee: number });
        }
        last = number;
    }
    if last == 0 { Err(CoffreError::Inconnue(ou.to_owned())) } else { Ok(Etat::Migree(last)) }
}

/// The table of the migration tool stands outside the schema that the census prepares.
fn applied() -> String {
    format!("SELECT version, checksum FROM {} ORDER BY version", "_sqlx_migrations")
}

/// Refuses what this program did not leave at its own version; gives the tables.
pub(crate) async fn read_current(conn: &mut Conn, ou: &str) -> Result<Vec<Table>, CoffreError> {
    match etat(conn, ou).await? {
        Etat::Migree(number) if number == migrations::last() => read(conn).await,
        Etat::Migree(trouvee) => Err(CoffreError::Version { attendue: migrations::last(), trouvee }),
        Etat::Vide => Err(CoffreError::Inconnue(ou.to_owned())),
    }
}

impl Db {
    pub(crate) fn is_sqlite(&self) -> bool {
        matches!(self.pool, Pool::Sqlite { .. })
    }
}
