//! The rules of this room: pure, each with its reason and its source.

pub mod collectivite;
pub mod comptes;
pub mod connexion;
pub mod jetons;
pub mod mot_de_passe;
pub mod organisations;
pub mod sso;

/// The text that the rules on accounts come from.
const QUI_PEUT_QUOI: &str = "Règles de pacte, « Qui peut quoi »";
