//! Committees, decisions, amendments, act by act. Acts take a `Writer` and leave the commit to the caller,
//! so that a page, a loader or a test can group them. Rights on the contract are the caller's to check
//! (`Right::PreparerDecision`, `Right::ConduireAvenant`).
//! Read `comite.rs` for the life of a sitting, `plan.rs` for how a field of the plan is read and rewritten.

mod avenant;
mod comite;
mod decider;
mod dossier;
mod plan;
mod suivre;

#[cfg(test)]
pub mod tests;

pub use avenant::{
    ApercuAvenant, ProjetModification, apercu, appliquer_avenant, creer_avenant, ecrire_modification, modifier_avenant,
    porter_decisions, remettre_en_projet, retirer_modification, signer_avenant, supprimer_avenant,
};
pub use comite::{creer_comite, modifier_comite, supprimer_comite, tenir_comite, valider_releve};
pub use decider::{appliquer_effet, decider, modifier_decision, ordonner, regler_revision, retirer_decision};
pub use dossier::{DossierCharge, charger_dossier};
pub use plan::{PlanCharge, charger_plan, ouvrir_fiche};
pub use suivre::{cocher_tache, suivre};

use crate::regles::decision::Refus;
use store::ActeError;

/// One refusal or several, as an act returns them.
fn non(refus: Vec<Refus>) -> ActeError {
    ActeError::refuse(refus)
}
