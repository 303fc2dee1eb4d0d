//! An enumerator and a judge written from § 7 alone: no line shared with the engine nor with `controle`.
//! Every set of lines is tried; amounts are then moved euro by euro along augmenting paths.

use crate::{Cible, Perimetre, Plan, Probleme, UniteCpo, Verrou};
use std::collections::BTreeMap;

pub type Lignes = BTreeMap<String, (i64, i64)>;

/// The set of lines a dossier may be served on: smallest and largest amount of each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Motif {
    pub dossier: usize,
    pub lignes: Lignes,
    pub minimum: i64,
}

fn demandes(p: &Probleme, i: usize) -> BTreeMap<String, i64> {
    let d = &p.dossiers[i];
    let ouverte = |f: &str, m: i64| {
        let vu = p.parametres.perimetre == Perimetre::Tous || p.parametres.principaux.contains(f) || f == "DEPT";
        let caf_fermee = f == "CAF" && !d.annee_civile;
        m > 0 && p.enveloppes.get(f).copied().unwrap_or(0) > 0 && !caf_fermee && !(vu && m < p.parametres.plancher)
    };
    d.demande.iter().filter(|(f, m)| ouverte(f, **m)).map(|(f, m)| (f.clone(), *m)).collect()
}

fn plancher(p: &Probleme, f: &str) -> i64 {
    let vu = p.parametres.perimetre == Perimetre::Tous || p.parametres.principaux.contains(f) || f == "DEPT";
    if vu { p.parametres.plancher.max(1) } else { 1 }
}

/// What locks say of a line: `None` when they say no.
fn bornes(p: &Probleme, id: &str, f: &str, demande: i64) -> Option<(i64, i64)> {
    let (mut bas, mut haut) = (plancher(p, f), demande);
    for verrou in &p.verrous {
        match verrou {
            Verrou::Montant { dossier, financeur, montant } if dossier == id && financeur == f => {
                bas = bas.max(*montant);
                haut = haut.min(*montant);
            }
            Verrou::Plafond { dossier, financeur, montant } if dossier == id && financeur == f => haut = haut.min(*montant),
            Verrou::FinanceurExclu { dossier, financeur } if dossier == id && financeur == f => return None,
            _ => {}
        }
    }
    (bas <= haut).then_some((bas, haut))
}

fn du(p: &Probleme, id: &str, f: &str) -> bool {
    let paye = |v: &Verrou| matches!(v, Verrou::Montant { dossier, financeur, montant } if dossier == id && financeur == f && *montant > 0);
    p.verrous.iter().any(paye)
}

/// Every way to serve dossier `i`, and whether it may also be left out.
pub fn motifs(p: &Probleme, i: usize) -> (Vec<Motif>, bool) {
    let d = &p.dossiers[i];
    let demandes = demandes(p, i);
    let total: i64 = demandes.values().sum();
    let mu = d.part_min_pb.unwrap_or(p.parametres.part_min_pb);
    let minimum = (total * mu + 9_999) / 10_000;
    let possibles: Vec<(String, i64, i64)> =
        demandes.iter().filter_map(|(f, &m)| bornes(p, &d.id, f, m).map(|(bas, haut)| (f.clone(), bas, haut))).collect();
    let dues: Vec<&String> = d.demande.keys().chain(p.enveloppes.keys()).filter(|f| du(p, &d.id, f)).collect();
    let hors = p.verrous.iter().any(|v| matches!(v, Verrou::Montant { dossier, financeur, montant } if *dossier == d.id && *montant > 0 && !d.demande.contains_key(financeur)));
    let retenu =
        p.verrous.iter().any(|v| matches!(v, Verrou::Retenu { dossier } if *dossier == d.id)) || !dues.is_empty() || hors;
    let ecarte = p.verrous.iter().any(|v| matches!(v, Verrou::Ecarte { dossier } if *dossier == d.id));
    let mut trouves = vec![];
    for masque in 1..1_u32 << possibles.len() {
        let choisies = possibles.iter().enumerate().filter(|(n, _)| masque & (1 << n) != 0).map(|(_, l)| l);
        let lignes: Lignes = choisies.map(|(f, bas, haut)| (f.clone(), (*bas, *haut))).collect();
        let principaux = lignes.keys().filter(|f| p.parametres.principaux.contains(*f)).count();
        let caf_seule = lignes.len() == 1 && lignes.contains_key("CAF");
        let servie = lignes.values().map(|(_, haut)| haut).sum::<i64>() >= minimum;
        let dues_la = dues.iter().all(|f| lignes.contains_key(*f)) && !hors;
        if principaux >= p.parametres.min_principaux && !caf_seule && servie && dues_la && !ecarte {
            trouves.push(Motif { dossier: i, lignes, minimum });
        }
    }
    (trouves, !retenu)
}

