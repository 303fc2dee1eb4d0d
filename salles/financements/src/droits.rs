//! Who may what on which object (Financements, § 11): « contrôle par acte et par objet ». A right that reaches « ce qui est
//! confié » is the holder's own files, or the funder's own column.

use crate::model::{Appel, FinanceurInscrit, Porteur};
use kernel::Right;
use kernel::actor::Reach;
use web::Visit;

/// Whether this visitor acts for an organisation.
#[must_use]
pub fn est_de(visit: &Visit, organisation: &str) -> bool {
    visit.visitor.as_ref().is_some_and(|v| v.organisation_id.as_deref() == Some(organisation))
}

/// Whether the visitor may write in the files of that holder: their own, or (the team) any, « saisie assistée, tracée ».
#[must_use]
pub fn depose_pour(visit: &Visit, porteur: &Porteur, appel: &Appel) -> bool {
    match visit.reach(Right::DeposerDossier, Some(&appel.contrat_id)) {
        Reach::Tout => true,
        Reach::Confie => est_de(visit, &porteur.organisation_id.to_string()),
        Reach::Rien => false,
    }
}

/// Whether the visitor reads the files of that call that are not their own.
#[must_use]
pub fn lit_les_dossiers(visit: &Visit, appel: &Appel) -> bool {
    visit.may(Right::LireAppel, Some(&appel.contrat_id))
}

/// Whether the visitor leads that call.
#[must_use]
pub fn conduit(visit: &Visit, appel: &Appel) -> bool {
    visit.may(Right::ConduireAppel, Some(&appel.contrat_id))
}

/// Whether the visitor fills the column of that funder: its own, or (the team) that of a funder without account.
#[must_use]
pub fn remplit_la_colonne(visit: &Visit, financeur: &FinanceurInscrit, appel: &Appel) -> bool {
    let contrat = Some(appel.contrat_id.as_str());
    if visit.reach(Right::InstruireDossier, contrat) == Reach::Rien {
        return false;
    }
    let siens = financeur.organisation_id.is_some_and(|id| est_de(visit, &id.to_string()));
    let pour_un_declare = !financeur.instruit && visit.may(Right::ConduireAppel, contrat);
    siens && !visit.may(Right::ConduireAppel, contrat) || pour_un_declare
}
