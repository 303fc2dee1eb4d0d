//! Writing the words of the acts. Every version is kept.

use crate::model::{CleModele, ModeleActe};
use crate::mots::modele::origine;
use crate::regles::modele::{Refus, derniere, lire};
use crate::store as lectures;
use kernel::{Id, Right};
use store::ActeError;
use web::Visit;

/// Writes a passage in place of the version that was seen (its rank, 0: none yet); an empty text brings back the words of the
/// software. Nothing changes, nothing is written.
///
/// # Errors
/// `Interdit`; every `Refus`.
pub async fn ecrire(visit: &Visit, cle: CleModele, texte: &str, vu: i64) -> Result<(), ActeError> {
    if !visit.may(Right::ConduireAppel, None) {
        return Err(ActeError::Interdit);
    }
    let texte = lire(cle, texte, &origine(cle)).map_err(ActeError::refuse)?;
    let mut w = visit.writer("modele.fixer").await?;
    let tous = lectures::modeles(&mut w).await?;
    let avant = derniere(&tous, cle);
    let rang = avant.map_or(0, |x| x.rang);
    if let Some(autre) = avant.filter(|x| x.rang != vu) {
        return Err(Refus::Change { cle, par: autre.ecrit_par.clone() }.into());
    }
    if avant.map_or("", |x| x.texte.as_str()) == texte {
        return Ok(());
    }
    w.insert(&ModeleActe {
        id: Id::fresh(),
        version: 1,
        cle,
        rang: rang + 1,
        texte,
        ecrit_le: w.today(),
        ecrit_par: visit.visitor.as_ref().map(|v| v.nom.clone()).unwrap_or_default(),
    })
    .await?;
    w.commit().await?;
    Ok(())
}
