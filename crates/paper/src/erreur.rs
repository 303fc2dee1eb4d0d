//! What can go wrong between the data and the sheet of paper.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The documents this crate knows how to make.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Document {
    Fiche,
    Fiches,
    RapportAnnuel,
    Comite,
    Avenant,
    Difference,
    Acte,
}

impl Document {
    /// Name of the template that lays the document out.
    pub(crate) fn gabarit(self) -> &'static str {
        match self {
            Self::Fiche | Self::Fiches => "/fiche.typ",
            Self::RapportAnnuel => "/rapport.typ",
            Self::Comite => "/comite.typ",
            Self::Avenant => "/avenant.typ",
            Self::Difference => "/difference.typ",
            Self::Acte => "/acte.typ",
        }
    }
}

impl fmt::Display for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Fiche => "fiche-action",
            Self::Fiches => "fiches-actions",
            Self::RapportAnnuel => "rapport annuel",
            Self::Comite => "document de comité",
            Self::Avenant => "avenant",
            Self::Difference => "différence",
            Self::Acte => "acte",
        })
    }
}

/// One complaint of the compiler or of the PDF/UA check, with its place in the templates when known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    pub message: String,
    pub indices: Vec<String>,
    pub fichier: Option<String>,
    /// First line is 1.
    pub ligne: Option<usize>,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(fichier) = &self.fichier {
            write!(f, "{fichier}")?;
            if let Some(ligne) = self.ligne {
                write!(f, ":{ligne}")?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.message)?;
        for indice in &self.indices {
            write!(f, " ({indice})")?;
        }
        Ok(())
    }
}

/// Why a document could not be made. None of these is the reader's fault: each is a defect to report.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("{document}: the data could not be written for the template")]
    Donnees {
        document: Document,
        #[source]
        source: serde_json::Error,
    },
    #[error("the bytes are not an order for a document")]
    Commande {
        #[source]
        source: serde_json::Error,
    },
    #[error("{document}: the embedded fonts could not be read")]
    Polices { document: Document },
    #[error("{document}: the layout failed: {}", liste(.diagnostics))]
    Composition { document: Document, diagnostics: Vec<Diagnostic> },
    #[error("{document}: the PDF/UA-1 export was refused: {}", liste(.diagnostics))]
    Export { document: Document, diagnostics: Vec<Diagnostic> },
}

fn liste(diagnostics: &[Diagnostic]) -> String {
    diagnostics.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ; ")
}
