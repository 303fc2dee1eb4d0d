//! What becomes of a decision once taken.

use super::non;
use crate::model::{Comite, Decision, DecisionId, EtatDecision};
use crate::regles::decision::{AutourDuSuivi, Passage, Refus, franchir};
use store::{ActeError, Read, Writer};

/// Writes one step of the follow-up. `version` is the one that was read.
///
/// # Errors
/// Every forbidden passage by name; `StoreError::Stale`.
pub async fn suivre(w: &mut Writer, id: DecisionId, version: i64, passage: &Passage) -> Result<Decision, ActeError> {
    let mut decision: Decision = w.load(&id).await?;
    let comite: Comite = w.load(&decision.comite_id).await?;
    let rapporteuse = match passage.rapportee_par {
        Some(autre) if passage.vers == EtatDecision::Rapportee => {
            let autre: Decision = w.load(&autre).await?;
            let seance: Comite = w.load(&autre.comite_id).await?;
            Some((autre, seance))
        }
        _ => None,
    };
    let autour =
        AutourDuSuivi { comite: &comite, aujourd_hui: w.today(), rapporteuse: rapporteuse.as_ref().map(|(d, c)| (d, c)) };
    let (pas, echeance) = franchir(&decision, passage, autour, w.actor().nom()).map_err(non)?;
    w.motif(pas.texte.clone());
    decision.version = version;
    decision.etat = pas.etat;
    decision.echeance = echeance;
    decision.suivi.push(pas);
    w.update(&mut decision).await?;
    Ok(decision)
}

/// Ticks a task of a decision as done today, or takes the tick back.
///
/// # Errors
/// `TacheInconnue`.
pub async fn cocher_tache(w: &mut Writer, id: DecisionId, rang: usize, faite: bool) -> Result<Decision, ActeError> {
    let mut decision: Decision = w.load(&id).await?;
    let jour = w.today();
    let tache = decision.proposition.taches.get_mut(rang).ok_or(Refus::TacheInconnue)?;
    tache.faite_le = faite.then_some(tache.faite_le.unwrap_or(jour));
    w.update(&mut decision).await?;
    Ok(decision)
}
