//! The programmes of the territory, common to all its contracts.

use super::acces::charger_a_jour;
use crate::model::{Contrat, ContratId, Programme, ProgrammeId};
use crate::regles::redaction::{SaisieProgramme, lire_programme, programme_vierge};
use kernel::Right;
use store::{ActeError, Read, Writer, args};
use web::Visit;

/// Who edits some contract keeps the programmes they share.
fn droit(visit: &Visit) -> Result<(), ActeError> {
    if visit.may(Right::ModifierPlan, None) { Ok(()) } else { Err(ActeError::Interdit) }
}

pub(super) async fn connus(r: &mut impl Read) -> Result<Vec<Programme>, ActeError> {
    Ok(r.list(";; ORDER BY cle COLLATE \"C\", id", args![]).await?)
}

async fn contrats(w: &mut Writer) -> Result<Vec<ContratId>, ActeError> {
    Ok(w.list::<Contrat>(";; ORDER BY slug", args![]).await?.into_iter().map(|c| c.id).collect())
}

/// Writes a new programme.
///
/// # Errors
/// `Interdit`, `ProgrammeProche` when it seems known, the other refusals of the form.
pub async fn ajouter_programme(visit: &Visit, saisie: &SaisieProgramme) -> Result<Programme, ActeError> {
    droit(visit)?;
    let mut w = visit.writer("programme.ajouter").await?;
    let (known, contracts) = (connus(&mut w).await?, contrats(&mut w).await?);
    let one = lire_programme(&programme_vierge(), saisie, &known, &contracts).map_err(ActeError::refuse)?;
    w.insert(&one).await?;
    w.commit().await?;
    Ok(one)
}

/// Edits a programme whose `version` was read.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of the form.
pub async fn modifier_programme(
    visit: &Visit,
    id: ProgrammeId,
    version: i64,
    saisie: &SaisieProgramme,
) -> Result<Programme, ActeError> {
    droit(visit)?;
    let mut w = visit.writer("programme.modifier").await?;
    let before: Programme = charger_a_jour(&mut w, &id, version).await?;
    let (known, contracts) = (connus(&mut w).await?, contrats(&mut w).await?);
    let mut one = lire_programme(&before, saisie, &known, &contracts).map_err(ActeError::refuse)?;
    w.update(&mut one).await?;
    w.commit().await?;
    Ok(one)
}
