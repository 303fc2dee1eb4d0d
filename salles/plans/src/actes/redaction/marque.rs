//! Marks to settle: « le texte imprimé est conservé, la lecture retenue est à côté ».

use super::acces::charger_a_jour;
use super::droits;
use crate::model::{Contrat, EtatMarque, Marque, MarqueId};
use crate::regles::redaction::{self as regles, Refus};
use kernel::Right;
use store::{ActeError, Writer};
use web::Visit;

/// Settles a mark whose `version` was read: what is decided, by whom, when.
///
/// # Errors
/// `Interdit`, `Stale`, `MarqueDejaReglee`, `ChampVide` when nothing is decided.
pub async fn regler_marque(
    visit: &Visit,
    contrat: &Contrat,
    id: MarqueId,
    version: i64,
    choix: &str,
) -> Result<Marque, ActeError> {
    let mut w = visit.writer("marque.regler").await?;
    let marque = decider_marque(visit, &mut w, contrat, (id, version), choix).await?;
    w.commit().await?;
    Ok(marque)
}

/// The same in the writer of a larger gesture.
///
/// # Errors
/// Those of [`regler_marque`].
pub(in crate::actes) async fn decider_marque(
    visit: &Visit,
    w: &mut Writer,
    contrat: &Contrat,
    (id, version): (MarqueId, i64),
    choix: &str,
) -> Result<Marque, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut marque = sienne(charger_a_jour(w, &id, version).await?, contrat)?;
    if let (EtatMarque::Reglee, Some(choix)) = (marque.etat, &marque.choix) {
        return Err(Refus::MarqueDejaReglee { choix: choix.clone() }.into());
    }
    let choix = regles::facultatif(choix).ok_or(Refus::ChampVide { champ: "choix" })?;
    marque.choix = Some(choix);
    marque.etat = EtatMarque::Reglee;
    marque.reglee_le = Some(w.today());
    marque.reglee_par = Some(w.actor().nom().to_owned());
    w.update(&mut marque).await?;
    Ok(marque)
}

/// Reopens a mark; what had been decided stays written until something else is.
///
/// # Errors
/// `Interdit`, `Stale`.
pub async fn rouvrir_marque(visit: &Visit, contrat: &Contrat, id: MarqueId, version: i64) -> Result<Marque, ActeError> {
    let mut w = visit.writer("marque.rouvrir").await?;
    let marque = reprendre_marque(visit, &mut w, contrat, (id, version)).await?;
    w.commit().await?;
    Ok(marque)
}

/// The same in the writer of a larger gesture.
///
/// # Errors
/// Those of [`rouvrir_marque`].
pub(in crate::actes) async fn reprendre_marque(
    visit: &Visit,
    w: &mut Writer,
    contrat: &Contrat,
    (id, version): (MarqueId, i64),
) -> Result<Marque, ActeError> {
    droits::sur_contrat(visit, Right::ModifierPlan, contrat.id)?;
    let mut marque = sienne(charger_a_jour(w, &id, version).await?, contrat)?;
    marque.etat = EtatMarque::Ouverte;
    w.update(&mut marque).await?;
    Ok(marque)
}

fn sienne(m: Marque, contrat: &Contrat) -> Result<Marque, ActeError> {
    if m.contrat_id == contrat.id { Ok(m) } else { Err(ActeError::Interdit) }
}
