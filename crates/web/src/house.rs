//! What the binary gives to every page: the database, the secret, the address, who recognises whom.

use crate::Visitor;
use kernel::{CollectiviteId, Lang, Right};
use std::sync::Arc;
use store::{Db, StoreError};

/// Recognises a signed-in visitor; the room `acteurs` does it.
#[async_trait::async_trait]
pub trait Authenticate: Send + Sync {
    /// The account behind a sign-in of this collectivité, unless revoked or closed.
    ///
    /// # Errors
    /// `StoreError` when the database cannot be read.
    async fn visitor(&self, db: &Db, collectivite: CollectiviteId, connexion: &str) -> Result<Option<Visitor>, StoreError>;
}

/// One entry of the main navigation.
#[derive(Clone)]
pub struct NavItem {
    pub label: fn(Lang) -> String,
    /// Path after the collectivité, `/contrats`.
    pub path: &'static str,
    /// Who sees it; `None`: everyone.
    pub right: Option<Right>,
}

pub struct Inner {
    pub db: Db,
    /// Key of the signed links.
    pub secret: [u8; 32],
    /// `https://pacte.exemple.fr`, without a final slash: what mails write.
    pub base_url: String,
    pub demo: bool,
    pub authenticate: Box<dyn Authenticate>,
    pub nav: Vec<NavItem>,
    pub max_upload_mb: usize,
}

/// Cheap to clone; the state of the axum router.
#[derive(Clone)]
pub struct House(pub Arc<Inner>);

impl std::ops::Deref for House {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
