//! The life of a write: one transaction, one actor, one act; every changed record is journalled
//! before and after, mails are queued in the same transaction, `commit` is the only way out.

use crate::db::Conn;
use crate::global::Collectivite;
use crate::journal::effacement::Effacee;
use crate::journal::{self, Draft, Tete};
use crate::outbox::Courriel;
use crate::{Read, Record, StoreError, Value, args};
use jiff::{Timestamp, civil::Date};
use kernel::{Actor, Clock, CollectiviteId, Id};
use serde_json::json;
use std::collections::BTreeMap;

pub struct Writer {
    conn: Conn,
    collectivite: CollectiviteId,
    actor: Actor,
    acte: &'static str,
    clock: Clock,
    now: Timestamp,
    geste: String,
    motif: Option<String>,
    tete: Option<Tete>,
    changed: u64,
    journalled: u64,
    /// Entries of the past from which this write takes something out.
    effacees: BTreeMap<i64, Effacee>,
}

impl Read for Writer {
    fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }
    fn collectivite(&self) -> CollectiviteId {
        self.collectivite
    }
}

impl Writer {
    pub(crate) fn new(
        conn: Conn,
        collectivite: CollectiviteId,
        actor: Actor,
        acte: &'static str,
        clock: Clock,
        tete: Option<Tete>,
    ) -> Self {
        let now = clock.now();
        Self {
            conn,
            collectivite,
            actor,
            acte,
            clock,
            now,
            geste: Id::<Self>::fresh().to_string(),
            motif: None,
            tete,
            changed: 0,
            journalled: 0,
            effacees: BTreeMap::new(),
        }
    }

    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The instant of this write: the same for all that it does.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.now
    }

    #[must_use]
    pub fn today(&self) -> Date {
        self.clock.day_of(self.now)
    }

    /// The day on which an instant fell, for the clock of this write.
    #[must_use]
    pub fn day_of(&self, at: Timestamp) -> Date {
        self.clock.day_of(at)
    }

    /// The reason written beside the entries that follow.
    pub fn motif(&mut self, motif: impl Into<String>) {
        self.motif = Some(motif.into());
    }

    /// Writes a new record and its journal entry.
    ///
    /// # Errors
    /// `StoreError::Duplicate` when a uniqueness of the schema is violated.
    pub async fn insert<T: Record>(&mut self, record: &T) -> Result<(), StoreError> {
        let columns = T::COLUMNS.join(", ");
        let marks: Vec<String> = (4..4 + T::COLUMNS.len()).map(|n| format!("${n}")).collect();
        let sql = format!(
            "INSERT INTO {} (collectivite_id, id, version, {columns}) VALUES ($1, $2, $3, {})",
            T::TABLE,
            marks.join(", ")
        );
        let mut all = args![self.collectivite, record.id_text(), record.version()];
        all.extend(record.values());
        self.changed += self.conn.execute(&sql, all).await?;
        self.entry(T::TABLE, &record.id_text(), None, Some(to_json(record)?)).await
    }

    /// Replaces the record whose `version` was read; the stored version grows by one, and so does
    /// the caller's. Writing what is already there does nothing.
    ///
    /// # Errors
    /// `StoreError::Stale` when someone wrote it meanwhile, `Missing` when it is not there.
    pub async fn update<T: Record>(&mut self, record: &mut T) -> Result<(), StoreError> {
        let id = record.id_text();
        let before: T = self.load(&id).await?;
        if before.version() != record.version() {
            return Err(StoreError::Stale { table: T::TABLE, id });
        }
        if before == *record {
            return Ok(());
        }
        let next = record.version() + 1;
        let sets: Vec<String> = T::COLUMNS.iter().zip(5..).map(|(c, n)| format!("{c} = ${n}")).collect();
        let sql = format!(
            "UPDATE {} SET version = $4, {} WHERE collectivite_id = $1 AND id = $2 AND version = $3",
            T::TABLE,
            sets.join(", ")
        );
        let mut all = args![self.collectivite, id, record.version(), next];
        all.extend(record.values());
        let rows = self.conn.execute(&sql, all).await?;
        if rows == 0 {
            return Err(StoreError::Stale { table: T::TABLE, id });
        }
        self.changed += rows;
        record.set_version(next);
        self.entry(T::TABLE, &id, Some(to_json(&before)?), Some(to_json(record)?)).await
    }

    /// Removes a record; the journal keeps what it was.
    ///
    /// # Errors
    /// `StoreError::Stale` when someone wrote it meanwhile, `Cited` when another record names it.
    pub async fn delete<T: Record>(&mut self, record: &T) -> Result<(), StoreError> {
        let id = record.id_text();
        let sql = format!("DELETE FROM {} WHERE collectivite_id = $1 AND id = $2 AND version = $3", T::TABLE);
        let rows = self.conn.execute(&sql, args![self.collectivite, id, record.version()]).await?;
        if rows == 0 {
            return Err(StoreError::Stale { table: T::TABLE, id });
        }
        self.changed += rows;
        self.entry(T::TABLE, &id, Some(to_json(record)?), None).await
    }

    /// Tells the journal something that no record shows (a password changed, a link used).
    ///
    /// # Errors
    /// `StoreError::Broken` when the note would read as the record itself: its past would be false.
    pub async fn note(&mut self, sujet: &'static str, id: &str, what: &serde_json::Value) -> Result<(), StoreError> {
        if journal::passe::is_image(what, id) {
            return Err(StoreError::Broken(format!("a note about {sujet} {id} reads as its record")));
        }
        self.entry(sujet, id, None, Some(what.to_string())).await
    }

    /// A statement written by hand, on `collectivite_id = $1`. What it changes must be told by `note`.
    ///
    /// # Errors
    /// `StoreError`.
    pub async fn execute(&mut self, sql: &'static str, own: Vec<Value>) -> Result<u64, StoreError> {
        let mut all = args![self.collectivite];
        all.extend(own);
        let rows = self.conn.execute(sql, all).await?;
        self.changed += rows;
        Ok(rows)
    }

    /// Describes the collectivité itself anew and tells the journal; `seen` is what whoever writes had before their eyes.
    ///
    /// # Errors
    /// `StoreError::Stale` when someone wrote it meanwhile.
    pub async fn describe(&mut self, seen: &Collectivite, next: &Collectivite) -> Result<(), StoreError> {
        let rows = self
            .conn
            .execute(
                "UPDATE collectivite SET nom = $2, siren = $3, prefixe_360 = $4
                 WHERE id = $1 AND nom = $5 AND COALESCE(siren, '') = $6 AND prefixe_360 = $7",
                args![
                    self.collectivite,
                    next.nom,
                    next.siren,
                    next.prefixe_360,
                    seen.nom,
                    seen.siren.clone().unwrap_or_default(),
                    seen.prefixe_360
                ],
            )
            .await?;
        if rows == 0 {
            return Err(StoreError::Stale { table: "collectivite", id: self.collectivite.to_string() });
        }
        self.changed += rows;
        let told = |c: &Collectivite| json!({"nom": c.nom, "siren": c.siren, "prefixe_360": c.prefixe_360});
        let id = self.collectivite.to_string();
        self.note("collectivite", &id, &json!({"avant": told(seen), "apres": told(next)})).await
    }

    /// Queues a mail; it leaves only if this write is committed. A second mail of the same key is
    /// dropped: « un seul message ».
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn mail(&mut self, courriel: &Courriel) -> Result<bool, StoreError> {
        let rows = crate::outbox::queue(&mut self.conn, self.collectivite, self.now, courriel).await?;
        Ok(rows > 0)
    }

    /// Forgets the mail of that key, sent or not.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn forget_mail(&mut self, cle: &str) -> Result<(), StoreError> {
        crate::outbox::forget(&mut self.conn, self.collectivite, cle).await
    }

    /// Ends the write. Nothing is visible to anyone before this.
    ///
    /// # Errors
    /// `StoreError::Unjournalled` when rows changed that no journal entry tells; then nothing is written.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        let effacees: Vec<Effacee> = std::mem::take(&mut self.effacees).into_values().collect();
        self.dire_l_effacement(&effacees).await?;
        if self.changed > 0 && self.journalled == 0 {
            return Err(StoreError::Unjournalled);
        }
        if let Some(tete) = self.tete.take().filter(|_| self.journalled > 0) {
            journal::put_back(&mut self.conn, self.collectivite, &tete).await?;
        }
        self.conn.commit().await
    }

    pub(crate) const fn acte(&self) -> &'static str {
        self.acte
    }

    /// The gesture that all the entries of this write share.
    pub(crate) fn geste(&self) -> &str {
        &self.geste
    }

    pub(crate) fn retenir_effacee(&mut self, effacee: Effacee) {
        // The same entry twice: what is left of it now is what counts.
        self.effacees.insert(effacee.rang, effacee);
    }

    /// Locks the end of the chain for this write.
    pub(crate) async fn tenir_la_plume(&mut self) -> Result<(), StoreError> {
        if self.tete.is_none() {
            self.tete = Some(journal::take(&mut self.conn, self.collectivite).await?);
        }
        Ok(())
    }

    async fn entry(&mut self, sujet: &str, id: &str, avant: Option<String>, apres: Option<String>) -> Result<(), StoreError> {
        self.tenir_la_plume().await?;
        if let Some(tete) = self.tete.as_mut() {
            let draft = Draft {
                geste: &self.geste,
                a: self.now,
                acteur: &self.actor,
                acte: self.acte,
                sujet,
                sujet_id: id,
                avant,
                apres,
                motif: self.motif.as_deref(),
            };
            journal::append(&mut self.conn, self.collectivite, tete, draft).await?;
            self.journalled += 1;
        }
        Ok(())
    }
}

/// What the journal says of a record is what its table holds, to the microsecond.
fn to_json<T: Record>(record: &T) -> Result<String, StoreError> {
    let record = journal::passe::stored(record)?;
    serde_json::to_string(&record).map_err(|e| StoreError::Broken(e.to_string()))
}
