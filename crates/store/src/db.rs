//! Opening a database and sending one statement: the only code that knows there are two kinds.

use crate::{Reader, Row, StoreError, Value, Writer, stats};
use kernel::{Actor, Clock, CollectiviteId};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Column as _, Postgres, Row as _, Sqlite, Transaction, TypeInfo, ValueRef};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

/// Where the data is: a file (SQLite, embedded) or `postgres://…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DbUrl {
    File(PathBuf),
    Postgres(String),
}

impl FromStr for DbUrl {
    type Err = std::convert::Infallible;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Ok(Self::Postgres(text.to_owned()))
        } else {
            Ok(Self::File(PathBuf::from(text.strip_prefix("sqlite:").unwrap_or(text))))
        }
    }
}

#[derive(Clone)]
pub(crate) enum Pool {
    /// Many readers, one writer: SQLite has a single pen.
    Sqlite { read: SqlitePool, write: SqlitePool },
    /// Writers wait for each other (see `Db::writer`): they must never take the last connection from the
    /// one that holds the pen and has something to read.
    Postgres { read: PgPool, write: PgPool },
}

/// The open database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    pub(crate) pool: Pool,
    pub(crate) clock: Clock,
    /// Collectivités by slug, asked for at every request: kept for a minute.
    pub(crate) known: crate::global::Known,
}

impl std::fmt::Debug for Db {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.pool {
            Pool::Sqlite { .. } => "Db(sqlite)",
            Pool::Postgres { .. } => "Db(postgres)",
        })
    }
}

impl Db {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// `StoreError::Database` when it cannot be reached, created or migrated.
    pub async fn open(url: &DbUrl, clock: Clock) -> Result<Self, StoreError> {
        let pool = match url {
            DbUrl::File(path) => {
                let options = Self::sqlite_options(path).create_if_missing(true).journal_mode(SqliteJournalMode::Wal);
                Self::sqlite_pool(options).await?
            }
            DbUrl::Postgres(url) => Self::postgres_pool(PgConnectOptions::from_str(url)?).await?,
        };
        let db = Self { pool, clock, known: crate::global::Known::default() };
        crate::migrations::run(&db).await?;
        Ok(db)
    }

    /// Opens a database as it is: nothing is created, nothing is migrated. For a backup or a copy, which
    /// must not change what they read.
    ///
    /// # Errors
    /// `StoreError::Database` when it does not exist or cannot be reached.
    pub async fn attach(url: &DbUrl, clock: Clock) -> Result<Self, StoreError> {
        let pool = match url {
            DbUrl::File(path) => Self::sqlite_pool(Self::sqlite_options(path)).await?,
            DbUrl::Postgres(url) => Self::postgres_pool(PgConnectOptions::from_str(url)?).await?,
        };
        Ok(Self { pool, clock, known: crate::global::Known::default() })
    }

    /// What every SQLite connection of the house says of itself.
    pub(crate) fn sqlite_options(path: &Path) -> SqliteConnectOptions {
        // FULL: an acknowledged answer survives a power cut, not only a kill.
        SqliteConnectOptions::new()
            .filename(path)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            .pragma("cache_size", "-4000")
    }

    pub(crate) async fn sqlite_pool(options: SqliteConnectOptions) -> Result<Pool, StoreError> {
        let write = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await?;
        let read = SqlitePoolOptions::new().max_connections(4).connect_with(options.read_only(false)).await?;
        Ok(Pool::Sqlite { read, write })
    }

    /// Eight connections at most for one process.
    pub(crate) async fn postgres_pool(options: PgConnectOptions) -> Result<Pool, StoreError> {
        let half = || PgPoolOptions::new().max_connections(4);
        let write = half().connect_lazy_with(options.clone());
        Ok(Pool::Postgres { read: half().connect_with(options).await?, write })
    }

    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The same database as if it were that instant, or now when the instant is still to come: a past told in its
    /// order, one day after another.
    #[must_use]
    pub fn at(&self, at: jiff::Timestamp) -> Self {
        let clock = self.clock.stopped(at.min(self.clock.now()));
        Self { pool: self.pool.clone(), clock, known: self.known.clone() }
    }

    /// A reader of one collectivité.
    ///
    /// # Errors
    /// `StoreError::Database` when no connection can be had.
    pub async fn reader(&self, collectivite: CollectiviteId) -> Result<Reader, StoreError> {
        Ok(Reader { conn: self.read_conn().await?, collectivite })
    }

    /// A writer of one collectivité for one act (`campagne.ouvrir`) by one actor.
    ///
    /// # Errors
    /// `StoreError::Database` when no transaction can be opened.
    pub async fn writer(&self, collectivite: CollectiviteId, actor: Actor, acte: &'static str) -> Result<Writer, StoreError> {
        let mut conn = self.transaction().await?;
        // SQLite's writing transaction keeps every other writer out from its beginning. On PostgreSQL the
        // pen of the chain does, for its collectivité: what an act reads then holds until it commits,
        // and two acts that touch the same rows in another order never wait for each other.
        let pen = match conn {
            Conn::Postgres(_) => Some(crate::journal::take(&mut conn, collectivite).await?),
            _ => None,
        };
        Ok(Writer::new(conn, collectivite, actor, acte, self.clock.clone(), pen))
    }

    pub(crate) async fn read_conn(&self) -> Result<Conn, StoreError> {
        Ok(match &self.pool {
            Pool::Sqlite { read, .. } => Conn::SqlitePool(read.acquire().await?),
            Pool::Postgres { read, .. } => Conn::PostgresPool(read.acquire().await?),
        })
    }

