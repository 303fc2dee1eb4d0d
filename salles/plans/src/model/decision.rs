//! Committees, their decisions and what becomes of them, amendments.

use super::{CampagneId, ContratId, EditionId, FicheActionId, NoeudId};
use jiff::{Timestamp, civil::Date};
use kernel::code_enum;
use serde::{Deserialize, Serialize};
use store::{Json, columns, record};

code_enum! {
    pub enum EtatComite {
        Prepare = "prepare",
        Tenu = "tenu",
        /// The minutes are validated: effects may be applied.
        Valide = "valide",
    }
}

code_enum! {
    /// « arrêt, poursuite, renforcement, réorientation, nouvelle action, plus validation et demande ».
    pub enum GenreDecision {
        Poursuite = "poursuite",
        Renforcement = "renforcement",
        Reorientation = "reorientation",
        Arret = "arret",
        NouvelleAction = "nouvelle_action",
        Validation = "validation",
        Demande = "demande",
    }
}

code_enum! {
    /// « à exécuter → en cours → exécutée (preuve) | reportée | abandonnée | rapportée ».
    pub enum EtatDecision {
        AExecuter = "a_executer",
        EnCours = "en_cours",
        Executee = "executee",
        Reportee = "reportee",
        Abandonnee = "abandonnee",
        Rapportee = "rapportee",
    }
}

code_enum! {
    pub enum EtatAvenant {
        Projet = "projet",
        Signe = "signe",
        Applique = "applique",
    }
}
columns!(EtatComite, GenreDecision, EtatDecision, EtatAvenant);

record! {
    /// One sitting of the COPIL.
    pub struct Comite: ComiteId in "comite" {
        pub contrat_id: ContratId,
        pub campagne_id: Option<CampagneId>,
        pub edition_id: Option<EditionId>,
        pub titre: String,
        pub tenue_le: Date,
        pub lieu: Option<String>,
        pub etat: EtatComite,
        /// Functions present.
        pub presents: String,
        pub notes: String,
    }
}

/// A step in the follow-up of a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Suivi {
    pub le: Date,
    pub etat: EtatDecision,
    pub texte: String,
    pub par: String,
}

/// What a decision would change in the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proposition {
    /// Title and place of a new sheet.
    pub titre: String,
    pub noeud_id: Option<NoeudId>,
}

record! {
    pub struct Decision: DecisionId in "decision" {
        pub contrat_id: ContratId,
        pub comite_id: ComiteId,
        pub fiche_id: Option<FicheActionId>,
        pub ordre: i64,
        pub genre: GenreDecision,
        pub motif: String,
        pub conditions: String,
        pub responsable: String,
        pub echeance: Option<Date>,
        pub etat: EtatDecision,
        pub avenant_requis: bool,
        pub avenant_id: Option<AvenantId>,
        pub proposition: Json<Proposition>,
        pub suivi: Json<Vec<Suivi>>,
        pub appliquee_a: Option<Timestamp>,
    }
}

record! {
    /// « Acte signé qui révise ou complète le contrat, à la demande d'une partie. »
    pub struct Avenant: AvenantId in "avenant" {
        pub contrat_id: ContratId,
        pub numero: i64,
        pub objet: String,
        pub demandeur: String,
        pub etat: EtatAvenant,
        pub demande_le: Option<Date>,
        pub comite_id: Option<ComiteId>,
        pub signe_le: Option<Date>,
        pub effet_le: Option<Date>,
        pub applique_a: Option<Timestamp>,
    }
}

record! {
    /// One change an amendment carries: a field of a sheet, before and after.
    pub struct Modification: ModificationId in "modification" {
        pub contrat_id: ContratId,
        pub avenant_id: AvenantId,
        pub decision_id: Option<DecisionId>,
        pub fiche_id: Option<FicheActionId>,
        /// `titre`, `objectif_strategique`, `public_cible`, `statut`, `declinaison:<id>:annees`, `fiche:nouvelle`…
        pub champ: String,
        pub avant: String,
        pub apres: String,
        pub ordre: i64,
    }
}
