//! F11 `constate`: what the yes and no of the sheets say has been done.

use std::collections::{BTreeMap, BTreeSet};

use kernel::nombre::Nombre;

kernel::code_enum! {
    /// « Réalisé O/N ».
    pub enum Reponse {
        Oui = "O",
        Non = "N",
    }
}

/// A sub-action: the years of the contract it is planned for, and what was answered for each year. An unanswered year
/// is not in `reponses`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Declinaison {
    pub cle: String,
    pub annees: BTreeSet<i32>,
    pub reponses: BTreeMap<i32, Reponse>,
}

/// What has been done up to a year. Percentages; nothing when there is nothing to divide by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Constat {
    pub constate: Option<Nombre>,
    pub completude: Option<Nombre>,
    pub oui: usize,
    pub non: usize,
    pub sans_reponse: usize,
    /// Answers about years which were not planned.
    pub hors_plan: usize,
    /// Keys of the sub-actions without any planned year, to be asked about.
    pub sans_echeance: Vec<String>,
}

/// « Jusqu'à l'année n, sur les cases prévues : constaté = O / (O + N) ; complétude = (O + N) / cases échues. Une case
/// vide n'est pas « N ». Déclinaison sans échéance : hors calcul, listée. Réponse sur une année non prévue :
/// comptée à part (`hors_plan`) ; réponse en avance sur une année prévue : gardée, non comptée avant son année. »
/// (§ 4, F11)
///
/// An answer about an unplanned year is told whatever `annee`; those of a sub-action without planned year are out of
/// the computation with it.
#[must_use]
pub fn constate<'a>(declinaisons: impl IntoIterator<Item = &'a Declinaison>, annee: i32) -> Constat {
    let mut constat = Constat::default();
    for declinaison in declinaisons {
        if declinaison.annees.is_empty() {
            constat.sans_echeance.push(declinaison.cle.clone());
            continue;
        }
        for echue in declinaison.annees.range(..=annee) {
            match declinaison.reponses.get(echue) {
                Some(Reponse::Oui) => constat.oui += 1,
                Some(Reponse::Non) => constat.non += 1,
                None => constat.sans_reponse += 1,
            }
        }
        constat.hors_plan += declinaison.reponses.keys().filter(|annee| !declinaison.annees.contains(annee)).count();
    }
    let repondues = constat.oui + constat.non;
    constat.constate = pourcent(constat.oui, repondues);
    constat.completude = pourcent(repondues, repondues + constat.sans_reponse);
    constat
}

fn pourcent(part: usize, tout: usize) -> Option<Nombre> {
    (Nombre::cent() * Nombre::from(part)).checked_div(&Nombre::from(tout))
}
