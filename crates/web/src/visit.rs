//! A visit: one request to one collectivité, by someone known or not, in one language.

use crate::{House, PageError};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::civil::Date;
use kernel::actor::{Reach, reach};
use kernel::{Actor, Lang, Right, Role};
use std::net::IpAddr;
use std::sync::Arc;
use store::global::Collectivite;
use store::{Reader, StoreError, Writer};

/// Someone signed in.
#[derive(Debug, Clone)]
pub struct Visitor {
    pub compte_id: String,
    pub connexion_id: String,
    pub nom: String,
    pub organisation_id: Option<String>,
    pub lang: Option<Lang>,
    /// Role, and the contract it is limited to (`None`: the whole collectivité).
    pub roles: Vec<(Role, Option<String>)>,
}

impl Visitor {
    /// How far a right reaches, on a contract (`None`: on the collectivité, or on any contract).
    #[must_use]
    pub fn reach(&self, right: Right, contrat: Option<&str>) -> Reach {
        self.roles
            .iter()
            .filter(|(_, limit)| match (limit.as_deref(), contrat) {
                (Some(limit), Some(contrat)) => limit == contrat,
                _ => true,
            })
            .map(|(role, _)| reach(*role, right))
            .max()
            .unwrap_or(Reach::Rien)
    }
}

#[derive(Clone)]
pub struct Visit {
    pub house: House,
    pub collectivite: Arc<Collectivite>,
    pub lang: Lang,
    pub visitor: Option<Arc<Visitor>>,
    /// Path and query of this request, for « revenir ici après la connexion ».
    pub here: String,
    pub session: Option<tower_sessions::Session>,
    pub agent: String,
    /// Where the request comes from, when the server says it (`ConnectInfo`): what slows down
    /// whoever tries many passwords.
    pub address: Option<IpAddr>,
}

impl Visit {
    /// An address of this collectivité: `url("/contrats")` gives `/carcassonne-agglo/contrats`.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("/{}{path}", self.collectivite.slug)
    }

    /// The same with scheme and host, for mails and documents.
    #[must_use]
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.house.base_url, self.url(path))
    }

    #[must_use]
    pub fn today(&self) -> Date {
        self.house.db.clock().today()
    }

    #[must_use]
    pub fn actor(&self) -> Actor {
        self.visitor.as_ref().map_or(Actor::Inconnu, |v| Actor::Compte {
            id: v.compte_id.clone(),
            nom: v.nom.clone(),
            pour_le_compte_de: None,
        })
    }

    #[must_use]
    pub fn reach(&self, right: Right, contrat: Option<&str>) -> Reach {
        self.visitor.as_ref().map_or(Reach::Rien, |v| v.reach(right, contrat))
    }

    #[must_use]
    pub fn may(&self, right: Right, contrat: Option<&str>) -> bool {
        self.reach(right, contrat) == Reach::Tout
    }

    /// # Errors
    /// `StoreError::Database`.
    pub async fn reader(&self) -> Result<Reader, StoreError> {
        self.house.db.reader(self.collectivite.id).await
    }

    /// A writer in the name of this visitor.
    ///
    /// # Errors
    /// `StoreError::Database`.
    pub async fn writer(&self, acte: &'static str) -> Result<Writer, StoreError> {
        self.house.db.writer(self.collectivite.id, self.actor(), acte).await
    }

    /// The answer to a successful write: 303 to a page of this collectivité.
    #[must_use]
    pub fn go(&self, path: &str) -> Response {
        Redirect::to(&self.url(path)).into_response()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visit {
    type Rejection = PageError;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        parts.extensions.get::<Self>().cloned().ok_or(PageError::NotFound)
    }
}
