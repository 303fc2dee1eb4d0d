//! Signatories, commitments, money and bodies of a contract: the same four gestures for each.

use super::acces::charger_a_jour;
use super::suppression::{DuContrat, supprimer};
use super::{Sens, droits, ordre};
use crate::model::{Contrat, ContratId, Engagement, Financement, Gouvernance, Signataire};
use crate::regles::redaction::{Partie, Refus, SaisiePartie};
use acteurs::model::Organisation;
use kernel::Right;
use store::{ActeError, Read, StoreError, Writer, args};
use web::Visit;

/// A kind of line with its list, and the names of its acts in the journal.
pub trait LigneDeContrat: Partie + DuContrat {
    const AJOUTER: &'static str;
    const MODIFIER: &'static str;
    const DEPLACER: &'static str;
    const SUPPRIMER: &'static str;
    /// All those of a contract, in order.
    fn toutes<R: Read>(r: &mut R, contrat: ContratId) -> impl Future<Output = Result<Vec<Self>, StoreError>> + Send;
}

impl LigneDeContrat for Signataire {
    const AJOUTER: &'static str = "signataire.ajouter";
    const MODIFIER: &'static str = "signataire.modifier";
    const DEPLACER: &'static str = "signataire.deplacer";
    const SUPPRIMER: &'static str = "signataire.supprimer";
    async fn toutes<R: Read>(r: &mut R, contrat: ContratId) -> Result<Vec<Self>, StoreError> {
        r.list::<Signataire>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await
    }
}

impl LigneDeContrat for Engagement {
    const AJOUTER: &'static str = "engagement.ajouter";
    const MODIFIER: &'static str = "engagement.modifier";
    const DEPLACER: &'static str = "engagement.deplacer";
    const SUPPRIMER: &'static str = "engagement.supprimer";
    async fn toutes<R: Read>(r: &mut R, contrat: ContratId) -> Result<Vec<Self>, StoreError> {
        r.list::<Engagement>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await
    }
}

impl LigneDeContrat for Financement {
    const AJOUTER: &'static str = "financement.ajouter";
    const MODIFIER: &'static str = "financement.modifier";
    const DEPLACER: &'static str = "financement.deplacer";
    const SUPPRIMER: &'static str = "financement.supprimer";
    async fn toutes<R: Read>(r: &mut R, contrat: ContratId) -> Result<Vec<Self>, StoreError> {
        r.list::<Financement>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await
    }
}

impl LigneDeContrat for Gouvernance {
    const AJOUTER: &'static str = "gouvernance.ajouter";
    const MODIFIER: &'static str = "gouvernance.modifier";
    const DEPLACER: &'static str = "gouvernance.deplacer";
    const SUPPRIMER: &'static str = "gouvernance.supprimer";
    async fn toutes<R: Read>(r: &mut R, contrat: ContratId) -> Result<Vec<Self>, StoreError> {
        r.list::<Gouvernance>("contrat_id = $2 ;; ORDER BY ordre, id", args![contrat]).await
    }
}

/// Adds a line at the end of its list.
///
/// # Errors
/// `Interdit`, the refusals of the form.
pub async fn ajouter_ligne<T: LigneDeContrat>(visit: &Visit, contrat: &Contrat, saisie: &SaisiePartie) -> Result<T, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer(T::AJOUTER).await?;
    let mut toutes = T::toutes(&mut w, contrat.id).await?;
    let mut ligne = T::vide(contrat.id).lire(saisie).map_err(ActeError::refuse)?;
    annuaire(&mut w, &ligne).await?;
    *ligne.ordre() = ordre::suivant(toutes.iter_mut().map(|l| *l.ordre()));
    w.insert(&ligne).await?;
    w.commit().await?;
    Ok(ligne)
}

/// Edits a line whose `version` was read.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of the form.
pub async fn modifier_ligne<T: LigneDeContrat>(
    visit: &Visit,
    contrat: &Contrat,
    id: &str,
    version: i64,
    saisie: &SaisiePartie,
) -> Result<T, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer(T::MODIFIER).await?;
    let avant: T = charger_a_jour(&mut w, &id, version).await?;
    if avant.contrat() != contrat.id {
        return Err(ActeError::Interdit);
    }
    let mut ligne = avant.lire(saisie).map_err(ActeError::refuse)?;
    annuaire(&mut w, &ligne).await?;
    w.update(&mut ligne).await?;
    w.commit().await?;
    Ok(ligne)
}

/// Moves a line one place.
///
/// # Errors
/// `Interdit`, `Missing`.
pub async fn deplacer_ligne<T: LigneDeContrat>(visit: &Visit, contrat: &Contrat, id: &str, sens: Sens) -> Result<(), ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut w = visit.writer(T::DEPLACER).await?;
    let toutes = T::toutes(&mut w, contrat.id).await?;
    ordre::deplacer(&mut w, toutes, id, sens, T::ordre).await?;
    w.commit().await?;
    Ok(())
}

/// Takes a line off; `retablir_ce_qui_fut_supprime` puts it back.
///
/// # Errors
/// `Interdit`, `Missing`.
pub async fn supprimer_ligne<T: LigneDeContrat>(visit: &Visit, contrat: &Contrat, id: &str) -> Result<T, ActeError> {
    supprimer(visit, T::SUPPRIMER, contrat.id, id).await
}

/// The organisation named must be of the directory.
async fn annuaire<T: LigneDeContrat>(w: &mut Writer, ligne: &T) -> Result<(), ActeError> {
    let Some(id) = ligne.organisation() else { return Ok(()) };
    match w.find::<Organisation>("id = $2", args![id]).await? {
        Some(_) => Ok(()),
        None => Err(Refus::ChoixInconnu { champ: "organisation", saisi: id.to_string() }.into()),
    }
}
