//! The method of equal shares (Peters, Pierczyński, Skowron, 2021), exact. The money is cut in equal parts, one for each ballot.
//! A file is financed when those who are for it can pay its whole cost with what is left of their parts. Each pays in
//! proportion to their points, or gives all that is left. The file bought next is the one whose price is lowest: `prix`, what a
//! point costs to those who pay most, per euro of the file (the satisfaction of a voter is points × cost). At equal prices, the
//! lower number. What is left at the end goes to the files with most points, then the lower number, as long as one fits: the
//! completion, told apart, since nobody's part paid for it.

use kernel::nombre::Nombre;
use std::collections::{BTreeMap, BTreeSet};

/// A file put to the vote. Whole euros, more than 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Projet {
    pub numero: String,
    pub cout: i64,
}

/// A ballot: its number, and points by file, more than 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bulletin {
    pub numero: i64,
    pub points: BTreeMap<String, u32>,
}

/// A file that its supporters paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Achat {
    pub numero: String,
    pub cout: i64,
    pub prix: Nombre,
    /// What each ballot paid, by its number.
    pub paiements: BTreeMap<i64, Nombre>,
}

/// A file that was not financed, and why: what its supporters had left when nobody could buy any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ecarte {
    pub numero: String,
    pub cout: i64,
    pub points: u64,
    pub disponible: Nombre,
}

/// What the method gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resultat {
    /// The part of each ballot.
    pub part: Nombre,
    /// In the order they were bought.
    pub achats: Vec<Achat>,
    /// Completion: number, cost and points, in the order they were added.
    pub completes: Vec<(String, i64, u64)>,
    pub ecartes: Vec<Ecarte>,
    /// What each ballot has left of its part.
    pub restes: BTreeMap<i64, Nombre>,
    /// What is left of the money, whole euros.
    pub reste: i64,
}

impl Resultat {
    /// Whether the method retains a file, paid or added.
    #[must_use]
    pub fn retient(&self, numero: &str) -> bool {
        self.achats.iter().any(|a| a.numero == numero) || self.completes.iter().any(|(n, ..)| n == numero)
    }

    #[must_use]
    pub fn nombre(&self) -> usize {
        self.achats.len() + self.completes.len()
    }
}

/// A file, with who is for it: rank of the ballot and points.
struct Vise<'a> {
    projet: &'a Projet,
    pour: Vec<(usize, u32)>,
    points: u64,
    /// A price it cannot be under: parts only shrink, so prices only rise.
    plancher: Nombre,
}

/// The points that buy a whole file: what one point pays, at most. None when its supporters have not enough.
fn par_point(vise: &Vise<'_>, restes: &[Nombre]) -> Option<Nombre> {
    let de = |rang: usize| restes.get(rang).cloned().unwrap_or_else(Nombre::zero);
    let mut pour: Vec<(Nombre, u32, Nombre)> = vise
        .pour
        .iter()
        .filter_map(|(rang, points)| {
            let reste = de(*rang);
            let limite = Nombre::fraction(reste.clone(), i64::from(*points))?;
            reste.est_positif().then_some((limite, *points, reste))
        })
        .collect();
    pour.sort_by(|a, b| a.0.cmp(&b.0));
    let (mut a_payer, mut points) = (Nombre::from(vise.projet.cout), pour.iter().map(|(_, p, _)| i64::from(*p)).sum::<i64>());
    for (limite, siens, reste) in pour {
        let partage = Nombre::fraction(a_payer.clone(), points)?;
        if partage <= limite {
            return Some(partage);
        }
        // Gives all that is left; the others share the rest.
        a_payer = a_payer - reste;
        points -= i64::from(siens);
    }
    None
}

