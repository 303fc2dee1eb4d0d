//! The dimensions of an indicator as typed, and what they become.

use crate::m;
use crate::model::{Dimension, DimensionId, Indicateur, Modalite};
use crate::regles::ventilable;
use kernel::texte::cle;
use kernel::{Id, Lang, Refusal};
use std::collections::{BTreeMap, BTreeSet};
use store::Json;

/// « 0 à 3 dimensions » (§ 2).
pub const DIMENSIONS_MAX: usize = 3;
/// Rows that a dimension adds to a grid, at most.
pub const MODALITES_MAX: usize = 20;

/// A dimension as typed; an empty label takes it away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieDimension {
    /// Identifier of the dimension it changes; empty: a new one.
    pub id: String,
    pub libelle: String,
    /// One modality per line.
    pub modalites: String,
    pub complete: bool,
}

/// What is refused. `rang` counts from 1 in the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusVentilation {
    /// A bare rate, a mark or a yes has no parts.
    MesureSansParts,
    TropDeDimensions,
    LibelleManquant {
        rang: usize,
    },
    EnDouble {
        rang: usize,
        libelle: String,
    },
    ModalitesManquantes {
        rang: usize,
        libelle: String,
    },
    TropDeModalites {
        rang: usize,
        n: usize,
    },
    ModaliteEnDouble {
        rang: usize,
        modalite: String,
    },
    /// Values have this part.
    ModaliteEmployee {
        rang: usize,
        modalite: String,
        n: usize,
    },
}

/// Parts on record, by dimension and modality: how many values hold one.
pub type Emplois = BTreeMap<(DimensionId, String), usize>;

/// The dimensions that were typed, in their order. `avant`: those on record.
///
/// # Errors
/// Every refusal of the form at once.
pub fn lire_dimensions(
    indicateur: &Indicateur,
    avant: &[Dimension],
    saisies: &[SaisieDimension],
    emplois: &Emplois,
) -> Result<Vec<Dimension>, Vec<RefusVentilation>> {
    let mut refus = vec![];
    let mut lues: Vec<Dimension> = vec![];
    let dites = saisies.iter().filter(|s| !s.libelle.trim().is_empty()).count();
    if dites > 0 && !ventilable(indicateur.mesure) {
        return Err(vec![RefusVentilation::MesureSansParts]);
    }
    if dites > DIMENSIONS_MAX {
        refus.push(RefusVentilation::TropDeDimensions);
    }
    for (rang, s) in saisies.iter().enumerate().map(|(n, s)| (n + 1, s)) {
        let libelle = s.libelle.trim().to_owned();
        let ancienne = avant.iter().find(|d| d.id.to_string() == s.id);
        if libelle.is_empty() {
            if !s.modalites.trim().is_empty() && ancienne.is_none() {
                refus.push(RefusVentilation::LibelleManquant { rang });
            }
            refus.extend(ancienne.and_then(|d| employee(d, &BTreeSet::new(), emplois, rang)));
            continue;
        }
        if lues.iter().any(|d| cle(&d.libelle) == cle(&libelle)) {
            refus.push(RefusVentilation::EnDouble { rang, libelle: libelle.clone() });
        }
        let modalites = modalites(rang, &libelle, s, &mut refus);
        let gardees: BTreeSet<String> = modalites.iter().map(|m| m.code.clone()).collect();
        refus.extend(ancienne.and_then(|d| employee(d, &gardees, emplois, rang)));
        lues.push(Dimension {
            id: ancienne.map_or_else(Id::fresh, |d| d.id),
            version: ancienne.map_or(1, |d| d.version),
            contrat_id: indicateur.contrat_id.clone(),
            indicateur_id: indicateur.id,
            libelle,
            complete: s.complete,
            modalites: Json(modalites),
            ordre: i64::try_from(rang).unwrap_or(i64::MAX),
        });
    }
    if refus.is_empty() { Ok(lues) } else { Err(refus) }
}

