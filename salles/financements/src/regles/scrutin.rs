//! « Vote du conseil citoyen : méthode des parts égales, export `.pb` (Pabulib) recalculable par un tiers » (Financements, § 8).
//! Read `parts_egales.rs` (the method), then `pabulib.rs` (the file a third party computes again).

pub mod pabulib;
pub mod parts_egales;
mod refus;

pub use refus::Refus;

use super::{Euros, saisie};
use crate::model::{EtatScrutin, ModeScrutin, ProjetSoumis, ScrutinConseil};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The highest mark of a file.
pub const POINTS_MAX: u32 = 5;
/// Ballots of one vote, and the highest number on one.
pub const BULLETINS_MAX: usize = 2_000;
const NUMERO_MAX: i64 = 9_999;

/// What opens a vote, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SaisieScrutin {
    pub intitule: String,
    pub mode: String,
    pub budget: String,
    pub tenu_le: String,
}

/// The same, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lu {
    pub intitule: String,
    pub mode: ModeScrutin,
    pub budget: Euros,
    pub tenu_le: Option<Date>,
}

/// Reads what opens a vote over these files.
///
/// # Errors
/// No title, mode or file; a budget or a day that cannot be.
pub fn lire(s: &SaisieScrutin, projets: &[ProjetSoumis]) -> Result<Lu, Vec<Refus>> {
    let mut refus = vec![];
    if s.intitule.trim().is_empty() {
        refus.push(Refus::IntituleVide);
    }
    let mode = ModeScrutin::from_code(&s.mode);
    if mode.is_none() {
        refus.push(Refus::ModeManquant);
    }
    let budget = saisie::montant(&s.budget).unwrap_or_else(|cause| {
        refus.push(Refus::Saisie { champ: "budget", cause });
        Some(Euros::entiers(1))
    });
    if !budget.is_some_and(Euros::est_positif) {
        refus.push(Refus::BudgetNul);
    }
    let tenu_le = match s.tenu_le.trim() {
        "" => None,
        jour => saisie::jour(jour).map(Some).unwrap_or_else(|cause| {
            refus.push(Refus::Saisie { champ: "tenu_le", cause });
            None
        }),
    };
    if projets.is_empty() {
        refus.push(Refus::AucunDossier);
    }
    match (mode, budget) {
        (Some(mode), Some(budget)) if refus.is_empty() => {
            Ok(Lu { intitule: s.intitule.trim().to_owned(), mode, budget, tenu_le })
        }
        _ => Err(refus),
    }
}

/// Whether a vote still takes ballots.
///
/// # Errors
/// It is closed.
pub fn ouvert(s: &ScrutinConseil) -> Result<(), Refus> {
    if s.etat == EtatScrutin::Ouvert { Ok(()) } else { Err(Refus::Clos) }
}

/// The number written on a ballot.
///
/// # Errors
/// Not a whole number from 1 to 9,999.
pub fn numero_de_bulletin(saisi: &str) -> Result<i64, Refus> {
    let numero = saisi.trim().parse().ok().filter(|n| (1..=NUMERO_MAX).contains(n));
    numero.ok_or_else(|| Refus::Numero { saisi: saisi.trim().to_owned() })
}

/// What a ballot says: « 1, 4, 12 » when files are approved, « 1=5, 4=3 » when they are marked; `12` stands for `AAAA-0012`.
/// Nothing is a blank ballot: it counts.
///
/// # Errors
/// A file that is not put to the vote, or named twice; a mark that is not from 0 to 5.
pub fn choix(saisi: &str, s: &ScrutinConseil, exercice: i64) -> Result<BTreeMap<String, u32>, Vec<Refus>> {
    let (mut lus, mut refus) = (BTreeMap::new(), vec![]);
    for mot in saisi.split([',', ';', ' ', '\u{a0}', '\u{202f}', '\n', '\t', '\r']).filter(|m| !m.is_empty()) {
        let (dossier, points) = match s.mode {
            ModeScrutin::Approbation => (mot, Some(1)),
            ModeScrutin::Notes => match mot.split_once(['=', ':']) {
                Some((dossier, note)) => (dossier, note.parse().ok().filter(|n| *n <= POINTS_MAX)),
                None => (mot, None),
            },
        };
        let court: Option<u32> = if dossier.len() <= 4 { dossier.parse().ok() } else { None };
        let numero = court.map_or_else(|| dossier.to_owned(), |rang| format!("{exercice:04}-{rang:04}"));
        match points {
            _ if !s.projets.iter().any(|p| p.numero == numero) => refus.push(Refus::HorsScrutin { saisi: dossier.to_owned() }),
            None => refus.push(Refus::Points { saisi: mot.to_owned(), max: POINTS_MAX }),
            Some(points) => {
                if lus.insert(numero.clone(), points).is_some() {
                    refus.push(Refus::DeuxFois { numero });
                }
            }
        }
    }
    lus.retain(|_, points| *points > 0);
    if refus.is_empty() { Ok(lus) } else { Err(refus) }
}

#[cfg(test)]
mod tests;
