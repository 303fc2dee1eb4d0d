//! Indicators: what they are, what was observed, what breaks or binds their series.

use indicateurs::model::{Indicateur, Observation, Suivi};
use indicateurs::regles::echelle::ecrire;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The definition of an indicator.
#[derive(Debug, Serialize, ToSchema)]
pub struct IndicateurLu {
    /// Unique in the contract.
    pub code: String,
    pub libelle: String,
    pub definition: String,
    pub unite: String,
    pub role: String,
    pub mesure: String,
    /// « Étude remise ; 25 », one step per line with its cumulated share, for a `jalon`; « 1 ; 5 », lowest and highest mark,
    /// for a `note`; `null` for the others. A value of a `jalon` is kept as the share of its step.
    pub echelle: Option<String>,
    pub sens: String,
    pub reference: Option<String>,
    pub reference_le: Option<String>,
    pub poids: String,
    pub etat: String,
    /// By year, decimal text.
    pub cibles: BTreeMap<i64, String>,
    /// The source that makes faith.
    pub source: String,
    /// How it is counted, in words.
    pub formule: String,
    pub perimetre: String,
    /// Months between two values; 0: « ponctuelle ».
    pub periodicite: i64,
    /// Who answers for it.
    pub responsable: Option<String>,
}

impl IndicateurLu {
    #[must_use]
    pub fn new(i: &Indicateur, cibles: BTreeMap<i64, String>, suivi: &Suivi, responsable: Option<String>) -> Self {
        Self {
            code: i.code.clone(),
            libelle: i.libelle.clone(),
            definition: i.definition.clone(),
            unite: i.unite.clone(),
            role: i.role.code().to_owned(),
            mesure: i.mesure.code().to_owned(),
            echelle: i.echelle.as_ref().map(ecrire),
            sens: i.sens.code().to_owned(),
            reference: i.reference.clone(),
            reference_le: i.reference_le.map(|d| d.to_string()),
            poids: i.poids.clone(),
            etat: i.etat.code().to_owned(),
            cibles,
            source: suivi.source.clone(),
            formule: suivi.formule.clone(),
            perimetre: suivi.perimetre.clone(),
            periodicite: suivi.periodicite,
            responsable,
        }
    }
}

/// What was observed for one year: a value or a mark of absence, never both.
#[derive(Debug, Serialize, ToSchema)]
pub struct ValeurLueApi {
    /// Code of the indicator.
    pub indicateur: String,
    pub annee: i64,
    pub valeur: Option<String>,
    /// `nd`, `secret` or `sans_objet`.
    pub absence: Option<String>,
    pub motif: Option<String>,
    /// `deposee`, `renvoyee` or `validee`: only validated values count.
    pub etat: String,
    pub provenance: String,
    pub auteur: String,
    pub saisie_a: String,
    /// To send back with a correction.
    pub version: i64,
}

impl ValeurLueApi {
    #[must_use]
    pub fn new(o: &Observation, indicateur: String) -> Self {
        Self {
            indicateur,
            annee: o.annee,
            valeur: o.valeur.clone(),
            absence: o.absence.map(|a| a.code().to_owned()),
            motif: o.motif.clone(),
            etat: o.etat.code().to_owned(),
            provenance: o.provenance.clone(),
            auteur: o.auteur.clone(),
            saisie_a: o.saisie_a.to_string(),
            version: o.version,
        }
    }
}

/// A value to write.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ValeurAEcrire {
    /// As people type it: « 12,5 », « n.d », « oui », the name of a step or its share.
    #[serde(default)]
    pub valeur: String,
    /// `nd`, `secret`, `sans_objet`, or nothing.
    #[serde(default)]
    pub absence: String,
    /// Asked for « n.d » and for the correction of a value that came from elsewhere.
    #[serde(default)]
    pub motif: String,
    /// Version of the value this one corrects; absent for a first value.
    pub version: Option<i64>,
}

/// What an indicator measures.
#[derive(Debug, Serialize, ToSchema)]
pub struct RattachementLu {
    /// Code of the indicator.
    pub indicateur: String,
    /// Number of the sheet; `null`: a level.
    pub fiche: Option<i64>,
    pub niveau_id: Option<String>,
    /// Letters of the déclinaisons, as printed; empty: the whole sheet.
    pub lettres: Vec<String>,
}

/// A break in a series: rates and evolutions do not cross it.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuptureLue {
    /// Code of the indicator.
    pub indicateur: String,
    /// First month under the new rule.
    pub periode: String,
    /// Year of the contract of that month.
    pub annee: Option<i64>,
    pub motif: String,
    /// The reference under the new rule, decimal text.
    pub reference: Option<String>,
    /// « 2015 → 2024 » when the boundaries of the places changed; empty: someone declared it.
    pub limites: String,
    pub auteur: String,
}

/// What must hold between the figures of several indicators.
#[derive(Debug, Serialize, ToSchema)]
pub struct RelationLue {
    pub libelle: String,
    /// By the codes of the indicators: « [1.R2] ≤ [1.R1] ».
    pub regle: String,
    /// `un_manque`, `tous_manquent` or `jamais`.
    pub si_absent: String,
    /// `refus` or `alerte`.
    pub effet: String,
}

/// A series that goes on under another definition.
#[derive(Debug, Serialize, ToSchema)]
pub struct RemplacementLu {
    /// Codes of the two indicators.
    pub ancien: String,
    pub nouveau: String,
    /// First month of the new one.
    pub periode: String,
    pub motif: String,
    pub auteur: String,
}