fn modalites(rang: usize, libelle: &str, s: &SaisieDimension, refus: &mut Vec<RefusVentilation>) -> Vec<Modalite> {
    let mut lues: Vec<Modalite> = vec![];
    for ligne in s.modalites.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let code = cle(ligne).replace(' ', "-");
        if code.is_empty() || lues.iter().any(|m| m.code == code) {
            refus.push(RefusVentilation::ModaliteEnDouble { rang, modalite: ligne.to_owned() });
            continue;
        }
        lues.push(Modalite { code, libelle: ligne.to_owned() });
    }
    if lues.len() > MODALITES_MAX {
        refus.push(RefusVentilation::TropDeModalites { rang, n: lues.len() });
    }
    // One part of a whole may be followed alone (« dont habitants des quartiers »); a partition has two parts at least.
    if lues.len() < if s.complete { 2 } else { 1 } {
        refus.push(RefusVentilation::ModalitesManquantes { rang, libelle: libelle.to_owned() });
    }
    lues
}

/// The first modality taken away that values still hold.
fn employee(d: &Dimension, gardees: &BTreeSet<String>, emplois: &Emplois, rang: usize) -> Option<RefusVentilation> {
    d.modalites.iter().filter(|m| !gardees.contains(&m.code)).find_map(|m| {
        let n = emplois.get(&(d.id, m.code.clone())).copied().filter(|n| *n > 0)?;
        Some(RefusVentilation::ModaliteEmployee { rang, modalite: m.libelle.clone(), n })
    })
}

const DEFINITION: &str = "Indicateurs\u{202f}: définir, calculer, prouver, § 2";

impl Refusal for RefusVentilation {
    fn code(&self) -> &'static str {
        use RefusVentilation::*;
        match self {
            MesureSansParts => "ventilation-mesure-sans-parts",
            TropDeDimensions => "ventilation-trop-de-dimensions",
            LibelleManquant { .. } => "ventilation-libelle-manquant",
            EnDouble { .. } => "ventilation-en-double",
            ModalitesManquantes { .. } => "ventilation-modalites-manquantes",
            TropDeModalites { .. } => "ventilation-trop-de-modalites",
            ModaliteEnDouble { .. } => "ventilation-modalite-en-double",
            ModaliteEmployee { .. } => "ventilation-modalite-employee",
        }
    }

    fn message(&self, lang: Lang) -> String {
        use RefusVentilation::*;
        let t = m(lang);
        match self {
            MesureSansParts => t.ventilation_refus_mesure(),
            TropDeDimensions => t.ventilation_refus_dimensions(),
            LibelleManquant { rang } => t.ventilation_refus_libelle(rang.to_string()),
            EnDouble { libelle, .. } => t.ventilation_refus_double(libelle),
            ModalitesManquantes { libelle, .. } => t.ventilation_refus_modalites(libelle),
            TropDeModalites { n, .. } => t.ventilation_refus_trop(n.to_string(), MODALITES_MAX.to_string()),
            ModaliteEnDouble { modalite, .. } => t.ventilation_refus_modalite_double(modalite),
            ModaliteEmployee { modalite, n, .. } => t.ventilation_refus_employee(modalite, n.to_string()),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        use RefusVentilation::*;
        let t = m(lang);
        Some(match self {
            MesureSansParts => t.ventilation_remede_mesure(),
            ModalitesManquantes { .. } => t.ventilation_remede_modalites(),
            ModaliteEmployee { .. } => t.ventilation_remede_employee(),
            _ => return None,
        })
    }

    fn source(&self) -> Option<&'static str> {
        Some(DEFINITION)
    }

    fn field(&self) -> Option<String> {
        use RefusVentilation::*;
        Some(match self {
            MesureSansParts | TropDeDimensions => "libelle.1".to_owned(),
            LibelleManquant { rang } | EnDouble { rang, .. } => format!("libelle.{rang}"),
            ModalitesManquantes { rang, .. }
            | TropDeModalites { rang, .. }
            | ModaliteEnDouble { rang, .. }
            | ModaliteEmployee { rang, .. } => format!("modalites.{rang}"),
        })
    }
}
