//! The committee's document: the dossier before the sitting, the record of decisions after it.

use jiff::civil::Date;
use serde::Serialize;

use super::{Aiguilles, DecisionPapier, NiveauMeteo, RetardPapier};
use crate::texte::Texte;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentComite {
    /// « dossier de séance », with room to write the decision by hand.
    Dossier,
    /// « relevé de décisions »
    Releve,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Presence {
    Convoque,
    Present,
    Represente,
    Excuse,
    Absent,
}

#[derive(Debug, Clone, Serialize)]
pub struct MembrePapier {
    pub organisation: String,
    pub fonction: String,
    pub presence: Presence,
}

/// Something that changed since the previous sitting.
#[derive(Debug, Clone, Serialize)]
pub struct MouvementPapier {
    pub sujet: String,
    pub titre: String,
    /// What changed (« avancement », « météo »).
    pub champ: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
    /// Weather of the sheet now, when it is what moved.
    pub meteo: Option<NiveauMeteo>,
    pub motif: Option<String>,
    pub code: Option<String>,
}

/// A question put to the committee.
#[derive(Debug, Clone, Serialize)]
pub struct DemandePapier {
    pub numero: String,
    pub question: String,
    pub sujets: Vec<String>,
    pub expose: Texte,
    /// The choices offered; empty leaves the question open.
    pub propositions: Vec<String>,
    /// The proposal of the team that prepares the sitting, if it makes one.
    pub avis: Option<String>,
    pub pieces: Vec<String>,
    pub avenant_requis: bool,
    pub code: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct ComitePapier {
    pub document: DocumentComite,
    /// « Comité de pilotage ».
    pub instance: String,
    pub seance: Option<Date>,
    /// Hour and place, as printed on the summons.
    pub lieu: Option<String>,
    pub presidence: Option<String>,
    /// The quorum as observed, with its rule.
    pub quorum: Option<String>,
    pub membres: Vec<MembrePapier>,
    pub chapeau: Texte,
    pub aiguilles: Option<Aiguilles>,
    /// Day of the previous sitting, from which movements are told.
    pub depuis: Option<Date>,
    pub precedentes: Vec<DecisionPapier>,
    pub retards: Vec<RetardPapier>,
    pub mouvements: Vec<MouvementPapier>,
    pub demandes: Vec<DemandePapier>,
    pub decisions: Vec<DecisionPapier>,
    pub divers: Texte,
}
