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

    /// The account behind a token of the API, and whether the token may write; `None` when it is not ours, has
    /// expired or was withdrawn. A house without an API knows no token.
    ///
    /// # Errors
    /// `StoreError` when the database cannot be read.
    async fn bearer(
        &self,
        _db: &Db,
        _collectivite: CollectiviteId,
        _key: &[u8; 32],
        _token: &str,
    ) -> Result<Option<(Visitor, bool)>, StoreError> {
        Ok(None)
    }
}

/// Someone else who says who people are (ProConnect, Keycloak), configured once for an installation.
#[async_trait::async_trait]
pub trait SingleSignOn: Send + Sync {
    /// The name on the button, « ProConnect ».
    fn name(&self) -> &str;

    /// Where to send the visitor, and what to keep in their session until they come back.
    ///
    /// # Errors
    /// `SsoError` when the provider cannot be reached or understood.
    async fn depart(&self, redirect_uri: &str) -> Result<SsoDeparture, SsoError>;

    /// Who came back with this code. The `state` of the answer was already compared.
    ///
    /// # Errors
    /// `SsoError` when the provider cannot be reached, or its answer is not one to believe.
    async fn arrive(&self, redirect_uri: &str, kept: &SsoKept, code: &str) -> Result<SsoIdentity, SsoError>;
}

/// The beginning of a single sign-on.
#[derive(Debug, Clone)]
pub struct SsoDeparture {
    pub url: String,
    pub kept: SsoKept,
}

/// What ties the answer to the question: kept in the session, never in the address.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub struct SsoKept {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

/// What the provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SsoIdentity {
    pub issuer: String,
    pub subject: String,
    pub mail: Option<String>,
    /// The provider says that the mail belongs to this person.
    pub mail_verified: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum SsoError {
    #[error("the provider cannot be reached: {0}")]
    Unreachable(String),
    /// Bad code, bad signature, wrong nonce, wrong audience.
    #[error("the provider's answer cannot be believed: {0}")]
    Unbelievable(String),
}

/// Who lays documents out. The order and the document are bytes: this kit does not know what is printed.
#[async_trait::async_trait]
pub trait Press: Send + Sync {
    /// Gives the document that answers an order.
    ///
    /// # Errors
    /// `PressError` when it could not be made, or not in time.
    async fn print(&self, order: Vec<u8>) -> Result<Vec<u8>, PressError>;
}

#[derive(Debug, Clone, thiserror::Error)]
pub enum PressError {
    /// Others are being printed and the queue is full.
    #[error("the press is busy")]
    Busy,
    #[error("the document was not made in {seconds} s")]
    TooLong { seconds: u64 },
    #[error("the document could not be made: {0}")]
    Failed(String),
}

/// A house where nothing is printed (tests of rooms that have no document).
#[derive(Debug, Clone, Copy)]
pub struct NoPress;

#[async_trait::async_trait]
impl Press for NoPress {
    async fn print(&self, _: Vec<u8>) -> Result<Vec<u8>, PressError> {
        Err(PressError::Failed("this house has no press".to_owned()))
    }
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
    pub sso: Option<Arc<dyn SingleSignOn>>,
    /// A reverse proxy stands in front: the visitor's address is the last that it wrote in
    /// `X-Forwarded-For`. False: that header is whatever the visitor typed, and is not read.
    pub behind_proxy: bool,
    pub press: Box<dyn Press>,
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
