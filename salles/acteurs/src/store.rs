//! What this room reads from its tables, beyond one record at a time.

use crate::model::{Attribution, Compte, CompteId, Organisation};
use ::store::{Read, StoreError, args};
use std::collections::HashMap;

/// An account with what a list shows of it.
#[derive(Debug, Clone)]
pub struct CompteVu {
    pub compte: Compte,
    /// Short name of the organisation.
    pub organisation: Option<String>,
    pub roles: Vec<Attribution>,
}

/// All the accounts, by name. Three statements whatever their number.
///
/// # Errors
/// `StoreError`.
pub async fn comptes(reader: &mut impl Read) -> Result<Vec<CompteVu>, StoreError> {
    let comptes: Vec<Compte> = reader.list(";; ORDER BY nom COLLATE \"C\", id", vec![]).await?;
    let mut roles: HashMap<CompteId, Vec<Attribution>> = HashMap::new();
    for role in reader.list::<Attribution>(";; ORDER BY id", vec![]).await? {
        roles.entry(role.compte_id).or_default().push(role);
    }
    let organisations: HashMap<_, String> = reader
        .list::<Organisation>("id IN (SELECT organisation_id FROM compte WHERE collectivite_id = $1)", vec![])
        .await?
        .into_iter()
        .map(|o| (o.id, o.court().to_owned()))
        .collect();
    let mut vus: Vec<CompteVu> = comptes
        .into_iter()
        .map(|compte| {
            let mut roles = roles.remove(&compte.id).unwrap_or_default();
            roles.sort_by_key(|r| r.role);
            CompteVu { organisation: compte.organisation_id.and_then(|id| organisations.get(&id).cloned()), roles, compte }
        })
        .collect();
    vus.sort_by_cached_key(|v| kernel::texte::cle(&v.compte.nom));
    Ok(vus)
}

/// The account of that mail, open or closed.
///
/// # Errors
/// `StoreError`.
pub async fn compte_par_courriel(reader: &mut impl Read, courriel: &str) -> Result<Option<Compte>, StoreError> {
    reader.find::<Compte>("courriel = $2", args![courriel.to_owned()]).await
}

/// The print of the password of an account, if it has one.
///
/// # Errors
/// `StoreError`.
pub async fn empreinte(reader: &mut impl Read, compte: CompteId) -> Result<Option<String>, StoreError> {
    reader
        .rows("SELECT empreinte FROM mot_de_passe WHERE collectivite_id = $1 AND compte_id = $2", args![compte])
        .await?
        .into_iter()
        .next()
        .map(|mut row| row.take())
        .transpose()
}
