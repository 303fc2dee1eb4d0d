//! What several documents share: the print run, figures, gauges, weather, decisions.
//!
//! Numbers arrive written for the reader; the few raw numbers here only draw lengths. An empty `Option`
//! is printed as missing, never as zero.

pub mod acte;
pub mod avenant;
pub mod comite;
pub mod difference;
pub mod fiche;
pub mod rapport;

use jiff::civil::Date;
use kernel::Lang;
use serde::Serialize;

use crate::texte::Texte;

/// The print run: everything a document says about itself.
#[derive(Debug, Clone, Serialize)]
pub struct Tirage {
    /// Language of the words the templates add. The data keeps its own language.
    pub langue: Lang,
    /// The day printed on the document, and its date in the PDF metadata.
    pub date: Date,
    /// The intercommunalité that publishes.
    pub collectivite: String,
    /// Title of the contract.
    pub contrat: String,
    /// Years of the contract, in order; rows of the progress grid and columns of the tapis.
    pub annees: Vec<AnneePapier>,
    /// The frozen edition the data comes from; `None` is printed as a working document.
    pub edition: Option<EditionPapier>,
    /// The evening of which the data speaks, when it is a past one; `None`: today.
    pub au: Option<Date>,
    /// Prints « Démonstration » on every page.
    pub demonstration: bool,
    /// Where a reader types the short codes, without scheme (`pacte.example/c`).
    pub adresse_codes: Option<String>,
}

/// A year of the contract: its rank (1 = « Année 1 ») and the period it stands for, when a rule says it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AnneePapier {
    pub rang: u8,
    pub libelle: Option<String>,
}

/// « Édition figée : copie immuable, numérotée (2026-1), empreinte publiée. »
#[derive(Debug, Clone, Serialize)]
pub struct EditionPapier {
    pub numero: String,
    pub figee_le: Date,
    /// SHA-256, in hexadecimal.
    pub empreinte: String,
    /// Number of the edition this one corrects, with the reason.
    pub rectifie: Option<String>,
    pub motif: Option<String>,
}

/// A figure as the page shows it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Chiffre {
    /// The value with its unit (« 46 % »). `None` is missing.
    pub texte: Option<String>,
    /// Length to draw, in basis points of the scale (10 000 = the whole). Never printed.
    pub dessin: Option<u32>,
    /// Short code leading back to the explanation on the web (« R7K-2M4 »).
    pub code: Option<String>,
    /// What must be known to read it (« 12 fiches sur 55 sans valeur », « reprise de 2025 »).
    pub note: Option<String>,
}

/// A node of the plan at its first level (ambition, défi, axe…).
#[derive(Debug, Clone, Serialize)]
pub struct NoeudPapier {
    /// Name of the level in this contract (« Ambition »).
    pub niveau: String,
    pub code: String,
    pub titre: String,
    /// Chooses one of the five colours, from 1, turning round after five. Always doubled by `code`.
    pub teinte: u8,
}

/// Declared progress of one year. « La grille n'a pas de 0 : “pas commencée” est un statut. »
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "etat", content = "palier")]
pub enum Palier {
    /// 20, 40, 60, 80 or 100; another value is drawn at the step below and printed as it is.
    Declare(u8),
    /// Last known value, shown again because nobody answered; never counted as new.
    Repris(u8),
    PasCommence,
    SansReponse,
    AVenir,
}

/// One row of the progress grid.
#[derive(Debug, Clone, Serialize)]
pub struct AvancementAnnee {
    /// Rank of the year, as in [`AnneePapier`].
    pub annee: u8,
    pub palier: Palier,
    /// « Atteinte obj » : O, N, or nothing.
    pub atteinte: Option<bool>,
    pub commentaire: Option<String>,
    pub code: Option<String>,
}

/// Confidence of the pilote, on four levels, plus two ways of having none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NiveauMeteo {
    Soleil,
    Couvert,
    Nuage,
    Orage,
    NonRenseignee,
    NonNecessaire,
}

/// « Météo : motif obligatoire pour nuage et orage […] datée […] libellé toujours écrit. »
#[derive(Debug, Clone, Serialize)]
pub struct MeteoPapier {
    pub niveau: NiveauMeteo,
    pub motif: Option<String>,
    pub donnee_le: Option<Date>,
    /// « appui demandé à qui »
    pub appui: Option<String>,
}

/// How many sheets stand at one level of confidence.
#[derive(Debug, Clone, Serialize)]
pub struct PartMeteo {
    pub niveau: NiveauMeteo,
    pub nombre: u32,
}

/// « La confiance remonte en répartition et plus mauvais cas, jamais en moyenne. »
#[derive(Debug, Clone, Default, Serialize)]
pub struct ConfiancePapier {
    pub repartition: Vec<PartMeteo>,
    pub pire: Option<NiveauMeteo>,
    /// The sheets at the worst level, as printed (« fiches 8, 19 »).
    pub pire_sujets: Option<String>,
    pub code: Option<String>,
}

/// The three readings, side by side and never mixed.
#[derive(Debug, Clone, Default, Serialize)]
pub struct Aiguilles {
    /// Mean of the steps declared.
    pub declare: Chiffre,
    /// O / (O + N) over the boxes due.
    pub constate: Chiffre,
    /// Where the calendar says one should be.
    pub attendu: Chiffre,
    /// Rate of the indicators.
    pub atteinte: Chiffre,
    pub confiance: ConfiancePapier,
}

/// Colour and meaning of a state; the words are in [`EtatPapier`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TonEtat {
    Fait,
    Retard,
    Attente,
    Neutre,
}

/// A state as the contract words it (« dans les temps », « échéance dépassée »).
#[derive(Debug, Clone, Serialize)]
pub struct EtatPapier {
    pub ton: TonEtat,
    pub texte: String,
}

/// Something late. « “En retard” est calculé, jamais choisi. »
#[derive(Debug, Clone, Serialize)]
pub struct RetardPapier {
    /// « Fiche 8 », « Engagement de la CPAM ».
    pub sujet: String,
    pub titre: String,
    /// What is late, and against which rule.
    pub motif: String,
    pub echeance: Option<Date>,
    pub responsable: Option<String>,
    pub code: Option<String>,
}

/// « arrêt, poursuite, renforcement, réorientation, nouvelle action, plus validation et demande »
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TypeDecision {
    Arret,
    Poursuite,
    Renforcement,
    Reorientation,
    NouvelleAction,
    Validation,
    Demande,
}

/// « à exécuter → en cours → exécutée (preuve) | reportée | abandonnée | rapportée »
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SuiviDecision {
    AExecuter,
    EnCours,
    Executee,
    Reportee,
    Abandonnee,
    Rapportee,
}

/// A decision of a committee and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionPapier {
    pub numero: String,
    pub instance: String,
    pub seance: Option<Date>,
    pub type_decision: TypeDecision,
    /// What it concerns (« Fiche 8 »).
    pub sujets: Vec<String>,
    pub texte: Texte,
    pub motif: Option<String>,
    /// « consensus ou vote », as recorded.
    pub scrutin: Option<String>,
    pub conditions: Option<String>,
    pub responsable: Option<String>,
    pub echeance: Option<Date>,
    pub suivi: SuiviDecision,
    /// Proof, new date and reason, or the decision that replaced it.
    pub suivi_note: Option<String>,
    pub avenant_requis: bool,
    pub code: Option<String>,
}
