//! What machines read and write: `/{collectivite}/api/v1/…`. Same rights and same acts as the pages; answers are
//! JSON (or CSV when asked), refusals are `application/problem+json` (RFC 9457) with the rule and the cure.

use crate::{PageError, Visit, csv};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kernel::{Lang, Refusal};
use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use std::fmt;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// How many elements a list gives when nothing is asked, and at most.
pub const USUAL: i64 = 200;
pub const MOST: i64 = 1_000;

/// Is this one of the addresses that machines read? `/{collectivite}/api` itself is a page for people.
#[must_use]
pub fn is_api(path: &str) -> bool {
    path.split('/').nth(2) == Some("api") && path.split('/').nth(3).is_some()
}

/// The token of `Authorization: Bearer …`.
#[must_use]
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// What a query or a body of the API holds that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Illisible {
    /// A parameter of the address that is not a number within bounds.
    Nombre { nom: &'static str, saisi: String, de: i64, a: i64 },
    /// A parameter of the address that is none of the words it may be.
    Mot { nom: &'static str, saisi: String, permis: &'static str },
    /// A parameter that this address does not know: passed over, it would give what was not asked.
    Inconnu { nom: String, permis: String },
    /// The body is not the JSON of the documented shape; what the reader says, with line and column.
    Corps(String),
}

impl Refusal for Illisible {
    fn code(&self) -> &'static str {
        match self {
            Self::Nombre { .. } | Self::Mot { .. } => "parametre_illisible",
            Self::Inconnu { .. } => "parametre_inconnu",
            Self::Corps(_) => "corps_illisible",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = crate::m(lang);
        match self {
            Self::Nombre { nom, saisi, de, a } => t.api_nombre(nom, saisi, de.to_string(), a.to_string()),
            Self::Mot { nom, saisi, permis } => t.api_mot(nom, saisi, permis),
            Self::Inconnu { nom, .. } => t.api_inconnu(nom),
            Self::Corps(what) => t.api_corps(what),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let Self::Inconnu { permis, .. } = self else { return None };
        let t = crate::m(lang);
        Some(if permis.is_empty() { t.api_inconnu_aucun() } else { t.api_inconnu_permis(permis) })
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Nombre { nom, .. } | Self::Mot { nom, .. } => Some((*nom).to_owned()),
            Self::Inconnu { nom, .. } => Some(nom.clone()),
            Self::Corps(_) => None,
        }
    }
}

impl From<Illisible> for PageError {
    fn from(what: Illisible) -> Self {
        Self::Refused(Arc::new(vec![Box::new(what)]))
    }
}

/// A part of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Liste<T> {
    /// How many there are in all.
    pub total: i64,
    /// Rank of the first one given, from 0.
    pub depuis: i64,
    pub limite: i64,
    /// Address of the next part; `null` when this is the last.
    pub suite: Option<String>,
    pub elements: Vec<T>,
}

/// A refusal (RFC 9457).
#[derive(Debug, Serialize, ToSchema)]
pub struct Probleme {
    #[serde(rename = "type")]
    pub genre: String,
    pub status: u16,
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// Number to quote when the server failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub incident: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refus: Vec<Refus>,
}

/// A rule that said no.
#[derive(Debug, Serialize, ToSchema)]
pub struct Refus {
    pub code: String,
    pub message: String,
    /// How to be accepted.
    pub remede: Option<String>,
    /// The text the rule comes from.
    pub source: Option<String>,
    /// The field or parameter concerned.
    pub champ: Option<String>,
}

/// Whose data.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct Ou {
    /// The collectivité, as in the address of its pages.
    #[expect(dead_code, reason = "only its description is read")]
    collectivite: String,
}

/// Which part of a list, in which form.
#[derive(Debug, IntoParams)]
#[into_params(parameter_in = Query)]
#[expect(dead_code, reason = "only its description is read")]
pub struct Parametres {
    /// Rank of the first element to give.
    #[param(minimum = 0, maximum = 4_294_967_295_i64)]
    depuis: Option<i64>,
    /// How many, 200 unless told.
    #[param(minimum = 1, maximum = 1000)]
    limite: Option<i64>,
    /// `json`, or `csv` for the whole list.
    #[param(pattern = "^(json|csv)$")]
    format: Option<String>,
}

