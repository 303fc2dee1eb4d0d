//! A small browser: it keeps cookies, sends forms, and reads what comes back.

use crate::actes::connexion::Comptes;
use crate::model::{Attribution, Compte};
use ::store::essai::{bases_with, collectivite};
use ::store::global::Collectivite;
use ::store::{Db, Writer, args};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, Clock, Id, Lang, Role};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use tower::ServiceExt;
use web::house::Inner;
use web::{House, SingleSignOn};

pub const SECRET: [u8; 32] = [7; 32];
pub const MOT: &str = "la garrigue au printemps";

/// A house of tests: one collectivité, its router, and a clock that the test moves.
pub struct Maison {
    pub db: Db,
    pub ici: Collectivite,
    pub ailleurs: Collectivite,
    pub heure: Arc<AtomicI64>,
    router: Router,
}

#[derive(Default)]
pub struct Options {
    pub demo: bool,
    pub sso: Option<Arc<dyn SingleSignOn>>,
}

/// One house on each database.
pub async fn maisons(options: Options) -> Vec<Maison> {
    let heure = Arc::new(AtomicI64::new(1_795_348_800));
    let read = heure.clone();
    let clock = Clock::from_fn(move || Timestamp::from_second(read.load(Ordering::SeqCst)).unwrap());
    let mut all = vec![];
    for db in bases_with(clock).await.unwrap() {
        let ici = collectivite(&db, "ici").await.unwrap();
        let ailleurs = collectivite(&db, "ailleurs").await.unwrap();
        let house = House(Arc::new(Inner {
            db: db.clone(),
            secret: SECRET,
            base_url: "https://pacte.example".into(),
            demo: options.demo,
            authenticate: Box::new(Comptes),
            nav: vec![],
            max_upload_mb: 1,
            sso: options.sso.clone(),
            behind_proxy: true,
            press: Box::new(web::NoPress),
        }));
        let router = web::route::router(&house, crate::routes()).with_state(house).layer(web::session::layer(&db, false));
        all.push(Maison { db, ici, ailleurs, heure: heure.clone(), router });
    }
    all
}

impl Maison {
    pub fn avancer(&self, by: SignedDuration) {
        self.heure.fetch_add(by.as_secs(), Ordering::SeqCst);
    }

    pub async fn ecrire(&self) -> Writer {
        self.db.writer(self.ici.id, Actor::Systeme, "essai").await.unwrap()
    }

    /// An account with these roles and the password `MOT`.
    pub async fn compte(&self, courriel: &str, roles: &[(Role, Option<&str>)]) -> Compte {
        let compte = self.compte_nu(courriel, roles).await;
        let print = crate::empreinte::hacher(MOT).await.unwrap();
        let mut w = self.ecrire().await;
        crate::actes::mot_de_passe::poser(&mut w, compte.id, &print).await.unwrap();
        w.commit().await.unwrap();
        compte
    }

    /// An account without password.
    pub async fn compte_nu(&self, courriel: &str, roles: &[(Role, Option<&str>)]) -> Compte {
        let compte = Compte {
            id: Id::fresh(),
            version: 1,
            courriel: courriel.into(),
            nom: format!("Compte {courriel}"),
            organisation_id: None,
            langue: Lang::Fr,
            actif: true,
            oidc_emetteur: None,
            oidc_sujet: None,
        };
        let mut w = self.ecrire().await;
        w.insert(&compte).await.unwrap();
        for (role, contrat) in roles {
            let one = Attribution {
                id: Id::fresh(),
                version: 1,
                compte_id: compte.id,
                role: *role,
                contrat_id: contrat.map(str::to_owned),
            };
            w.insert(&one).await.unwrap();
        }
        w.commit().await.unwrap();
        compte
    }

    pub fn navigateur(&self) -> Navigateur {
        Navigateur {
            router: self.router.clone(),
            cookies: BTreeMap::new(),
            adresse: None,
            agent: "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0".into(),
        }
    }

