//! The rules of § 5 and § 7 on a plan, in whole euros, without any float: what the engine says is judged here.

use crate::cadre::{base_cpo, part};
use crate::modele::{Cible, Dossier, Plan, Probleme, UniteCpo, Verrou};
use std::collections::{BTreeMap, BTreeSet};

/// One rule that a plan breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manquement {
    /// The plan pays a dossier that is not there.
    DossierInconnu { dossier: String },
    /// Not asked, closed by CAF-02/03, without envelope, negative, or more than asked (BUD-04).
    LigneInadmissible { dossier: String, financeur: String, montant: i64, demande: i64 },
    /// AAP-11.
    Enveloppe { financeur: String, montant: i64, disponible: i64 },
    /// AAP-06.
    Plancher { dossier: String, financeur: String, montant: i64, plancher: i64 },
    /// AAP-05.
    Principaux { dossier: String, presents: usize, requis: usize },
    /// CAF-01.
    CafSeule { dossier: String },
    /// (5) « sous μ × demande, mieux vaut ne pas retenir ».
    PartMinimale { dossier: String, montant: i64, minimum: i64 },
    /// CPO-03A, imposed.
    LectureA { dossier: String, montant: i64, minimum: i64 },
    /// CPO-03B, imposed: thousandths are not needed, both sides are in the unit chosen.
    LectureB { cpo: i64, total: i64 },
    /// (8), in basis points of the programme.
    Minimum { cible: Cible, part_pb: i64, requis_pb: i64 },
    /// (9).
    Verrou { verrou: Verrou },
    /// A rule of the letter, by its code; without a dossier, the programme as a whole.
    Locale { code: String, dossier: Option<String> },
}

/// What a dossier may be given by this financeur; `None` when the line is closed.
fn admissible(probleme: &Probleme, dossier: &Dossier, financeur: &str) -> Option<i64> {
    let p = &probleme.parametres;
    let demande = dossier.demande.get(financeur).copied().filter(|&d| d > 0 && d >= p.plancher_de(financeur))?;
    let ouverte = probleme.enveloppes.get(financeur).is_some_and(|&b| b > 0);
    (ouverte && (*financeur != p.caf || dossier.annee_civile)).then_some(demande)
}

fn controler_dossier(probleme: &Probleme, dossier: &Dossier, lignes: &BTreeMap<String, i64>, dits: &mut Vec<Manquement>) {
    let (p, id) = (&probleme.parametres, || dossier.id.clone());
    for (financeur, &montant) in lignes {
        let demande = admissible(probleme, dossier, financeur).unwrap_or(0);
        if montant < 0 || montant > demande {
            dits.push(Manquement::LigneInadmissible { dossier: id(), financeur: financeur.clone(), montant, demande });
        }
        let plancher = p.plancher_de(financeur);
        if montant > 0 && montant < plancher {
            dits.push(Manquement::Plancher { dossier: id(), financeur: financeur.clone(), montant, plancher });
        }
    }
    let servies = || lignes.iter().filter(|(_, m)| **m > 0);
    if servies().count() == 0 {
        return;
    }
    let presents = servies().filter(|(f, _)| p.principaux.contains(*f)).count();
    if presents < p.min_principaux {
        dits.push(Manquement::Principaux { dossier: id(), presents, requis: p.min_principaux });
    }
    if servies().all(|(f, _)| *f == p.caf) {
        dits.push(Manquement::CafSeule { dossier: id() });
    }
    let montant: i64 = lignes.values().sum();
    let demande: i64 = dossier.demande.keys().filter_map(|f| admissible(probleme, dossier, f)).sum();
    let minimum = part(demande, dossier.part_min_pb.unwrap_or(p.part_min_pb));
    if montant < minimum {
        dits.push(Manquement::PartMinimale { dossier: id(), montant, minimum });
    }
    if p.lecture_a && dossier.cpo {
        let montant: i64 = servies().filter(|(f, _)| p.principaux.contains(*f)).map(|(_, m)| m).sum();
        let base = base_cpo(dossier);
        if 2 * montant < base {
            dits.push(Manquement::LectureA { dossier: id(), montant, minimum: (base + 1) / 2 });
        }
    }
}

