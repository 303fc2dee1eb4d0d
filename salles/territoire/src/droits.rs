//! Who may change the territory: « tenir l'annuaire », on the whole collectivité.

use kernel::Right;
use store::ActeError;
use web::Visit;

/// # Errors
/// `ActeError::Interdit`.
pub fn tenir(visit: &Visit) -> Result<(), ActeError> {
    if visit.may(Right::TenirAnnuaire, None) { Ok(()) } else { Err(ActeError::Interdit) }
}
