//! The vote of a citizens' council on paper: numbered ballots, no name, no account.

use super::AppelId;
use crate::regles::Euros;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::code_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Json, columns, record};

code_enum! {
    /// How a ballot is filled.
    pub enum ModeScrutin {
        /// The files one is for.
        Approbation = "approbation",
        /// From 0 to 5 for each file.
        Notes = "notes",
    }
}

code_enum! {
    /// Ballots are typed while it is open; its result is read once it is closed.
    pub enum EtatScrutin {
        Ouvert = "ouvert",
        Clos = "clos",
    }
}
columns!(ModeScrutin, EtatScrutin);

/// A file put to the vote, and what it asks, as they were that day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProjetSoumis {
    /// « numéro public `AAAA-nnnn` ».
    pub numero: String,
    pub intitule: String,
    pub cout: Euros,
}

record! {
    /// « Vote du conseil citoyen »: an advice, never a decision.
    pub struct ScrutinConseil: ScrutinConseilId in "scrutin_conseil" {
        pub appel_id: AppelId,
        pub intitule: String,
        pub mode: ModeScrutin,
        pub etat: EtatScrutin,
        pub budget_centimes: i64,
        /// By public number.
        pub projets: Json<Vec<ProjetSoumis>>,
        pub tenu_le: Option<Date>,
        pub ouvert_a: Timestamp,
        pub clos_a: Option<Timestamp>,
    }
}

record! {
    /// A paper ballot as it was typed: its number, and points by file (1 when one is for it).
    pub struct BulletinConseil: BulletinConseilId in "bulletin_conseil" {
        pub scrutin_id: ScrutinConseilId,
        pub numero: i64,
        pub choix: Json<BTreeMap<String, u32>>,
    }
}
