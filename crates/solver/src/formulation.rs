//! From the question to a linear programme, and back. The lines `y` of (2) are left out: what they say of the
//! principal financeurs is written on the amounts, exactly; a line found strictly between 0 and its floor is then
//! watched with its own `y`, and the programme solved again. A relaxation: its bound is always a bound.

use crate::cadre::Cadre;
use crate::modele::{Cible, UniteCpo};
use crate::moteur::{Issue, Programme, Sens};
use std::collections::BTreeSet;
use std::time::Instant;

/// The engine counts in thousands of euros: its tolerances are absolute.
const MILLE: f64 = 1000.0;
/// What the engine leaves of a line closed by an unknown that is whole to a millionth.
pub(crate) fn tolerance(haut: i64) -> f64 {
    1e-3 + 3e-6 * reel(haut)
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Objectif {
    Rien,
    Points,
    Euros,
    PointsEuros,
    /// Euros per inhabitant of the QPV least served.
    Equite,
    EurosCpo,
    /// As few euros as possible added to these envelopes.
    Rallonge(Vec<usize>),
}

/// What a former stage reached, and must be kept.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Exigence {
    /// Thousandths of a point.
    Points(i64),
    EurosCpo(i64),
    /// Whole euros for a QPV, what makes its share of equity: whole, so that amounts stay whole too.
    Qpv(String, i64),
}

#[derive(Debug, Clone)]
pub(crate) struct Question<'a> {
    pub cadre: &'a Cadre<'a>,
    pub objectif: Objectif,
    pub exigences: Vec<Exigence>,
    /// The dossiers retained, no other.
    pub selection: Option<Vec<bool>>,
    /// One dossier retained whatever it costs.
    pub force: Option<usize>,
    /// Amounts already given, per line, that may only grow.
    pub acquis: Option<Vec<i64>>,
    /// A plan to start from, euros per line.
    pub depart: Option<Vec<f64>>,
}

/// Real amounts per line, in euros.
#[derive(Debug, Clone)]
pub(crate) struct Trouve {
    pub montants: Vec<f64>,
    /// Points, thousands of euros, points × thousands of euros, or euros per inhabitant.
    pub valeur: f64,
    pub borne: f64,
    pub prouve: bool,
    /// Euros added to each envelope.
    pub rallonges: Vec<f64>,
}

#[derive(Debug, Clone)]
pub(crate) enum Reponse {
    Trouve(Trouve),
    Impossible,
    /// Time ran out, or the engine gave up, before any plan was found.
    Interrompue,
}

/// Where the unknowns of a question stand in its programme.
struct Places {
    retenu: Vec<Option<usize>>,
    montant: Vec<Option<usize>>,
    rallonge: Vec<Option<usize>>,
}

#[expect(clippy::cast_precision_loss, reason = "amounts and notes are bounded far under 2^52")]
pub(crate) fn reel(n: i64) -> f64 {
    n as f64
}

impl<'a> Question<'a> {
    pub fn nouvelle(cadre: &'a Cadre<'a>, objectif: Objectif) -> Self {
        Self { cadre, objectif, exigences: vec![], selection: None, force: None, acquis: None, depart: None }
    }

    pub fn impose(&self, i: usize) -> bool {
        self.cadre.impose[i] || self.force == Some(i) || self.selection.as_ref().is_some_and(|s| s[i]) || self.deja(i)
    }

    fn deja(&self, i: usize) -> bool {
        self.acquis.as_ref().is_some_and(|a| self.cadre.par_dossier[i].iter().any(|&l| a[l] > 0))
    }

    fn ouvert(&self, i: usize) -> bool {
        !self.cadre.exclu[i] && self.selection.as_ref().is_none_or(|s| s[i])
    }

    /// Contradictions seen without any calculation.
    fn absurde(&self) -> bool {
        let n = self.cadre.par_dossier.len();
        self.cadre.contradiction || (0..n).any(|i| self.impose(i) && !(self.ouvert(i) && self.cadre.possible_seul(i)))
    }

