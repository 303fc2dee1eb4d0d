//! Values typed in a grid, pasted, or imported: judged cell by cell, written in one transaction, handed in, sent back,
//! validated. « saisir une valeur ; la valider : Coo ● ; Pil ◐ saisie ; Par ◐ saisie » (Plans, § 11).

pub mod dossier;
pub mod ecriture;
pub mod etats;
pub mod import;
pub mod jugement;
mod niveaux;
pub mod par_lieu;
mod projection;
pub mod publiable;
pub mod reglage;
pub mod relations;
pub mod tapees;
pub mod ventiler;

pub use crate::regles::RefusValeur;
pub use dossier::{Dossier, Perimetre, Suite};
pub use ecriture::{Bilan, Voulu, ecrire};
pub use jugement::{Cellule, Cle, PartSaisie, Verdict, juger};
pub(super) use projection::decimal;
