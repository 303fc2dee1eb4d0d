//! A backup is one SQLite file, whatever the database: anyone can open it. It bears a seal, the count
//! and hash of each table, so that a later change of one byte is seen. Sessions and counts of
//! attempts are left out: a backup opens no door.

use super::copie::{self, clock};
use super::schema::{self, Etat};
use super::{Bilan, CoffreError, Progres, TableCopiee, lignes};
use crate::db::{Conn, Pool};
use crate::{Db, StoreError, args, migrations};
use jiff::Timestamp;
use kernel::Id;
use sqlx::sqlite::{SqliteJournalMode, SqlitePoolOptions};
use std::fs::{File, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// What a backup never holds: who is connected, who tried. Everyone signs in again after a restoration.
pub const PASSAGERES: &[&str] = &["session", "tentative"];

/// May an existing file be replaced?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ecrasement {
    Refuse,
    /// The person said so; the former file goes only when the new one is complete and verified.
    Demande,
}

/// What the seal says: when, and what.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Sauvegarde {
    pub cree_a: Timestamp,
    pub bilan: Bilan,
}

/// Keeps the whole database in `file`, as it was at one instant, while others go on writing. The file
/// is made beside under another name, verified as a restoration would, made durable, then named.
/// Nothing is migrated: a backup taken before an update is the former schema.
///
/// # Errors
/// `Existe`, `MemeBase`, `Fichier` for the file; `Inconnue`, `Version`, `Schema`, `Valeur`, `Journal`,
/// `Orpheline` when the database itself cannot be kept faithfully. No file is then left.
pub async fn sauvegarder(db: &Db, file: &Path, ecrasement: Ecrasement, progress: Progres<'_>) -> Result<Sauvegarde, CoffreError> {
    if is_the_database(db, file).await? {
        return Err(CoffreError::MemeBase(file.to_owned()));
    }
    if ecrasement == Ecrasement::Refuse && file.exists() {
        return Err(CoffreError::Existe(file.to_owned()));
    }
    let draft = beside(file);
    private(&draft)?;
    let done = keep(db, &draft, progress).await;
    let placed = match done {
        Ok(kept) => place(&draft, file, ecrasement).map(|()| kept),
        Err(error) => Err(error),
    };
    if placed.is_err() {
        remove(&draft);
    }
    placed
}

async fn keep(db: &Db, draft: &Path, progress: Progres<'_>) -> Result<Sauvegarde, CoffreError> {
    let cree_a = db.clock.now();
    if db.is_sqlite() {
        vacuum_into(db, draft).await?;
        let copy = sealed_pool(draft).await?;
        let done = seal_copy(&copy, cree_a, progress).await;
        copy.close().await;
        done?;
    } else {
        let mut source = db.snapshot().await?;
        let version = match schema::etat(&mut source, "postgresql").await? {
            Etat::Migree(version) => version,
            Etat::Vide => return Err(CoffreError::Inconnue("postgresql".into())),
        };
        let copy = sealed_pool(draft).await?;
        let done = pour_into(&mut source, &copy, version, cree_a, progress).await;
        copy.close().await;
        done?;
    }
    super::examiner(draft).await
}

/// SQLite copies itself, compacted, from one read transaction: writers are not stopped.
async fn vacuum_into(db: &Db, draft: &Path) -> Result<(), CoffreError> {
    let sql = "VACUUM INTO $1".to_owned();
    let target = draft.to_str().ok_or_else(|| file_error(draft, ErrorKind::InvalidFilename.into()))?;
    db.read_conn().await?.execute(&sql, args![target.to_owned()]).await?;
    Ok(())
}

/// A database in one file, without a write-ahead log beside; what is deleted is overwritten.
pub(super) async fn sealed_pool(file: &Path) -> Result<Db, CoffreError> {
    let options = Db::sqlite_options(file).journal_mode(SqliteJournalMode::Delete).pragma("secure_delete", "ON");
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let pool = Pool::Sqlite { read: pool.clone(), write: pool };
    Ok(Db { pool, clock: clock(), known: crate::global::Known::default() })
}

