//! « Undo rather than "are you sure?" »: what was taken off a list can be put back, from the journal.

use super::droits;
use crate::model::{
    Articulation, AxeTransversal, Contrat, ContratId, Engagement, Financement, FocusAction, Gouvernance, Noeud, Participation,
    PointEvaluation, Signataire, Thematique,
};
use crate::regles::redaction::Refus;
use kernel::Right;
use store::{ActeError, Read, Record, StoreError, Writer, journal};
use web::Visit;

/// A record of a contract that can be taken off and put back.
pub trait DuContrat: Record {
    /// The right that editing it asks for.
    const DROIT: Right;
    fn contrat(&self) -> ContratId;
}

macro_rules! du_contrat {
    ($($t:ty => $droit:ident),+ $(,)?) => {$(
        impl DuContrat for $t {
            const DROIT: Right = Right::$droit;
            fn contrat(&self) -> ContratId { self.contrat_id }
        }
    )+};
}
du_contrat!(
    Participation => ModifierFiche,
    Noeud => CreerContrat,
    Signataire => ModifierPlan,
    Engagement => ModifierPlan,
    Financement => ModifierPlan,
    Gouvernance => ModifierPlan,
    AxeTransversal => ModifierPlan,
    FocusAction => ModifierPlan,
    Thematique => ModifierPlan,
    Articulation => ModifierPlan,
    PointEvaluation => ModifierPlan,
);

/// Puts a deleted record back as it was. `contrat` is the contract of the page.
///
/// # Errors
/// `Missing` when the journal holds no such deletion, `Interdit`, `Duplicate` when its place was
/// taken meanwhile.
pub async fn retablir_ce_qui_fut_supprime<T: DuContrat>(visit: &Visit, contrat: &Contrat, id: &str) -> Result<T, ActeError> {
    droits::sur_contrat(visit, T::DROIT, contrat.id)?;
    let mut w = visit.writer("plan.retablir").await?;
    let record = remettre(&mut w, contrat.id, id).await?;
    w.commit().await?;
    Ok(record)
}

/// The record as the journal last knew it, written again under its id.
pub(super) async fn remettre<T: DuContrat>(w: &mut Writer, contrat: ContratId, id: &str) -> Result<T, ActeError> {
    let absent = || StoreError::Missing { table: T::TABLE, id: id.to_owned() };
    let derniere = journal::histoire(w, T::TABLE, id).await?.pop().ok_or_else(absent)?;
    let (Some(avant), None) = (derniere.avant, derniere.apres) else {
        return Err(StoreError::Duplicate(T::TABLE.to_owned()).into());
    };
    let mut record: T = serde_json::from_value(avant).map_err(|e| StoreError::Broken(e.to_string()))?;
    if record.contrat() != contrat {
        return Err(absent().into());
    }
    record.set_version(record.version() + 1);
    w.insert(&record).await?;
    Ok(record)
}

/// Takes a record off its list; the journal keeps it whole.
pub(super) async fn supprimer<T: DuContrat>(
    visit: &Visit,
    acte: &'static str,
    contrat: ContratId,
    id: &str,
) -> Result<T, ActeError> {
    droits::sur_contrat(visit, T::DROIT, contrat)?;
    let mut w = visit.writer(acte).await?;
    let record: T = w.load(&id).await?;
    if record.contrat() != contrat {
        return Err(ActeError::Interdit);
    }
    effacer(&mut w, &record).await?;
    w.commit().await?;
    Ok(record)
}

/// Deletes a record, unless another one names it.
pub(super) async fn effacer<T: Record>(w: &mut Writer, record: &T) -> Result<(), ActeError> {
    w.delete(record).await.map_err(|error| match error {
        StoreError::Cited(_) => Refus::LigneCitee.into(),
        other => other.into(),
    })
}
