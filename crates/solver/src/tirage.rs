//! Random questions, small or large, from one number: for the tests, and for the benchmark (feature `essai`).

use crate::{Cible, Dossier, Minimum, Parametres, Perimetre, Probleme, UniteCpo, Verrou};

/// Dice thrown from a seed: the same seed, the same throws.
pub struct Des(u64);

impl Des {
    #[must_use]
    pub fn nouveau(graine: u64) -> Self {
        let mut des = Self(graine.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        for _ in 0..8 {
            des.de(2);
        }
        des
    }

    /// From 0 to `n − 1`.
    pub fn de(&mut self, n: u64) -> i64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        i64::try_from((self.0 >> 11) % n).unwrap_or_default()
    }

    /// One of the list, which is not empty.
    pub fn parmi<'a, T>(&mut self, liste: &'a [T]) -> &'a T {
        &liste[usize::try_from(self.de(liste.len() as u64)).unwrap_or_default()]
    }

    /// True `n` times out of a hundred.
    pub fn pour_cent(&mut self, n: i64) -> bool {
        self.de(100) < n
    }
}

const FINANCEURS: [&str; 5] = ["AGGLO", "CAF", "DEPT", "ETAT", "VILLE"];

/// A question small enough for the enumerator. `verrous` : with locks.
#[must_use]
pub fn petite(graine: u64, dossiers: u64, verrous: bool) -> Probleme {
    let mut des = Des::nouveau(graine);
    let mut p = Probleme { parametres: Parametres::default(), ..Probleme::default() };
    for f in FINANCEURS {
        let b = *des.parmi(&[0, 400, 700, 1500, 3000, 4000, 5000, 6000, 8000, 9500, 12_000, 6_789]);
        if !(b == 0 && des.pour_cent(70)) {
            p.enveloppes.insert(f.to_owned(), b);
        }
    }
    p.parametres.part_min_pb = *des.parmi(&[6000, 6000, 6000, 0, 3333, 10_000]);
    p.parametres.plancher = *des.parmi(&[500, 500, 500, 0, 1000]);
    if des.pour_cent(20) {
        p.parametres.perimetre = Perimetre::PrincipauxEtDepartement;
    }
    if des.pour_cent(20) {
        p.parametres.min_principaux = usize::try_from(1 + des.de(3)).unwrap_or(1);
    }
    for n in 0..=des.de(dossiers) {
        let mut d = Dossier::nouveau(&format!("d{n}"), 1 + des.de(20), &[]);
        if des.pour_cent(10) {
            d.note += 500;
        }
        for f in FINANCEURS {
            if des.pour_cent(if f == "CAF" || f == "DEPT" { 35 } else { 75 }) {
                let m = *des.parmi(&[300, 500, 800, 1000, 2000, 3000, 4000, 5000, 6000, 8000, 4_333, 1_250]);
                d.demande.insert(f.to_owned(), m);
            }
        }
        d.annee_civile = !des.pour_cent(20);
        d.cpo = des.pour_cent(40);
        d.qpv.insert(des.parmi(&["Q1", "Q2"]).to_string(), 10_000);
        if des.pour_cent(15) {
            d.part_min_pb = Some(8000);
        }
        p.dossiers.push(d);
    }
    if verrous {
        for _ in 0..=des.de(2) {
            let dossier = des.parmi(&p.dossiers).id.clone();
            let financeur = des.parmi(&FINANCEURS).to_string();
            let montant = *des.parmi(&[0, 300, 500, 1000, 2000, 2500]);
            p.verrous.push(match des.de(5) {
                0 => Verrou::Retenu { dossier },
                1 => Verrou::Ecarte { dossier },
                2 => Verrou::Montant { dossier, financeur, montant },
                3 => Verrou::Plafond { dossier, financeur, montant },
                _ => Verrou::FinanceurExclu { dossier, financeur },
            });
        }
    }
    p.population = [("Q1".to_owned(), 500 + 250 * des.de(8)), ("Q2".to_owned(), 500 + 250 * des.de(8))].into();
    p
}

