//! An answer that is not the page asked for. Each one says what happened and offers a way out.

use crate::{Layout, Visit, m};
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::{Lang, Refusal};
use maud::html;
use std::sync::Arc;
use store::{ActeError, StoreError};

/// What a handler answers.
pub type Page = Result<Response, PageError>;

#[derive(Debug, Clone)]
pub enum PageError {
    NotFound,
    Forbidden,
    /// No token, or one that opens nothing: only machines are told so, people are sent to sign in.
    Unauthorized,
    TooLarge,
    Unreadable,
    CrossSite,
    /// Signed out while writing: the typed values come back in the page.
    SignedOut {
        action: String,
        fields: Vec<(String, String)>,
    },
    /// A rule said no outside of a form that could show it.
    Refused(Arc<Vec<Box<dyn Refusal>>>),
    Stale,
    Broken(Arc<str>),
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing { .. } => Self::NotFound,
            StoreError::Stale { .. } | StoreError::Duplicate(_) => Self::Stale,
            other => Self::Broken(other.to_string().into()),
        }
    }
}

impl From<ActeError> for PageError {
    fn from(error: ActeError) -> Self {
        match error {
            ActeError::Refus(refusals) => Self::Refused(Arc::new(refusals)),
            ActeError::Interdit => Self::NotFound,
            ActeError::Store(error) => error.into(),
        }
    }
}

impl PageError {
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden | Self::CrossSite => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::SignedOut { .. } | Self::Unauthorized => StatusCode::UNAUTHORIZED,
            Self::Refused(refusals) if refusals.iter().any(|r| r.is_forbidden()) => StatusCode::FORBIDDEN,
            Self::Refused(refusals) if refusals.iter().any(|r| r.is_conflict()) => StatusCode::CONFLICT,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Stale => StatusCode::CONFLICT,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn words(&self, lang: Lang, max_mb: usize) -> (String, String) {
        let t = m(lang);
        match self {
            Self::NotFound => (t.page_introuvable(), t.page_introuvable_texte()),
            Self::Forbidden => (t.page_interdite(), t.page_interdite_texte()),
            Self::Unauthorized => (t.api_sans_jeton(), t.api_sans_jeton_texte()),
            Self::TooLarge => (t.page_trop_gros(), t.page_trop_gros_texte(max_mb.to_string())),
            Self::Unreadable => (t.page_saisie(), t.page_saisie_texte()),
            Self::CrossSite => (t.page_autre_site(), t.page_autre_site_texte()),
            Self::SignedOut { .. } => (t.session_expiree(), t.session_expiree_texte()),
            Self::Refused(_) => (t.page_refus(), String::new()),
            Self::Stale => (t.perime_titre(), t.perime_texte()),
            Self::Broken(_) => (t.page_panne(), t.page_panne_texte()),
        }
    }
}

/// Carries the error to `render`, which knows the visit.
impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Middleware: turns a `PageError` into its page, in the visitor's language.
pub async fn render(request: Request, next: Next) -> Response {
    let visit = request.extensions().get::<Visit>().cloned();
    let lang = visit.as_ref().map_or_else(|| crate::route::language(request.headers()), |v| v.lang);
    let method = request.method().clone();
    let uri = request.uri().clone();
    let response = next.run(request).await;
    let Some(error) = response.extensions().get::<PageError>().cloned() else { return response };
    let incident = matches!(error, PageError::Broken(_)).then(|| {
        let number = kernel::Id::<PageError>::fresh().to_string();
        tracing::error!(%number, %method, %uri, ?error, "page in error");
        number
    });
    let (title, text) = error.words(lang, visit.as_ref().map_or(20, |v| v.house.max_upload_mb));
    if crate::api::is_api(uri.path()) {
        return crate::api::probleme(&error, &title, &text, incident.as_deref(), lang);
    }
    let t = m(lang);
    let body = html! {
        @if !text.is_empty() { p.chapeau { (text) } }
        @match &error {
            PageError::Refused(refusals) => {
                @for refusal in refusals.iter() {
                    div.encadre.refus {
                        p { strong { (refusal.message(lang)) } }
                        @if let Some(remedy) = refusal.remedy(lang) { p { (t.remede()) "\u{202f}: " (remedy) } }
                        @if let Some(source) = refusal.source() { p.discret { (t.source()) "\u{202f}: " (source) } }
                    }
                }
            }
            PageError::SignedOut { action, fields } => {
                @if let Some(visit) = &visit {
                    p { a href=(visit.url("/connexion")) target="_blank" rel="noopener" { (t.session_expiree_connexion()) } }
                }
                form method="post" action=(action) {
                    @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
                    button.bouton type="submit" { (t.session_expiree_renvoyer()) }
                }
            }
            _ => {}
        }
        @if let Some(number) = &incident { p.discret { code { (number) } } }
        @if let Some(visit) = &visit { p { a.bouton.second href=(visit.url("/")) { (t.retour_accueil()) } } }
        @else { p { a.bouton.second href="/" { (t.retour_accueil()) } } }
    };
    let markup = match &visit {
        Some(visit) => Layout::new(&title).render(visit, body),
        None => crate::layout::bare(lang, &title, body),
    };
    (error.status(), markup).into_response()
}
