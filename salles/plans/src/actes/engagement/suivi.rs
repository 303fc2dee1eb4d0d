//! What becomes of a promise: its state, its due day and quantities, another version of it.

use super::{Deposant, charger, preuves_de};
use crate::actes::redaction::sur_contrat;
use crate::model::{Contrat, Engagement, EngagementId, EtatEngagement};
use crate::regles::engagement::{self as regles, Refus, SaisieRenegociation, SaisieSuivi};
use kernel::Right;
use store::{ActeError, Read, Writer, args};
use web::Visit;

/// The coordination changes the state of a promise whose `version` was read.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of `regles::engagement::passer`.
pub async fn changer_etat(
    visit: &Visit,
    contrat: &Contrat,
    id: &str,
    version: i64,
    vers: EtatEngagement,
    raison: &str,
) -> Result<Engagement, ActeError> {
    sur_contrat(visit, Right::MenerCampagne, contrat.id)?;
    let mut w = visit.writer("engagement.changer_etat").await?;
    let one = charger(&mut w, contrat, id, Some(version)).await?;
    let one = passer(&mut w, one, vers, raison).await?;
    w.commit().await?;
    Ok(one)
}

/// The debtor says that it has begun, or that it is done: « il dépose, il n'accepte pas ».
///
/// # Errors
/// `Interdit` when the promise is another's; `PassageInterdit` for a state that is not the debtor's to say, `SansPreuve`.
pub async fn declarer(
    w: &mut Writer,
    contrat: &Contrat,
    id: &str,
    vers: EtatEngagement,
    par: &Deposant,
) -> Result<Engagement, ActeError> {
    let one = charger(w, contrat, id, None).await?;
    if par.organisation.is_none() || one.organisation_id != par.organisation {
        return Err(ActeError::Interdit);
    }
    // A debtor neither reopens what was kept nor notes that a promise is broken: the body that follows it does.
    if one.etat == EtatEngagement::Tenu || !matches!(vers, EtatEngagement::EnCours | EtatEngagement::Tenu) {
        return Err(Refus::PassageInterdit { de: one.etat, vers }.into());
    }
    passer(w, one, vers, "").await
}

async fn passer(w: &mut Writer, mut one: Engagement, vers: EtatEngagement, raison: &str) -> Result<Engagement, ActeError> {
    let preuves = preuves_de(w, &one).await?;
    if let Some(motif) = regles::passer(one.etat, vers, &preuves, raison)? {
        w.motif(motif);
    }
    one.etat = vers;
    w.update(&mut one).await?;
    Ok(one)
}

/// The coordination sets the due day and the quantities.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of the form.
pub async fn regler(
    visit: &Visit,
    contrat: &Contrat,
    id: &str,
    version: i64,
    saisie: &SaisieSuivi,
) -> Result<Engagement, ActeError> {
    sur_contrat(visit, Right::MenerCampagne, contrat.id)?;
    let mut w = visit.writer("engagement.regler").await?;
    let avant = charger(&mut w, contrat, id, Some(version)).await?;
    let mut one = regles::lire_suivi(&avant, saisie).map_err(ActeError::refuse)?;
    w.update(&mut one).await?;
    w.commit().await?;
    Ok(one)
}

/// Replaces a promise by the version that both sides accepted; gives the new one.
///
/// # Errors
/// `Interdit`, `Stale`, the refusals of the form.
pub async fn renegocier(
    visit: &Visit,
    contrat: &Contrat,
    id: &str,
    version: i64,
    saisie: &SaisieRenegociation,
) -> Result<Engagement, ActeError> {
    sur_contrat(visit, Right::MenerCampagne, contrat.id)?;
    let mut w = visit.writer("engagement.renegocier").await?;
    let avant = charger(&mut w, contrat, id, Some(version)).await?;
    let (mut ancien, mut nouveau) = regles::renegocier(&avant, saisie, EngagementId::fresh()).map_err(ActeError::refuse)?;
    let rows = w
        .rows("SELECT COALESCE(MAX(ordre), 0) FROM engagement WHERE collectivite_id = $1 AND contrat_id = $2", args![contrat.id])
        .await?;
    nouveau.ordre = rows.into_iter().next().map(|mut row| row.take::<i64>()).transpose()?.unwrap_or_default() + 1;
    w.motif(format!("{} ({})", saisie.motif.trim(), saisie.accord.trim()));
    w.update(&mut ancien).await?;
    w.insert(&nouveau).await?;
    w.commit().await?;
    Ok(nouveau)
}
