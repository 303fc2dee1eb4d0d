//! Time: what happened to a record, and what changed between two evenings. Words are those of the page, in the language asked.

use serde::Serialize;
use utoipa::ToSchema;

/// What happened to a sheet or to a contract, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct HistoireLue {
    /// Address of what came before; `null` when this is the beginning.
    pub suite: Option<String>,
    pub gestes: Vec<GesteLu>,
}

/// One write of someone: all that it changed.
#[derive(Debug, Serialize, ToSchema)]
pub struct GesteLu {
    /// Instant, UTC.
    pub a: String,
    pub auteur: String,
    pub acte: String,
    pub motif: Option<String>,
    pub traits: Vec<TraitLu>,
}

/// What became of one record.
#[derive(Debug, Serialize, ToSchema)]
pub struct TraitLu {
    pub sujet: String,
    /// `cree`, `modifie` or `supprime`.
    pub sort: String,
    pub champs: Vec<ChampLu>,
}

/// A field, before and after.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChampLu {
    /// `fiche_action.titre`: asked as `?champ=`, it keeps this field alone.
    pub code: String,
    pub libelle: String,
    pub avant: Option<String>,
    pub apres: Option<String>,
}

/// Something that changed between two evenings.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct DifferenceLue {
    /// `taux`, `decision`, `ajout`, `retrait` or `modification`.
    pub partie: String,
    /// The first-level node it stands under.
    pub groupe: Option<String>,
    /// Number of the sheet.
    pub fiche: Option<i64>,
    pub sujet: String,
    /// The field, or the reading of a rate.
    pub champ: Option<String>,
    pub avant: Option<String>,
    pub apres: Option<String>,
    pub ecart: Option<String>,
}
