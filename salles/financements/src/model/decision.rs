//! What follows the deposit: notes, interests, waivers, scenarios, lots, agreements, payments, reviews.

use super::{AppelId, CpoId, DossierId, LigneFinanceurId};
use crate::regles::versement::NatureVersement;
use crate::regles::{Euros, Financeur};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::code_enum;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{Json, columns, record};

record! {
    /// « instructeur, critère, valeur, justification obligatoire » ; « une note n'est jamais montrée au porteur ».
    pub struct NoteDossier: NoteDossierId in "note_dossier" {
        pub appel_id: AppelId,
        pub dossier_id: DossierId,
        pub compte_id: String,
        pub instructeur: String,
        pub financeur: Financeur,
        pub critere: String,
        pub valeur: i64,
        pub justification: String,
        pub notee_a: Timestamp,
    }
}

record! {
    /// LEG-05: « Intérêt déclaré dans ce dossier : vous ne pouvez ni le noter, ni en débattre, ni le voter. »
    pub struct Interet: InteretId in "interet" {
        pub dossier_id: DossierId,
        pub compte_id: String,
        pub nom: String,
        pub motif: String,
        pub declare_a: Timestamp,
    }
}

record! {
    /// « Une dérogation lève un `!` : nommée, motivée, datée, révocable, jamais accordée par son bénéficiaire. »
    pub struct DerogationAccordee: DerogationAccordeeId in "derogation" {
        pub appel_id: AppelId,
        pub dossier_id: Option<DossierId>,
        pub regle: String,
        pub motif: String,
        pub accordee_par: String,
        pub beneficiaire: String,
        pub accordee_le: Date,
        pub revoquee_le: Option<Date>,
    }
}

record! {
    /// « Déroger à un « ! » : équipe projet ◐ propose » (§ 11): it waits for who may give it.
    pub struct PropositionDerogation: PropositionDerogationId in "proposition_derogation" {
        pub appel_id: AppelId,
        pub dossier_id: DossierId,
        pub regle: String,
        pub motif: String,
        pub proposee_par: String,
        pub proposee_le: Date,
        pub close_le: Option<Date>,
    }
}

code_enum! {
    /// « partagé = immuable, on copie ».
    pub enum EtatScenario {
        Travail = "travail",
        Partage = "partage",
    }
}

code_enum! {
    /// Where a lot of decision stands: « gelé = édition chaînée au journal ».
    pub enum EtatLot {
        Prepare = "prepare",
        Gele = "gele",
        Corrige = "corrige",
    }
}

code_enum! {
    /// Where the common review of a file stands.
    pub enum EtatBilan {
        Attendu = "attendu",
        Recu = "recu",
        ACorriger = "a_corriger",
        Valide = "valide",
    }
}
columns!(EtatScenario, EtatLot, EtatBilan);

record! {
    /// « une programmation possible » : « doctrine, paramètres, verrous, plan, preuve (statut, borne, durée), version du moteur ».
    pub struct Scenario: ScenarioId in "scenario" {
        pub appel_id: AppelId,
        pub nom: String,
        /// `large`, `concentree`, `equite`, `cpo`, `par_note`.
        pub doctrine: String,
        pub etat: EtatScenario,
        pub parametres: Json<serde_json::Value>,
        pub verrous: Json<serde_json::Value>,
        /// By public number of file, then funder.
        pub plan: Json<BTreeMap<String, BTreeMap<Financeur, Euros>>>,
        pub preuve: Json<serde_json::Value>,
        pub moteur: String,
        pub auteur: String,
        pub auteur_id: String,
        pub cree_a: Timestamp,
        pub calcule_a: Option<Timestamp>,
        pub copie_de: Option<ScenarioId>,
    }
}

record! {
    /// « lignes soumises ensemble à une instance » ; « après gel d'un lot, rien ne se modifie ».
    pub struct LotDecision: LotDecisionId in "lot_decision" {
        pub appel_id: AppelId,
        pub numero: i64,
        /// `copil`, `conseil`, `prefet`, `cas`…
        pub instance: String,
        pub seance: String,
        pub tenue_le: Option<Date>,
        /// The day the committee validated its lines (AAP-04).
        pub copil_le: Option<Date>,
        pub etat: EtatLot,
        /// Lines, waivers, votes, as frozen.
        pub contenu: Json<serde_json::Value>,
        /// SHA-256 of `contenu` once frozen; empty before.
        pub empreinte: String,
        /// The lot this one corrects.
        pub corrige_id: Option<LotDecisionId>,
        pub motif: String,
        pub gele_a: Option<Timestamp>,
        pub gele_par: Option<String>,
    }
}

