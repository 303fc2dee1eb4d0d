//! Coming in as someone without a password: only where everything is fictitious.

use crate::actes::connexion;
use crate::model::Compte;
use store::{ActeError, Read, args};
use web::Visit;

/// Signs in as the account of a role card.
///
/// # Errors
/// `ActeError::Interdit` outside of a demonstration, or when there is no such open account.
pub async fn entrer_en_demonstration(visit: &Visit, compte_id: &str) -> Result<(), ActeError> {
    if !visit.house.demo {
        return Err(ActeError::Interdit);
    }
    let mut reader = visit.reader().await?;
    let compte = reader.find::<Compte>("id = $2 AND actif = 1", args![compte_id.to_owned()]).await?;
    drop(reader);
    let compte = compte.ok_or(ActeError::Interdit)?;
    if visit.visitor.is_some() {
        connexion::fermer(visit).await?;
    }
    Ok(connexion::ouvrir(visit, &compte, "demonstration").await?)
}
