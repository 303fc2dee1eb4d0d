//! The demonstration served inside this process, and a small browser to walk in it.

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use kernel::{Clock, Lang, Role};
use pacte::demonstration::SLUG;
use std::collections::BTreeMap;
use std::sync::{LazyLock, Mutex};
use store::{Db, Read};
use tower::ServiceExt;

pub type Echec = Box<dyn std::error::Error + Send + Sync>;

/// The clock of a running house: the machine's, in Paris.
///
/// # Errors
/// When the time zone is unknown to the machine.
pub fn horloge() -> Result<Clock, Echec> {
    Ok(Clock::system(jiff::tz::TimeZone::get("Europe/Paris")?))
}

/// One fresh database of each kind, on the machine's clock.
///
/// # Errors
/// When one of them cannot be made.
pub async fn bases() -> Result<Vec<Db>, Echec> {
    Ok(store::essai::bases_with(horloge()?).await?)
}

/// Documents laid out in this process, the same order once: every role and every walk asks for them again.
struct PresseIci;

static IMPRIMES: LazyLock<Mutex<BTreeMap<Vec<u8>, Vec<u8>>>> = LazyLock::new(Mutex::default);

#[async_trait::async_trait]
impl web::Press for PresseIci {
    async fn print(&self, order: Vec<u8>) -> Result<Vec<u8>, web::PressError> {
        let failed = |e: &dyn std::fmt::Display| web::PressError::Failed(e.to_string());
        if let Some(printed) = IMPRIMES.lock().map_err(|e| failed(&e))?.get(&order) {
            return Ok(printed.clone());
        }
        let sent = order.clone();
        let work = tokio::task::spawn_blocking(move || paper::Commande::lire(&sent).and_then(paper::Commande::composer));
        let printed = work.await.map_err(|e| failed(&e))?.map_err(|e| failed(&e))?;
        IMPRIMES.lock().map_err(|e| failed(&e))?.insert(order, printed.clone());
        Ok(printed)
    }
}

/// The demonstration on one database.
#[derive(Clone)]
pub struct Maison {
    pub db: Db,
    pub house: web::House,
    pub router: Router,
}

/// Someone of the demonstration who can enter by a card.
#[derive(Debug, Clone)]
pub struct Personne {
    pub compte: String,
    pub role: Role,
}

impl Maison {
    /// Loads the demonstration in `db`.
    ///
    /// # Errors
    /// When the loading refuses.
    pub async fn demonstration(db: Db) -> Result<Self, Echec> {
        pacte::demonstration::charger(&db, Lang::Fr, &|_| ()).await.map_err(|e| e.words(Lang::Fr))?;
        Self::sur(db)
    }

    /// The service on what `db` holds.
    ///
    /// # Errors
    /// When it cannot be put together.
    pub fn sur(db: Db) -> Result<Self, Echec> {
        let config = pacte::config::Config { base_url: "http://pacte.example".into(), ..Default::default() };
        let mut house = pacte::serveur::house(db.clone(), [7; 32], &config, true).map_err(|e| e.words(Lang::Fr))?;
        // The real press starts the running executable again: here that would be the tests.
        std::sync::Arc::get_mut(&mut house.0).ok_or("the house is already shared")?.press = Box::new(PresseIci);
        let router = pacte::serveur::router(&house);
        Ok(Self { db, house, router })
    }

