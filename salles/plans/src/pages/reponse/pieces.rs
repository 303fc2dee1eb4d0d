//! An evidence file, given back as it came: always as a download, never shown in the page's own right.

use super::ecrire::{entrer, entrer_par_lien};
use crate::actes::campagne::{Dossier, lire_piece};
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use web::form::percent_encode;
use web::{Page, PageError, Visit};

/// `GET /r/{jeton}/fiches/{reponse}/pieces/{piece}`
pub async fn get_par_lien(visit: Visit, Path((_, jeton, id, piece)): Path<(String, String, String, String)>) -> Page {
    match entrer_par_lien(&visit, &jeton, &id, None).await? {
        Ok((_, dossier)) => rendre(&visit, &dossier, &piece).await,
        Err(page) => Ok(page),
    }
}

/// `GET /reponses/{reponse}/pieces/{piece}`
pub async fn get(visit: Visit, Path((_, id, piece)): Path<(String, String, String)>) -> Page {
    let (_, dossier) = entrer(&visit, &id).await?;
    rendre(&visit, &dossier, &piece).await
}

async fn rendre(visit: &Visit, dossier: &Dossier, piece: &str) -> Page {
    let known = dossier.pieces.iter().find(|p| p.id.to_string() == piece).ok_or(PageError::NotFound)?;
    let mut reader = visit.reader().await?;
    let (piece, octets) = lire_piece(&mut reader, &known.id).await?;
    Ok(telechargement(&piece.nom, &piece.mime, octets))
}

/// `nosniff` and `attachment`: « le texte s'affiche tel quel, sans exécution ».
fn telechargement(nom: &str, mime: &str, octets: Vec<u8>) -> Response {
    let mut response = octets.into_response();
    let headers = response.headers_mut();
    let kind = HeaderValue::from_str(mime).unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_TYPE, kind);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{}", percent_encode(nom).replace('/', "%2F")))
    {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}