/// Computes the method for `budget` whole euros. The same entry gives the same answer, whatever its order.
///
/// ```
/// use financements::regles::scrutin::parts_egales::{Bulletin, Projet, parts_egales};
/// let projets = [Projet { numero: "2026-0001".into(), cout: 100 }];
/// let bulletin = |numero| Bulletin { numero, points: [("2026-0001".to_owned(), 1)].into() };
/// let r = parts_egales(100, &projets, &[bulletin(1), bulletin(2)]);
/// assert_eq!(r.achats[0].paiements[&1].to_string(), "50");
/// ```
#[must_use]
pub fn parts_egales(budget: i64, projets: &[Projet], bulletins: &[Bulletin]) -> Resultat {
    let mut urne: Vec<&Bulletin> = bulletins.iter().collect();
    urne.sort_by_key(|b| b.numero);
    let part = Nombre::fraction(budget.max(0), i64::try_from(urne.len()).unwrap_or(i64::MAX)).unwrap_or_else(Nombre::zero);
    let mut restes: Vec<Nombre> = vec![part.clone(); urne.len()];
    let mut vises: Vec<Vise<'_>> = projets
        .iter()
        .filter(|p| p.cout > 0)
        .map(|projet| {
            let points = |b: &&Bulletin| b.points.get(&projet.numero).copied().filter(|p| *p > 0);
            let pour: Vec<(usize, u32)> = urne.iter().enumerate().filter_map(|(rang, b)| Some((rang, points(b)?))).collect();
            let total = pour.iter().map(|(_, p)| u64::from(*p)).sum();
            Vise { projet, pour, points: total, plancher: Nombre::zero() }
        })
        .collect();
    vises.sort_by(|a, b| a.projet.numero.cmp(&b.projet.numero));
    let mut achats: Vec<Achat> = vec![];
    let mut hors: BTreeSet<String> = BTreeSet::new();
    let mut reste = budget.max(0);
    loop {
        let mut meilleur: Option<(usize, Nombre, Nombre)> = None;
        for (rang, vise) in vises.iter_mut().enumerate() {
            if hors.contains(&vise.projet.numero) || meilleur.as_ref().is_some_and(|(_, prix, _)| vise.plancher >= *prix) {
                continue;
            }
            let lu = par_point(vise, &restes).and_then(|q| Some((Nombre::fraction(q.clone(), vise.projet.cout)?, q)));
            let Some((prix, q)) = lu else {
                // Parts only shrink: what cannot be paid now never will be.
                hors.insert(vise.projet.numero.clone());
                continue;
            };
            vise.plancher = prix.clone();
            if meilleur.as_ref().is_none_or(|(_, deja, _)| prix < *deja) {
                meilleur = Some((rang, prix, q));
            }
        }
        let Some((rang, prix, q)) = meilleur else { break };
        let Some(vise) = vises.get(rang) else { break };
        let mut paiements = BTreeMap::new();
        for (qui, points) in &vise.pour {
            let (Some(sien), Some(bulletin)) = (restes.get_mut(*qui), urne.get(*qui)) else { continue };
            let du = &q * &Nombre::from(i64::from(*points));
            let paye = if du < *sien { du } else { sien.clone() };
            if paye.est_positif() {
                *sien = &*sien - &paye;
                paiements.insert(bulletin.numero, paye);
            }
        }
        hors.insert(vise.projet.numero.clone());
        reste -= vise.projet.cout;
        achats.push(Achat { numero: vise.projet.numero.clone(), cout: vise.projet.cout, prix, paiements });
    }
    let achetes: BTreeSet<&str> = achats.iter().map(|a| a.numero.as_str()).collect();
    let mut autres: Vec<&Vise<'_>> = vises.iter().filter(|v| !achetes.contains(v.projet.numero.as_str())).collect();
    autres.sort_by(|a, b| b.points.cmp(&a.points).then_with(|| a.projet.numero.cmp(&b.projet.numero)));
    let (mut completes, mut ecartes) = (vec![], vec![]);
    for v in autres {
        if v.points > 0 && v.projet.cout <= reste {
            reste -= v.projet.cout;
            completes.push((v.projet.numero.clone(), v.projet.cout, v.points));
        } else {
            let disponible = v.pour.iter().filter_map(|(rang, _)| restes.get(*rang)).cloned().sum();
            let (numero, cout) = (v.projet.numero.clone(), v.projet.cout);
            ecartes.push(Ecarte { numero, cout, points: v.points, disponible });
        }
    }
    let restes = urne.iter().map(|b| b.numero).zip(restes).collect();
    Resultat { part, achats, completes, ecartes, restes, reste }
}
