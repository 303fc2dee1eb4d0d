//! Rows read one after the other in the order of the key, hashed the same way on both databases, and
//! written by batches: never more than a few batches in memory, however large the table.

use super::CoffreError;
use super::schema::{Colonne, Genre, Table};
use crate::Value;
use crate::db::Conn;
use futures_util::TryStreamExt;
use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, PgConnection, Row as _, TypeInfo, ValueRef};
use std::collections::BTreeMap;
use tokio::sync::mpsc;

/// A batch ends at this many rows, bytes or bound arguments (SQLite: 32 766 at most).
const ROWS: usize = 200;
const BYTES: usize = 1 << 20;
const ARGUMENTS: usize = 30_000;

/// SHA-256 of typed values, each preceded by its kind and its length.
#[derive(Default)]
pub(crate) struct Empreinte(Sha256);

impl Empreinte {
    fn part(&mut self, mark: u8, bytes: &[u8]) {
        self.0.update([mark]);
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    pub(crate) fn text(&mut self, text: &str) {
        self.part(b't', text.as_bytes());
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Text(Some(text)) => self.text(text),
            Value::Int(Some(int)) => self.part(b'i', &int.to_be_bytes()),
            Value::Bytes(Some(bytes)) => self.part(b'b', bytes),
            Value::Text(None) | Value::Int(None) | Value::Bytes(None) => self.0.update(b"n"),
        }
    }

    pub(crate) fn finish(self) -> String {
        crate::journal::hex(&self.0.finalize())
    }
}

fn weight(value: &Value) -> usize {
    match value {
        Value::Text(Some(text)) => text.len(),
        Value::Bytes(Some(bytes)) => bytes.len(),
        _ => 8,
    }
}

/// How many rows were read, and their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lecture {
    pub lignes: u64,
    pub empreinte: String,
}

/// One row at a time: hashed, then put in the batch that leaves when it is full.
struct Lecteur<'a> {
    table: &'a Table,
    hash: Empreinte,
    lignes: u64,
    batch: Vec<Vec<Value>>,
    bytes: usize,
    out: Option<mpsc::Sender<Vec<Vec<Value>>>>,
}

impl<'a> Lecteur<'a> {
    fn new(table: &'a Table, out: Option<mpsc::Sender<Vec<Vec<Value>>>>) -> Self {
        let mut hash = Empreinte::default();
        hash.text(&table.nom);
        for column in &table.colonnes {
            hash.text(&column.nom);
        }
        Self { table, hash, lignes: 0, batch: vec![], bytes: 0, out }
    }

    fn full(&self) -> bool {
        self.batch.len() >= ROWS || self.bytes >= BYTES || (self.batch.len() + 1) * self.table.colonnes.len() > ARGUMENTS
    }

    async fn take(&mut self, row: Vec<Value>) {
        self.lignes += 1;
        for value in &row {
            self.hash.value(value);
        }
        if self.out.is_some() {
            self.bytes += row.iter().map(weight).sum::<usize>();
            self.batch.push(row);
            if self.full() {
                self.flush().await;
            }
        }
    }

    /// A writer that has gone has failed: its own error is the one told.
    async fn flush(&mut self) {
        let batch = std::mem::take(&mut self.batch);
        self.bytes = 0;
        if let Some(out) = &self.out {
            let _ = out.send(batch).await;
        }
    }

    async fn finish(mut self) -> Lecture {
        if !self.batch.is_empty() {
            self.flush().await;
        }
        Lecture { lignes: self.lignes, empreinte: self.hash.finish() }
    }
}

fn mismatch(table: &Table, row: &[Value], rank: usize, found: &str) -> CoffreError {
    CoffreError::Valeur {
        table: table.nom.clone(),
        cle: key_text(table, row),
        colonne: table.colonnes.get(rank).map(|c| c.nom.clone()).unwrap_or_default(),
        quoi: found.to_owned(),
    }
}

