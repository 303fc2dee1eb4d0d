//! What this room refuses, and why.

use crate::m;
use kernel::{Lang, Refusal};

/// One rule that said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// A reference file that does not read as expected; line of the file, from 1.
    ReferenceIllisible { fichier: &'static str, ligne: usize, cause: String },
    /// A reference file that names a commune this territory has not.
    CommuneInconnue { fichier: &'static str, nom: String },
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::ReferenceIllisible { .. } => "territoire-reference-illisible",
            Self::CommuneInconnue { .. } => "territoire-commune-inconnue",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::ReferenceIllisible { fichier, ligne, cause } => t.refus_reference_illisible(*fichier, *ligne, cause),
            Self::CommuneInconnue { fichier, nom } => t.refus_commune_inconnue(*fichier, nom),
        }
    }
}