/// Every choice of a set of lines for every dossier.
pub fn choix(p: &Probleme) -> Vec<Vec<Motif>> {
    let mut tous = vec![vec![]];
    for i in 0..p.dossiers.len() {
        let (motifs, dehors) = motifs(p, i);
        let mut suite = vec![];
        for debut in &tous {
            if dehors {
                suite.push(debut.clone());
            }
            for motif in &motifs {
                let mut pris: Vec<Motif> = debut.clone();
                pris.push(motif.clone());
                suite.push(pris);
            }
        }
        tous = suite;
    }
    tous
}

/// Steps of money: taken from a financeur, off another dossier, or off what it has left.
type Chemin<'a> = Vec<(&'a str, Option<usize>)>;

/// Amounts under way for one choice.
#[derive(Debug, Clone)]
pub struct Partage<'a> {
    choix: &'a [Motif],
    pub montants: Vec<BTreeMap<&'a str, i64>>,
    reste: BTreeMap<&'a str, i64>,
}

impl<'a> Partage<'a> {
    /// Floors paid, then the smallest share of each; `None` when money does not allow it.
    pub fn minimal(p: &'a Probleme, choix: &'a [Motif]) -> Option<Self> {
        let mut reste: BTreeMap<&str, i64> = p.enveloppes.iter().map(|(f, b)| (f.as_str(), *b)).collect();
        let mut montants = vec![];
        for motif in choix {
            for (f, (bas, _)) in &motif.lignes {
                *reste.get_mut(f.as_str())? -= bas;
            }
            montants.push(motif.lignes.iter().map(|(f, (bas, _))| (f.as_str(), *bas)).collect());
        }
        let mut partage = Self { choix, montants, reste };
        if partage.reste.values().any(|r| *r < 0) {
            return None;
        }
        for (n, motif) in choix.iter().enumerate() {
            let manque = motif.minimum - partage.recu(n);
            if manque > 0 && partage.augmenter(n, manque) < manque {
                return None;
            }
        }
        Some(partage)
    }

    pub fn recu(&self, n: usize) -> i64 {
        self.montants[n].values().sum()
    }

    pub fn total(&self) -> i64 {
        (0..self.choix.len()).map(|n| self.recu(n)).sum()
    }

    /// Gives `n` up to `besoin` euros more, nobody else losing any; returns what was given.
    pub fn augmenter(&mut self, n: usize, besoin: i64) -> i64 {
        let mut donne = 0;
        while donne < besoin {
            let Some((chemin, largeur)) = self.chemin(n) else { break };
            let pas = largeur.min(besoin - donne);
            let mut vers = n;
            for (k, (financeur, suivant)) in chemin.iter().enumerate() {
                *self.montants[vers].entry(financeur).or_default() += pas;
                match suivant {
                    Some(m) => *self.montants[*m].entry(financeur).or_default() -= pas,
                    None => *self.reste.entry(financeur).or_default() -= pas,
                }
                if let Some(m) = suivant {
                    vers = *m;
                }
                assert!(suivant.is_some() || k + 1 == chemin.len());
            }
            donne += pas;
        }
        donne
    }

    /// From `n`, financeur after financeur, to one that has money left.
    fn chemin(&self, n: usize) -> Option<(Chemin<'a>, i64)> {
        let mut vus = vec![n];
        let mut file = vec![(n, vec![], i64::MAX)];
        let mut tete = 0;
        while tete < file.len() {
            let (ici, chemin, largeur): (usize, Chemin<'a>, i64) = file[tete].clone();
            tete += 1;
            for (f, (_, haut)) in &self.choix[ici].lignes {
                let f = f.as_str();
                let place = haut - self.montants[ici][f];
                if place <= 0 {
                    continue;
                }
                if self.reste[f] > 0 {
                    let mut fini = chemin.clone();
                    fini.push((f, None));
                    return Some((fini, largeur.min(place).min(self.reste[f])));
                }
                for m in 0..self.choix.len() {
                    let Some((bas, _)) = self.choix[m].lignes.get(f) else { continue };
                    let cede = self.montants[m][f] - bas;
                    if cede > 0 && !vus.contains(&m) {
                        vus.push(m);
                        let mut suite = chemin.clone();
                        suite.push((f, Some(m)));
                        file.push((m, suite, largeur.min(place).min(cede)));
                    }
                }
            }
        }
        None
    }
}

/// `[points, euros]`, `[points × euros]` and `[euros of CPO, points]`, in our units; `None` when no plan exists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Optima {
    pub large: (i64, i64),
    pub concentree: i64,
    pub cpo: (i64, i64),
}

