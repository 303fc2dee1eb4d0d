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

code_enum! {
    /// What a change touches, as the contract's own rule of revision sorts it: « parties, durée,
    /// périmètre, nœuds, engagements signés », then the sheets.
    pub enum ObjetRevision {
        Parties = "parties",
        Duree = "duree",
        Perimetre = "perimetre",
        Noeuds = "noeuds",
        Engagements = "engagements",
        FicheNouvelle = "fiche_nouvelle",
        FicheRetiree = "fiche_retiree",
        Objectifs = "objectifs",
        Redaction = "redaction",
        Pilotes = "pilotes",
        Declinaisons = "declinaisons",
        Statut = "statut",
    }
}

code_enum! {
    /// Who may make such a change: « ce qui exige un avenant […], ce que décide le COPIL […], ce que
    /// corrige la coordination ».
    pub enum Voie {
        Avenant = "avenant",
        Comite = "comite",
        Coordination = "coordination",
    }
}
columns!(EtatComite, GenreDecision, EtatDecision, EtatAvenant, ObjetRevision, Voie);

record! {
    /// « Règle par contrat » ; an object without a line follows the rule of § 9.
    pub struct RegleRevision: RegleRevisionId in "regle_revision" {
        pub contrat_id: ContratId,
        pub objet: ObjetRevision,
        pub voie: Voie,
        /// Article of the contract it comes from.
        pub source: String,
    }
}

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
    /// Proof, reason, or news.
    pub texte: String,
    pub par: String,
    /// The new date of a decision put off.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub echeance: Option<Date>,
    /// The later decision that undoes this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rapportee_par: Option<DecisionId>,
}

/// A field of the plan that a decision changes: same grammar as [`Modification::champ`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changement {
    pub champ: String,
    /// The value when it was written down.
    pub avant: String,
    pub apres: String,
}

/// « Tâche : responsable, échéance, faite le. »
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tache {
    pub libelle: String,
    pub responsable: String,
    #[serde(default)]
    pub echeance: Option<Date>,
    #[serde(default)]
    pub faite_le: Option<Date>,
}

/// What a decision would change in the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proposition {
    /// Title and place of a new sheet.
    pub titre: String,
    pub noeud_id: Option<NoeudId>,
    /// What a reorientation rewrites.
    pub changements: Vec<Changement>,
    /// What a reinforcement asks for.
    pub taches: Vec<Tache>,
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
        /// `titre`, `objectif_strategique`, `statut`, `pilotes`, `declinaisons.B.libelle`, `fiche.nouvelle`,
        /// `contrat.annee_fin`… : the grammar of `regles::decision::Champ`.
        pub champ: String,
        pub avant: String,
        pub apres: String,
        pub ordre: i64,
    }
}
