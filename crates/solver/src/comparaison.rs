//! Scenarios side by side, on the same indicators (§ 8), and what changes from one to another. No calculation here
//! maximises anything: figures are read from a plan, exactly.

use crate::cadre::base_cpo;
use crate::modele::{Plan, Probleme};
use std::collections::BTreeMap;

/// « Aides sous 1 500 € » : small aids are counted under this amount, whole euros.
pub const PETITE_AIDE: i64 = 1500;

/// A part of a whole, both in the same unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    pub partie: i64,
    pub total: i64,
}

/// One dossier under CPO by reading A: « au moins deux des trois apportent 50 % du plan ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LectureA {
    pub dossier: String,
    pub apports: Part,
    pub principaux: usize,
    pub tenue: bool,
}

/// What a scenario does, in whole euros unless said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Indicateurs {
    pub retenus: usize,
    pub euros: i64,
    /// Thousandths of a point of the dossiers retained.
    pub points: i64,
    /// Used over available, per financeur.
    pub consommation: BTreeMap<String, Part>,
    /// « Part servie » : given over requested, of the dossiers retained.
    pub servie: Part,
    /// Ten-thousandths of a euro over those of the whole plan: a dossier may be of several QPV.
    pub par_qpv: BTreeMap<String, Part>,
    pub par_defi: BTreeMap<String, Part>,
    /// A dossier of several axes counts in each.
    pub par_axe: BTreeMap<String, Part>,
    /// Hundredths of a euro per inhabitant, whole part.
    pub centimes_par_habitant: BTreeMap<String, i64>,
    pub cpo_lecture_a: Vec<LectureA>,
    /// Reading B in euros, and in dossiers retained.
    pub cpo_lecture_b_euros: Part,
    pub cpo_lecture_b_conventions: Part,
    pub primo_porteurs: usize,
    /// Aids under [`PETITE_AIDE`]: what one financeur gives one dossier.
    pub petites_aides: usize,
}

fn ajouter(parts: &mut BTreeMap<String, Part>, nom: &str, partie: i64, total: i64) {
    let part = parts.entry(nom.to_owned()).or_insert(Part { partie: 0, total });
    part.partie += partie;
}

/// Reads the indicators of `plan`.
#[must_use]
pub fn indicateurs(probleme: &Probleme, plan: &Plan) -> Indicateurs {
    let p = &probleme.parametres;
    let mut lus = Indicateurs { euros: plan.values().flat_map(BTreeMap::values).sum(), ..Indicateurs::default() };
    for (financeur, &total) in &probleme.enveloppes {
        let partie = plan.values().filter_map(|lignes| lignes.get(financeur)).sum();
        lus.consommation.insert(financeur.clone(), Part { partie, total });
    }
    for dossier in &probleme.dossiers {
        for q in dossier.qpv.keys().chain(probleme.population.keys()) {
            ajouter(&mut lus.par_qpv, q, 0, lus.euros * 10_000);
        }
        for (parts, noms) in
            [(&mut lus.par_defi, dossier.defi.iter().collect::<Vec<_>>()), (&mut lus.par_axe, dossier.axes.iter().collect())]
        {
            for nom in noms {
                ajouter(parts, nom, 0, lus.euros);
            }
        }
        let Some(lignes) = plan.get(&dossier.id) else { continue };
        let euros: i64 = lignes.values().sum();
        if euros == 0 {
            continue;
        }
        lus.retenus += 1;
        lus.points += dossier.note;
        lus.servie.partie += euros;
        lus.servie.total += dossier.demande.values().sum::<i64>();
        for (q, &part) in &dossier.qpv {
            ajouter(&mut lus.par_qpv, q, part * euros, lus.euros * 10_000);
        }
        if let Some(defi) = &dossier.defi {
            ajouter(&mut lus.par_defi, defi, euros, lus.euros);
        }
        for axe in &dossier.axes {
            ajouter(&mut lus.par_axe, axe, euros, lus.euros);
        }
        if dossier.cpo {
            let apports = || lignes.iter().filter(|(f, m)| p.principaux.contains(*f) && **m > 0);
            let apport = Part { partie: apports().map(|(_, m)| m).sum(), total: base_cpo(dossier) };
            let principaux = apports().count();
            let tenue = 2 * apport.partie >= apport.total && principaux >= p.min_principaux;
            lus.cpo_lecture_a.push(LectureA { dossier: dossier.id.clone(), apports: apport, principaux, tenue });
            lus.cpo_lecture_b_euros.partie += euros;
            lus.cpo_lecture_b_conventions.partie += 1;
        }
        lus.cpo_lecture_b_euros.total += euros;
        lus.cpo_lecture_b_conventions.total += 1;
        lus.primo_porteurs += usize::from(dossier.primo_porteur);
        lus.petites_aides += lignes.values().filter(|m| (1..PETITE_AIDE).contains(*m)).count();
    }
    for (q, &habitants) in probleme.population.iter().filter(|(_, h)| **h > 0) {
        let servi = lus.par_qpv.get(q).map_or(0, |part| part.partie);
        lus.centimes_par_habitant.insert(q.clone(), servi / (100 * habitants));
    }
    lus
}

/// From one plan to another.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Difference {
    pub entres: Vec<String>,
    pub sortis: Vec<String>,
    /// Dossier, financeur, before, after: dossiers retained by both plans.
    pub changes: Vec<(String, String, i64, i64)>,
}

/// « Différence : entrés, sortis, montants changés », by order of the ids.
#[must_use]
pub fn difference(avant: &Plan, apres: &Plan) -> Difference {
    let mut dit = Difference {
        entres: apres.keys().filter(|id| !avant.contains_key(*id)).cloned().collect(),
        sortis: avant.keys().filter(|id| !apres.contains_key(*id)).cloned().collect(),
        changes: vec![],
    };
    for (id, anciennes) in avant {
        let Some(nouvelles) = apres.get(id) else { continue };
        let mut financeurs: Vec<&String> = anciennes.keys().chain(nouvelles.keys()).collect();
        financeurs.sort();
        financeurs.dedup();
        for f in financeurs {
            let (a, b) = (anciennes.get(f).copied().unwrap_or(0), nouvelles.get(f).copied().unwrap_or(0));
            if a != b {
                dit.changes.push((id.clone(), f.clone(), a, b));
            }
        }
    }
    dit
}