pub fn optima(p: &Probleme) -> Option<Optima> {
    let mut meilleurs: Option<Optima> = None;
    for choix in choix(p) {
        let Some(minimal) = Partage::minimal(p, &choix) else { continue };
        let note = |n: usize| p.dossiers[choix[n].dossier].note;
        let points: i64 = (0..choix.len()).map(note).sum();
        let remplir = |ordre: &[usize]| {
            let mut partage = minimal.clone();
            for &n in ordre {
                partage.augmenter(n, i64::MAX / 4);
            }
            partage
        };
        let mut ordre: Vec<usize> = (0..choix.len()).collect();
        ordre.sort_by_key(|&n| -note(n));
        let par_note = remplir(&ordre);
        ordre.sort_by_key(|&n| !p.dossiers[choix[n].dossier].cpo);
        let par_cpo = remplir(&ordre);
        let euros_cpo = (0..choix.len()).filter(|&n| p.dossiers[choix[n].dossier].cpo).map(|n| par_cpo.recu(n)).sum();
        let vu = Optima {
            large: (points, par_note.total()),
            concentree: (0..choix.len()).map(|n| note(n) * par_note.recu(n)).sum(),
            cpo: (euros_cpo, points),
        };
        let m = meilleurs.get_or_insert_with(|| vu.clone());
        m.large = m.large.max(vu.large);
        m.concentree = m.concentree.max(vu.concentree);
        m.cpo = m.cpo.max(vu.cpo);
    }
    meilleurs
}

/// A rule that `plan` breaks, if any: read again from § 7.
pub fn juger(p: &Probleme, plan: &Plan) -> Result<(), String> {
    for (f, &b) in &p.enveloppes {
        let pris: i64 = plan.values().filter_map(|l| l.get(f)).sum();
        if pris > b {
            return Err(format!("{f}: {pris} for {b}"));
        }
    }
    for (i, d) in p.dossiers.iter().enumerate() {
        let (motifs, dehors) = motifs(p, i);
        let Some(lignes) = plan.get(&d.id) else {
            if dehors {
                continue;
            }
            return Err(format!("{} must be retained", d.id));
        };
        let suit = |m: &Motif| {
            m.lignes.keys().eq(lignes.keys())
                && lignes.iter().all(|(f, a)| (m.lignes[f].0..=m.lignes[f].1).contains(a))
                && lignes.values().sum::<i64>() >= m.minimum
        };
        if !motifs.iter().any(suit) {
            return Err(format!("{}: {lignes:?} follows none of {motifs:?}", d.id));
        }
        if p.parametres.lecture_a && d.cpo {
            let apport: i64 = lignes.iter().filter(|(f, _)| p.parametres.principaux.contains(*f)).map(|(_, a)| a).sum();
            let base = d.base_cpo.unwrap_or_else(|| d.demande.values().sum());
            if 2 * apport < base {
                return Err(format!("{}: reading A, {apport} of {base}", d.id));
            }
        }
    }
    let recu = |i: usize| plan.get(&p.dossiers[i].id).map_or(0, |l| l.values().sum::<i64>());
    let somme = |poids: &dyn Fn(usize) -> i64| (0..p.dossiers.len()).map(|i| poids(i) * recu(i)).sum::<i64>();
    let total = somme(&|_| 1);
    for m in &p.parametres.minima {
        let servi = match &m.cible {
            Cible::Qpv(q) => somme(&|i| p.dossiers[i].qpv.get(q).copied().unwrap_or(0)),
            Cible::Defi(d) => somme(&|i| if p.dossiers[i].defi.as_ref() == Some(d) { 10_000 } else { 0 }),
        };
        if servi < m.part_pb * total {
            return Err(format!("minimum {m:?}: {servi} of {total}"));
        }
    }
    let cpo = |i: usize| i64::from(p.dossiers[i].cpo);
    let (partie, tout) = match p.parametres.lecture_b {
        None => (0, 0),
        Some(UniteCpo::Euros) => (somme(&cpo), total),
        Some(UniteCpo::Conventions) => {
            let retenus = || (0..p.dossiers.len()).filter(|&i| recu(i) > 0);
            (retenus().map(cpo).sum(), retenus().map(|_| 1).sum())
        }
    };
    if 2 * partie < tout { Err(format!("reading B: {partie} of {tout}")) } else { Ok(()) }
}
