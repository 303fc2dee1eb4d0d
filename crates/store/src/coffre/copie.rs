//! Copying a whole database into an empty one, of the same kind or of the other.

use super::lignes::{self, Lecture};
use super::schema::{self, Etat, Table};
use super::{Avance, Bilan, ChaineVerifiee, CoffreError, Progres, TableCopiee};
use crate::db::Conn;
use crate::journal::{self, Verification};
use crate::{Db, DbUrl, StoreError, args, migrations};
use jiff::Timestamp;
use kernel::{Clock, CollectiviteId};
use tokio::sync::mpsc;

/// Copies every table of `from` into `to`, which must be empty; its schema is made here when it has
/// none. Rows are written in one transaction, committed only when each table of the destination has
/// the count and the hash of the source, and each journal is whole. The source is read as it was
/// when the copy began: others may write meanwhile, and what they write after is not copied.
///
/// # Errors
/// `Absente`, `Inconnue`, `Version` for the source; `Occupee`, `Etrangere` for the destination;
/// `Schema`, `Valeur`, `Difference`, `Orpheline`, `Journal` for the content. Nothing is then written.
pub async fn copier(from: &DbUrl, to: &DbUrl, progress: Progres<'_>) -> Result<Bilan, CoffreError> {
    let source = attach(from).await?;
    let mut reading = source.snapshot().await?;
    let tables = schema::read_current(&mut reading, &name(from)).await?;
    let destination = Destination::open(to).await?;
    let done = destination.fill(&mut reading, &tables, progress).await;
    drop(reading);
    source.close().await;
    destination.end(done).await
}

/// No time is asked of a copy.
pub(super) fn clock() -> Clock {
    Clock::fixed(Timestamp::UNIX_EPOCH)
}

/// The database in words, without the password of its address.
pub(super) fn name(url: &DbUrl) -> String {
    match url {
        DbUrl::File(path) => path.display().to_string(),
        DbUrl::Postgres(url) => match (url.find("://"), url.rfind('@')) {
            (Some(start), Some(end)) if start + 3 < end => format!("{}{}", &url[..start + 3], &url[end + 1..]),
            _ => url.clone(),
        },
    }
}

pub(super) async fn attach(url: &DbUrl) -> Result<Db, CoffreError> {
    if let DbUrl::File(path) = url
        && !path.is_file()
    {
        return Err(CoffreError::Absente(name(url)));
    }
    Ok(Db::attach(url, clock()).await?)
}

/// An empty database, at the version of this program, that a copy will fill.
pub(super) struct Destination {
    db: Db,
    url: DbUrl,
    /// The file was not there: it goes if the copy fails.
    fresh: bool,
}

impl Destination {
    pub(super) async fn open(url: &DbUrl) -> Result<Self, CoffreError> {
        let fresh = matches!(url, DbUrl::File(path) if !path.exists());
        let db = if fresh { Db::open(url, clock()).await? } else { Db::attach(url, clock()).await? };
        let destination = Self { db, url: url.clone(), fresh };
        match destination.check().await {
            Ok(()) => Ok(destination),
            Err(error) => {
                destination.db.close().await;
                Err(error)
            }
        }
    }

    /// Nothing is created in a database that is not ours or already holds something.
    async fn check(&self) -> Result<(), CoffreError> {
        let mut conn = self.db.read_conn().await?;
        match schema::etat(&mut conn, &name(&self.url)).await {
            Ok(Etat::Vide) => {}
            Ok(Etat::Migree(_)) => {
                let tables = schema::read(&mut conn).await?;
                refuse_rows(&mut conn, &tables).await?;
            }
            Err(CoffreError::Inconnue(_)) => {
                let table = schema::names(&mut conn).await?.into_iter().next().unwrap_or_default();
                return Err(CoffreError::Etrangere { table });
            }
            Err(other) => return Err(other),
        }
        drop(conn);
        Ok(migrations::run(&self.db).await?)
    }

    pub(super) async fn fill(&self, source: &mut Conn, tables: &[Table], progress: Progres<'_>) -> Result<Bilan, CoffreError> {
        let mut conn = self.db.transaction().await?;
        let own = schema::read(&mut conn).await?;
        if let Some(extra) = own.iter().find(|t| !tables.iter().any(|s| s.nom == t.nom)) {
            return Err(CoffreError::Etrangere { table: extra.nom.clone() });
        }
        schema::compare(tables, &own)?;
        lock(&mut conn, &own).await?;
        refuse_rows(&mut conn, &own).await?;
        let read = pour(source, &mut conn, &own, &[], progress).await?;
        let bilan = verify(&mut conn, &own, &read, migrations::last()).await?;
        conn.commit().await?;
        Ok(bilan)
    }

    /// Closes; a file made for nothing does not stay.
    pub(super) async fn end<T>(self, done: Result<T, CoffreError>) -> Result<T, CoffreError> {
        self.db.close().await;
        if let (Err(_), true, DbUrl::File(path)) = (&done, self.fresh, &self.url) {
            super::sauvegarde::remove(path);
        }
        done
    }
}

async fn refuse_rows(conn: &mut Conn, tables: &[Table]) -> Result<(), CoffreError> {
    for table in tables {
        let sql = format!("SELECT 1 FROM {} LIMIT 1", table.nom);
        if !conn.fetch(&sql, vec![]).await?.is_empty() {
            return Err(CoffreError::Occupee { table: table.nom.clone() });
        }
    }
    Ok(())
}

fn is_postgres(conn: &Conn) -> bool {
    matches!(conn, Conn::Postgres(_) | Conn::PostgresPool(_))
}

