//! The question made ready: admissible lines, thresholds in whole euros, and what locks leave free.

use crate::locale::{Forme, RegleLocale, Terme};
use crate::modele::{Dossier, Minimum, Plan, Probleme, UniteCpo, Verrou};
use std::collections::BTreeMap;

/// One admissible line: `demande ≥ seuil`, the financeur has money, CAF lines only for a civil year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ligne {
    pub dossier: usize,
    pub financeur: usize,
    pub demande: i64,
    /// Smallest amount that is not 0.
    pub seuil: i64,
    pub principal: bool,
    /// What locks leave: `bas ≤ a ≤ haut`.
    pub bas: i64,
    pub haut: i64,
}

/// Which soft constraints are on: the search for a conflict takes them off one by one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Souples {
    pub verrous: Vec<bool>,
    pub minima: Vec<bool>,
    pub lecture_a: bool,
    pub lecture_b: bool,
    /// Rules of the letter: hard, but a conflict names those it is made of.
    pub locales: Vec<bool>,
}

impl Souples {
    pub fn toutes(probleme: &Probleme) -> Self {
        Self {
            verrous: vec![true; probleme.verrous.len()],
            minima: vec![true; probleme.parametres.minima.len()],
            lecture_a: true,
            lecture_b: true,
            locales: vec![true; probleme.locales.len()],
        }
    }

    pub fn aucune(probleme: &Probleme) -> Self {
        Self {
            verrous: vec![false; probleme.verrous.len()],
            minima: vec![false; probleme.parametres.minima.len()],
            lecture_a: false,
            lecture_b: false,
            locales: vec![true; probleme.locales.len()],
        }
    }

    /// Rules of a dossier and locks, without what binds the programme as a whole.
    pub fn sans_programme(probleme: &Probleme) -> Self {
        Self { minima: vec![false; probleme.parametres.minima.len()], lecture_b: false, ..Self::toutes(probleme) }
    }
}

/// A sum of the letter, on lines and dossiers: `Σ ≥ seuil`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rang {
    pub dossier: Option<usize>,
    pub lignes: Vec<(usize, i64)>,
    pub retenus: Vec<(usize, i64)>,
    pub seuil: i64,
}

/// Boxes of the letter: line, smallest, greatest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Region {
    pub dossier: usize,
    pub boites: Vec<Vec<(usize, i64, i64)>>,
}

#[derive(Debug, Clone)]
pub(crate) struct Cadre<'a> {
    pub probleme: &'a Probleme,
    pub financeurs: Vec<&'a str>,
    pub disponible: Vec<i64>,
    pub lignes: Vec<Ligne>,
    /// Lines of each dossier, as indexes into `lignes`.
    pub par_dossier: Vec<Vec<usize>>,
    /// (5) whole euros under which the dossier is not retained.
    pub minimum: Vec<i64>,
    /// (6) whole euros due by the principal financeurs; 0 without reading A.
    pub minimum_principaux: Vec<i64>,
    pub impose: Vec<bool>,
    pub exclu: Vec<bool>,
    /// A lock asks what no line allows.
    pub contradiction: bool,
    pub minima: Vec<&'a Minimum>,
    pub lecture_b: Option<UniteCpo>,
    pub rangs: Vec<Rang>,
    pub regions: Vec<Region>,
}

/// `part` basis points of `total`, rounded up to the euro.
pub(crate) fn part(total: i64, part_pb: i64) -> i64 {
    (total * part_pb + 9_999).div_euclid(10_000)
}

/// A term said twice is one, of both coefficients.
fn reunis(termes: Vec<(usize, i64)>) -> Vec<(usize, i64)> {
    let mut sommes: BTreeMap<usize, i64> = BTreeMap::new();
    for (n, c) in termes {
        *sommes.entry(n).or_default() += c;
    }
    sommes.into_iter().filter(|(_, c)| *c != 0).collect()
}

fn seuil(probleme: &Probleme, financeur: &str) -> i64 {
    probleme.parametres.plancher_de(financeur).max(1)
}

