//! A provider made for the tests, on this machine: it answers what each test tells it to.

use super::*;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use openidconnect::core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Mutex;

const REDIRECT: &str = "http://127.0.0.1:9/ici/connexion/oidc/retour";

#[derive(Clone)]
struct Faux {
    issuer: String,
    /// What changes from test to test.
    told: Arc<Mutex<Told>>,
}

struct Told {
    /// Key that signs, and the key the world sees.
    signs: u8,
    shows: u8,
    claims: Value,
    userinfo: Value,
    methods: Value,
    token_endpoint: Option<String>,
    seen: HashMap<String, String>,
    authorization: Option<String>,
}

fn key(seed: u8) -> CoreEdDsaPrivateSigningKey {
    let mut der = vec![0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];
    der.extend([seed; 32]);
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", STANDARD.encode(der));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(format!("cle-{seed}")))).unwrap()
}

fn signed(seed: u8, claims: &Value) -> String {
    let head = json!({ "alg": "EdDSA", "typ": "JWT", "kid": format!("cle-{seed}") });
    let text = format!("{}.{}", URL_SAFE_NO_PAD.encode(head.to_string()), URL_SAFE_NO_PAD.encode(claims.to_string()));
    let signature = key(seed).sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap();
    format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
}

async fn discovery(State(faux): State<Faux>) -> Json<Value> {
    let told = faux.told.lock().unwrap();
    let i = &faux.issuer;
    Json(json!({
        "issuer": i,
        "authorization_endpoint": format!("{i}/authorize"),
        "token_endpoint": told.token_endpoint.clone().unwrap_or_else(|| format!("{i}/token")),
        "userinfo_endpoint": format!("{i}/userinfo"),
        "jwks_uri": format!("{i}/jwks"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "token_endpoint_auth_methods_supported": told.methods,
    }))
}

async fn jwks(State(faux): State<Faux>) -> Json<Value> {
    let shows = faux.told.lock().unwrap().shows;
    Json(json!({ "keys": [serde_json::to_value(key(shows).as_verification_key()).unwrap()] }))
}

async fn token(
    State(faux): State<Faux>,
    headers: HeaderMap,
    Form(fields): Form<HashMap<String, String>>,
) -> (StatusCode, Json<Value>) {
    let mut told = faux.told.lock().unwrap();
    told.authorization = headers.get(header::AUTHORIZATION).map(|v| v.to_str().unwrap().to_owned());
    let code = fields.get("code").cloned().unwrap_or_default();
    told.seen = fields;
    if code != "bon" {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" })));
    }
    let id_token = signed(told.signs, &told.claims);
    (StatusCode::OK, Json(json!({ "access_token": "acces", "token_type": "Bearer", "id_token": id_token })))
}

async fn userinfo(State(faux): State<Faux>) -> Json<Value> {
    Json(faux.told.lock().unwrap().userinfo.clone())
}

async fn faux() -> Faux {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let told = Told {
        signs: 1,
        shows: 1,
        claims: Value::Null,
        userinfo: json!({ "sub": "sujet" }),
        methods: json!(["client_secret_basic"]),
        token_endpoint: None,
        seen: HashMap::new(),
        authorization: None,
    };
    let faux = Faux { issuer, told: Arc::new(Mutex::new(told)) };
    let app = Router::new()
        .route("/.well-known/openid-configuration", get(discovery))
        .route("/jwks", get(jwks))
        .route("/token", post(token))
        .route("/userinfo", get(userinfo))
        .with_state(faux.clone());
    tokio::spawn(async move { axum::serve(listener, app).await });
    faux
}

fn provider(faux: &Faux, trusts_mails: bool) -> Provider {
    let config = OidcConfig {
        issuer: faux.issuer.clone(),
        client_id: "pacte".into(),
        client_secret: "secret".into(),
        nom: "Faux".into(),
        trusts_mails,
    };
    Provider::new(config).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "the library compares tokens with the machine's own clock")]
fn now() -> u64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs()
}

/// Good claims, with some replaced.
fn claims(faux: &Faux, nonce: &str, other: Value) -> Value {
    let mut all = json!({
        "iss": faux.issuer, "aud": "pacte", "sub": "sujet", "nonce": nonce, "iat": now(), "exp": now() + 300,
        "email": "a@agglo.example", "email_verified": true,
    });
    for (name, value) in other.as_object().unwrap() {
        all[name] = value.clone();
    }
    all
}

/// One sign-in whose ID token holds these claims.
async fn entrer(faux: &Faux, provider: &Provider, other: Value) -> Result<Identity, OidcError> {
    let departure = provider.begin(REDIRECT).await.unwrap();
    let told = claims(faux, &departure.nonce, other);
    faux.told.lock().unwrap().claims = told;
    provider.finish(REDIRECT, "bon", &departure.nonce, &departure.verifier).await
}

