//! A list as a file that opens in French office suites: UTF-8 with its mark, semicolons, CRLF.

use axum::body::Body;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{Stream, StreamExt, unfold};
use std::future::Future;
use store::StoreError;

/// One cell. A cell that a spreadsheet would take for a formula is kept as the text it is.
fn cell(out: &mut String, text: &str) {
    // « -40 », « -40,5 »: a number is no formula, whichever sign marks its decimals.
    let number = text.replacen(',', ".", 1).parse::<f64>().is_ok();
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
    if !formula && !text.contains([';', '"', '\n', '\r']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

fn line(out: &mut String, row: &[String]) {
    for (rank, value) in row.iter().enumerate() {
        if rank > 0 {
            out.push(';');
        }
        cell(out, value);
    }
    out.push_str("\r\n");
}

/// The text of the file: `header`, then `rows`.
#[must_use]
pub fn text(header: &[String], rows: &[Vec<String>]) -> String {
    let mut out = String::from("\u{feff}");
    line(&mut out, header);
    for row in rows {
        line(&mut out, row);
    }
    out
}

/// The file as an answer, saved under `name` (ASCII, without extension).
#[must_use]
pub fn download(name: &str, titles: &[String], rows: &[Vec<String>]) -> Response {
    named(name, text(titles, rows).into_response())
}

/// A long list as an answer that leaves as it is read: `next` gives the rows of a page, and where the page after it begins.
/// However long the list, one page of it is in memory.
pub fn stream<S, N, F>(name: &str, titles: &[String], first: S, next: N) -> Response
where
    S: Send + 'static,
    N: Fn(S) -> F + Send + 'static,
    F: Future<Output = Result<(Vec<Vec<String>>, Option<S>), StoreError>> + Send + 'static,
{
    named(name, Response::new(Body::from_stream(pages(titles, first, next))))
}

/// What leaves, page by page. Once over it stays so: what compresses the answer asks again.
fn pages<S, N, F>(titles: &[String], first: S, next: N) -> impl Stream<Item = Result<String, StoreError>> + Send + 'static
where
    S: Send + 'static,
    N: Fn(S) -> F + Send + 'static,
    F: Future<Output = Result<(Vec<Vec<String>>, Option<S>), StoreError>> + Send + 'static,
{
    unfold((text(titles, &[]), Some(first), next), |(mut out, state, next)| async move {
        let state = state?;
        match next(state).await {
            Ok((rows, after)) => {
                for row in rows {
                    line(&mut out, &row);
                }
                Some((Ok(out), (String::new(), after, next)))
            }
            // The answer has begun: what cannot be read breaks it off, so that nobody takes half of a list for a whole.
            Err(error) => {
                tracing::error!(%error, "list broken off");
                Some((Err(error), (String::new(), None, next)))
            }
        }
    })
    .fuse()
}

fn named(name: &str, mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let safe: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{safe}.csv\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_cellule_ne_sort_pas_de_sa_case_et_n_est_jamais_une_formule() {
        let header = ["Nom".to_owned(), "Note".to_owned()];
        let rows = [
            vec!["CPAM; site de l’Aude".to_owned(), "il a dit \"oui\"\nhier".to_owned()],
            vec!["=HYPERLINK(\"x\")".to_owned(), "-12.5".to_owned()],
        ];
        assert_eq!(
            text(&header, &rows),
            "\u{feff}Nom;Note\r\n\"CPAM; site de l’Aude\";\"il a dit \"\"oui\"\"\nhier\"\r\n\"'=HYPERLINK(\"\"x\"\")\";-12.5\r\n"
        );
    }

    #[tokio::test]
    async fn une_liste_finie_se_redemande_sans_dommage() {
        let page = |n: u8| async move { Ok((vec![vec![n.to_string()]], (n < 2).then_some(n + 1))) };
        let mut lue = Box::pin(pages(&["N".to_owned()], 1, page));
        let mut texte = String::new();
        while let Some(morceau) = lue.next().await {
            texte.push_str(&morceau.unwrap());
        }
        assert_eq!(texte, "\u{feff}N\r\n1\r\n2\r\n");
        assert!(lue.next().await.is_none() && lue.next().await.is_none());
        let rompue = |_: u8| async { Err::<(Vec<Vec<String>>, Option<u8>), _>(StoreError::Unjournalled) };
        let mut lue = Box::pin(pages(&["N".to_owned()], 1, rompue));
        assert!(lue.next().await.is_some_and(|m| m.is_err()) && lue.next().await.is_none() && lue.next().await.is_none());
    }
}
