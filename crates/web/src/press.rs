//! A document in answer to a visit. The layout happens in the house's press, never here.

use crate::house::PressError;
use crate::layout::Layout;
use crate::{Page, PageError, Visit, m};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use maud::html;

/// Sends an order to the press and its document to the visitor, or a page that says why not. `tag` lets a browser keep it.
///
/// # Errors
/// `PageError::Broken` when the order itself could not be written.
pub async fn document<E: std::fmt::Display>(visit: &Visit, order: Result<Vec<u8>, E>, name: &str, tag: Option<String>) -> Page {
    let order = order.map_err(|e| PageError::Broken(e.to_string().into()))?;
    match visit.house.press.print(order).await {
        Ok(document) => {
            let headers = [
                (header::CONTENT_TYPE, "application/pdf".to_owned()),
                (header::CONTENT_DISPOSITION, format!("inline; filename=\"{name}\"")),
            ];
            let mut response = (headers, document).into_response();
            if let Some(value) = tag.and_then(|t| t.parse().ok()) {
                response.headers_mut().insert(header::ETAG, value);
            }
            Ok(response)
        }
        Err(error) => Ok(unavailable(visit, &error)),
    }
}

fn unavailable(visit: &Visit, error: &PressError) -> Response {
    let t = m(visit.lang);
    tracing::error!(%error, here = %visit.here, "document not made");
    let (status, words) = match error {
        PressError::Busy => (StatusCode::SERVICE_UNAVAILABLE, t.presse_occupee()),
        PressError::TooLong { seconds } => (StatusCode::SERVICE_UNAVAILABLE, t.presse_lente(*seconds)),
        PressError::Failed(_) => (StatusCode::INTERNAL_SERVER_ERROR, t.presse_panne()),
    };
    let body = html! {
        div.encadre.refus { p { strong { (words) } } p { (t.presse_reessayer()) } }
        p { a.bouton.second href=(visit.here) { (t.presse_bouton()) } }
    };
    (status, Layout::new(&t.presse_titre()).render(visit, body)).into_response()
}
