//! A calculation that runs outside any request: « 60 s en tâche » (Financements, § 7).

use super::ScenarioId;
use jiff::Timestamp;
use kernel::code_enum;
use store::{columns, record};

code_enum! {
    /// Where a long calculation stands.
    pub enum EtatTache {
        Attente = "attente",
        EnCours = "en_cours",
        Faite = "faite",
        /// What was computed is not of the scenario as it is now: thrown away.
        Perimee = "perimee",
        Annulee = "annulee",
        /// The process that held it died, or was stopped, before it answered.
        Perdue = "perdue",
        /// The question could not be asked any more: `motif` says why.
        Refusee = "refusee",
    }
}
columns!(EtatTache);

record! {
    /// A long calculation asked for a scenario.
    pub struct TacheCalcul: TacheCalculId in "tache_calcul" {
        pub scenario_id: ScenarioId,
        /// The scenario as whoever asked saw it.
        pub scenario_version: i64,
        pub etat: EtatTache,
        pub demandee_par: String,
        pub demandee_a: Timestamp,
        /// The process that holds it; empty while it waits.
        pub fil: String,
        pub prise_a: Option<Timestamp>,
        /// Past this instant, the process that held it is dead.
        pub jusqu_a: Option<Timestamp>,
        pub finie_a: Option<Timestamp>,
        pub motif: String,
    }
}
