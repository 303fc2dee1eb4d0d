//! Reading a backup with suspicion, then putting it back in an empty database of either kind.

use super::copie::Destination;
use super::sauvegarde::{self, SCEAU, Sauvegarde};
use super::schema::{self, Etat};
use super::{Bilan, CoffreError, Progres, copie, lignes};
use crate::db::{Conn, Pool};
use crate::{Db, DbUrl, StoreError, migrations};
use sqlx::sqlite::SqlitePoolOptions;
use std::path::Path;

/// Verifies a backup and changes nothing: the file's own integrity, its version, the seal of each
/// table, its citations, its journals.
///
/// # Errors
/// `Absente`, `Abimee` (truncated, unreadable), `Inconnue`, `Version`, `SansSceau`, `Alteree`,
/// `Orpheline`, `Journal`.
pub async fn examiner(file: &Path) -> Result<Sauvegarde, CoffreError> {
    if !file.is_file() {
        return Err(CoffreError::Absente(file.display().to_string()));
    }
    let db = read_only(file).await.map_err(|e| damaged(file, e))?;
    let found = look(&db, file).await.map_err(|e| damaged(file, e));
    db.close().await;
    found
}

/// Puts a backup back into `to`, which must be empty. The whole file is verified before anything is
/// written, and the destination is verified as a copy is. A backup of an older version is brought up
/// to date in a copy of the file; the file itself is never written.
///
/// # Errors
/// Those of [`examiner`] for the file, those of [`super::copier`] for the destination. Nothing is
/// then written.
pub async fn restaurer(file: &Path, to: &DbUrl, progress: Progres<'_>) -> Result<Bilan, CoffreError> {
    let kept = examiner(file).await?;
    if kept.bilan.version == migrations::last() {
        return put_back(file, to, progress).await;
    }
    let newer = match to {
        DbUrl::File(path) => sauvegarde::beside(path),
        DbUrl::Postgres(_) => sauvegarde::beside(&std::env::temp_dir().join("pacte")),
    };
    let done = match bring_up_to_date(file, &newer).await {
        Ok(()) => put_back(&newer, to, progress).await,
        Err(error) => Err(error),
    };
    sauvegarde::remove(&newer);
    done
}

async fn bring_up_to_date(file: &Path, newer: &Path) -> Result<(), CoffreError> {
    let failed = |quoi| CoffreError::Fichier { fichier: newer.to_owned(), quoi };
    sauvegarde::private(newer)?;
    std::fs::copy(file, newer).map_err(failed)?;
    let db = sauvegarde::sealed_pool(newer).await?;
    let done = migrations::run(&db).await;
    db.close().await;
    Ok(done?)
}

async fn put_back(file: &Path, to: &DbUrl, progress: Progres<'_>) -> Result<Bilan, CoffreError> {
    let source = read_only(file).await?;
    let mut reading = source.snapshot().await?;
    let tables = schema::read_current(&mut reading, &file.display().to_string()).await?;
    let destination = Destination::open(to).await?;
    let done = destination.fill(&mut reading, &tables, progress).await;
    drop(reading);
    source.close().await;
    destination.end(done).await
}

/// Nothing is created beside the file, which may lie on a disk that cannot be written.
async fn read_only(file: &Path) -> Result<Db, CoffreError> {
    let options = Db::sqlite_options(file).read_only(true).immutable(true);
    let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
    let pool = Pool::Sqlite { read: pool.clone(), write: pool };
    Ok(Db { pool, clock: copie::clock(), known: crate::global::Known::default() })
}

/// What SQLite says of an unreadable file.
fn damaged(file: &Path, error: CoffreError) -> CoffreError {
    match error {
        CoffreError::Store(StoreError::Database(quoi) | StoreError::Broken(quoi)) => {
            CoffreError::Abimee { fichier: file.to_owned(), quoi }
        }
        other => other,
    }
}

async fn look(db: &Db, file: &Path) -> Result<Sauvegarde, CoffreError> {
    let mut conn = db.snapshot().await?;
    let sql = "PRAGMA integrity_check".to_owned();
    let mut said = vec![];
    for mut row in conn.fetch(&sql, vec![]).await? {
        said.push(row.take::<String>()?);
    }
    if said != ["ok"] {
        return Err(CoffreError::Abimee {
            fichier: file.to_owned(),
            quoi: said.into_iter().take(3).collect::<Vec<_>>().join("; "),
        });
    }
    let Etat::Migree(version) = schema::etat(&mut conn, &file.display().to_string()).await? else {
        return Err(CoffreError::Inconnue(file.display().to_string()));
    };
    let kept = read_seal(&mut conn, file).await?;
    if kept.bilan.version != version {
        return Err(CoffreError::Version { attendue: kept.bilan.version, trouvee: version });
    }
    let altered = |table: &str| CoffreError::Alteree { fichier: file.to_owned(), table: table.to_owned() };
    let tables = schema::read(&mut conn).await?;
    if let Some(gone) = kept.bilan.tables.iter().find(|k| !tables.iter().any(|t| t.nom == k.table)) {
        return Err(altered(&gone.table));
    }
    for table in &tables {
        let read = lignes::read(&mut conn, table, None).await?;
        let sealed = kept.bilan.tables.iter().find(|k| k.table == table.nom);
        if sealed.is_none_or(|s| s.lignes != read.lignes || s.empreinte != read.empreinte) {
            return Err(altered(&table.nom));
        }
    }
    copie::orphans(&mut conn).await?;
    let (chaines, _) = copie::chains(&mut conn).await?;
    if chaines == kept.bilan.chaines { Ok(kept) } else { Err(altered("journal")) }
}

async fn read_seal(conn: &mut Conn, file: &Path) -> Result<Sauvegarde, CoffreError> {
    if !schema::names(conn).await?.iter().any(|n| n == SCEAU) {
        return Err(CoffreError::SansSceau(file.to_owned()));
    }
    let sql = format!("SELECT contenu FROM {SCEAU}");
    let mut row = conn.fetch(&sql, vec![]).await?.into_iter().next().ok_or_else(|| CoffreError::SansSceau(file.to_owned()))?;
    let text: String = row.take()?;
    serde_json::from_str(&text).map_err(|e| CoffreError::Abimee { fichier: file.to_owned(), quoi: format!("seal: {e}") })
}
