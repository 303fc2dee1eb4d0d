//! Accounts, as a list or a sign-in reads them.

use crate::model::{Attribution, Compte, CompteId};
use ::store::{Read, Row, StoreError, args};
use jiff::Timestamp;
use kernel::texte::cle;
use std::collections::HashMap;

/// An account with what a list shows of it.
#[derive(Debug, Clone)]
pub struct CompteVu {
    pub id: CompteId,
    pub courriel: String,
    pub nom: String,
    pub actif: bool,
    /// Short name of the organisation.
    pub organisation: Option<String>,
    /// A password or a single sign-on was set: the invitation was accepted.
    pub accepte: bool,
    /// When the invitation still open ends.
    pub invitation: Option<Timestamp>,
    /// How many invitations were sent to it.
    pub invitations: i64,
    pub roles: Vec<Attribution>,
}

fn read(mut row: Row, roles: &mut HashMap<CompteId, Vec<Attribution>>) -> Result<CompteVu, StoreError> {
    let id: CompteId = row.take()?;
    let mut roles = roles.remove(&id).unwrap_or_default();
    roles.sort_by_key(|r| r.role);
    Ok(CompteVu {
        id,
        courriel: row.take()?,
        nom: row.take()?,
        actif: row.take()?,
        organisation: row.take()?,
        accepte: row.take()?,
        invitation: row.take()?,
        invitations: row.take()?,
        roles,
    })
}

fn par_compte(all: Vec<Attribution>) -> HashMap<CompteId, Vec<Attribution>> {
    let mut roles: HashMap<CompteId, Vec<Attribution>> = HashMap::new();
    for role in all {
        roles.entry(role.compte_id).or_default().push(role);
    }
    roles
}

/// All the accounts, by name. Two statements whatever their number.
///
/// # Errors
/// `StoreError`.
pub async fn comptes(reader: &mut impl Read) -> Result<Vec<CompteVu>, StoreError> {
    let mut roles = par_compte(reader.list::<Attribution>(";; ORDER BY id", vec![]).await?);
    let rows = reader
        .rows(
            "SELECT c.id, c.courriel, c.nom, c.actif, COALESCE(o.sigle, o.nom),
               CASE WHEN m.compte_id IS NULL AND c.oidc_sujet IS NULL THEN 0 ELSE 1 END,
               (SELECT MAX(l.expire_a) FROM lien_signe l WHERE l.collectivite_id = $1 AND l.genre = 'invitation'
                  AND l.objet_id = c.id AND l.revoque_a IS NULL AND l.utilise_a IS NULL),
               (SELECT COUNT(*) FROM lien_signe l WHERE l.collectivite_id = $1 AND l.genre = 'invitation' AND l.objet_id = c.id)
             FROM compte c
             LEFT JOIN organisation o ON o.id = c.organisation_id
             LEFT JOIN mot_de_passe m ON m.compte_id = c.id
             WHERE c.collectivite_id = $1",
            args![],
        )
        .await?;
    let mut all = rows.into_iter().map(|row| read(row, &mut roles)).collect::<Result<Vec<_>, _>>()?;
    all.sort_by_cached_key(|c| (cle(&c.nom), c.id));
    Ok(all)
}

/// One account as a list shows it.
///
/// # Errors
/// `StoreError`.
pub async fn compte(reader: &mut impl Read, id: CompteId) -> Result<Option<CompteVu>, StoreError> {
    let mut held = par_compte(roles(reader, id).await?);
    let rows = reader
        .rows(
            "SELECT c.id, c.courriel, c.nom, c.actif, COALESCE(o.sigle, o.nom),
               CASE WHEN m.compte_id IS NULL AND c.oidc_sujet IS NULL THEN 0 ELSE 1 END,
               (SELECT MAX(l.expire_a) FROM lien_signe l WHERE l.collectivite_id = $1 AND l.genre = 'invitation'
                  AND l.objet_id = c.id AND l.revoque_a IS NULL AND l.utilise_a IS NULL),
               (SELECT COUNT(*) FROM lien_signe l WHERE l.collectivite_id = $1 AND l.genre = 'invitation' AND l.objet_id = c.id)
             FROM compte c
             LEFT JOIN organisation o ON o.id = c.organisation_id
             LEFT JOIN mot_de_passe m ON m.compte_id = c.id
             WHERE c.collectivite_id = $1 AND c.id = $2",
            args![id],
        )
        .await?;
    rows.into_iter().next().map(|row| read(row, &mut held)).transpose()
}

/// The roles of one account.
///
/// # Errors
/// `StoreError`.
pub async fn roles(reader: &mut impl Read, compte: CompteId) -> Result<Vec<Attribution>, StoreError> {
    reader.list::<Attribution>("compte_id = $2 ;; ORDER BY id", args![compte]).await
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
