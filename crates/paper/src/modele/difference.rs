//! What changed in a plan from one evening to another: « ajouté, retiré, […] modifié champ par champ,
//! […] nombres avec écart ; […] lisible par un élu ».

use jiff::civil::Date;
use serde::Serialize;

use crate::texte::Texte;

/// One count of the summary: « Fiches modifiées », 12.
#[derive(Debug, Clone, Serialize)]
pub struct ComptePapier {
    pub libelle: String,
    pub nombre: usize,
}

/// A rate of the contract or of a level, both values written for the reader.
#[derive(Debug, Clone, Serialize)]
pub struct EcartPapier {
    pub sujet: String,
    pub lecture: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
    /// « +12,5 points »
    pub ecart: Option<String>,
}

/// One field before and after.
#[derive(Debug, Clone, Serialize)]
pub struct ChangementPapier {
    pub champ: String,
    /// `None` when there was nothing.
    pub avant: Option<Texte>,
    /// `None` when nothing is left.
    pub apres: Option<Texte>,
    pub ecart: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct FicheDifferencePapier {
    pub sujet: String,
    pub titre: String,
    pub changements: Vec<ChangementPapier>,
}

/// The changes under one first-level node.
#[derive(Debug, Clone, Serialize)]
pub struct GroupeDifferencePapier {
    pub titre: String,
    /// « Fiche 56 — … »
    pub ajoutees: Vec<String>,
    pub retirees: Vec<String>,
    pub fiches: Vec<FicheDifferencePapier>,
}

#[derive(Debug, Clone, Serialize)]
pub struct DifferencePapier {
    pub de: Date,
    pub a: Date,
    /// Year of the contract whose rates are compared.
    pub annee: u8,
    pub comptes: Vec<ComptePapier>,
    pub ecarts: Vec<EcartPapier>,
    /// New decisions, in words.
    pub decisions: Vec<String>,
    pub groupes: Vec<GroupeDifferencePapier>,
}