/// Nobody writes in the destination between the check that it is empty and the commit. SQLite's
/// writing transaction already keeps everybody out.
async fn lock(conn: &mut Conn, tables: &[Table]) -> Result<(), CoffreError> {
    if is_postgres(conn) {
        let names: Vec<&str> = tables.iter().map(|t| t.nom.as_str()).collect();
        let sql = format!("LOCK TABLE {} IN EXCLUSIVE MODE", names.join(", "));
        conn.execute(&sql, vec![]).await?;
    }
    Ok(())
}

/// The citations that the order of the tables does not satisfy: a table that cites itself, or a circle.
fn late(tables: &[Table]) -> Vec<(&str, &str)> {
    let mut found = vec![];
    for (rank, table) in tables.iter().enumerate() {
        let before = |cible: &str| tables.iter().take(rank).any(|t| t.nom == cible);
        let mine = table.renvois.iter().filter(|r| !before(&r.cible));
        found.extend(mine.map(|r| (table.nom.as_str(), r.contrainte.as_str())));
    }
    found
}

/// Citations wait for the end of the copy (`wait`), or are checked and watched again (`!wait`).
pub(super) async fn citations(conn: &mut Conn, tables: &[Table], wait: bool) -> Result<(), CoffreError> {
    if !is_postgres(conn) {
        if !wait {
            return orphans(conn).await;
        }
        let sql = "PRAGMA defer_foreign_keys = ON".to_owned();
        return Ok(conn.execute(&sql, vec![]).await.map(drop)?);
    }
    if !wait {
        let sql = "SET CONSTRAINTS ALL IMMEDIATE".to_owned();
        conn.execute(&sql, vec![]).await?;
    }
    let how = if wait { "DEFERRABLE INITIALLY DEFERRED" } else { "NOT DEFERRABLE" };
    for (table, constraint) in late(tables) {
        let sql = format!("ALTER TABLE {table} ALTER CONSTRAINT \"{constraint}\" {how}");
        conn.execute(&sql, vec![]).await?;
    }
    Ok(())
}

/// SQLite's own search for rows that cite a missing one.
pub(super) async fn orphans(conn: &mut Conn) -> Result<(), CoffreError> {
    let sql = "PRAGMA foreign_key_check".to_owned();
    match conn.fetch(&sql, vec![]).await?.into_iter().next() {
        None => Ok(()),
        Some(mut row) => {
            let table: String = row.take()?;
            row.take::<Option<i64>>()?;
            Err(CoffreError::Orpheline { table, cible: row.take()? })
        }
    }
}

/// Pours every table, parents first, except `left_out`; what was read, table by table.
pub(super) async fn pour(
    source: &mut Conn,
    destination: &mut Conn,
    tables: &[Table],
    left_out: &[&str],
    progress: Progres<'_>,
) -> Result<Vec<Lecture>, CoffreError> {
    citations(destination, tables, true).await?;
    let mut read = Vec::with_capacity(tables.len());
    for (rank, table) in tables.iter().enumerate() {
        let tell = |lignes| progress(&Avance { table: table.nom.clone(), rang: rank + 1, tables: tables.len(), lignes });
        tell(0);
        if left_out.contains(&table.nom.as_str()) {
            read.push(lignes::nothing(table).await);
            continue;
        }
        let (sender, receiver) = mpsc::channel(2);
        let (one, ()) =
            tokio::try_join!(lignes::read(source, table, Some(sender)), lignes::write(destination, table, receiver, tell))?;
        read.push(one);
    }
    citations(destination, tables, false).await?;
    Ok(read)
}

/// Reads everything back, compares with what was read from the source, walks the journals.
pub(super) async fn verify(conn: &mut Conn, tables: &[Table], expected: &[Lecture], version: i64) -> Result<Bilan, CoffreError> {
    let mut done = vec![];
    for (table, source) in tables.iter().zip(expected) {
        let here = lignes::read(conn, table, None).await?;
        if here != *source {
            return Err(CoffreError::Difference { table: table.nom.clone(), source_lignes: source.lignes, lignes: here.lignes });
        }
        done.push(TableCopiee { table: table.nom.clone(), lignes: here.lignes, empreinte: here.empreinte });
    }
    let (chaines, courriels_en_attente) = chains(conn).await?;
    Ok(Bilan { version, tables: done, chaines, courriels_en_attente })
}

/// Every journal, walked; and the mails that wait.
pub(super) async fn chains(conn: &mut Conn) -> Result<(Vec<ChaineVerifiee>, u64), CoffreError> {
    let mut chaines = vec![];
    let mut waiting = 0;
    for mut row in conn.fetch("SELECT id, slug FROM collectivite ORDER BY id", vec![]).await? {
        let (id, slug): (CollectiviteId, String) = (row.take()?, row.take()?);
        match journal::verify_on(conn, id).await? {
            Verification::Entiere { entrees, .. } => chaines.push(ChaineVerifiee { slug, entrees }),
            Verification::Rompue { rang, cause } => {
                return Err(CoffreError::Journal { collectivite: slug, rang, cause });
            }
        }
        let rows =
            conn.fetch("SELECT COUNT(*) FROM courriel WHERE collectivite_id = $1 AND etat = 'a_envoyer'", args![id]).await?;
        for mut row in rows {
            let count: i64 = row.take()?;
            waiting += u64::try_from(count).map_err(|e| StoreError::Broken(e.to_string()))?;
        }
    }
    Ok((chaines, waiting))
}
