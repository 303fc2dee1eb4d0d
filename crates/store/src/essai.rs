//! Fresh databases for tests: SQLite always; PostgreSQL too when `PACTE_ESSAI_POSTGRES` names a
//! server where schemas may be created. `PACTE_ESSAI_COMPLET` makes its absence a failure.

use crate::global::Collectivite;
use crate::{Db, DbUrl, StoreError};
use kernel::{Clock, Id};
use sqlx::Connection;
use sqlx::postgres::PgConnectOptions;
use std::str::FromStr;

/// The day of the tests: 22 November 2026, at noon.
#[must_use]
pub fn clock() -> Clock {
    Clock::fixed(jiff::Timestamp::constant(1_795_348_800, 0))
}

/// One fresh database of each kind.
///
/// # Errors
/// `StoreError` when one of them cannot be made.
pub async fn bases() -> Result<Vec<Db>, StoreError> {
    bases_with(clock()).await
}

/// The same, with the caller's clock.
///
/// # Errors
/// `StoreError` when one of them cannot be made.
pub async fn bases_with(clock: Clock) -> Result<Vec<Db>, StoreError> {
    let mut all = vec![sqlite(clock.clone()).await?];
    match std::env::var("PACTE_ESSAI_POSTGRES") {
        Ok(url) => all.push(postgres(&url, clock).await?),
        Err(_) if std::env::var("PACTE_ESSAI_COMPLET").is_ok() => {
            return Err(StoreError::Database("PACTE_ESSAI_POSTGRES is not set: start the tests with ./verifier".into()));
        }
        Err(_) => {}
    }
    Ok(all)
}

/// A file of no database yet, in the folder of this process; the folders of processes that ended are taken away first, so that
/// tests never fill the disk.
fn fichier() -> std::path::PathBuf {
    static DOSSIER: std::sync::OnceLock<std::path::PathBuf> = std::sync::OnceLock::new();
    let dossier = DOSSIER.get_or_init(|| {
        let tmp = std::env::temp_dir();
        let process = |name: &str| name.strip_prefix("pacte-essai-").and_then(|pid| pid.parse::<u32>().ok());
        let told = std::path::Path::new("/proc/self").exists();
        for old in std::fs::read_dir(&tmp).into_iter().flatten().flatten().filter(|_| told) {
            let pid = old.file_name().to_str().and_then(process);
            if pid.is_some_and(|pid| !std::path::Path::new(&format!("/proc/{pid}")).exists()) {
                let _ = std::fs::remove_dir_all(old.path());
            }
        }
        let own = tmp.join(format!("pacte-essai-{}", std::process::id()));
        let _ = std::fs::create_dir_all(&own);
        own
    });
    dossier.join(format!("{}.db", Id::<Db>::fresh()))
}

/// A SQLite database in a new temporary file.
///
/// # Errors
/// `StoreError` when it cannot be made.
pub async fn sqlite(clock: Clock) -> Result<Db, StoreError> {
    Db::open(&DbUrl::File(fichier()), clock).await
}

/// The address of an empty place of each kind, where nothing is migrated yet.
///
/// # Errors
/// `StoreError` when one of them cannot be made.
pub async fn adresses() -> Result<Vec<DbUrl>, StoreError> {
    let mut all = vec![DbUrl::File(fichier())];
    match std::env::var("PACTE_ESSAI_POSTGRES") {
        Ok(url) => {
            let mark = if url.contains('?') { '&' } else { '?' };
            all.push(DbUrl::Postgres(format!("{url}{mark}options[search_path]={}", schema(&url).await?)));
        }
        Err(_) if std::env::var("PACTE_ESSAI_COMPLET").is_ok() => {
            return Err(StoreError::Database("PACTE_ESSAI_POSTGRES is not set: start the tests with ./verifier".into()));
        }
        Err(_) => {}
    }
    Ok(all)
}

async fn schema(url: &str) -> Result<String, StoreError> {
    let schema = format!("essai_{}", Id::<Db>::fresh());
    let mut admin = sqlx::PgConnection::connect_with(&PgConnectOptions::from_str(url)?).await?;
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {schema}"))).execute(&mut admin).await?;
    admin.close().await?;
    Ok(schema)
}

async fn postgres(url: &str, clock: Clock) -> Result<Db, StoreError> {
    let schema = schema(url).await?;
    let options = PgConnectOptions::from_str(url)?.options([("search_path", schema.as_str())]);
    let db = Db { pool: Db::postgres_pool(options).await?, clock, known: crate::global::Known::default() };
    crate::migrations::run(&db).await?;
    Ok(db)
}

/// A collectivité of tests, named by its slug.
///
/// # Errors
/// `StoreError::Duplicate` when the slug is taken.
pub async fn collectivite(db: &Db, slug: &str) -> Result<Collectivite, StoreError> {
    let collectivite =
        Collectivite { id: Id::fresh(), slug: slug.to_owned(), nom: slug.to_owned(), siren: None, prefixe_360: String::new() };
    db.found(&collectivite).await?;
    Ok(collectivite)
}
