//! Who may edit what (Plans, § 11): « modifier une fiche en vigueur : Coo ●, Pil ◐ » ; « un refus ne
//! révèle pas l'existence de l'objet ».

use crate::model::{ContratId, FicheAction};
use crate::regles::redaction::Refus;
use kernel::Right;
use kernel::actor::Reach;
use store::{ActeError, Read, args};
use web::Visit;

/// How far someone may edit a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Portee {
    /// The coordination: everything.
    Tout,
    /// A pilot of the sheet: context, publics, territories.
    Confie,
}

/// Asks for a right on a whole contract.
///
/// # Errors
/// `ActeError::Interdit`.
pub fn sur_contrat(visit: &Visit, right: Right, contrat: ContratId) -> Result<(), ActeError> {
    if visit.may(right, Some(&contrat.to_string())) { Ok(()) } else { Err(ActeError::Interdit) }
}

/// How far this visitor may edit this sheet: « Un pilote ne modifie que les fiches que pilote son
/// organisation ».
///
/// # Errors
/// `ActeError::Interdit` when not at all, `StoreError`.
pub async fn portee_sur_fiche(visit: &Visit, r: &mut impl Read, fiche: &FicheAction) -> Result<Portee, ActeError> {
    match visit.reach(Right::ModifierFiche, Some(&fiche.contrat_id.to_string())) {
        Reach::Tout => Ok(Portee::Tout),
        Reach::Rien => Err(ActeError::Interdit),
        Reach::Confie => {
            let Some(organisation) = visit.visitor.as_ref().and_then(|v| v.organisation_id.clone()) else {
                return Err(ActeError::Interdit);
            };
            let rows = r
                .rows(
                    "SELECT id FROM participation WHERE collectivite_id = $1 AND fiche_id = $2 AND organisation_id = $3 AND role = 'pilote'",
                    args![fiche.id, organisation],
                )
                .await?;
            if rows.is_empty() { Err(ActeError::Interdit) } else { Ok(Portee::Confie) }
        }
    }
}

/// Asks for the whole of a sheet in force.
///
/// # Errors
/// `ActeError::Interdit` when the visitor is not of the coordination, `DejaRetiree`.
pub fn tout_de_la_fiche(visit: &Visit, fiche: &FicheAction) -> Result<(), ActeError> {
    sur_contrat(visit, Right::ModifierFiche, fiche.contrat_id)?;
    if fiche.retiree_le.is_some() { Err(Refus::DejaRetiree.into()) } else { Ok(()) }
}
