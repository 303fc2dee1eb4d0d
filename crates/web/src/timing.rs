//! What a request cost, for administrators: time, SQL statements, bytes.

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use http_body_util::BodyExt;

/// Mark that the guard leaves on the answers made to administrators.
#[derive(Clone, Copy)]
pub struct ForAdministrator;

/// Middleware: `Server-Timing: total;dur=…, sql;desc="4", octets;desc="31204"`.
pub async fn measure(request: Request, next: Next) -> Response {
    let start = std::time::Instant::now();
    let (response, statements) = store::stats::counted(next.run(request)).await;
    let html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|kind| kind.starts_with("text/html"));
    if !html || response.extensions().get::<ForAdministrator>().is_none() {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = body.collect().await.map(http_body_util::Collected::to_bytes) else {
        return Response::from_parts(parts, Body::empty());
    };
    let spent = start.elapsed().as_secs_f64() * 1_000.0;
    let text = format!("total;dur={spent:.2}, sql;desc=\"{statements}\", octets;desc=\"{}\"", bytes.len());
    if let Ok(value) = HeaderValue::from_str(&text) {
        parts.headers.insert("server-timing", value);
    }
    Response::from_parts(parts, Body::from(bytes))
}
