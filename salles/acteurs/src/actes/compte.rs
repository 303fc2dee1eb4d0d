//! What someone does to their own account.

use crate::actes::connexion;
use crate::model::{Compte, Connexion};
use crate::regles::comptes::Refus;
use kernel::Lang;
use store::{ActeError, Read, args};
use web::{Visit, Visitor};

fn soi(visit: &Visit) -> Result<&Visitor, ActeError> {
    visit.visitor.as_deref().ok_or(ActeError::Interdit)
}

/// Changes one's name and preferred language; `version` is the one that was shown.
///
/// # Errors
/// `Refus::NomVide`; `StoreError::Stale` when an administrator wrote the account meanwhile.
pub async fn modifier(visit: &Visit, version: i64, nom: &str, langue: Lang) -> Result<(), ActeError> {
    let visitor = soi(visit)?;
    if nom.is_empty() {
        return Err(Refus::NomVide.into());
    }
    let mut w = visit.writer("compte.modifier").await?;
    let mut compte: Compte = w.load(&visitor.compte_id).await?;
    compte.version = version;
    nom.clone_into(&mut compte.nom);
    compte.langue = langue;
    w.update(&mut compte).await?;
    Ok(w.commit().await?)
}

/// Ends one of one's own sessions.
///
/// # Errors
/// `StoreError::Missing` when it is nobody's, someone else's or already ended.
pub async fn fermer_une_session(visit: &Visit, id: &str) -> Result<(), ActeError> {
    let visitor = soi(visit)?;
    if id == visitor.connexion_id {
        return Ok(connexion::fermer(visit).await?);
    }
    let mut w = visit.writer("connexion.fermer").await?;
    let found =
        w.find::<Connexion>("id = $2 AND compte_id = $3 AND revoquee_a IS NULL", args![id.to_owned(), visitor.compte_id]).await?;
    let mut session = found.ok_or(ActeError::Interdit)?;
    session.revoquee_a = Some(w.now());
    w.update(&mut session).await?;
    Ok(w.commit().await?)
}

/// Ends all one's sessions but this one.
///
/// # Errors
/// `Interdit` when signed out.
pub async fn fermer_les_autres(visit: &Visit) -> Result<(), ActeError> {
    let visitor = soi(visit)?;
    let mut w = visit.writer("connexion.fermer").await?;
    let compte: Compte = w.load(&visitor.compte_id).await?;
    connexion::revoquer_toutes(&mut w, compte.id, Some(&visitor.connexion_id)).await?;
    Ok(w.commit().await?)
}
