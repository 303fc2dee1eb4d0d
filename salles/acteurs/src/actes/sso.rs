//! Signing in through another house (ProConnect, Keycloak).

use crate::actes::{connexion, mot_de_passe};
use crate::model::Compte;
use crate::regles::connexion::courriel_net;
use crate::regles::sso::{Qui, Reconnu, Refus, reconnaitre};
use crate::store as lectures;
use kernel::Actor;
use serde::{Deserialize, Serialize};
use store::{ActeError, Read, StoreError, args};
use tower_sessions::Session;
use web::{SsoError, SsoKept, Visit};

/// What waits in the session between the departure and the return.
#[derive(Serialize, Deserialize)]
struct Attente {
    kept: SsoKept,
    retour: String,
}

fn session(visit: &Visit) -> Result<(&Session, String), StoreError> {
    let session = visit.session.as_ref().ok_or_else(|| StoreError::Broken("no session layer".into()))?;
    Ok((session, format!("oidc:{}", visit.collectivite.slug)))
}

fn in_session(error: tower_sessions::session::Error) -> StoreError {
    StoreError::Database(format!("session: {error}"))
}

/// The single address to declare at the provider, for this collectivité.
#[must_use]
pub fn adresse_de_retour(visit: &Visit) -> String {
    visit.absolute("/connexion/oidc/retour")
}

fn refus(error: &SsoError, nom: &str) -> Refus {
    tracing::warn!(%error, provider = nom, "single sign-on");
    match error {
        SsoError::Unreachable(_) => Refus::Injoignable { nom: nom.to_owned() },
        SsoError::Unbelievable(_) => Refus::NonCrue { nom: nom.to_owned() },
    }
}

/// Where to send the visitor; `retour` is where they wanted to go.
///
/// # Errors
/// `Interdit` when no provider is configured; `Refus::Injoignable`.
pub async fn partir(visit: &Visit, retour: &str) -> Result<String, ActeError> {
    let sso = visit.house.sso.as_ref().ok_or(ActeError::Interdit)?;
    let departure = sso.depart(&adresse_de_retour(visit)).await.map_err(|e| refus(&e, sso.name()))?;
    let (session, key) = session(visit)?;
    let waiting = Attente { kept: departure.kept, retour: retour.to_owned() };
    session.insert(&key, waiting).await.map_err(in_session)?;
    Ok(departure.url)
}

/// Opens a sign-in for whoever came back, and says where they wanted to go.
///
/// # Errors
/// `Interdit` when no provider is configured; `Refus` says why nobody comes in.
pub async fn revenir(visit: &Visit, code: Option<&str>, state: &str) -> Result<String, ActeError> {
    let sso = visit.house.sso.as_ref().ok_or(ActeError::Interdit)?;
    let (session, key) = session(visit)?;
    // Taken out before anything else: an answer serves once.
    let waiting: Attente = session.remove(&key).await.map_err(in_session)?.ok_or(Refus::Perdue)?;
    if waiting.kept.state != state {
        return Err(Refus::Perdue.into());
    }
    let code = code.ok_or(Refus::Interrompue)?;
    let qui = sso.arrive(&adresse_de_retour(visit), &waiting.kept, code).await.map_err(|e| refus(&e, sso.name()))?;
    let mut reader = visit.reader().await?;
    let by_subject = reader.find::<Compte>("oidc_emetteur = $2 AND oidc_sujet = $3", args![qui.issuer, qui.subject]).await?;
    let by_mail = match &qui.mail {
        Some(mail) => lectures::compte_par_courriel(&mut reader, &courriel_net(mail)).await?,
        None => None,
    };
    drop(reader);
    let told = Qui { emetteur: &qui.issuer, courriel: qui.mail.as_deref(), courriel_verifie: qui.mail_verified };
    let compte = match reconnaitre(told, by_subject, by_mail)? {
        Reconnu::Connu(compte) => compte,
        Reconnu::ARelier(mut compte) => {
            let actor = Actor::Compte { id: compte.id.to_string(), nom: compte.nom.clone(), pour_le_compte_de: None };
            let mut w = visit.house.db.writer(visit.collectivite.id, actor, "compte.relier").await?;
            compte.oidc_emetteur = Some(qui.issuer);
            compte.oidc_sujet = Some(qui.subject);
            w.update(&mut compte).await?;
            mot_de_passe::fermer_les_liens(&mut w, compte.id).await?;
            w.commit().await?;
            compte
        }
    };
    connexion::ouvrir(visit, &compte, "oidc").await?;
    Ok(waiting.retour)
}
