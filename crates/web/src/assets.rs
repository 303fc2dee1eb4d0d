//! The few files a page needs, inside the binary, under an address that changes with their content.

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

struct Asset {
    name: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const FILES: &[Asset] = &[
    Asset { name: "pacte.css", kind: "text/css; charset=utf-8", bytes: include_bytes!("../../../assets/pacte.css") },
    Asset { name: "pacte.js", kind: "text/javascript; charset=utf-8", bytes: include_bytes!("../../../assets/pacte.js") },
    Asset { name: "pacte.svg", kind: "image/svg+xml", bytes: include_bytes!("../../../assets/pacte.svg") },
    Asset { name: "noto-sans.woff2", kind: "font/woff2", bytes: include_bytes!("../../../assets/fonts/noto-sans.woff2") },
];

/// One print for all: a change of any file changes every address, which is once a release.
static PRINT: LazyLock<String> = LazyLock::new(|| {
    let mut hash = Sha256::new();
    for file in FILES {
        hash.update(file.bytes);
    }
    store::journal::hex(&hash.finalize()[..6])
});

/// The address of an asset: `/assets/3f2a…/pacte.css`.
#[must_use]
pub fn url(name: &str) -> String {
    format!("/assets/{}/{name}", *PRINT)
}

/// Serves `/assets/{print}/{name}`; the answer never changes, so browsers keep it.
pub fn serve(name: &str) -> Response {
    let Some(file) = FILES.iter().find(|f| f.name == name) else { return StatusCode::NOT_FOUND.into_response() };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.kind));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    (headers, file.bytes).into_response()
}
