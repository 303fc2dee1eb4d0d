//! « `jalon` (étapes ordonnées, part cumulée chacune) », « `note` (échelle bornée) » (§ 2): what their values are read on.

use kernel::nombre::Nombre;
use serde::{Deserialize, Serialize};

/// What the values of an indicator are read on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Echelle {
    /// In the order of their shares, the last of which is 100.
    Etapes(Vec<Etape>),
    Bornes {
        min: Nombre,
        max: Nombre,
    },
}

/// One step; a value of its indicator is kept as its share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Etape {
    pub libelle: String,
    /// Cumulated, in percent.
    pub part: Nombre,
}

impl Echelle {
    /// The steps of a `jalon`, none for a mark.
    #[must_use]
    pub fn etapes(&self) -> &[Etape] {
        match self {
            Echelle::Etapes(etapes) => etapes,
            Echelle::Bornes { .. } => &[],
        }
    }
}
