//! Tokens: what a program shows to act in the name of an account, and the address of a calendar. They are signed
//! links like the others: revocable, dated, their last day of use kept, their secret stored nowhere.

use super::connexion::visiteur;
use crate::lien;
use crate::model::{Compte, GenreLien, LienSigne};
use crate::regles::jetons;
use jiff::{SignedDuration, Timestamp};
use kernel::{Actor, CollectiviteId};
use store::{ActeError, Db, Read, StoreError, args};
use web::{Visit, Visitor};

/// A token that was just made: shown once.
pub struct Nouveau {
    pub lien: LienSigne,
    pub jeton: String,
}

/// Makes a token for oneself.
///
/// # Errors
/// The refusals of `regles::jetons`; `Interdit` when signed out.
pub async fn creer(visit: &Visit, nom: &str, genre: GenreLien, jours: Option<i64>) -> Result<Nouveau, ActeError> {
    let visitor = visit.visitor.as_deref().ok_or(ActeError::Interdit)?;
    if !matches!(genre, GenreLien::ApiLecture | GenreLien::ApiEcriture | GenreLien::Calendrier) {
        return Err(ActeError::Interdit);
    }
    let mut w = visit.writer("jeton.creer").await?;
    let compte: Compte = w.load(&visitor.compte_id).await?;
    let now = w.now();
    let open = siens(&mut w, &visitor.compte_id, now).await?.len();
    let jours = jetons::verifier(nom, jours, open).map_err(ActeError::refuse)?;
    let until = now + SignedDuration::from_hours(24 * jours);
    let lien = lien::creer(&mut w, genre, &compte.id.to_string(), nom, Some(until)).await?;
    w.commit().await?;
    let jeton = lien::jeton(&visit.house.secret, visit.collectivite.id, &lien.id.to_string());
    Ok(Nouveau { lien, jeton })
}

/// Closes one of one's own tokens at once.
///
/// # Errors
/// `Interdit` when it is nobody's, someone else's or already closed.
pub async fn fermer(visit: &Visit, id: &str) -> Result<(), ActeError> {
    let visitor = visit.visitor.as_deref().ok_or(ActeError::Interdit)?;
    let mut w = visit.writer("jeton.fermer").await?;
    let now = w.now();
    let all = siens(&mut w, &visitor.compte_id, now).await?;
    let found = all.into_iter().find(|l| l.id.to_string() == id).ok_or(ActeError::Interdit)?;
    lien::revoquer(&mut w, found.id).await?;
    Ok(w.commit().await?)
}

/// The tokens of an account that still open something, oldest first.
///
/// # Errors
/// `StoreError` when the database cannot be read.
pub async fn siens(reader: &mut impl Read, compte: &str, now: Timestamp) -> Result<Vec<LienSigne>, StoreError> {
    reader
        .list::<LienSigne>(
            "objet_id = $2 AND genre IN ('api_lecture', 'api_ecriture', 'calendrier')
             AND revoque_a IS NULL AND expire_a > $3 ;; ORDER BY id",
            args![compte.to_owned(), now],
        )
        .await
}

/// The account behind a token of one of these kinds, with its roles; nothing when the token is closed or the account
/// is. Its first use of the day is written down.
///
/// # Errors
/// `StoreError` when the database cannot be read.
pub async fn porteur(
    db: &Db,
    collectivite: CollectiviteId,
    key: &[u8; 32],
    jeton: &str,
    genres: &[GenreLien],
) -> Result<Option<(Visitor, GenreLien)>, StoreError> {
    let mut reader = db.reader(collectivite).await?;
    let now = db.clock().now();
    let mut found = None;
    for genre in genres {
        if let Ok(lien) = lien::ouvrir(&mut reader, key, jeton, *genre, now).await? {
            found = Some(lien);
        }
    }
    let Some(lien) = found else { return Ok(None) };
    let rows = reader
        .rows(
            "SELECT c.id, c.nom, c.organisation_id, c.langue, a.role, a.contrat_id
             FROM compte c LEFT JOIN attribution a ON a.compte_id = c.id
             WHERE c.collectivite_id = $1 AND c.id = $2 AND c.actif = 1",
            args![lien.objet_id.clone()],
        )
        .await?;
    let visitor = visiteur(rows, format!("jeton:{}", lien.id), |nom| format!("{nom} ({})", lien.destinataire))?;
    drop(reader);
    let Some(visitor) = visitor else { return Ok(None) };
    if lien.vu_le != Some(db.clock().today()) {
        let actor = Actor::Compte { id: visitor.compte_id.clone(), nom: visitor.nom.clone(), pour_le_compte_de: None };
        let mut w = db.writer(collectivite, actor, "jeton.utiliser").await?;
        match lien::noter_l_usage(&mut w, &lien).await {
            Ok(()) => w.commit().await?,
            // Another request of the same program noted it at the same instant.
            Err(StoreError::Stale { .. }) => drop(w),
            Err(error) => return Err(error),
        }
    }
    Ok(Some((visitor, lien.genre)))
}
