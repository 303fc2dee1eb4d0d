//! A small browser for the tests of this room: who signs in is said by the name of the session, or is an account of the tables.

use acteurs::actes::connexion::Comptes;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use kernel::CollectiviteId;
use std::sync::Arc;
use store::{Db, StoreError};
use tower::ServiceExt;
use tower_sessions::Session;
use web::house::{Inner, NoPress};
use web::session::DbSessions;
use web::{Authenticate, House, Visitor};

/// Who a name of sign-in is.
pub type ParNom = fn(&str) -> Option<Visitor>;

struct Portier(ParNom);

#[async_trait::async_trait]
impl Authenticate for Portier {
    async fn visitor(&self, db: &Db, ici: CollectiviteId, connexion: &str) -> Result<Option<Visitor>, StoreError> {
        match (self.0)(connexion) {
            Some(visiteur) => Ok(Some(visiteur)),
            None => Comptes.visitor(db, ici, connexion).await,
        }
    }
}

/// The pages of the room over a database, asked and answered.
pub struct Guichet {
    pub house: House,
    router: Router,
}

pub struct Reponse {
    pub status: StatusCode,
    pub vers: String,
    pub texte: String,
}

impl Reponse {
    pub fn contient(&self, mots: &str) -> bool {
        self.texte.contains(mots)
    }
}

impl Guichet {
    pub fn ouvrir(db: &Db, visiteur: ParNom) -> Self {
        let house = House(Arc::new(Inner {
            db: db.clone(),
            secret: [7; 32],
            base_url: "https://pacte.example".into(),
            demo: false,
            authenticate: Box::new(Portier(visiteur)),
            nav: vec![],
            max_upload_mb: 20,
            sso: None,
            behind_proxy: true,
            press: Box::new(NoPress),
        }));
        let router = web::route::router(&house, crate::routes()).with_state(house.clone());
        Self { house, router }
    }

    pub async fn voir(&self, nom: &str, chemin: &str) -> Reponse {
        self.envoyer(nom, Request::get(format!("/ici{chemin}")).body(Body::empty()).unwrap()).await
    }

    pub async fn poster(&self, nom: &str, chemin: &str, champs: &[(&str, &str)]) -> Reponse {
        let corps: Vec<String> =
            champs.iter().map(|(n, v)| format!("{n}={}", web::form::percent_encode(v).replace('/', "%2F"))).collect();
        let demande = Request::post(format!("/ici{chemin}"))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(corps.join("&")))
            .unwrap();
        self.envoyer(nom, demande).await
    }

    pub async fn envoyer(&self, nom: &str, mut demande: Request<Body>) -> Reponse {
        let session = Session::new(None, Arc::new(DbSessions(self.house.db.clone())), None);
        session.insert("ici", nom).await.unwrap();
        demande.extensions_mut().insert(session);
        demande.headers_mut().entry(header::COOKIE).or_insert(axum::http::HeaderValue::from_static("pacte=essai; langue=fr"));
        let reponse = self.router.clone().oneshot(demande).await.unwrap();
        let status = reponse.status();
        let vers = reponse.headers().get(header::LOCATION).map(|v| v.to_str().unwrap().to_owned()).unwrap_or_default();
        let octets = reponse.into_body().collect().await.unwrap().to_bytes().to_vec();
        Reponse { status, vers, texte: String::from_utf8_lossy(&octets).into_owned() }
    }
}