impl<'a> Cadre<'a> {
    pub fn nouveau(probleme: &'a Probleme, souples: &Souples) -> Self {
        let p = &probleme.parametres;
        let financeurs: Vec<&str> = probleme.enveloppes.iter().filter(|(_, b)| **b > 0).map(|(f, _)| f.as_str()).collect();
        let disponible = financeurs.iter().map(|f| probleme.enveloppes[*f]).collect();
        let (mut lignes, mut par_dossier) = (vec![], vec![]);
        for (i, dossier) in probleme.dossiers.iter().enumerate() {
            let debut = lignes.len();
            for (f, code) in financeurs.iter().enumerate() {
                let (Some(&demande), seuil) = (dossier.demande.get(*code), seuil(probleme, code)) else { continue };
                let ferme = *code == p.caf && !dossier.annee_civile;
                if demande >= seuil && !ferme {
                    let principal = p.principaux.contains(*code);
                    lignes.push(Ligne { dossier: i, financeur: f, demande, seuil, principal, bas: 0, haut: demande });
                }
            }
            par_dossier.push((debut..lignes.len()).collect::<Vec<_>>());
        }
        let total = |i: usize| -> i64 { par_dossier[i].iter().map(|&l| lignes[l].demande).sum() };
        let n = probleme.dossiers.len();
        let minimum = (0..n).map(|i| part(total(i), probleme.dossiers[i].part_min_pb.unwrap_or(p.part_min_pb))).collect();
        let minimum_principaux = probleme
            .dossiers
            .iter()
            .map(|d| if p.lecture_a && souples.lecture_a && d.cpo { (base_cpo(d) + 1) / 2 } else { 0 })
            .collect();
        let mut cadre = Self {
            probleme,
            financeurs,
            disponible,
            lignes,
            par_dossier,
            minimum,
            minimum_principaux,
            impose: vec![false; n],
            exclu: vec![false; n],
            contradiction: false,
            minima: p.minima.iter().zip(&souples.minima).filter(|(_, on)| **on).map(|(m, _)| m).collect(),
            lecture_b: p.lecture_b.filter(|_| souples.lecture_b),
            rangs: vec![],
            regions: vec![],
        };
        for (verrou, _) in probleme.verrous.iter().zip(&souples.verrous).filter(|(_, on)| **on) {
            cadre.verrouiller(verrou);
        }
        for (regle, _) in probleme.locales.iter().zip(&souples.locales).filter(|(_, on)| **on) {
            cadre.regler(regle);
        }
        cadre.clore();
        cadre
    }

    pub fn indice(&self, id: &str) -> Option<usize> {
        self.probleme.dossiers.iter().position(|d| d.id == id)
    }

    fn ligne(&self, dossier: usize, financeur: &str) -> Option<usize> {
        self.par_dossier[dossier].iter().copied().find(|&l| self.financeurs[self.lignes[l].financeur] == financeur)
    }

    fn verrouiller(&mut self, verrou: &Verrou) {
        let Some(i) = self.indice(verrou.dossier()) else { return };
        let (financeur, bas, haut) = match verrou {
            Verrou::Retenu { .. } => {
                self.impose[i] = true;
                return;
            }
            Verrou::Ecarte { .. } => {
                self.exclu[i] = true;
                return;
            }
            Verrou::Montant { financeur, montant, .. } => (financeur, *montant, *montant),
            Verrou::Plafond { financeur, montant, .. } => (financeur, 0, *montant),
            Verrou::FinanceurExclu { financeur, .. } => (financeur, 0, 0),
        };
        self.impose[i] |= bas > 0;
        match self.ligne(i, financeur) {
            Some(l) => {
                let ligne = &mut self.lignes[l];
                ligne.bas = ligne.bas.max(bas);
                ligne.haut = ligne.haut.min(haut);
            }
            None => self.contradiction |= bas > 0,
        }
    }

    /// A rule of the letter, on the lines that are left: the others give nothing.
    fn regler(&mut self, regle: &RegleLocale) {
        let dossier = regle.dossier().and_then(|d| self.indice(d));
        match &regle.forme {
            Forme::Somme { termes, seuil, .. } => {
                let mut rang = Rang { dossier, lignes: vec![], retenus: vec![], seuil: *seuil };
                for (terme, coefficient) in termes {
                    match terme {
                        Terme::Montant { dossier, financeur } => {
                            let ligne = self.indice(dossier).and_then(|i| self.ligne(i, financeur));
                            rang.lignes.extend(ligne.map(|l| (l, *coefficient)));
                        }
                        Terme::Retenu { dossier } => rang.retenus.extend(self.indice(dossier).map(|i| (i, *coefficient))),
                    }
                }
                if let Some(i) = dossier {
                    // « Une fois retenu » : the threshold comes with the dossier. One line alone and a ceiling: it is lower.
                    if let ([(l, c)], []) = (rang.lignes.as_slice(), rang.retenus.as_slice())
                        && *c < 0
                        && *seuil <= 0
                    {
                        self.lignes[*l].haut = self.lignes[*l].haut.min(seuil / c);
                    }
                    rang.retenus.push((i, -*seuil));
                    rang.seuil = 0;
                }
                rang.lignes = reunis(rang.lignes);
                rang.retenus = reunis(rang.retenus);
                self.rangs.push(rang);
            }
            Forme::Boites { boites, .. } => {
                let Some(dossier) = dossier else { return };
                let lire = |b: &crate::Boite| {
                    let mut bornes = vec![];
                    for (financeur, &(bas, haut)) in b {
                        match self.ligne(dossier, financeur) {
                            Some(l) => bornes.push((l, bas, haut.min(self.lignes[l].haut))),
                            None if bas > 0 => return None,
                            None => {}
                        }
                    }
                    bornes.iter().all(|(_, bas, haut)| bas <= haut).then_some(bornes)
                };
                let boites = boites.iter().filter_map(lire).collect();
                self.regions.push(Region { dossier, boites });
            }
        }
    }

