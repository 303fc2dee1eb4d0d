//! What can be done here.

pub mod collectivite;
pub mod compte;
pub mod comptes;
pub mod connexion;
pub mod contacts;
pub mod demonstration;
pub mod inscription;
pub mod invitation;
pub mod jetons;
pub mod mot_de_passe;
pub mod organisations;
pub mod sso;

use kernel::Role;
use web::Visit;

/// The roles of the visitor; none for a stranger.
#[must_use]
pub(crate) fn siens(visit: &Visit) -> &[(Role, Option<String>)] {
    visit.visitor.as_ref().map_or(&[], |v| v.roles.as_slice())
}
