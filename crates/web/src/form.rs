//! A form as it was typed. Nothing is parsed away: what was written comes back with its errors.

use crate::PageError;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::header;
use kernel::{Lang, Refusal};
use store::ActeError;

/// A file of a form.
#[derive(Debug, Clone)]
pub struct Upload {
    pub field: String,
    pub name: String,
    pub bytes: Vec<u8>,
}

/// One error of a form, ready to show.
#[derive(Debug, Clone)]
pub struct FormError {
    pub field: Option<String>,
    pub message: String,
    pub remedy: Option<String>,
    pub source: Option<&'static str>,
}

/// The typed values, the files, and the errors they met.
#[derive(Debug, Clone, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    pub files: Vec<Upload>,
    pub errors: Vec<FormError>,
}

impl Form {
    /// A form already filled: what an edit page shows first.
    #[must_use]
    pub fn filled(fields: Vec<(String, String)>) -> Self {
        Self { fields, files: vec![], errors: vec![] }
    }

    /// The filters of a list, read from its address.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        Self::filled(pairs(query.as_bytes()))
    }

    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// The typed value, trimmed; empty when absent.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.trim())
    }

    /// The value as it was typed, spaces included: passwords.
    #[must_use]
    pub fn typed(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str())
    }

    /// The typed value when there is one.
    #[must_use]
    pub fn some(&self, name: &str) -> Option<&str> {
        Some(self.text(name)).filter(|v| !v.is_empty())
    }

    /// All the values of a repeated field (boxes ticked, choices of a list).
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(n, _)| n == name).map(|(_, v)| v.trim()).filter(|v| !v.is_empty()).collect()
    }

    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(n, _)| n == name)
    }

    #[must_use]
    pub fn is_checked(&self, name: &str, value: &str) -> bool {
        self.fields.iter().any(|(n, v)| n == name && v == value)
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.into()));
    }

    #[must_use]
    pub fn error(&self, name: &str) -> Option<&FormError> {
        self.errors.iter().find(|e| e.field.as_deref() == Some(name))
    }

    /// Keeps what the rules said, to show it with the typed values; other errors pass through.
    ///
    /// # Errors
    /// The error itself when it is not a refusal.
    pub fn refused(&mut self, error: ActeError, lang: Lang) -> Result<(), PageError> {
        match error {
            ActeError::Refus(refusals) => {
                self.errors.extend(refusals.iter().map(|r| FormError::of(r.as_ref(), lang)));
                Ok(())
            }
            other => Err(other.into()),
        }
    }
}

impl FormError {
    #[must_use]
    pub fn of(refusal: &dyn Refusal, lang: Lang) -> Self {
        Self { field: refusal.field(), message: refusal.message(lang), remedy: refusal.remedy(lang), source: refusal.source() }
    }
}

/// `a b&c` → `a%20b%26c`; slashes stay, so that addresses remain readable.
#[must_use]
pub fn percent_encode(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet =
        &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("");
        if kind.starts_with("multipart/form-data") {
            return Self::multipart(request, state).await;
        }
        let fields = axum::extract::RawForm::from_request(request, state)
            .await
            .map_err(|e| if e.to_string().contains("length limit") { PageError::TooLarge } else { PageError::Unreadable })?;
        Ok(Self { fields: pairs(&fields.0), files: vec![], errors: vec![] })
    }
}

/// Pairs in the order they were typed.
fn pairs(bytes: &[u8]) -> Vec<(String, String)> {
    form_urlencoded::parse(bytes).map(|(name, value)| (name.into_owned(), typed(&value))).collect()
}

/// What a person typed: line ends become `\n`; a null character, which no keyboard gives and PostgreSQL keeps
/// nowhere, goes.
fn typed(value: &str) -> String {
    value.replace("\r\n", "\n").replace('\0', "")
}

impl Form {
    async fn multipart<S: Send + Sync>(request: Request, state: &S) -> Result<Self, PageError> {
        let refused = |e: axum::extract::multipart::MultipartError| match e.status().as_u16() {
            413 => PageError::TooLarge,
            _ => PageError::Unreadable,
        };
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| PageError::Unreadable)?;
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await.map_err(refused)? {
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(str::to_owned) {
                Some(name) => {
                    let bytes = part.bytes().await.map_err(refused)?.to_vec();
                    if !name.is_empty() {
                        form.files.push(Upload { field, name, bytes });
                    }
                }
                None => form.fields.push((field, typed(&part.text().await.map_err(refused)?))),
            }
        }
        Ok(form)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ce_qui_est_tape_se_relit_tel_quel() {
        let lu = pairs(b"nom=Vice-pr%C3%A9sidence+sant%C3%A9&nom=b&vide=&casse=%zz&ligne=a%0D%0Ab");
        assert_eq!(
            lu,
            [("nom", "Vice-présidence santé"), ("nom", "b"), ("vide", ""), ("casse", "%zz"), ("ligne", "a\nb")]
                .map(|(n, v)| (n.to_owned(), v.to_owned()))
        );
        assert_eq!(percent_encode("/a b?é"), "/a%20b%3F%C3%A9");
    }
}
