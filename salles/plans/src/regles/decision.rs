//! Rules of committees, decisions and amendments (« Plans, contrats et campagnes de suivi », § 8 and § 9).
//! Read `refus.rs` for every "no", `preparation.rs` for what a committee is shown, `champ.rs` for the
//! fields that a decision or an amendment may rewrite.

mod avenant;
mod champ;
mod comite;
mod difference;
pub mod mots;
mod preparation;
mod refus;
mod revision;
mod suivi;

pub use avenant::*;
pub use champ::*;
pub use comite::*;
pub use difference::*;
pub use preparation::*;
pub use refus::*;
pub use revision::*;
pub use suivi::*;
