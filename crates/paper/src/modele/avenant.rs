//! An amendment: « Un avenant groupe des modifications […] elles prennent effet ensemble. »

use jiff::civil::Date;
use serde::Serialize;

use super::rapport::SignatairePapier;
use crate::texte::Texte;

/// « ajouté, retiré, déplacé, renuméroté, modifié champ par champ »
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NatureModification {
    Ajout,
    Retrait,
    Deplacement,
    Renumerotation,
    Modification,
}

#[derive(Debug, Clone, Serialize)]
pub struct ModificationPapier {
    pub nature: NatureModification,
    /// What is modified (« Fiche 21 », « Parties signataires »).
    pub sujet: String,
    pub champ: String,
    /// `None` when there was nothing.
    pub avant: Option<Texte>,
    /// `None` when nothing is left.
    pub apres: Option<Texte>,
}

/// A clause written by the parties, printed after the modifications.
#[derive(Debug, Clone, Serialize)]
pub struct ArticlePapier {
    pub titre: String,
    pub texte: Texte,
}

#[derive(Debug, Clone, Serialize)]
pub struct AvenantPapier {
    pub numero: String,
    /// Prints « Projet » on every page until the amendment is signed.
    pub projet: bool,
    pub objet: String,
    pub demandeur: Option<String>,
    pub motif: Texte,
    /// « Vu… » : what the amendment rests on.
    pub visas: Vec<String>,
    pub demande_le: Option<Date>,
    pub comite_le: Option<Date>,
    pub signature_le: Option<Date>,
    pub effet_le: Option<Date>,
    pub modifications: Vec<ModificationPapier>,
    pub articles: Vec<ArticlePapier>,
    pub signataires: Vec<SignatairePapier>,
}