    /// Once locks are read: a line capped under its threshold is closed, and contradictions are seen.
    fn clore(&mut self) {
        for ligne in &mut self.lignes {
            if ligne.haut < ligne.seuil {
                ligne.haut = 0;
            }
            self.contradiction |= ligne.bas > ligne.haut || (ligne.bas > 0 && ligne.bas < ligne.seuil);
        }
        for i in 0..self.impose.len() {
            self.contradiction |= self.impose[i] && self.exclu[i];
            self.contradiction |= self.impose[i] && !self.locales_possibles(i);
            self.exclu[i] |= !self.impose[i] && !self.possible_seul(i);
        }
    }

    /// The dossier respects its rules when every line left open is served in full, envelopes open.
    pub fn possible_seul(&self, i: usize) -> bool {
        let ouvertes = || self.par_dossier[i].iter().map(|&l| &self.lignes[l]).filter(|l| l.haut > 0);
        self.locales_possibles(i)
            && ouvertes().filter(|l| l.principal).count() >= self.probleme.parametres.min_principaux
            && ouvertes().map(|l| l.haut).sum::<i64>() >= self.minimum[i]
            && ouvertes().filter(|l| l.principal).map(|l| l.haut).sum::<i64>() >= self.minimum_principaux[i]
    }

    /// No rule of the letter closes the dossier whatever it is given.
    pub fn locales_possibles(&self, i: usize) -> bool {
        let boites = self.regions.iter().filter(|r| r.dossier == i).all(|r| !r.boites.is_empty());
        let au_plus = |r: &Rang| {
            let lignes = r.lignes.iter().map(|&(l, c)| (i128::from(c) * i128::from(self.lignes[l].haut)).max(0));
            lignes.chain(r.retenus.iter().map(|&(_, c)| i128::from(c))).sum::<i128>()
        };
        boites && self.rangs.iter().filter(|r| r.dossier == Some(i)).all(|r| au_plus(r) >= i128::from(r.seuil))
    }

    /// The sum of the letter on whole amounts; never negative when it is kept.
    pub fn marge(&self, rang: &Rang, montants: &[i64]) -> i128 {
        let lignes = rang.lignes.iter().map(|&(l, c)| i128::from(c) * i128::from(montants[l]));
        let retenu = |i: usize| self.par_dossier[i].iter().any(|&l| montants[l] > 0);
        let retenus = rang.retenus.iter().filter(|(i, _)| retenu(*i)).map(|&(_, c)| i128::from(c));
        lignes.chain(retenus).sum::<i128>() - i128::from(rang.seuil)
    }

    /// Whether the dossier of the boxes stands in one of them.
    pub fn dedans(&self, region: &Region, montants: &[i64]) -> bool {
        let retenu = self.par_dossier[region.dossier].iter().any(|&l| montants[l] > 0);
        let dans = |b: &Vec<(usize, i64, i64)>| b.iter().all(|&(l, bas, haut)| (bas..=haut).contains(&montants[l]));
        !retenu || region.boites.iter().any(dans)
    }

    /// Amount of each line in `plan`; what the plan gives outside the admissible lines is not read here.
    pub fn montants(&self, plan: &Plan) -> Vec<i64> {
        let lire = |l: &Ligne| plan.get(&self.probleme.dossiers[l.dossier].id)?.get(self.financeurs[l.financeur]).copied();
        self.lignes.iter().map(|l| lire(l).unwrap_or(0)).collect()
    }

    pub fn plan(&self, montants: &[i64]) -> Plan {
        let mut plan = Plan::new();
        for (ligne, &montant) in self.lignes.iter().zip(montants).filter(|(_, m)| **m > 0) {
            let id = self.probleme.dossiers[ligne.dossier].id.clone();
            plan.entry(id).or_default().insert(self.financeurs[ligne.financeur].to_owned(), montant);
        }
        plan
    }

    pub fn retenus(&self, montants: &[i64]) -> Vec<bool> {
        self.par_dossier.iter().map(|lignes| lignes.iter().any(|&l| montants[l] > 0)).collect()
    }
}

/// Base of reading A: given, or the whole request.
pub(crate) fn base_cpo(dossier: &Dossier) -> i64 {
    dossier.base_cpo.unwrap_or_else(|| dossier.demande.values().sum())
}