/// Which part of a list is asked, and in which form: `?depuis=200&limite=100&format=csv`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tranche {
    pub depuis: i64,
    pub limite: i64,
    pub csv: bool,
}

impl Tranche {
    /// # Errors
    /// `Illisible` names the parameter.
    pub fn demandee(visit: &Visit) -> Result<Self, PageError> {
        let query = query(visit);
        let csv = match query.text("format") {
            "" | "json" => false,
            "csv" => true,
            other => return Err(Illisible::Mot { nom: "format", saisi: other.to_owned(), permis: "json, csv" }.into()),
        };
        // A spreadsheet wants the whole list; a program turns pages.
        let usual = if csv { i64::from(u32::MAX) } else { USUAL };
        Ok(Self {
            depuis: nombre(&query, "depuis", 0, 0, i64::from(u32::MAX))?,
            limite: if csv { usual } else { nombre(&query, "limite", usual, 1, MOST)? },
            csv,
        })
    }

    /// The elements of this part of a list already at hand.
    pub fn de<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        let at = |n: i64| usize::try_from(n).unwrap_or(usize::MAX).min(all.len());
        &all[at(self.depuis)..at(self.depuis.saturating_add(self.limite))]
    }
}

/// The query of this request.
#[must_use]
pub fn query(visit: &Visit) -> crate::Form {
    crate::Form::from_query(visit.here.split_once('?').map_or("", |(_, q)| q))
}

/// A whole number of the address, `usual` when absent.
///
/// # Errors
/// `Illisible::Nombre` when it is no number between `de` and `a`.
pub fn nombre(query: &crate::Form, nom: &'static str, usual: i64, de: i64, a: i64) -> Result<i64, PageError> {
    match query.text(nom) {
        "" => Ok(usual),
        saisi => saisi
            .parse()
            .ok()
            .filter(|n| (de..=a).contains(n))
            .ok_or_else(|| Illisible::Nombre { nom, saisi: saisi.to_owned(), de, a }.into()),
    }
}

/// A part of a list and what it takes to read the rest; or the whole list as a CSV file, nested values written as text.
///
/// # Errors
/// `PageError::Broken` when an element has no JSON form.
pub fn liste<T: Serialize>(visit: &Visit, tranche: &Tranche, nom: &str, tous: &[T]) -> Result<Response, PageError> {
    let total = i64::try_from(tous.len()).unwrap_or(i64::MAX);
    partie(visit, tranche, nom, total, tranche.de(tous))
}

/// The same, when only the part asked was read, among `total`.
///
/// # Errors
/// `PageError::Broken` when an element has no JSON form.
pub fn partie<T: Serialize>(
    visit: &Visit,
    tranche: &Tranche,
    nom: &str,
    total: i64,
    elements: &[T],
) -> Result<Response, PageError> {
    if tranche.csv {
        return tableau(nom, elements);
    }
    let next = tranche.depuis.saturating_add(tranche.limite);
    let suite = (next < total).then(|| {
        let kept = query(visit);
        let kept = kept.fields().iter().filter(|(name, _)| name != "depuis" && name != "limite");
        let mut all: Vec<String> =
            kept.map(|(n, v)| format!("{}={}", crate::form::percent_encode(n), crate::form::percent_encode(v))).collect();
        all.push(format!("depuis={next}&limite={}", tranche.limite));
        format!("{}?{}", visit.here.split('?').next().unwrap_or_default(), all.join("&"))
    });
    objet(&Liste { total, depuis: tranche.depuis, limite: tranche.limite, suite, elements: elements.iter().collect() })
}

