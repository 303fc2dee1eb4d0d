//! OpenID Connect, and the only crate that names it: where to send someone so that another house
//! (ProConnect, Keycloak) says who they are, and whether to believe the answer. It knows no account.
//! Authorization code, PKCE, nonce; the `state` is compared by the caller, who keeps it.

#[cfg(test)]
mod tests;

use openidconnect::core::{CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreProviderMetadata, CoreUserInfoClaims};
use openidconnect::{
    AccessTokenHash, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet,
    EndpointNotSet, EndpointSet, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    SignatureVerificationError, TokenResponse, reqwest, url::Url,
};
use std::net::IpAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::RwLock;

/// What an installation says of its provider.
#[derive(Debug, Clone)]
pub struct OidcConfig {
    /// Exactly as the provider writes it in its discovery document.
    pub issuer: String,
    pub client_id: String,
    pub client_secret: String,
    /// The name on the button, « ProConnect ».
    pub nom: String,
    /// The provider checks every mail it gives, and does not say `email_verified`. An answer that
    /// says `email_verified: false` is never believed.
    pub trusts_mails: bool,
}

#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    #[error("the address {0} is neither https nor on this machine")]
    Insecure(String),
    #[error("unreadable address {0}")]
    Address(String),
    #[error("the provider cannot be reached: {0}")]
    Unreachable(String),
    #[error("the provider's answer cannot be believed: {0}")]
    Unbelievable(String),
}

/// Where to send the visitor, and what to keep until they come back.
#[derive(Debug, Clone)]
pub struct Departure {
    pub url: String,
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

/// What the provider vouches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    pub issuer: String,
    pub subject: String,
    pub mail: Option<String>,
    pub mail_verified: bool,
}

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// How long a discovery document and its keys are kept.
const KEPT: Duration = Duration::from_secs(3_600);

/// A configured provider. Nothing is asked of it before the first sign-in.
pub struct Provider {
    config: OidcConfig,
    issuer: IssuerUrl,
    http: reqwest::Client,
    metadata: RwLock<Option<(Instant, Arc<CoreProviderMetadata>)>>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Provider({})", self.config.issuer)
    }
}

/// Secrets travel over https; plain http is for a provider on this very machine.
fn secured(url: &Url) -> Result<(), OidcError> {
    let here = url.host_str().is_some_and(|host| {
        host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    });
    if url.scheme() == "https" || (url.scheme() == "http" && here) { Ok(()) } else { Err(OidcError::Insecure(url.to_string())) }
}

/// The causes of an error, outermost first: what the log needs, never shown to visitors.
fn told(error: &dyn std::error::Error) -> String {
    let mut out = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        out.push_str(": ");
        out.push_str(&inner.to_string());
        cause = inner.source();
    }
    out
}