/// A grant that an agreement covers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AideConvenue {
    pub dossier: DossierId,
    pub numero: String,
    pub intitule: String,
    pub montant: Euros,
}

/// One payment of a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EcheanceVersement {
    pub le: Date,
    pub montant: Euros,
}

/// What an agreement says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContenuConvention {
    /// What the funder gives the holder this year, file by file.
    pub aides: Vec<AideConvenue>,
    /// « conditions de versement », in words; empty: the usual ones.
    #[serde(rename = "echeancier")]
    pub conditions: String,
    /// When, and how much each time: its sum is the amount of the agreement. Empty: nothing was fixed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub echeances: Vec<EcheanceVersement>,
    pub preparee_par: String,
}

record! {
    /// What a funder and the holder sign: one for all that this funder gives this holder in a call.
    pub struct Convention: ConventionId in "convention" {
        pub appel_id: AppelId,
        /// The first file it covers.
        pub dossier_id: DossierId,
        pub cpo_id: Option<CpoId>,
        pub financeur: Financeur,
        /// « un identifiant public »: what its code leads back to.
        pub identifiant: String,
        pub montant_centimes: i64,
        pub contenu: Json<ContenuConvention>,
        pub signee_le: Option<Date>,
        pub publiee_le: Option<Date>,
    }
}

impl Convention {
    #[must_use]
    pub const fn montant(&self) -> Euros {
        Euros::de_centimes(self.montant_centimes)
    }

    /// Whether a file is in it.
    #[must_use]
    pub fn couvre(&self, dossier: DossierId) -> bool {
        self.dossier_id == dossier || self.contenu.aides.iter().any(|a| a.dossier == dossier)
    }
}

record! {
    /// « ligne, date, montant, nature (acompte, solde, reversement) » ; « Σ ≤ voté ».
    pub struct VersementLigne: VersementLigneId in "versement" {
        pub appel_id: AppelId,
        pub ligne_id: LigneFinanceurId,
        pub le: Date,
        pub montant_centimes: i64,
        pub nature: NatureVersement,
        pub saisi_par: String,
        pub saisi_a: Timestamp,
        /// A payment that was mistyped is annulled, never deleted: it counts no more and is still read.
        pub annule_a: Option<Timestamp>,
        pub annule_par: Option<String>,
        pub annule_motif: String,
    }
}

/// What the review says, but its figures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ContenuBilan {
    pub mise_en_oeuvre: String,
    pub publics: String,
    pub nombre_beneficiaires: Option<i64>,
    pub dates_lieux: String,
    pub indicateurs: String,
    /// What was realised of each expected indicator, by its label.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub mesures: BTreeMap<String, i64>,
    /// How indirect charges are shared out.
    pub cles: String,
    /// Why a line is far from what was planned, by code of line.
    pub motifs: BTreeMap<String, String>,
    /// `bilan quantitatif`, `bilan qualitatif`, `compte de résultat analytique` (CAF-07).
    pub pieces: Vec<String>,
    /// What the voluntary contributions were, and how they were valued.
    pub contributions: String,
    /// « validé le par financeur ».
    pub valide_par: BTreeMap<Financeur, Date>,
    /// What each funder decided to have back: « trop-perçu proposé, décidé par le financeur ».
    pub a_reverser: BTreeMap<Financeur, Euros>,
    /// What the team asked to correct.
    pub a_corriger: String,
    pub depose_par: String,
    pub depose_a: Option<Timestamp>,
}

record! {
    /// « un bilan sert à tous, les écarts se calculent ».
    pub struct BilanDossier: BilanDossierId in "bilan_dossier" {
        pub appel_id: AppelId,
        pub dossier_id: DossierId,
        pub etat: EtatBilan,
        pub contenu: Json<ContenuBilan>,
        /// Realised amounts by line code; the line of a funder is `74etat:ETAT`.
        pub realise: Json<super::LignesBudget>,
        pub cout_realise_centimes: Option<i64>,
        pub recu_le: Option<Date>,
        pub valide_le: Option<Date>,
    }
}
