//! A sheet written once, read by several contracts.

use super::redaction::sur_contrat;
use crate::model::{AxeTransversal, Contrat, FicheAction, FicheRattachee, FicheRattacheeId, Noeud};
use crate::regles::rattachement::{self as regles, SaisieRattachement};
use kernel::Right;
use store::{ActeError, Read, args};
use web::Visit;

/// Makes a sheet of any contract read by this one, on a level or on an axis.
///
/// # Errors
/// `Interdit` without the right on this contract; the refusals of `regles::rattachement`.
pub async fn rattacher(visit: &Visit, contrat: &Contrat, saisie: &SaisieRattachement) -> Result<FicheRattachee, ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("fiche_rattachee.rattacher").await?;
    let fiches: Vec<FicheAction> = w.list("id = $2 AND retiree_le IS NULL", args![saisie.fiche]).await?;
    let noeuds: Vec<Noeud> = w.list("contrat_id = $2", args![contrat.id]).await?;
    let axes: Vec<AxeTransversal> = w.list("contrat_id = $2", args![contrat.id]).await?;
    let deja: Vec<FicheRattachee> = w.list("contrat_id = $2", args![contrat.id]).await?;
    let one = regles::rattacher(contrat.id, saisie, (&fiches, &noeuds, &axes), &deja).map_err(ActeError::refuse)?;
    w.insert(&one).await?;
    w.commit().await?;
    Ok(one)
}

/// Ends such a reading; the sheet itself does not move.
///
/// # Errors
/// `Interdit`, `StoreError::Missing`.
pub async fn detacher(visit: &Visit, contrat: &Contrat, id: FicheRattacheeId) -> Result<(), ActeError> {
    sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer("fiche_rattachee.detacher").await?;
    let one: FicheRattachee = w.load(&id).await?;
    if one.contrat_id != contrat.id {
        return Err(ActeError::Interdit);
    }
    w.delete(&one).await?;
    w.commit().await?;
    Ok(())
}
