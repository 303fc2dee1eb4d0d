//! F5 `ventilation`: a total and its parts.

use std::collections::BTreeMap;

use kernel::nombre::Nombre;

use super::{Lecture, Signal, Signaux};

/// A total, when it was recorded, and its parts by modality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VentilationSaisie {
    pub total: Option<Nombre>,
    pub parts: BTreeMap<String, Lecture>,
    /// « chacune partition complète ou non » (§ 2): the parts make up the whole.
    pub complete: bool,
}

/// The total to use and what the parts leave unexplained.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ventilation {
    pub total: Option<Nombre>,
    pub non_ventile: Option<Nombre>,
    pub signaux: Signaux,
}

/// « Parts > total : refus, `parts_superieures_au_total`. Sinon le reste est rendu dans `non_ventile` (signal s'il
/// est positif, `part_manquante` si une part est inconnue). Sans total : somme des parts si toutes sont
/// connues et la partition complète (`partition_incomplete`). » (§ 4, F5)
///
/// A part marked `sans_objet` is not expected. Without total, no part at all is a missing part.
#[must_use]
pub fn ventilation(saisie: &VentilationSaisie) -> Ventilation {
    let attendues: Vec<&Lecture> = saisie.parts.values().filter(|part| !part.est_sans_objet()).collect();
    let connues: Vec<&Nombre> = attendues.iter().filter_map(|part| part.valeur()).collect();
    let somme: Nombre = connues.iter().copied().sum();
    let mut signaux = Signaux::new();
    if connues.len() < attendues.len() || (attendues.is_empty() && saisie.total.is_none()) {
        signaux.insert(Signal::PartManquante);
    }
    let total = match &saisie.total {
        Some(total) if somme > *total => {
            return Ventilation { signaux: Signaux::from([Signal::PartsSuperieuresAuTotal]), ..Ventilation::default() };
        }
        Some(total) => Some(total.clone()),
        None => {
            if !saisie.complete {
                signaux.insert(Signal::PartitionIncomplete);
            }
            signaux.is_empty().then(|| somme.clone())
        }
    };
    let non_ventile = total.as_ref().map(|total| total - &somme);
    if non_ventile.as_ref().is_some_and(Nombre::est_positif) {
        signaux.insert(Signal::NonVentile);
    }
    Ventilation { total, non_ventile, signaux }
}