    /// A transaction that sees the database as it is now, whatever others write meanwhile.
    pub(crate) async fn snapshot(&self) -> Result<Conn, StoreError> {
        Ok(match &self.pool {
            Pool::Sqlite { read, .. } => Conn::Sqlite(read.begin_with("BEGIN").await?),
            Pool::Postgres { read, .. } => {
                Conn::Postgres(read.begin_with("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?)
            }
        })
    }

    pub(crate) async fn transaction(&self) -> Result<Conn, StoreError> {
        Ok(match &self.pool {
            Pool::Sqlite { write, .. } => Conn::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pool::Postgres { write, .. } => Conn::Postgres(write.begin().await?),
        })
    }

    /// Prepares a statement without running it: the SQL census.
    ///
    /// # Errors
    /// `StoreError::Database` says what the database refuses in the text.
    pub async fn prepare(&self, sql: &str) -> Result<(), StoreError> {
        use sqlx::{Executor, SqlSafeStr};
        match &self.pool {
            Pool::Sqlite { read, .. } => {
                read.acquire().await?.prepare(AssertSqlSafe(pour_sqlite(sql)).into_sql_str()).await.map(drop)?;
            }
            Pool::Postgres { read, .. } => {
                read.acquire().await?.prepare(AssertSqlSafe(sql.to_owned()).into_sql_str()).await.map(drop)?;
            }
        }
        Ok(())
    }

    /// Waits for the connections to end; a clean stop folds SQLite's write-ahead log.
    pub async fn close(&self) {
        match &self.pool {
            Pool::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pool::Postgres { read, write } => {
                read.close().await;
                write.close().await;
            }
        }
    }
}

/// A connection or a transaction on either database.
pub enum Conn {
    SqlitePool(sqlx::pool::PoolConnection<Sqlite>),
    PostgresPool(sqlx::pool::PoolConnection<Postgres>),
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// The order of bytes is « C » for PostgreSQL and « BINARY » for SQLite, whose indexes are in that order.
fn pour_sqlite(sql: &str) -> String {
    sql.replace("COLLATE \"C\"", "COLLATE BINARY")
}

macro_rules! bound {
    ($sql:expr, $args:expr) => {{
        let mut query = sqlx::query(AssertSqlSafe($sql));
        for value in $args {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Int(int) => query.bind(int),
                Value::Bytes(bytes) => query.bind(bytes),
            };
        }
        query
    }};
}

macro_rules! read_rows {
    ($rows:expr) => {{
        let rows = $rows;
        let mut names: Option<Arc<[String]>> = None;
        let mut out = Vec::with_capacity(rows.len());
        for row in &rows {
            let names = names.get_or_insert_with(|| row.columns().iter().map(|c| c.name().to_owned()).collect());
            let mut values = Vec::with_capacity(names.len());
            for rank in 0..names.len() {
                let raw = row.try_get_raw(rank)?;
                let kind = raw.type_info();
                values.push(if raw.is_null() {
                    Value::Text(None)
                } else {
                    match kind.name() {
                        "INTEGER" | "BIGINT" | "INT8" | "BOOLEAN" => Value::Int(Some(row.try_get_unchecked(rank)?)),
                        "INT4" | "INT" => Value::Int(Some(i64::from(row.try_get_unchecked::<i32, _>(rank)?))),
                        "BLOB" | "BYTEA" => Value::Bytes(Some(row.try_get_unchecked(rank)?)),
                        _ => Value::Text(Some(row.try_get_unchecked(rank)?)),
                    }
                });
            }
            out.push(Row { names: names.clone(), values, next: 0 });
        }
        out
    }};
}

impl Conn {
    pub(crate) async fn fetch(&mut self, sql: &str, args: Vec<Value>) -> Result<Vec<Row>, StoreError> {
        stats::tick();
        Ok(match self {
            Self::SqlitePool(conn) => read_rows!(bound!(pour_sqlite(sql), args).fetch_all(&mut **conn).await?),
            Self::Sqlite(conn) => read_rows!(bound!(pour_sqlite(sql), args).fetch_all(&mut **conn).await?),
            Self::PostgresPool(conn) => read_rows!(bound!(sql.to_owned(), args).fetch_all(&mut **conn).await?),
            Self::Postgres(conn) => read_rows!(bound!(sql.to_owned(), args).fetch_all(&mut **conn).await?),
        })
    }

    pub(crate) async fn execute(&mut self, sql: &str, args: Vec<Value>) -> Result<u64, StoreError> {
        stats::tick();
        Ok(match self {
            Self::SqlitePool(conn) => bound!(pour_sqlite(sql), args).execute(&mut **conn).await?.rows_affected(),
            Self::Sqlite(conn) => bound!(pour_sqlite(sql), args).execute(&mut **conn).await?.rows_affected(),
            Self::PostgresPool(conn) => bound!(sql.to_owned(), args).execute(&mut **conn).await?.rows_affected(),
            Self::Postgres(conn) => bound!(sql.to_owned(), args).execute(&mut **conn).await?.rows_affected(),
        })
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        match self {
            Self::Sqlite(tx) => tx.commit().await?,
            Self::Postgres(tx) => tx.commit().await?,
            Self::SqlitePool(_) | Self::PostgresPool(_) => {}
        }
        Ok(())
    }
}
