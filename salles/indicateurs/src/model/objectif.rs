//! What an indicator aims at in one place, beside what it aims at for the whole contract.

use super::IndicateurId;
use jiff::civil::Date;
use store::record;
use territoire::model::TerritoireId;

/// Stands for the year of the record that holds the reference of a place.
pub const REFERENCE: i64 = 0;

record! {
    /// « référence : valeur, date, provenance. Une seule par territoire » and « cibles : par date et par territoire » (§ 2): one
    /// row for the reference of a place, one for its target of each contract year.
    pub struct ObjectifTerritoire: ObjectifTerritoireId in "objectif_territoire" {
        pub contrat_id: String,
        pub indicateur_id: IndicateurId,
        pub territoire_id: TerritoireId,
        /// [`REFERENCE`], or the contract year of a target.
        pub annee: i64,
        /// Decimal text.
        pub valeur: String,
        /// Of a reference.
        pub le: Option<Date>,
        /// Of a reference; empty: nobody said.
        pub provenance: String,
    }
}
