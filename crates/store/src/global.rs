//! The few tables that belong to no collectivité: the collectivités themselves, the browser
//! sessions, the counters that slow down whoever tries passwords.

use crate::{Db, Row, StoreError, args};
use jiff::Timestamp;
use kernel::CollectiviteId;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// A tenant: « une intercommunalité ». Its `slug` begins every address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collectivite {
    pub id: CollectiviteId,
    pub slug: String,
    pub nom: String,
    pub siren: Option<String>,
    /// The prefix of its grants in 360Giving, as attributed; empty until it has one.
    pub prefixe_360: String,
}

/// What was read of the collectivités, and when.
pub(crate) type Known = Arc<Mutex<HashMap<String, (Timestamp, Collectivite)>>>;

fn read(mut row: Row) -> Result<Collectivite, StoreError> {
    Ok(Collectivite { id: row.take()?, slug: row.take()?, nom: row.take()?, siren: row.take()?, prefixe_360: row.take()? })
}

impl Db {
    /// All the collectivités, by name.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn collectivites(&self) -> Result<Vec<Collectivite>, StoreError> {
        let rows = self
            .read_conn()
            .await?
            .fetch("SELECT id, slug, nom, siren, prefixe_360 FROM collectivite ORDER BY slug COLLATE \"C\"", vec![])
            .await?;
        rows.into_iter().map(read).collect()
    }

    /// # Errors
    /// `StoreError::Database`.
    pub async fn collectivite(&self, slug: &str) -> Result<Option<Collectivite>, StoreError> {
        let now = self.clock.now();
        let kept = self.known.lock().unwrap_or_else(PoisonError::into_inner).get(slug).cloned();
        if let Some((at, one)) = kept
            && now.duration_since(at) < jiff::SignedDuration::from_mins(1)
        {
            return Ok(Some(one));
        }
        let rows = self
            .read_conn()
            .await?
            .fetch("SELECT id, slug, nom, siren, prefixe_360 FROM collectivite WHERE slug = $1", args![slug.to_owned()])
            .await?;
        let found = rows.into_iter().next().map(read).transpose()?;
        if let Some(one) = &found {
            self.known.lock().unwrap_or_else(PoisonError::into_inner).insert(slug.to_owned(), (now, one.clone()));
        }
        Ok(found)
    }

    /// Forgets what was kept of a collectivité: it has just been written.
    pub fn forget(&self, slug: &str) {
        self.known.lock().unwrap_or_else(PoisonError::into_inner).remove(slug);
    }

    /// Founds a collectivité and the first stone of its journal.
    ///
    /// # Errors
    /// `StoreError::Duplicate` when the slug is taken.
    pub async fn found(&self, collectivite: &Collectivite) -> Result<(), StoreError> {
        let mut tx = self.transaction().await?;
        tx.execute(
            "INSERT INTO collectivite (id, slug, nom, siren, prefixe_360, cree_a) VALUES ($1, $2, $3, $4, $5, $6)",
            args![
                collectivite.id,
                collectivite.slug,
                collectivite.nom,
                collectivite.siren,
                collectivite.prefixe_360,
                self.clock.now()
            ],
        )
        .await?;
        tx.execute("INSERT INTO journal_tete (collectivite_id, rang, empreinte) VALUES ($1, 0, '')", args![collectivite.id])
            .await?;
        tx.commit().await
    }

    /// # Errors
    /// `StoreError::Database`.
    pub async fn session_load(&self, id: &str) -> Result<Option<String>, StoreError> {
        let rows = self
            .read_conn()
            .await?
            .fetch("SELECT contenu FROM session WHERE id = $1 AND expire_a > $2", args![id.to_owned(), self.clock.now()])
            .await?;
        rows.into_iter().next().map(|mut row| row.take()).transpose()
    }

    /// # Errors
    /// `StoreError::Database`.
    pub async fn session_save(&self, id: &str, contenu: &str, expire_a: Timestamp) -> Result<(), StoreError> {
        let mut tx = self.transaction().await?;
        tx.execute(
            "INSERT INTO session (id, contenu, expire_a) VALUES ($1, $2, $3)
             ON CONFLICT (id) DO UPDATE SET contenu = excluded.contenu, expire_a = excluded.expire_a",
            args![id.to_owned(), contenu.to_owned(), expire_a],
        )
        .await?;
        tx.execute("DELETE FROM session WHERE expire_a <= $1", args![self.clock.now()]).await?;
        tx.commit().await
    }

    /// # Errors
    /// `StoreError::Database`.
    pub async fn session_delete(&self, id: &str) -> Result<(), StoreError> {
        let mut tx = self.transaction().await?;
        tx.execute("DELETE FROM session WHERE id = $1", args![id.to_owned()]).await?;
        tx.commit().await
    }

    /// Counts one attempt under `key` and says how many fell in the current window.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn attempt(&self, key: &str, window: jiff::SignedDuration) -> Result<i64, StoreError> {
        Ok(self.attempt_until(key, window).await?.0)
    }

    /// The same, with the instant at which the current window ends: how long to wait.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn attempt_until(&self, key: &str, window: jiff::SignedDuration) -> Result<(i64, Timestamp), StoreError> {
        let now = self.clock.now();
        let mut tx = self.transaction().await?;
        // Whoever tries a thousand names leaves nothing behind once their windows are over.
        tx.execute("DELETE FROM tentative WHERE expire_a <= $1", args![now]).await?;
        let rows = tx
            .fetch(
                "INSERT INTO tentative (cle, nombre, expire_a) VALUES ($1, 1, $2)
                 ON CONFLICT (cle) DO UPDATE SET nombre = tentative.nombre + 1
                 RETURNING nombre, expire_a",
                args![key.to_owned(), now + window],
            )
            .await?;
        tx.commit().await?;
        let mut row = rows.into_iter().next().ok_or_else(|| StoreError::Broken("no count of attempts".into()))?;
        Ok((row.take()?, row.take()?))
    }

    /// How many attempts of `key` fell in its current window, counting none.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn attempts(&self, key: &str) -> Result<i64, StoreError> {
        let mut tx = self.transaction().await?;
        let rows = tx
            .fetch("SELECT nombre FROM tentative WHERE cle = $1 AND expire_a > $2", args![key.to_owned(), self.clock.now()])
            .await?;
        rows.into_iter().next().map_or(Ok(0), |mut row| row.take())
    }

    /// Forgets the attempts of `key`: the right password was given.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn forget_attempts(&self, key: &str) -> Result<(), StoreError> {
        let mut tx = self.transaction().await?;
        tx.execute("DELETE FROM tentative WHERE cle = $1", args![key.to_owned()]).await?;
        tx.commit().await
    }
}