    fn cout_retenu(&self, i: usize) -> f64 {
        match self.objectif {
            Objectif::Points => reel(self.cadre.probleme.dossiers[i].note) / MILLE,
            _ => 0.0,
        }
    }

    fn cout_montant(&self, i: usize) -> f64 {
        let dossier = &self.cadre.probleme.dossiers[i];
        match self.objectif {
            Objectif::Euros => 1.0,
            Objectif::PointsEuros => reel(dossier.note) / MILLE,
            Objectif::EurosCpo if dossier.cpo => 1.0,
            _ => 0.0,
        }
    }

    fn programme(&self, surveillees: &BTreeSet<usize>) -> (Programme, Places) {
        let cadre = self.cadre;
        let mut p = Programme::default();
        let n = cadre.par_dossier.len();
        let ouverts: Vec<usize> = (0..n).filter(|&i| self.ouvert(i)).collect();
        let mut places = Places { retenu: vec![None; n], montant: vec![None; cadre.lignes.len()], rallonge: vec![] };
        for &i in &ouverts {
            places.retenu[i] = Some(p.entiere(self.cout_retenu(i), if self.impose(i) { 1.0 } else { 0.0 }, 1.0));
        }
        for &i in &ouverts {
            let Some(x) = places.retenu[i] else { continue };
            self.dossier(&mut p, &mut places, i, x, surveillees);
        }
        places.rallonge = (0..cadre.financeurs.len())
            .map(|f| match &self.objectif {
                Objectif::Rallonge(ou) if ou.contains(&f) => Some(p.reelle(-1.0, 0.0, reel(crate::MONTANT_MAX) / MILLE)),
                _ => None,
            })
            .collect();
        for (f, &disponible) in cadre.disponible.iter().enumerate() {
            let lignes = cadre.lignes.iter().enumerate().filter(|(_, l)| l.financeur == f);
            let mut termes: Vec<_> = lignes.filter_map(|(l, _)| Some((places.montant[l]?, 1.0))).collect();
            termes.extend(places.rallonge[f].map(|r| (r, -1.0)));
            p.rang(termes, Sens::AuPlus, reel(disponible) / MILLE);
        }
        self.programme_entier(&mut p, &places);
        self.locales(&mut p, &places, surveillees);
        self.etages(&mut p, &places);
        if let Some(depart) = &self.depart {
            for (l, place) in places.montant.iter().enumerate() {
                p.depart.extend(place.map(|v| (v, depart[l] / MILLE)));
            }
            for (i, retenu) in self.retenus(depart).into_iter().enumerate() {
                p.depart.extend(places.retenu[i].map(|v| (v, if retenu { 1.0 } else { 0.0 })));
            }
        }
        (p, places)
    }

