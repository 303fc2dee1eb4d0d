//! Workbooks a person likes to work in, written and read back: xlsx, ods and csv, out and in.
//! It knows nothing of plans: columns have a kind, rows have values, cells have an address.
//!
//! « XLSX round trip: the whole plan as a workbook a person likes to work in, corrected and re-imported with a preview
//! of differences, no duplicates, errors named by cell, nothing written until accepted. » The path of a file:
//!
//! 1. [`ecrire_xlsx`], [`ecrire_ods`] or [`ecrire_csv`] gives the bytes of a [`Classeur`];
//! 2. [`lire`] turns the bytes of anybody into a [`ClasseurLu`], within [`Limites`], or says why not;
//! 3. [`FeuilleBrute::rattacher`] finds the heading row and the columns, moved, renamed or missing;
//! 4. [`confronter`] compares with the base of now and says, cell by cell, what would change.
//!
//! Nothing here writes anywhere: the caller shows the [`Ecarts`] and applies them once accepted.

pub mod calendrier;
pub mod collage;
pub mod correspondance;
pub mod decimal;
pub mod ecarts;
pub mod ecriture;
pub mod interpretation;
pub mod lecture;
pub mod modele;
pub mod mots;
pub mod rattachement;

pub use calendrier::{Evenement, calendrier};
pub use collage::lire_collage;
pub use correspondance::{Correspondance, EnteteVue, Proposition, Raison, proposer_correspondance};
pub use decimal::Decimal;
pub use ecarts::{Changement, Choix, Cote, Ecarts, ErreurCellule, LigneConfrontee, Sorte, Tranche, confronter};
pub use ecriture::{ErreurEcriture, csv::ecrire_csv, ods::ecrire_ods, xlsx::ecrire_xlsx};
pub use interpretation::{Souci, interpreter};
pub use lecture::{
    FichierRefuse, Limites,
    brut::{CelluleBrute, ClasseurLu, Contenu, FeuilleBrute, Format, Fusion, LigneBrute},
    lire,
};
pub use modele::{ALire, Adresse, Classeur, Colonne, Feuille, Genre, Valeur, lettres};
pub use rattachement::{ColonnesIntrouvables, FeuilleLue, LigneLue};

#[cfg(test)]
mod tests;