async fn seal_copy(copy: &Db, cree_a: Timestamp, progress: Progres<'_>) -> Result<(), CoffreError> {
    let mut conn = copy.transaction().await?;
    let Etat::Migree(version) = schema::etat(&mut conn, "sqlite").await? else {
        return Err(CoffreError::Inconnue("sqlite".into()));
    };
    for table in PASSAGERES {
        let sql = format!("DELETE FROM {table}");
        conn.execute(&sql, vec![]).await?;
    }
    let tables = schema::read(&mut conn).await?;
    let mut done = vec![];
    for (rank, table) in tables.iter().enumerate() {
        let read = lignes::read(&mut conn, table, None).await?;
        progress(&super::Avance { table: table.nom.clone(), rang: rank + 1, tables: tables.len(), lignes: read.lignes });
        done.push(TableCopiee { table: table.nom.clone(), lignes: read.lignes, empreinte: read.empreinte });
    }
    let (chaines, courriels_en_attente) = copie::chains(&mut conn).await?;
    let bilan = Bilan { version, tables: done, chaines, courriels_en_attente };
    seal(conn, Sauvegarde { cree_a, bilan }).await
}

async fn pour_into(
    source: &mut Conn,
    copy: &Db,
    version: i64,
    cree_a: Timestamp,
    progress: Progres<'_>,
) -> Result<(), CoffreError> {
    migrations::run_to(&copy.pool, version).await?;
    let tables = schema::read(source).await?;
    let mut conn = copy.transaction().await?;
    schema::compare(&tables, &schema::read(&mut conn).await?)?;
    let read = copie::pour(source, &mut conn, &tables, PASSAGERES, progress).await?;
    let bilan = copie::verify(&mut conn, &tables, &read, version).await?;
    seal(conn, Sauvegarde { cree_a, bilan }).await
}

/// The seal is a table of tools: outside the schema, as its `_` says.
async fn seal(mut conn: Conn, kept: Sauvegarde) -> Result<(), CoffreError> {
    let text = serde_json::to_string(&kept).map_err(|e| StoreError::Broken(e.to_string()))?;
    for (sql, own) in [
        (format!("DROP TABLE IF EXISTS {SCEAU}"), vec![]),
        (format!("CREATE TABLE {SCEAU} (contenu TEXT PRIMARY KEY)"), vec![]),
        (format!("INSERT INTO {SCEAU} (contenu) VALUES ($1)"), args![text]),
    ] {
        conn.execute(&sql, own).await?;
    }
    Ok(conn.commit().await?)
}

pub(super) const SCEAU: &str = "_sceau";

/// Is this path the file that the open database lives in?
async fn is_the_database(db: &Db, file: &Path) -> Result<bool, CoffreError> {
    if !db.is_sqlite() {
        return Ok(false);
    }
    let sql = "PRAGMA database_list".to_owned();
    for mut row in db.read_conn().await?.fetch(&sql, vec![]).await? {
        row.take::<i64>()?;
        row.take::<String>()?;
        let own: Option<String> = row.take()?;
        let same = own.and_then(|own| Some(Path::new(&own).canonicalize().ok()? == file.canonicalize().ok()?));
        if same == Some(true) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn file_error(file: &Path, quoi: std::io::Error) -> CoffreError {
    CoffreError::Fichier { fichier: file.to_owned(), quoi }
}

/// A name in the same folder, which says that the file is not finished.
pub(super) fn beside(file: &Path) -> PathBuf {
    let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    file.with_file_name(format!(".{name}.{}.partiel", Id::<Db>::fresh()))
}

/// Creates an empty file that only its owner reads.
pub(super) fn private(file: &Path) -> Result<(), CoffreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop).map_err(|e| file_error(file, e))
}

/// Makes the draft durable and gives it its name.
fn place(draft: &Path, file: &Path, ecrasement: Ecrasement) -> Result<(), CoffreError> {
    let failed = |e| file_error(file, e);
    File::open(draft).and_then(|f| f.sync_all()).map_err(failed)?;
    if ecrasement == Ecrasement::Demande {
        std::fs::rename(draft, file).map_err(failed)?;
    } else {
        // A link refuses an existing name at once; not every disk has links.
        match std::fs::hard_link(draft, file) {
            Ok(()) => std::fs::remove_file(draft).map_err(failed)?,
            Err(e) if e.kind() == ErrorKind::AlreadyExists => return Err(CoffreError::Existe(file.to_owned())),
            Err(_) if file.exists() => return Err(CoffreError::Existe(file.to_owned())),
            Err(_) => std::fs::rename(draft, file).map_err(failed)?,
        }
    }
    #[cfg(unix)]
    if let Some(folder) = file.parent() {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        File::open(folder).and_then(|f| f.sync_all()).map_err(failed)?;
    }
    Ok(())
}

/// Removes a file made for nothing, and what SQLite left beside it.
pub(super) fn remove(file: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let mut name = file.as_os_str().to_owned();
        name.push(suffix);
        match std::fs::remove_file(&name) {
            Err(e) if e.kind() != ErrorKind::NotFound => tracing::warn!(file = ?name, %e, "left behind"),
            _ => {}
        }
    }
}