/// One object.
///
/// # Errors
/// `PageError::Broken` when it has no JSON form.
pub fn objet<T: Serialize>(objet: &T) -> Result<Response, PageError> {
    let text = serde_json::to_string(objet).map_err(broken)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

fn broken(error: serde_json::Error) -> PageError {
    PageError::Broken(error.to_string().into())
}

/// An amount as programs read it: euros, decimal text (« 8000 », « 12.50 »).
#[must_use]
pub fn euros(centimes: i64) -> String {
    let (montant, signe) = (centimes.unsigned_abs(), if centimes < 0 { "-" } else { "" });
    match montant % 100 {
        0 => format!("{signe}{}", montant / 100),
        reste => format!("{signe}{}.{reste:02}", montant / 100),
    }
}

/// The members of an object in the order they were written.
struct Membres(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Membres {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        struct Lecteur;
        impl<'de> Visitor<'de> for Lecteur {
            type Value = Membres;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Membres, A::Error> {
                let mut all = vec![];
                while let Some(member) = map.next_entry()? {
                    all.push(member);
                }
                Ok(Membres(all))
            }
        }
        reader.deserialize_map(Lecteur)
    }
}

/// The columns are those of the first element: every element of a list has the same.
fn tableau<T: Serialize>(nom: &str, elements: &[T]) -> Result<Response, PageError> {
    let text = serde_json::to_string(elements).map_err(broken)?;
    let all: Vec<Membres> = serde_json::from_str(&text).map_err(broken)?;
    let titles: Vec<String> = all.first().map(|m| m.0.iter().map(|(name, _)| name.clone()).collect()).unwrap_or_default();
    let rows: Vec<Vec<String>> = all.iter().map(|m| m.0.iter().map(|(_, value)| cellule(value)).collect()).collect();
    Ok(csv::download(nom, &titles, &rows))
}

fn cellule(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(cellule).collect::<Vec<_>>().join(" | "),
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| format!("{name} = {}", cellule(value))).collect::<Vec<_>>().join(", ")
        }
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// A null character, as JSON writes it.
const NUL: &[u8] = b"\\u0000";

/// The JSON body of a write.
#[derive(Debug)]
pub struct Corps<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Corps<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let bytes = Bytes::from_request(request, state).await.map_err(|_| PageError::TooLarge)?;
        // PostgreSQL keeps no null character: it is said before anything is asked of the database.
        if bytes.windows(NUL.len()).any(|part| part == NUL) {
            return Err(Illisible::Corps("\\u0000".to_owned()).into());
        }
        serde_json::from_slice(&bytes).map(Self).map_err(|e| Illisible::Corps(e.to_string()).into())
    }
}

/// A refusal as machines read it. `title` and `detail` follow the language asked.
#[must_use]
pub fn probleme(error: &PageError, title: &str, detail: &str, incident: Option<&str>, lang: Lang) -> Response {
    let status = error.status();
    let refus = match error {
        PageError::Refused(all) => all.as_slice(),
        _ => &[],
    };
    let body = Probleme {
        genre: "about:blank".to_owned(),
        status: status.as_u16(),
        title: title.to_owned(),
        detail: Some(detail.to_owned()).filter(|d| !d.is_empty()),
        incident: incident.map(str::to_owned),
        refus: refus
            .iter()
            .map(|r| Refus {
                code: r.code().to_owned(),
                message: r.message(lang),
                remede: r.remedy(lang),
                source: r.source().map(str::to_owned),
                champ: r.field(),
            })
            .collect(),
    };
    let mut response = (status, axum::Json(body)).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"pacte\""));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_cellule_garde_les_listes_et_les_objets_en_texte() {
        let value = serde_json::json!({"a": [1, "deux"], "b": null, "c": true});
        assert_eq!(cellule(&value), "a = 1 | deux, b = , c = true");
    }

    #[test]
    fn une_tranche_hors_de_la_liste_est_vide() {
        let all = [1, 2, 3];
        let part = |depuis, limite| Tranche { depuis, limite, csv: false }.de(&all).to_vec();
        assert_eq!(part(0, 2), [1, 2]);
        assert_eq!(part(2, 5), [3]);
        assert!(part(7, 5).is_empty());
        assert_eq!(part(0, i64::MAX), [1, 2, 3]);
    }

    #[test]
    fn un_montant_s_ecrit_en_euros_exacts() {
        assert_eq!([800_000, 1_250, 5, 0, -1_205].map(euros), ["8000", "12.50", "0.05", "0", "-12.05"]);
    }

    #[test]
    fn seul_le_schema_bearer_est_lu() {
        let mut headers = HeaderMap::new();
        assert_eq!(bearer(&headers), None);
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static("Basic abc"));
        assert_eq!(bearer(&headers), None);
        headers.insert(header::AUTHORIZATION, HeaderValue::from_static("bearer  abc"));
        assert_eq!(bearer(&headers), Some("abc"));
    }
}