    /// (2), (3), (5), (6) of one dossier, on its amounts.
    fn dossier(&self, p: &mut Programme, places: &mut Places, i: usize, x: usize, surveillees: &BTreeSet<usize>) {
        let cadre = self.cadre;
        let (mut principaux, mut tous) = (vec![], vec![]);
        for &l in cadre.par_dossier[i].iter().filter(|&&l| cadre.lignes[l].haut > 0) {
            let ligne = &cadre.lignes[l];
            let bas = self.acquis.as_ref().map_or(ligne.bas, |a| a[l].max(ligne.bas));
            let (bas, haut, seuil) = (reel(bas) / MILLE, reel(ligne.haut) / MILLE, reel(ligne.seuil) / MILLE);
            let a = p.reelle(self.cout_montant(i), bas, haut);
            places.montant[l] = Some(a);
            tous.push((a, 1.0));
            if ligne.principal {
                principaux.push(a);
            }
            if surveillees.contains(&l) {
                let y = p.entiere(0.0, if bas > 0.0 { 1.0 } else { 0.0 }, 1.0);
                p.rang(vec![(a, 1.0), (y, -haut)], Sens::AuPlus, 0.0);
                p.rang(vec![(a, 1.0), (y, -seuil)], Sens::AuMoins, 0.0);
                p.rang(vec![(y, 1.0), (x, -1.0)], Sens::AuPlus, 0.0);
            } else {
                p.rang(vec![(a, 1.0), (x, -haut)], Sens::AuPlus, 0.0);
            }
        }
        // (3) without `y` : whatever set T of fewer than k principal lines is left aside, the others bring the rest.
        let k = cadre.probleme.parametres.min_principaux;
        let principales = cadre.par_dossier[i].iter().map(|&l| &cadre.lignes[l]).filter(|l| l.principal);
        let plancher = principales.map(|l| l.seuil).min().unwrap_or(1);
        for masque in 0..1_u32 << principaux.len() {
            let laisses = masque.count_ones() as usize;
            if laisses >= k {
                continue;
            }
            let gardes = principaux.iter().enumerate().filter(|(n, _)| masque & (1 << n) == 0);
            let mut termes: Vec<_> = gardes.map(|(_, &a)| (a, 1.0)).collect();
            let manque = i64::try_from(k - laisses).unwrap_or(1);
            termes.push((x, -reel(manque * plancher) / MILLE));
            p.rang(termes, Sens::AuMoins, 0.0);
        }
        if cadre.minimum_principaux[i] > 0 {
            let mut termes: Vec<_> = principaux.iter().map(|&a| (a, 1.0)).collect();
            termes.push((x, -reel(cadre.minimum_principaux[i]) / MILLE));
            p.rang(termes, Sens::AuMoins, 0.0);
        }
        tous.push((x, -reel(cadre.minimum[i]) / MILLE));
        p.rang(tous, Sens::AuMoins, 0.0);
    }

    /// Σ over the lines of each dossier, weighted.
    fn somme(&self, places: &Places, poids: impl Fn(usize) -> f64) -> Vec<(usize, f64)> {
        let lignes = self.cadre.lignes.iter().enumerate();
        lignes.filter_map(|(l, ligne)| Some((places.montant[l]?, poids(ligne.dossier)))).filter(|(_, c)| *c != 0.0).collect()
    }

    /// (7) and (8).
    fn programme_entier(&self, p: &mut Programme, places: &Places) {
        let dossiers = &self.cadre.probleme.dossiers;
        for minimum in &self.cadre.minima {
            let poids = |i: usize| match &minimum.cible {
                Cible::Qpv(q) => dossiers[i].qpv.get(q).copied().unwrap_or(0),
                Cible::Defi(defi) => 10_000 * i64::from(dossiers[i].defi.as_ref() == Some(defi)),
            };
            p.rang(self.somme(places, |i| reel(poids(i) - minimum.part_pb) / 10_000.0), Sens::AuMoins, 0.0);
        }
        let signe = |i: usize| if dossiers[i].cpo { 1.0 } else { -1.0 };
        match self.cadre.lecture_b {
            Some(UniteCpo::Euros) => p.rang(self.somme(places, signe), Sens::AuMoins, 0.0),
            Some(UniteCpo::Conventions) => {
                let termes = places.retenu.iter().enumerate().filter_map(|(i, x)| Some(((*x)?, signe(i))));
                p.rang(termes.collect(), Sens::AuMoins, 0.0);
            }
            None => {}
        }
    }

