//! Definitions and yearly values as people type them: what they become, or every reason why not.

mod objectif;
mod observation;
mod refus;
mod saisie;
mod ventilation;

pub use objectif::{Colonne, ObjectifVoulu, RefusObjectif, SaisieLieu, lire_objectifs, mesure_sans_objectif};
pub use observation::{PROVENANCE, SaisieObservation, controler_observation, juger_observation, lire_case, lire_observation};
pub use refus::{Refus, libelle_champ};
pub use saisie::{Definition, SaisieIndicateur, date, lettres, lire, lire_cible};
pub use ventilation::{DIMENSIONS_MAX, Emplois, RefusVentilation, SaisieDimension, lire_dimensions};