#[tokio::test]
async fn on_part_avec_etat_nonce_et_pkce_et_l_on_revient_connu() {
    let faux = faux().await;
    let provider = provider(&faux, false);
    let departure = provider.begin(REDIRECT).await.unwrap();
    let url = Url::parse(&departure.url).unwrap();
    let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
    assert_eq!(asked["response_type"], "code");
    assert_eq!(asked["scope"], "openid email");
    assert_eq!(asked["redirect_uri"], REDIRECT);
    assert_eq!(asked["state"], departure.state);
    assert_eq!(asked["nonce"], departure.nonce);
    assert_eq!(asked["code_challenge_method"], "S256");
    assert_ne!(asked["code_challenge"], departure.verifier);
    assert_ne!(provider.begin(REDIRECT).await.unwrap().state, departure.state);
    let identity = entrer(&faux, &provider, json!({})).await.unwrap();
    assert_eq!(
        identity,
        Identity {
            issuer: faux.issuer.clone(),
            subject: "sujet".into(),
            mail: Some("a@agglo.example".into()),
            mail_verified: true
        }
    );
    let told = faux.told.lock().unwrap();
    assert!(told.seen.contains_key("code_verifier") && !told.seen.contains_key("client_secret"));
    assert!(told.authorization.as_ref().unwrap().starts_with("Basic "));
}

#[tokio::test]
async fn une_reponse_qui_n_est_pas_la_notre_n_est_pas_crue() {
    let faux = faux().await;
    let provider = provider(&faux, false);
    for (pourquoi, other) in [
        ("nonce", json!({ "nonce": "autre" })),
        ("audience", json!({ "aud": "un autre" })),
        ("émetteur", json!({ "iss": "https://pirate.example" })),
        ("passée", json!({ "exp": now() - 10 })),
        ("jeton d’accès", json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" })),
    ] {
        assert!(matches!(entrer(&faux, &provider, other).await, Err(OidcError::Unbelievable(_))), "{pourquoi}");
    }
    let departure = provider.begin(REDIRECT).await.unwrap();
    let refused = provider.finish(REDIRECT, "mauvais", &departure.nonce, &departure.verifier).await;
    assert!(matches!(refused, Err(OidcError::Unbelievable(_))));
}

#[tokio::test]
async fn une_cle_inconnue_est_refusee_et_une_cle_changee_est_relue() {
    let faux = faux().await;
    let provider = provider(&faux, false);
    entrer(&faux, &provider, json!({})).await.unwrap();
    faux.told.lock().unwrap().signs = 2;
    assert!(matches!(entrer(&faux, &provider, json!({})).await, Err(OidcError::Unbelievable(_))));
    faux.told.lock().unwrap().shows = 2;
    entrer(&faux, &provider, json!({})).await.unwrap();
}

#[tokio::test]
async fn un_courriel_n_est_verifie_que_si_quelqu_un_en_repond() {
    let faux = faux().await;
    let (mefiant, confiant) = (provider(&faux, false), provider(&faux, true));
    let sans = json!({ "email_verified": null });
    assert!(!entrer(&faux, &mefiant, sans.clone()).await.unwrap().mail_verified);
    assert!(entrer(&faux, &confiant, sans).await.unwrap().mail_verified);
    assert!(!entrer(&faux, &confiant, json!({ "email_verified": false })).await.unwrap().mail_verified);
    let nul = json!({ "email": null, "email_verified": null });
    let identity = entrer(&faux, &confiant, nul.clone()).await.unwrap();
    assert_eq!((identity.mail, identity.mail_verified), (None, false));
    faux.told.lock().unwrap().userinfo = json!({ "sub": "sujet", "email": "b@agglo.example", "email_verified": true });
    let identity = entrer(&faux, &mefiant, nul.clone()).await.unwrap();
    assert_eq!((identity.mail.as_deref(), identity.mail_verified), (Some("b@agglo.example"), true));
    faux.told.lock().unwrap().userinfo = json!({ "sub": "quelqu’un d’autre", "email": "b@agglo.example" });
    assert!(matches!(entrer(&faux, &mefiant, nul).await, Err(OidcError::Unbelievable(_))));
}

#[tokio::test]
async fn le_secret_part_comme_le_fournisseur_le_demande() {
    let faux = faux().await;
    faux.told.lock().unwrap().methods = json!(["client_secret_post"]);
    entrer(&faux, &provider(&faux, false), json!({})).await.unwrap();
    let told = faux.told.lock().unwrap();
    assert_eq!(told.seen["client_secret"], "secret");
    assert_eq!(told.authorization, None);
}

#[tokio::test]
async fn rien_ne_voyage_en_clair_hors_de_cette_machine() {
    let config = |issuer: &str| OidcConfig {
        issuer: issuer.into(),
        client_id: "pacte".into(),
        client_secret: "secret".into(),
        nom: "Faux".into(),
        trusts_mails: false,
    };
    for bon in ["https://auth.exemple.fr", "http://127.0.0.1:8080/realms/agglo", "http://localhost:3000", "http://[::1]:3000"] {
        assert!(Provider::new(config(bon)).is_ok(), "{bon}");
    }
    for mauvais in ["http://auth.exemple.fr", "http://10.0.0.1", "http://localhost.exemple.fr", "ftp://127.0.0.1"] {
        assert!(matches!(Provider::new(config(mauvais)), Err(OidcError::Insecure(_))), "{mauvais}");
    }
    assert!(matches!(Provider::new(config("pas une adresse")), Err(OidcError::Address(_))));
    let faux = faux().await;
    faux.told.lock().unwrap().token_endpoint = Some("http://auth.exemple.fr/token".into());
    assert!(matches!(provider(&faux, false).begin(REDIRECT).await, Err(OidcError::Insecure(_))));
}

#[tokio::test]
async fn un_fournisseur_absent_se_dit_injoignable() {
    let faux = Faux { issuer: "http://127.0.0.1:1".into(), told: faux().await.told };
    assert!(matches!(provider(&faux, false).begin(REDIRECT).await, Err(OidcError::Unreachable(_))));
}