/// The same, with readings or minima imposed on the programme.
#[must_use]
pub fn petite_et_tenue(graine: u64, dossiers: u64) -> Probleme {
    let mut p = petite(graine, dossiers, graine.is_multiple_of(3));
    let mut des = Des::nouveau(graine ^ 0xABCD);
    p.parametres.lecture_a = des.pour_cent(40);
    p.parametres.lecture_b = *des.parmi(&[None, Some(UniteCpo::Euros), Some(UniteCpo::Conventions)]);
    if des.pour_cent(50) {
        let part_pb = *des.parmi(&[2000, 3333, 5000]);
        p.parametres.minima.push(Minimum { cible: Cible::Qpv("Q1".to_owned()), part_pb });
    }
    for d in &mut p.dossiers {
        if des.pour_cent(30) {
            d.defi = Some("emploi".to_owned());
        }
    }
    if des.pour_cent(20) {
        p.parametres.minima.push(Minimum { cible: Cible::Defi("emploi".to_owned()), part_pb: 1500 });
    }
    p
}

/// How a large question is drawn.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Allure {
    /// Requests by 500 €, no choice imposed.
    Ronde,
    /// Requests to the euro, readings, minima and locks imposed, dossiers shared between QPV.
    Tenue,
}

/// An appel of the size of a real one: seven financeurs, about half of what is asked.
#[must_use]
pub fn grande(graine: u64, dossiers: usize, allure: Allure) -> Probleme {
    let mut des = Des::nouveau(graine);
    let mut p = Probleme::default();
    for n in 0..dossiers {
        let mut d = Dossier::nouveau(&format!("{n:03}"), 5 + des.de(16), &[]);
        for (f, chance) in
            [("ETAT", 90), ("AGGLO", 80), ("VILLE", 60), ("DEPT", 35), ("REGION", 25), ("CAF", 35), ("HABITAT", 15)]
        {
            if des.pour_cent(chance) {
                let reste = if allure == Allure::Tenue { des.de(500) } else { 0 };
                d.demande.insert(f.to_owned(), 500 * (2 + des.de(22)) + reste);
            }
        }
        d.annee_civile = !des.pour_cent(15);
        d.cpo = des.pour_cent(30);
        d.qpv.insert(format!("Q{}", 1 + des.de(5)), 10_000);
        p.dossiers.push(d);
    }
    for d in &p.dossiers {
        for (f, m) in &d.demande {
            *p.enveloppes.entry(f.clone()).or_default() += m;
        }
    }
    for b in p.enveloppes.values_mut() {
        *b = *b * (40 + des.de(20)) / 100 / 500 * 500;
    }
    p.population = (1..=5).map(|q| (format!("Q{q}"), 1000 + 500 * des.de(5))).collect();
    if allure == Allure::Tenue {
        tenir(&mut p, &mut des);
    }
    p
}

fn tenir(p: &mut Probleme, des: &mut Des) {
    p.parametres.lecture_a = true;
    p.parametres.lecture_b = Some(UniteCpo::Euros);
    for q in ["Q1", "Q2"] {
        p.parametres.minima.push(Minimum { cible: Cible::Qpv(q.to_owned()), part_pb: 2222 });
    }
    for n in 0..p.dossiers.len() {
        let d = &mut p.dossiers[n];
        if des.pour_cent(30) {
            d.qpv = [("Q1".to_owned(), 2500), ("Q3".to_owned(), 4999), ("Q4".to_owned(), 2501)].into();
        }
        // Half of the base must stay within reach of the principal financeurs.
        d.base_cpo = Some(d.demande.iter().filter(|(f, _)| p.parametres.principaux.contains(*f)).map(|(_, m)| m).sum());
    }
    for n in 0..6 {
        p.verrous.push(Verrou::Ecarte { dossier: format!("{:03}", n * 7) });
    }
}