    /// The rules of the letter: sums at once, boxes of the dossiers found out of them.
    fn locales(&self, p: &mut Programme, places: &Places, surveillees: &BTreeSet<usize>) {
        let cadre = self.cadre;
        for rang in &cadre.rangs {
            let norme = rang.lignes.iter().map(|(_, c)| c.abs()).max().unwrap_or(0).max(1);
            let norme = if rang.lignes.is_empty() { 1.0 } else { reel(norme) * MILLE };
            let lignes = rang.lignes.iter().filter_map(|&(l, c)| Some((places.montant[l]?, reel(c) * MILLE / norme)));
            let retenus = rang.retenus.iter().filter_map(|&(i, c)| Some((places.retenu[i]?, reel(c) / norme)));
            p.rang(lignes.chain(retenus).collect(), Sens::AuMoins, reel(rang.seuil) / norme);
        }
        for (r, region) in cadre.regions.iter().enumerate() {
            let Some(x) = places.retenu[region.dossier] else { continue };
            if region.boites.len() > 1 && !surveillees.contains(&(cadre.lignes.len() + r)) {
                continue;
            }
            let une = region.boites.len() == 1;
            let boites: Vec<usize> = region.boites.iter().map(|_| if une { x } else { p.entiere(0.0, 0.0, 1.0) }).collect();
            if !une {
                for sens in [Sens::AuMoins, Sens::AuPlus] {
                    p.rang(boites.iter().map(|&z| (z, 1.0)).chain([(x, -1.0)]).collect(), sens, 0.0);
                }
            }
            for &l in &cadre.par_dossier[region.dossier] {
                let Some(a) = places.montant[l] else { continue };
                let bornes = region.boites.iter().map(|b| b.iter().find(|(n, ..)| *n == l));
                let (mut bas, mut haut) = (vec![(a, 1.0)], vec![(a, 1.0)]);
                for (&z, borne) in boites.iter().zip(bornes) {
                    let (du, au) = borne.map_or((0, cadre.lignes[l].haut), |(_, du, au)| (*du, *au));
                    bas.push((z, -reel(du) / MILLE));
                    haut.push((z, -reel(au) / MILLE));
                }
                p.rang(bas, Sens::AuMoins, 0.0);
                p.rang(haut, Sens::AuPlus, 0.0);
            }
        }
    }

    /// The unknown of `equite`, and what former stages reached.
    fn etages(&self, p: &mut Programme, places: &Places) {
        let dossiers = &self.cadre.probleme.dossiers;
        let part = |i: usize, q: &String| reel(dossiers[i].qpv.get(q).copied().unwrap_or(0)) / 10_000.0;
        if self.objectif == Objectif::Equite {
            let z = p.reelle(1.0, 0.0, reel(crate::MONTANT_MAX));
            for (q, &habitants) in self.cadre.probleme.population.iter().filter(|(_, h)| **h > 0) {
                let mut termes = self.somme(places, |i| part(i, q));
                termes.push((z, -reel(habitants) / MILLE));
                p.rang(termes, Sens::AuMoins, 0.0);
            }
        }
        for exigence in &self.exigences {
            match exigence {
                Exigence::Points(points) => {
                    let note = |i: usize| reel(dossiers[i].note) / MILLE;
                    let termes = places.retenu.iter().enumerate().filter_map(|(i, x)| Some(((*x)?, note(i))));
                    p.rang(termes.collect(), Sens::AuMoins, (reel(*points) - 0.4) / MILLE);
                }
                Exigence::EurosCpo(euros) => {
                    let cpo = |i: usize| if dossiers[i].cpo { 1.0 } else { 0.0 };
                    p.rang(self.somme(places, cpo), Sens::AuMoins, reel(*euros) / MILLE);
                }
                Exigence::Qpv(q, euros) => p.rang(self.somme(places, |i| part(i, q)), Sens::AuMoins, reel(*euros) / MILLE),
            }
        }
    }

    fn une_fois(&self, surveillees: &BTreeSet<usize>, echeance: Instant) -> Reponse {
        let (programme, places) = self.programme(surveillees);
        match programme.resoudre(echeance) {
            Issue::Impossible => Reponse::Impossible,
            Issue::SansReponse => Reponse::Interrompue,
            Issue::Point { valeurs, valeur, borne, prouve } => {
                let lire = |place: &Option<usize>| place.map_or(0.0, |v| (valeurs[v] * MILLE).max(0.0));
                let montants = places.montant.iter().map(lire).collect();
                let rallonges = places.rallonge.iter().map(lire).collect();
                Reponse::Trouve(Trouve { montants, valeur, borne, prouve, rallonges })
            }
        }
    }