/// The key of a row as far as it was read, for the person who will look for it.
fn key_text(table: &Table, row: &[Value]) -> String {
    let known = table.colonnes.iter().zip(row).filter(|(c, _)| table.cle.contains(&c.nom));
    known
        .map(|(_, v)| match v {
            Value::Text(Some(text)) => text.clone(),
            Value::Int(Some(int)) => int.to_string(),
            _ => "?".to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// The cells of a row under the declared types of its columns; SQLite may hold something else there.
macro_rules! cells {
    ($table:expr, $row:expr) => {{
        let mut cells: Vec<Value> = Vec::with_capacity($table.colonnes.len());
        for (rank, column) in $table.colonnes.iter().enumerate() {
            let raw = $row.try_get_raw(rank)?;
            let absent = raw.is_null();
            let kind = raw.type_info().name().to_owned();
            cells.push(match (column.genre, kind.as_str()) {
                (Genre::Texte, _) if absent => Value::Text(None),
                (Genre::Entier, _) if absent => Value::Int(None),
                (Genre::Octets, _) if absent => Value::Bytes(None),
                (Genre::Texte, "TEXT") => Value::Text(Some($row.try_get_unchecked(rank)?)),
                (Genre::Entier, "INTEGER" | "INT8" | "BIGINT") => Value::Int(Some($row.try_get_unchecked(rank)?)),
                (Genre::Octets, "BLOB" | "BYTEA") => Value::Bytes(Some($row.try_get_unchecked(rank)?)),
                (_, found) => return Err(mismatch($table, &cells, rank, found)),
            });
        }
        cells
    }};
}

macro_rules! read_all {
    ($conn:expr, $sql:expr, $table:expr, $reader:expr) => {{
        let mut rows = sqlx::query(AssertSqlSafe($sql)).persistent(false).fetch($conn);
        while let Some(row) = rows.try_next().await? {
            let cells = cells!($table, row);
            $reader.take(cells).await;
        }
    }};
}

/// Reads a whole table in the order of its key. Batches go to `out`, when someone writes them.
pub(crate) async fn read(
    conn: &mut Conn,
    table: &Table,
    out: Option<mpsc::Sender<Vec<Vec<Value>>>>,
) -> Result<Lecture, CoffreError> {
    let columns: Vec<&str> = table.colonnes.iter().map(|c| c.nom.as_str()).collect();
    // SQLite compares texts by their bytes, and its key is indexed so; PostgreSQL must be asked to.
    let bytewise = if matches!(conn, Conn::Sqlite(_) | Conn::SqlitePool(_)) { "" } else { " COLLATE \"C\"" };
    let text = |name: &String| table.colonnes.iter().any(|c| c.nom == *name && c.genre == Genre::Texte);
    let order: Vec<String> = table.cle.iter().map(|k| if text(k) { format!("{k}{bytewise}") } else { k.clone() }).collect();
    let sql = format!("SELECT {} FROM {} ORDER BY {}", columns.join(", "), table.nom, order.join(", "));
    let mut reader = Lecteur::new(table, out);
    match conn {
        Conn::Sqlite(conn) => read_all!(&mut **conn, sql, table, reader),
        Conn::SqlitePool(conn) => read_all!(&mut **conn, sql, table, reader),
        Conn::Postgres(conn) => read_all!(&mut **conn, sql, table, reader),
        Conn::PostgresPool(conn) => read_all!(&mut **conn, sql, table, reader),
    }
    Ok(reader.finish().await)
}

/// Writes the batches as they come; says the rows written so far after each.
pub(crate) async fn write(
    conn: &mut Conn,
    table: &Table,
    mut batches: mpsc::Receiver<Vec<Vec<Value>>>,
    mut told: impl FnMut(u64),
) -> Result<(), CoffreError> {
    let columns: Vec<&str> = table.colonnes.iter().map(|c| c.nom.as_str()).collect();
    let head = format!("INSERT INTO {} ({})", table.nom, columns.join(", "));
    let mut written = 0;
    while let Some(batch) = batches.recv().await {
        let rows = batch.len();
        match conn {
            Conn::Postgres(conn) => by_columns(conn, &head, table, batch).await?,
            Conn::PostgresPool(conn) => by_columns(conn, &head, table, batch).await?,
            Conn::Sqlite(_) | Conn::SqlitePool(_) => {
                // Numbered arguments would each be looked up among all the others.
                let row = format!("({})", vec!["?"; columns.len()].join(", "));
                let sql = format!("{head} VALUES {}", vec![row; rows].join(", "));
                conn.execute(&sql, batch.into_iter().flatten().collect()).await?;
            }
        }
        written += rows as u64;
        told(written);
    }
    Ok(())
}

/// PostgreSQL takes a batch as one array for each column: the text stays the same for the whole table.
async fn by_columns(conn: &mut PgConnection, head: &str, table: &Table, batch: Vec<Vec<Value>>) -> Result<(), CoffreError> {
    // It holds no text with a zero byte; SQLite does.
    for row in &batch {
        if let Some(rank) = row.iter().position(|v| matches!(v, Value::Text(Some(t)) if t.contains('\0'))) {
            return Err(mismatch(table, row, rank, "a text with a zero byte"));
        }
    }
    let array = |(n, column): (usize, &Colonne)| match column.genre {
        Genre::Texte => format!("${n}::text[]"),
        Genre::Entier => format!("${n}::bigint[]"),
        Genre::Octets => format!("${n}::bytea[]"),
    };
    let arrays: Vec<String> = (1..).zip(&table.colonnes).map(array).collect();
    let (mut texts, mut ints, mut bytes) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    for row in batch {
        for (rank, value) in row.into_iter().enumerate() {
            match value {
                Value::Text(text) => texts.entry(rank).or_insert_with(Vec::new).push(text),
                Value::Int(int) => ints.entry(rank).or_insert_with(Vec::new).push(int),
                Value::Bytes(some) => bytes.entry(rank).or_insert_with(Vec::new).push(some),
            }
        }
    }
    let mut query = sqlx::query(AssertSqlSafe(format!("{head} SELECT * FROM UNNEST({})", arrays.join(", "))));
    for (rank, column) in table.colonnes.iter().enumerate() {
        query = match column.genre {
            Genre::Texte => query.bind(texts.remove(&rank).unwrap_or_default()),
            Genre::Entier => query.bind(ints.remove(&rank).unwrap_or_default()),
            Genre::Octets => query.bind(bytes.remove(&rank).unwrap_or_default()),
        };
    }
    query.execute(conn).await?;
    Ok(())
}

/// What a table without a row reads as.
pub(crate) async fn nothing(table: &Table) -> Lecture {
    Lecteur::new(table, None).finish().await
}
