//! Writing: xlsx and ods for people, csv for machines. All keep texts as texts.

pub mod csv;
pub mod ods;
pub mod xlsx;

mod noms;

pub use noms::nom_permis;

use crate::Adresse;

/// Rows a sheet can hold, heading included.
pub const LIGNES_MAX: usize = 1_048_576;
/// Columns a sheet can hold.
pub const COLONNES_MAX: usize = 16_384;
/// UTF-16 units a cell can hold.
pub const TEXTE_MAX: usize = 32_767;

/// Why a workbook cannot be written. Each is a fault of the caller or of the base, never of the person.
#[derive(Debug, thiserror::Error)]
pub enum ErreurEcriture {
    #[error("a workbook needs at least one sheet that shows")]
    SansFeuille,
    #[error("the text of {adresse} has {longueur} characters, a cell holds {TEXTE_MAX}")]
    TexteTropLong { adresse: Adresse, longueur: usize },
    #[error("the sheet {feuille} has {lignes} rows and {colonnes} columns, too many for a spreadsheet")]
    TropGrand { feuille: String, lignes: usize, colonnes: usize },
    #[error("the workbook could not be written: {0}")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    #[error("the workbook could not be packed: {0}")]
    Zip(#[from] zip::result::ZipError),
    #[error("the csv could not be written: {0}")]
    Csv(#[from] ::csv::Error),
}
