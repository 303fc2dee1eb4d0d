//! The State's portal of requests, as its extracts speak: « Dauphin, Elan : portails de dépôt » (Financements, § 1).

use super::DossierId;
use jiff::Timestamp;
use kernel::code_enum;
use std::collections::BTreeMap;
use store::{Json, columns, record};

code_enum! {
    /// What a status of Dauphin means here.
    pub enum SensDauphin {
        /// Not a request yet, or not one any more: its row is left out.
        Ecarter = "ecarter",
        Depose = "depose",
        ACompleter = "a_completer",
        Complet = "complet",
        EnInstruction = "en_instruction",
        Irrecevable = "irrecevable",
        Accorde = "accorde",
        Refuse = "refuse",
        Retire = "retire",
    }
}
columns!(SensDauphin);

record! {
    /// A status of Dauphin that a person translated, for every extract to come.
    pub struct StatutDauphin: StatutDauphinId in "statut_dauphin" {
        /// The word, case and accents aside.
        pub cle: String,
        /// As the extract wrote it.
        pub dit: String,
        pub sens: SensDauphin,
    }
}

/// By field, what a cell said: amounts in centimes, days as `2026-01-31`. A cell that says nothing is absent.
pub type Dites = BTreeMap<String, String>;

record! {
    /// What an extract of Dauphin last said of a file.
    pub struct ImportDauphin: ImportDauphinId in "import_dauphin" {
        pub dossier_id: DossierId,
        pub reference: String,
        pub valeurs: Json<Dites>,
        pub importe_a: Timestamp,
    }
}
