//! The contract as an object, and what its levels hold beside their sheets.

use crate::model::{AxeTransversal, FocusAction, Gouvernance, PointEvaluation, Programme};
use serde::Serialize;
use utoipa::ToSchema;

/// A party that signs.
#[derive(Debug, Serialize, ToSchema)]
pub struct SignataireLu {
    pub organisation_id: String,
    pub organisation: String,
    /// A function, never a person.
    pub fonction: String,
    pub part: Option<String>,
}

/// Money promised by the contract.
#[derive(Debug, Serialize, ToSchema)]
pub struct FinancementLu {
    pub organisation: Option<String>,
    pub objet: String,
    /// Euros, decimal text; `null`: « non précisé », which is not 0 €.
    pub montant: Option<String>,
    pub periodicite: Option<String>,
}

/// A body of the contract.
#[derive(Debug, Serialize, ToSchema)]
pub struct GouvernanceLue {
    pub code: String,
    pub nom: String,
    pub role: String,
    pub composition: Vec<String>,
    pub missions: Vec<String>,
    pub rythme: Option<String>,
}

impl From<&Gouvernance> for GouvernanceLue {
    fn from(g: &Gouvernance) -> Self {
        Self {
            code: g.code.clone(),
            nom: g.nom.clone(),
            role: g.role.clone(),
            composition: g.composition.0.clone(),
            missions: g.missions.0.clone(),
            rythme: g.rythme.clone(),
        }
    }
}

/// A line of the evaluation framework.
#[derive(Debug, Serialize, ToSchema)]
pub struct EvaluationLue {
    /// `question`, `etape`, `critere`, `outil` or `principe`.
    pub genre: String,
    pub code: String,
    pub texte: String,
    /// When, as printed.
    pub moment: Option<String>,
    /// Someone outside helps.
    pub appui_externe: bool,
}

impl From<&PointEvaluation> for EvaluationLue {
    fn from(p: &PointEvaluation) -> Self {
        Self {
            genre: p.genre.code().to_owned(),
            code: p.code.clone(),
            texte: p.texte.clone(),
            moment: p.moment.clone(),
            appui_externe: p.appui_externe,
        }
    }
}

/// An axis that crosses the levels; it bears no weight and no rate.
#[derive(Debug, Serialize, ToSchema)]
pub struct AxeLu {
    pub id: String,
    pub code: String,
    pub titre: String,
    pub enjeux: Vec<String>,
}

impl From<&AxeTransversal> for AxeLu {
    fn from(a: &AxeTransversal) -> Self {
        Self { id: a.id.to_string(), code: a.code.clone(), titre: a.titre.clone(), enjeux: a.enjeux.0.clone() }
    }
}

/// What a level promises before any sheet is written.
#[derive(Debug, Serialize, ToSchema)]
pub struct FocusLu {
    pub niveau_id: String,
    pub code: String,
    pub texte: String,
}

impl From<&FocusAction> for FocusLu {
    fn from(f: &FocusAction) -> Self {
        Self { niveau_id: f.noeud_id.to_string(), code: f.code.clone(), texte: f.texte.clone() }
    }
}

/// A plan or programme of the territory, whatever the contract.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProgrammeLu {
    pub id: String,
    pub nom: String,
    pub variantes: Vec<String>,
    /// Who runs it, as a document names them.
    pub porteur: Option<String>,
    pub note: Option<String>,
    /// `slug` of the contract followed here that this programme is.
    pub contrat: Option<String>,
    /// How many levels work with it.
    pub niveaux: i64,
    /// How many sheets name it.
    pub fiches: i64,
}

impl ProgrammeLu {
    #[must_use]
    pub fn new(p: &Programme, contrat: Option<String>, niveaux: i64, fiches: i64) -> Self {
        Self {
            id: p.id.to_string(),
            nom: p.nom.clone(),
            variantes: p.variantes.0.clone(),
            porteur: p.porteur.clone(),
            note: p.note.clone(),
            contrat,
            niveaux,
            fiches,
        }
    }
}

/// A programme that a level, or a sheet, of the contract works with.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArticulationLue {
    pub programme_id: String,
    pub programme: String,
    /// The level; `null` when a sheet names it.
    pub niveau_id: Option<String>,
    /// Number of the sheet.
    pub fiche: Option<i64>,
}

/// A sheet of another contract that this one reads, on a level or on an axis.
#[derive(Debug, Serialize, ToSchema)]
pub struct FicheRattacheeLue {
    /// `slug` of the contract it belongs to.
    pub contrat: String,
    pub fiche: i64,
    pub titre: String,
    pub niveau_id: Option<String>,
    pub axe_id: Option<String>,
    /// Why it serves this contract too.
    pub note: String,
}