    /// Lines that a real amount leaves between 0 and their floor; after them, boxes that hold none of its amounts.
    fn faibles(&self, montants: &[f64]) -> Vec<usize> {
        let faible = |l: &usize| {
            let (seuil, marge) = (self.cadre.lignes[*l].seuil, tolerance(self.cadre.lignes[*l].haut));
            seuil > 1 && montants[*l] > marge && montants[*l] < reel(seuil) - marge
        };
        let hors = |r: &usize| {
            let region = &self.cadre.regions[*r];
            let dans = |b: &Vec<(usize, i64, i64)>| {
                let marge = |l: usize| tolerance(self.cadre.lignes[l].haut);
                b.iter().all(|&(l, bas, haut)| montants[l] >= reel(bas) - marge(l) && montants[l] <= reel(haut) + marge(l))
            };
            let servie =
                self.cadre.par_dossier[region.dossier].iter().any(|&l| montants[l] > tolerance(self.cadre.lignes[l].haut));
            servie && !region.boites.iter().any(dans)
        };
        let lignes = (0..montants.len()).filter(faible);
        lignes.chain((0..self.cadre.regions.len()).filter(hors).map(|r| montants.len() + r)).collect()
    }

    /// Solves, watching the lines that break their floor until none does.
    pub fn resoudre(&self, echeance: Instant) -> Reponse {
        if self.absurde() {
            return Reponse::Impossible;
        }
        let mut surveillees = BTreeSet::new();
        let mut meilleur: Option<Trouve> = None;
        let mut borne = f64::INFINITY;
        let sursis = echeance + echeance.saturating_duration_since(Instant::now()) / 10;
        loop {
            let trouve = match self.une_fois(&surveillees, echeance) {
                Reponse::Impossible => return Reponse::Impossible,
                Reponse::Interrompue => break,
                Reponse::Trouve(trouve) => trouve,
            };
            borne = borne.min(trouve.borne);
            let mut faibles = self.faibles(&trouve.montants);
            if faibles.is_empty() {
                let mieux = meilleur.as_ref().is_none_or(|m| trouve.valeur >= m.valeur);
                meilleur = if mieux { Some(trouve) } else { meilleur };
                break;
            }
            // The same dossiers, floors held: most often nothing is lost.
            if let (Some(repare), vues) = self.reparer(&trouve, &surveillees, sursis) {
                faibles.extend(vues);
                if meilleur.as_ref().is_none_or(|m| repare.valeur > m.valeur) {
                    meilleur = Some(repare);
                }
            }
            if !trouve.prouve || meilleur.as_ref().is_some_and(|m| m.valeur >= borne - 1e-7 * borne.abs().max(1.0)) {
                break;
            }
            let avant = surveillees.len();
            surveillees.extend(faibles);
            if surveillees.len() == avant {
                break;
            }
        }
        match meilleur {
            Some(m) => {
                let borne = borne.max(m.valeur);
                let prouve = m.valeur >= borne - 1e-7 * borne.abs().max(1.0);
                Reponse::Trouve(Trouve { borne, prouve, ..m })
            }
            None => Reponse::Interrompue,
        }
    }

    /// The best plan with the dossiers of `trouve`, floors held, and the lines it had to watch.
    fn reparer(&self, trouve: &Trouve, surveillees: &BTreeSet<usize>, echeance: Instant) -> (Option<Trouve>, BTreeSet<usize>) {
        let question = Self { selection: Some(self.retenus(&trouve.montants)), depart: None, ..self.clone() };
        let mut vues: BTreeSet<usize> = surveillees.iter().copied().chain(self.faibles(&trouve.montants)).collect();
        loop {
            let Reponse::Trouve(essai) = question.une_fois(&vues, echeance) else { return (None, vues) };
            let faibles = question.faibles(&essai.montants);
            if faibles.is_empty() {
                return (Some(essai), vues);
            }
            let avant = vues.len();
            vues.extend(faibles);
            if vues.len() == avant {
                return (None, vues);
            }
        }
    }

    /// Dossiers that real amounts serve.
    pub fn retenus(&self, montants: &[f64]) -> Vec<bool> {
        let servie = |&l: &usize| montants[l] > tolerance(self.cadre.lignes[l].haut);
        self.cadre.par_dossier.iter().map(|lignes| lignes.iter().any(servie)).collect()
    }
}
