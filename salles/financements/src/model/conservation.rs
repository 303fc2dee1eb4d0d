//! How long what is personal in a file is kept: « Durées réglables ⚖ (refusés 2 ans, financés 10 ans) » (Financements, § 10).

use super::DossierId;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::code_enum;
use store::{columns, record};

code_enum! {
    /// What became of a file, for how long it is kept.
    pub enum Categorie {
        Refuse = "refuse",
        Finance = "finance",
    }
}

code_enum! {
    /// From when its years are counted.
    pub enum Depart {
        /// 31 December of its year.
        FinExercice = "fin_exercice",
        DerniereEcriture = "derniere_ecriture",
    }
}
columns!(Categorie, Depart);

record! {
    /// A duration that a person set, in force from a day; a later one replaces it from its own.
    pub struct DureeConservation: DureeConservationId in "duree_conservation" {
        pub categorie: Categorie,
        pub annees: i64,
        pub depart: Depart,
        pub effet_le: Date,
        /// Where it comes from: a deliberation, a schedule of archives.
        pub source: String,
        pub fixee_par: String,
        pub fixee_a: Timestamp,
    }
}

record! {
    /// A file whose personal data and papers were erased.
    pub struct EffacementDossier: EffacementDossierId in "effacement_dossier" {
        pub dossier_id: DossierId,
        pub categorie: Categorie,
        /// The last day it was to be kept.
        pub echeance: Date,
        pub pieces: i64,
        pub octets: i64,
        pub motif: String,
        pub fait_par: String,
        pub fait_a: Timestamp,
    }
}