    /// One account of each role that the demonstration holds, in the order of the roles.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn personnes(&self) -> Result<Vec<Personne>, Echec> {
        let collectivite = self.db.collectivite(SLUG).await?.ok_or("no demonstration")?;
        let mut reader = self.db.reader(collectivite.id).await?;
        let all = reader.list::<acteurs::model::Attribution>(";; ORDER BY id", vec![]).await?;
        let mut chosen: Vec<Personne> = vec![];
        for one in all {
            if !chosen.iter().any(|p| p.role == one.role) {
                chosen.push(Personne { compte: one.compte_id.to_string(), role: one.role });
            }
        }
        chosen.sort_by_key(|p| Role::ALL.iter().position(|r| *r == p.role));
        Ok(chosen)
    }

    #[must_use]
    pub fn navigateur(&self) -> Navigateur {
        Navigateur { router: self.router.clone(), cookies: BTreeMap::new() }
    }

    /// A browser in which this person has entered by their card.
    ///
    /// # Errors
    /// When the card does not open.
    pub async fn entrer(&self, personne: &Personne) -> Result<Navigateur, Echec> {
        self.entrer_chez(SLUG, personne).await
    }

    /// The same in any collectivité of this house.
    ///
    /// # Errors
    /// When the card does not open.
    pub async fn entrer_chez(&self, slug: &str, personne: &Personne) -> Result<Navigateur, Echec> {
        let mut n = self.navigateur();
        let answer = n.post(&format!("/{slug}/demonstration"), &[("compte", &personne.compte)]).await?;
        if answer.statut != StatusCode::SEE_OTHER {
            return Err(format!("the card of {:?} answers {}", personne.role, answer.statut).into());
        }
        Ok(n)
    }
}

/// Keeps cookies, follows nothing by itself.
#[derive(Clone)]
pub struct Navigateur {
    router: Router,
    pub cookies: BTreeMap<String, String>,
}

#[derive(Debug)]
pub struct Reponse {
    pub statut: StatusCode,
    pub entetes: HeaderMap,
    pub corps: Vec<u8>,
}

impl Reponse {
    #[must_use]
    pub fn entete(&self, name: header::HeaderName) -> &str {
        self.entetes.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default()
    }

    #[must_use]
    pub fn est_une_page(&self) -> bool {
        self.entete(header::CONTENT_TYPE).starts_with("text/html")
    }

    #[must_use]
    pub fn texte(&self) -> String {
        String::from_utf8_lossy(&self.corps).into_owned()
    }
}

impl Navigateur {
    /// # Errors
    /// When the request cannot be written.
    pub async fn get(&mut self, path: &str) -> Result<Reponse, Echec> {
        self.envoyer(Request::get(path), Body::empty()).await
    }

    /// # Errors
    /// When the request cannot be written.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Reponse, Echec> {
        let encode = web::form::percent_encode;
        let body: Vec<String> = fields.iter().map(|(n, v)| format!("{}={}", encode(n), encode(v))).collect();
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.envoyer(request, Body::from(body.join("&"))).await
    }

    /// What a program sends: an empty JSON object.
    ///
    /// # Errors
    /// When the request cannot be written.
    pub async fn put(&mut self, path: &str) -> Result<Reponse, Echec> {
        self.envoyer(Request::put(path).header(header::CONTENT_TYPE, "application/json"), Body::from("{}")).await
    }

    /// Sends a file as the form of a page does.
    ///
    /// # Errors
    /// When the request cannot be written.
    pub async fn televerser(&mut self, path: &str, field: &str, name: &str, bytes: &[u8]) -> Result<Reponse, Echec> {
        const LIMIT: &str = "--------------------------pacte";
        let head = format!(
            "--{LIMIT}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        let body = [head.as_bytes(), bytes, format!("\r\n--{LIMIT}--\r\n").as_bytes()].concat();
        let request = Request::post(path).header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={LIMIT}"));
        self.envoyer(request, Body::from(body)).await
    }

    async fn envoyer(&mut self, mut request: axum::http::request::Builder, body: Body) -> Result<Reponse, Echec> {
        if !self.cookies.is_empty() {
            let all: Vec<String> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
            request = request.header(header::COOKIE, all.join("; "));
        }
        let response = match self.router.clone().oneshot(request.body(body)?).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str()?.split(';').next().unwrap_or_default();
            if let Some((name, value)) = pair.split_once('=') {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (parts, body) = response.into_parts();
        Ok(Reponse { statut: parts.status, entetes: parts.headers, corps: body.collect().await?.to_bytes().to_vec() })
    }
}
