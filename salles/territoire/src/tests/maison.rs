//! A small browser for the pages of this room: someone of a given role asks, the answer is read whole.

use super::carcassonne;
use crate::model::Territoire;
use crate::pages;
use ::store::essai::{bases, collectivite};
use ::store::global::Collectivite;
use ::store::{Db, Read, StoreError, args};
use async_trait::async_trait;
use axum::Router;
use axum::body::Body;
use axum::extract::Path;
use axum::http::{Request, StatusCode, header};
use axum::response::IntoResponse;
use http_body_util::BodyExt;
use kernel::{CollectiviteId, Right, Role};
use std::sync::Arc;
use tower::ServiceExt;
use tower_sessions::Session;
use web::house::{Inner, NoPress};
use web::session::DbSessions;
use web::{Access, Authenticate, House, Layout, Page, Route, Visit, Visitor};

/// Takes the name of the sign-in for the role of who signed in.
struct ParRole;

#[async_trait]
impl Authenticate for ParRole {
    async fn visitor(&self, _: &Db, _: CollectiviteId, connexion: &str) -> Result<Option<Visitor>, StoreError> {
        Ok(Role::from_code(connexion).map(|role| Visitor {
            compte_id: connexion.to_owned(),
            connexion_id: connexion.to_owned(),
            nom: format!("Compte {connexion}"),
            organisation_id: None,
            lang: None,
            roles: vec![(role, None)],
        }))
    }
}

/// The demonstration territory at « ici », nothing at « ailleurs ».
pub struct Maison {
    pub db: Db,
    pub ici: Collectivite,
    router: Router,
}

/// What came back.
pub struct Reponse {
    pub status: StatusCode,
    /// Where a redirection leads, else nothing.
    pub vers: String,
    pub texte: String,
    pub octets: Vec<u8>,
}

impl Reponse {
    pub fn contient(&self, words: &str) -> bool {
        self.texte.contains(words)
    }
}

/// Serves the page of one place as the room `plans` does.
async fn lieu(visit: Visit, Path((_c, id)): Path<(String, String)>) -> Page {
    let mut reader = visit.reader().await?;
    let place: Territoire = reader.load(&id).await?;
    let body = pages::territoire::corps(&visit, &mut reader, &place).await?;
    Ok(Layout::new(&place.nom).over(pages::genre(place.genre, visit.lang)).render(&visit, body).into_response())
}

/// One house on each database.
pub async fn maisons() -> Vec<Maison> {
    let mut all = vec![];
    for db in bases().await.unwrap() {
        let ici = collectivite(&db, "ici").await.unwrap();
        collectivite(&db, "ailleurs").await.unwrap();
        carcassonne(&db, ici.id).await.unwrap();
        let house = House(Arc::new(Inner {
            db: db.clone(),
            secret: [7; 32],
            base_url: "https://pacte.example".into(),
            demo: false,
            authenticate: Box::new(ParRole),
            nav: vec![],
            max_upload_mb: 20,
            sso: None,
            behind_proxy: false,
            press: Box::new(NoPress),
        }));
        let mut routes = crate::routes();
        routes.push(Route::get("/{collectivite}/territoires/{id}", Access::Right(Right::LirePlan), lieu));
        let router = web::route::router(&house, routes).with_state(house);
        all.push(Maison { db, ici, router });
    }
    all
}

impl Maison {
    pub async fn lieu(&self, code: &str) -> Territoire {
        let mut reader = self.db.reader(self.ici.id).await.unwrap();
        reader.find("code = $2", args![code.to_owned()]).await.unwrap().unwrap()
    }

    pub async fn voir(&self, role: Role, path: &str) -> Reponse {
        self.envoyer(role, Request::get(path).body(Body::empty()).unwrap()).await
    }

    /// Sends an ordinary form.
    pub async fn poster(&self, role: Role, path: &str, fields: &[(&str, &str)]) -> Reponse {
        let body: Vec<String> =
            fields.iter().map(|(n, v)| format!("{n}={}", web::form::percent_encode(v).replace('/', "%2F"))).collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body.join("&")))
            .unwrap();
        self.envoyer(role, request).await
    }

    /// Sends a form with a file.
    pub async fn deposer(&self, role: Role, path: &str, source: &str, name: &str, bytes: &[u8]) -> Reponse {
        let mut body = format!("--b\r\nContent-Disposition: form-data; name=\"source\"\r\n\r\n{source}\r\n--b\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").into_bytes();
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--b--\r\n");
        let request =
            Request::post(path).header(header::CONTENT_TYPE, "multipart/form-data; boundary=b").body(Body::from(body)).unwrap();
        self.envoyer(role, request).await
    }

    async fn envoyer(&self, role: Role, mut request: Request<Body>) -> Reponse {
        let session = Session::new(None, Arc::new(DbSessions(self.db.clone())), None);
        for slug in ["ici", "ailleurs"] {
            session.insert(slug, role.code()).await.unwrap();
        }
        request.extensions_mut().insert(session);
        request.headers_mut().insert(header::COOKIE, "pacte=essai; langue=fr".parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let vers = response.headers().get(header::LOCATION).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Reponse { status, vers, texte: String::from_utf8_lossy(&bytes).into_owned(), octets: bytes.to_vec() }
    }
}