fn controler_programme(probleme: &Probleme, plan: &Plan, dits: &mut Vec<Manquement>) {
    let p = &probleme.parametres;
    let recu = |d: &Dossier| -> i64 { plan.get(&d.id).map_or(0, |lignes| lignes.values().sum()) };
    let total: i64 = probleme.dossiers.iter().map(recu).sum();
    for minimum in &p.minima {
        let poids = |d: &Dossier| match &minimum.cible {
            Cible::Qpv(q) => d.qpv.get(q).copied().unwrap_or(0),
            Cible::Defi(defi) => 10_000 * i64::from(d.defi.as_ref() == Some(defi)),
        };
        let servi: i128 = probleme.dossiers.iter().map(|d| i128::from(poids(d)) * i128::from(recu(d))).sum();
        if servi < i128::from(minimum.part_pb) * i128::from(total) {
            let part_pb = i64::try_from(servi / i128::from(total.max(1))).unwrap_or(0);
            dits.push(Manquement::Minimum { cible: minimum.cible.clone(), part_pb, requis_pb: minimum.part_pb });
        }
    }
    if let Some(unite) = p.lecture_b {
        let compte = |d: &Dossier| match unite {
            UniteCpo::Euros => recu(d),
            UniteCpo::Conventions => i64::from(recu(d) > 0),
        };
        let cpo: i64 = probleme.dossiers.iter().filter(|d| d.cpo).map(compte).sum();
        let total: i64 = probleme.dossiers.iter().map(compte).sum();
        if 2 * cpo < total {
            dits.push(Manquement::LectureB { cpo, total });
        }
    }
}

fn verrou_tenu(plan: &Plan, verrou: &Verrou) -> bool {
    let ligne = |d: &str, f: &str| plan.get(d).and_then(|l| l.get(f)).copied().unwrap_or(0);
    let retenu = |d: &str| plan.get(d).is_some_and(|l| l.values().any(|&m| m > 0));
    match verrou {
        Verrou::Retenu { dossier } => retenu(dossier),
        Verrou::Ecarte { dossier } => !retenu(dossier),
        Verrou::Montant { dossier, financeur, montant } => ligne(dossier, financeur) == *montant,
        Verrou::Plafond { dossier, financeur, montant } => ligne(dossier, financeur) <= *montant,
        Verrou::FinanceurExclu { dossier, financeur } => ligne(dossier, financeur) == 0,
    }
}

/// Every rule that `plan` breaks, dossier by dossier, then for the programme; empty when it holds them all.
#[must_use]
pub fn controler(probleme: &Probleme, plan: &Plan) -> Vec<Manquement> {
    let mut dits = vec![];
    let connus: BTreeSet<&str> = probleme.dossiers.iter().map(|d| d.id.as_str()).collect();
    for dossier in plan.keys().filter(|id| !connus.contains(id.as_str())) {
        dits.push(Manquement::DossierInconnu { dossier: dossier.clone() });
    }
    for dossier in &probleme.dossiers {
        if let Some(lignes) = plan.get(&dossier.id) {
            controler_dossier(probleme, dossier, lignes, &mut dits);
        }
    }
    let mut pris: BTreeMap<&str, i64> = BTreeMap::new();
    for (financeur, montant) in plan.values().flatten() {
        *pris.entry(financeur).or_default() += montant;
    }
    for (financeur, montant) in pris {
        let disponible = probleme.enveloppes.get(financeur).copied().unwrap_or(0);
        if montant > disponible {
            dits.push(Manquement::Enveloppe { financeur: financeur.to_owned(), montant, disponible });
        }
    }
    controler_programme(probleme, plan, &mut dits);
    let rompus = probleme.verrous.iter().filter(|v| !verrou_tenu(plan, v));
    dits.extend(rompus.map(|v| Manquement::Verrou { verrou: v.clone() }));
    let locales = probleme.locales_rompues(plan).into_iter();
    dits.extend(locales.map(|r| Manquement::Locale { code: r.code.clone(), dossier: r.dossier().map(str::to_owned) }));
    dits
}
