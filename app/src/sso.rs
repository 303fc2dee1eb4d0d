//! The provider of an installation, given to the pages: `oidc` knows OpenID Connect and no page,
//! the pages know `SingleSignOn` and no protocol.

use crate::config::Sso;
use crate::erreur::Erreur;
use oidc::{OidcConfig, OidcError, Provider};
use web::{SingleSignOn, SsoDeparture, SsoError, SsoIdentity, SsoKept};

pub struct Fournisseur(Provider);

impl Fournisseur {
    /// # Errors
    /// `Erreur::Sso` when the issuer is not an address to talk to.
    pub fn new(sso: &Sso) -> Result<Self, Erreur> {
        Provider::new(OidcConfig {
            issuer: sso.issuer.clone(),
            client_id: sso.client_id.clone(),
            client_secret: sso.client_secret.clone(),
            nom: sso.name.clone(),
            trusts_mails: sso.trusts_mails,
        })
        .map(Self)
        .map_err(|e| Erreur::Sso(e.to_string()))
    }
}

fn told(error: OidcError) -> SsoError {
    match error {
        OidcError::Unreachable(what) => SsoError::Unreachable(what),
        other => SsoError::Unbelievable(other.to_string()),
    }
}

#[async_trait::async_trait]
impl SingleSignOn for Fournisseur {
    fn name(&self) -> &str {
        self.0.nom()
    }

    async fn depart(&self, redirect_uri: &str) -> Result<SsoDeparture, SsoError> {
        let departure = self.0.begin(redirect_uri).await.map_err(told)?;
        let kept = SsoKept { state: departure.state, nonce: departure.nonce, verifier: departure.verifier };
        Ok(SsoDeparture { url: departure.url, kept })
    }

    async fn arrive(&self, redirect_uri: &str, kept: &SsoKept, code: &str) -> Result<SsoIdentity, SsoError> {
        let who = self.0.finish(redirect_uri, code, &kept.nonce, &kept.verifier).await.map_err(told)?;
        Ok(SsoIdentity { issuer: who.issuer, subject: who.subject, mail: who.mail, mail_verified: who.mail_verified })
    }
}