impl Provider {
    /// # Errors
    /// `OidcError::Address`, `OidcError::Insecure` when the issuer is not one to talk to.
    pub fn new(config: OidcConfig) -> Result<Self, OidcError> {
        let issuer = IssuerUrl::new(config.issuer.clone()).map_err(|_| OidcError::Address(config.issuer.clone()))?;
        secured(issuer.url())?;
        let http = reqwest::Client::builder()
            // Following redirects would let the provider make us ask anything of our own network.
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(10))
            .build()
            .map_err(|e| OidcError::Unreachable(told(&e)))?;
        Ok(Self { config, issuer, http, metadata: RwLock::new(None) })
    }

    #[must_use]
    pub fn nom(&self) -> &str {
        &self.config.nom
    }

    /// Where to send a visitor who will come back to `redirect_uri`.
    ///
    /// # Errors
    /// `OidcError` when the provider cannot be reached or understood.
    pub async fn begin(&self, redirect_uri: &str) -> Result<Departure, OidcError> {
        let client = self.client(&*self.metadata(false).await?, redirect_uri)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let (url, state, nonce) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Departure {
            url: url.to_string(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// Who came back with `code`. `nonce` and `verifier` are those of the departure.
    ///
    /// # Errors
    /// `OidcError::Unbelievable` for a bad code, signature, audience, nonce or date.
    pub async fn finish(&self, redirect_uri: &str, code: &str, nonce: &str, verifier: &str) -> Result<Identity, OidcError> {
        let metadata = self.metadata(false).await?;
        let mut client = self.client(&metadata, redirect_uri)?;
        let tokens = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|e| OidcError::Unbelievable(told(&e)))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()))
            .request_async(&self.http)
            .await
            .map_err(|e| OidcError::Unbelievable(told(&e)))?;
        let id_token = tokens.id_token().ok_or_else(|| OidcError::Unbelievable("no id_token".to_owned()))?;
        let nonce = Nonce::new(nonce.to_owned());
        let mut checked = id_token.claims(&client.id_token_verifier(), &nonce);
        if matches!(&checked, Err(ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey))) {
            // The provider may have changed its keys since we read them.
            client = self.client(&*self.metadata(true).await?, redirect_uri)?;
            checked = id_token.claims(&client.id_token_verifier(), &nonce);
        }
        let claims = checked.map_err(|e| OidcError::Unbelievable(told(&e)))?;
        if let Some(expected) = claims.access_token_hash() {
            let unbelievable = |e: &dyn std::error::Error| OidcError::Unbelievable(told(e));
            let keys = client.id_token_verifier();
            let algorithm = id_token.signing_alg().map_err(|e| unbelievable(&e))?;
            let key = id_token.signing_key(&keys).map_err(|e| unbelievable(&e))?;
            let actual = AccessTokenHash::from_token(tokens.access_token(), algorithm, key).map_err(|e| unbelievable(&e))?;
            if actual != *expected {
                return Err(OidcError::Unbelievable("the access token is not the one of the id_token".to_owned()));
            }
        }
        let mut mail = claims.email().map(|m| m.as_str().to_owned());
        let mut verified = claims.email_verified();
        if mail.is_none() && metadata.userinfo_endpoint().is_some() {
            let more: CoreUserInfoClaims = client
                .user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
                .map_err(|e| OidcError::Unbelievable(told(&e)))?
                .request_async(&self.http)
                .await
                .map_err(|e| OidcError::Unbelievable(told(&e)))?;
            mail = more.email().map(|m| m.as_str().to_owned());
            verified = more.email_verified();
        }
        Ok(Identity {
            issuer: self.config.issuer.clone(),
            subject: claims.subject().as_str().to_owned(),
            mail_verified: mail.is_some() && verified.unwrap_or(self.config.trusts_mails),
            mail,
        })
    }

    async fn metadata(&self, again: bool) -> Result<Arc<CoreProviderMetadata>, OidcError> {
        if let Some((at, kept)) = &*self.metadata.read().await
            && !again
            && at.elapsed() < KEPT
        {
            return Ok(kept.clone());
        }
        let found = CoreProviderMetadata::discover_async(self.issuer.clone(), &self.http)
            .await
            .map_err(|e| OidcError::Unreachable(told(&e)))?;
        secured(found.authorization_endpoint().url())?;
        secured(found.jwks_uri().url())?;
        for url in [found.token_endpoint().map(|u| u.url()), found.userinfo_endpoint().map(|u| u.url())].into_iter().flatten() {
            secured(url)?;
        }
        let found = Arc::new(found);
        *self.metadata.write().await = Some((Instant::now(), found.clone()));
        Ok(found)
    }

    fn client(&self, metadata: &CoreProviderMetadata, redirect_uri: &str) -> Result<Client, OidcError> {
        let redirect = RedirectUrl::new(redirect_uri.to_owned()).map_err(|_| OidcError::Address(redirect_uri.to_owned()))?;
        let secret = Some(ClientSecret::new(self.config.client_secret.clone())).filter(|s| !s.secret().is_empty());
        let client = CoreClient::from_provider_metadata(metadata.clone(), ClientId::new(self.config.client_id.clone()), secret)
            .set_redirect_uri(redirect);
        let posts_only = metadata.token_endpoint_auth_methods_supported().is_some_and(|methods| {
            methods.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        Ok(if posts_only { client.set_auth_type(AuthType::RequestBody) } else { client })
    }
}