    /// A browser signed in with a mail and `MOT`.
    pub async fn connecte(&self, courriel: &str) -> Navigateur {
        let mut n = self.navigateur();
        let r = n.post("/ici/connexion", &[("courriel", courriel), ("mot_de_passe", MOT)]).await;
        assert_eq!(r.statut, StatusCode::SEE_OTHER, "{}", r.texte);
        n
    }

    /// The bodies of the mails sent to an address, newest first, links written.
    pub async fn courriels(&self, destinataire: &str) -> Vec<String> {
        let mut reader = self.db.reader(self.ici.id).await.unwrap();
        let mails = ::store::outbox::derniers_pour(&mut reader, destinataire, 50).await.unwrap();
        let mut bodies = vec![];
        for mail in mails {
            let address = |genre, jeton: &str| crate::lien::adresse("", "ici", genre, jeton);
            bodies.push(
                crate::lien::ecrire_les_liens(&mut reader, &mail.corps, &mail.destinataire, &SECRET, address).await.unwrap(),
            );
        }
        bodies
    }

    /// The path of the first link of the newest mail to an address.
    pub async fn lien_recu(&self, destinataire: &str) -> String {
        let mail = self.courriels(destinataire).await.into_iter().next().expect("un courriel");
        mail.split_whitespace().find(|word| word.starts_with("/ici/")).expect("un lien").to_owned()
    }

    /// How many rows of a table of this collectivité answer a count.
    pub async fn nombre(&self, sql: &'static str) -> i64 {
        let mut reader = self.db.reader(self.ici.id).await.unwrap();
        ::store::Read::rows(&mut reader, sql, args![]).await.unwrap().remove(0).take().unwrap()
    }
}

#[derive(Clone)]
pub struct Navigateur {
    router: Router,
    cookies: BTreeMap<String, String>,
    pub adresse: Option<String>,
    pub agent: String,
}

pub struct Reponse {
    pub statut: StatusCode,
    pub vers: String,
    pub texte: String,
    pub genre: String,
}

impl Reponse {
    /// The text of the page without its tags, spaces folded.
    pub fn lu(&self) -> String {
        let page = scraper::Html::parse_document(&self.texte);
        page.root_element().text().collect::<Vec<_>>().join(" ").split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    }

    pub fn contient(&self, text: &str) -> bool {
        self.lu().contains(text)
    }

    /// The texts of what a selector finds.
    pub fn trouve(&self, selector: &str) -> Vec<String> {
        let page = scraper::Html::parse_document(&self.texte);
        let selector = scraper::Selector::parse(selector).unwrap();
        page.select(&selector)
            .map(|e| e.text().collect::<String>().split_ascii_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// The values of an attribute of what a selector finds.
    pub fn attribut(&self, selector: &str, name: &str) -> Vec<String> {
        let page = scraper::Html::parse_document(&self.texte);
        let selector = scraper::Selector::parse(selector).unwrap();
        page.select(&selector).filter_map(|e| e.attr(name).map(str::to_owned)).collect()
    }
}

impl Navigateur {
    pub async fn get(&mut self, path: &str) -> Reponse {
        self.send(Request::get(path), Body::empty()).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reponse {
        let body = fields
            .iter()
            .map(|(n, v)| format!("{}={}", web::form::percent_encode(n), web::form::percent_encode(v)))
            .collect::<Vec<_>>()
            .join("&");
        let request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body)).await
    }

    async fn send(&mut self, mut request: axum::http::request::Builder, body: Body) -> Reponse {
        if !self.cookies.is_empty() {
            let all = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
            request = request.header(header::COOKIE, all);
        }
        if let Some(address) = &self.adresse {
            request = request.header("x-forwarded-for", address);
        }
        let request = request.header(header::USER_AGENT, &self.agent).body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let text = |name| response.headers().get(name).map_or(String::new(), |v| v.to_str().unwrap().to_owned());
        let (statut, vers, genre) = (response.status(), text(header::LOCATION), text(header::CONTENT_TYPE));
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Reponse { statut, vers, genre, texte: String::from_utf8_lossy(&bytes).into_owned() }
    }
}
