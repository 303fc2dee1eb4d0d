//! How a value is broken down: dimensions and modalities, and the parts of a value.

use super::{Absence, IndicateurId};
use crate::regles::{Lecture, Lu, Releve};
use kernel::nombre::Nombre;
use serde::{Deserialize, Serialize};
use store::{Json, record};

record! {
    /// « 0 à 3 dimensions (sexe, âge, quartier, statut…), chacune partition complète ou non » (§ 2).
    pub struct Dimension: DimensionId in "dimension" {
        pub contrat_id: String,
        pub indicateur_id: IndicateurId,
        pub libelle: String,
        /// The modalities make up the whole.
        pub complete: bool,
        pub modalites: Json<Vec<Modalite>>,
        pub ordre: i64,
    }
}

/// One way of being, in a dimension: « femmes ».
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Modalite {
    /// Unique in its dimension; parts keep it.
    pub code: String,
    pub libelle: String,
}

/// The part of a value for one modality: a number, a couple, or a mark of absence. What nobody told is not there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub dimension: DimensionId,
    pub modalite: String,
    /// Decimal texts.
    pub valeur: Option<String>,
    pub numerateur: Option<String>,
    pub denominateur: Option<String>,
    pub absence: Option<Absence>,
}

impl Part {
    /// What was read of a modality; nothing when nothing was said.
    #[must_use]
    pub fn de(dimension: DimensionId, modalite: &str, lu: &Lu) -> Option<Self> {
        let mut part =
            Self { dimension, modalite: modalite.to_owned(), valeur: None, numerateur: None, denominateur: None, absence: None };
        match lu {
            Lu::NonSaisi | Lu::Texte(_) => return None,
            Lu::Nombre(n) => part.valeur = Some(n.to_string()),
            Lu::Couple(haut, bas) => (part.numerateur, part.denominateur) = (Some(haut.to_string()), Some(bas.to_string())),
            Lu::Absente(absence, _) => part.absence = Some(*absence),
        }
        Some(part)
    }

    /// As it was read.
    #[must_use]
    pub fn lu(&self) -> Lu {
        let nombre = |texte: &Option<String>| texte.as_deref().and_then(|t| t.parse::<Nombre>().ok());
        match (self.absence, nombre(&self.numerateur), nombre(&self.denominateur), nombre(&self.valeur)) {
            (Some(absence), ..) => Lu::Absente(absence, None),
            (None, Some(haut), Some(bas), _) => Lu::Couple(haut, bas),
            (None, _, _, Some(n)) => Lu::Nombre(n),
            (None, ..) => Lu::NonSaisi,
        }
    }

    /// As the rules of aggregation read it.
    #[must_use]
    pub fn releve(&self) -> Releve {
        match self.lu() {
            Lu::Couple(haut, bas) => Releve::Couple(haut.into(), bas.into()),
            Lu::Nombre(n) => Releve::Valeur(n.into()),
            Lu::Absente(absence, _) => Releve::Valeur(absence.into()),
            Lu::NonSaisi | Lu::Texte(_) => Releve::Valeur(Lecture::NonSaisie),
        }
    }

    /// As it is typed again: « 12,5 », « 12/45 », « nd ».
    #[must_use]
    pub fn texte(&self) -> String {
        let fr = |n: &Nombre| n.to_string().replace('.', ",");
        match self.lu() {
            Lu::Couple(haut, bas) => format!("{}/{}", fr(&haut), fr(&bas)),
            Lu::Nombre(n) => fr(&n),
            Lu::Absente(Absence::SansObjet, _) => "sans objet".to_owned(),
            Lu::Absente(absence, _) => absence.code().to_owned(),
            Lu::NonSaisi | Lu::Texte(_) => String::new(),
        }
    }
}
