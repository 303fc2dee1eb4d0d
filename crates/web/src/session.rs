//! tower-sessions over the table `session`: the cookie logic stays in the library.

use async_trait::async_trait;
use store::Db;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

#[derive(Debug, Clone)]
pub struct DbSessions(pub Db);

fn backend(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for DbSessions {
    async fn save(&self, record: &Record) -> Result<()> {
        let text = serde_json::to_string(record).map_err(|e| Error::Encode(e.to_string()))?;
        // What is left to live, as the library counts it, starts from the house's clock: the one that reads it.
        let left = (record.expiry_date - time::OffsetDateTime::now_utc()).whole_seconds();
        let expire_a = self.0.clock().now().checked_add(jiff::SignedDuration::from_secs(left)).map_err(backend)?;
        self.0.session_save(&record.id.to_string(), &text, expire_a).await.map_err(backend)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let text = self.0.session_load(&id.to_string()).await.map_err(backend)?;
        text.map(|t| serde_json::from_str(&t).map_err(|e| Error::Decode(e.to_string()))).transpose()
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.session_delete(&id.to_string()).await.map_err(backend)
    }
}

/// Twelve hours without a visit end a session: a working day.
#[must_use]
pub fn layer(db: &Db, https: bool) -> SessionManagerLayer<DbSessions> {
    SessionManagerLayer::new(DbSessions(db.clone()))
        .with_name("pacte")
        .with_secure(https)
        .with_http_only(true)
        .with_same_site(tower_sessions::cookie::SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(time::Duration::hours(12)))
}
