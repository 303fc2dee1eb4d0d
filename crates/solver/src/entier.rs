//! « Ensuite, x et y figés : euros entiers, puis arrondi à 100 € là où toutes les règles tiennent. »

use crate::cadre::{Cadre, Ligne};
use crate::formulation::{Exigence, Objectif, Question, Trouve, reel, tolerance};
use crate::modele::{Cible, Mesure, UniteCpo};
use crate::moteur::{Issue, Programme, Sens};
use std::time::Instant;

/// The value of whole amounts, in the unit of `mesure`.
pub(crate) fn mesurer(cadre: &Cadre<'_>, montants: &[i64], mesure: Mesure) -> i64 {
    let dossiers = &cadre.probleme.dossiers;
    let sur_lignes =
        |poids: &dyn Fn(usize) -> i64| -> i64 { cadre.lignes.iter().zip(montants).map(|(l, m)| poids(l.dossier) * m).sum() };
    match mesure {
        Mesure::Points => cadre.retenus(montants).iter().zip(dossiers).filter(|(r, _)| **r).map(|(_, d)| d.note).sum(),
        Mesure::Euros => montants.iter().sum(),
        Mesure::PointsEuros => sur_lignes(&|i| dossiers[i].note),
        Mesure::EurosCpo => sur_lignes(&|i| i64::from(dossiers[i].cpo)),
        Mesure::CentimesParHabitant => {
            let population = cadre.probleme.population.iter().filter(|(_, h)| **h > 0);
            let par_qpv = population.map(|(q, &h)| {
                let servi = sur_lignes(&|i| dossiers[i].qpv.get(q).copied().unwrap_or(0));
                i128::from(servi) * 100 / (i128::from(h) * 10_000)
            });
            par_qpv.min().and_then(|z| i64::try_from(z).ok()).unwrap_or(0)
        }
    }
}

/// Every rule of the question holds on these whole amounts.
fn tient(question: &Question<'_>, montants: &[i64]) -> bool {
    let cadre = question.cadre;
    let (retenus, dossiers) = (cadre.retenus(montants), &cadre.probleme.dossiers);
    let lignes = || cadre.lignes.iter().zip(montants);
    let bornees = lignes().all(|(l, &m)| m >= l.bas && m <= l.haut && (m == 0 || m >= l.seuil));
    let pris = |f: usize| -> i64 { lignes().filter(|(l, _)| l.financeur == f).map(|(_, m)| m).sum() };
    let enveloppes = cadre.disponible.iter().enumerate().all(|(f, &b)| pris(f) <= b);
    let par_dossier = (0..retenus.len()).all(|i| {
        let servies = || cadre.par_dossier[i].iter().map(|&l| (&cadre.lignes[l], montants[l])).filter(|(_, m)| *m > 0);
        let principaux = || servies().filter(|(l, _)| l.principal);
        if !retenus[i] {
            return !question.impose(i);
        }
        !cadre.exclu[i]
            && principaux().count() >= cadre.probleme.parametres.min_principaux
            && servies().map(|(_, m)| m).sum::<i64>() >= cadre.minimum[i]
            && principaux().map(|(_, m)| m).sum::<i64>() >= cadre.minimum_principaux[i]
    });
    let recu = |poids: &dyn Fn(usize) -> i64| -> i64 { lignes().map(|(l, m)| poids(l.dossier) * m).sum() };
    let minima = cadre.minima.iter().all(|minimum| match &minimum.cible {
        Cible::Qpv(q) => recu(&|i| dossiers[i].qpv.get(q).copied().unwrap_or(0) - minimum.part_pb) >= 0,
        Cible::Defi(defi) => recu(&|i| 10_000 * i64::from(dossiers[i].defi.as_ref() == Some(defi)) - minimum.part_pb) >= 0,
    });
    let signe = |i: usize| if dossiers[i].cpo { 1 } else { -1 };
    let lecture_b = match cadre.lecture_b {
        None => true,
        Some(UniteCpo::Euros) => recu(&signe) >= 0,
        Some(UniteCpo::Conventions) => (0..retenus.len()).filter(|&i| retenus[i]).map(signe).sum::<i64>() >= 0,
    };
    let exigences = question.exigences.iter().all(|e| match e {
        Exigence::Points(points) => mesurer(cadre, montants, Mesure::Points) >= *points,
        Exigence::EurosCpo(euros) => mesurer(cadre, montants, Mesure::EurosCpo) >= *euros,
        Exigence::Qpv(q, euros) => recu(&|i| dossiers[i].qpv.get(q).copied().unwrap_or(0)) >= 10_000 * euros,
    });
    let locales =
        cadre.rangs.iter().all(|r| cadre.marge(r, montants) >= 0) && cadre.regions.iter().all(|r| cadre.dedans(r, montants));
    bornees && enveloppes && par_dossier && minima && lecture_b && exigences && locales
}

#[expect(clippy::cast_possible_truncation, reason = "amounts are bounded by the requests")]
fn au_plus_pres(cadre: &Cadre<'_>, montants: &[f64]) -> Vec<i64> {
    let rond =
        |(l, &m): (&Ligne, &f64)| if m <= tolerance(l.haut) { 0 } else { (m.round() as i64).clamp(l.seuil.min(l.haut), l.haut) };
    cadre.lignes.iter().zip(montants).map(rond).collect()
}

/// Whole euros for what was found in real ones: the same dossiers, the same lines, and only the amounts that shares
/// of the programme cut are moved. `None` when that is not enough.
pub(crate) fn en_euros_vite(question: &Question<'_>, trouve: &Trouve, echeance: Instant) -> Option<Vec<i64>> {
    let arrondi = au_plus_pres(question.cadre, &trouve.montants);
    let coupe = |(a, m): (&i64, &f64)| *a > 0 && (reel(*a) - m).abs() >= 0.01;
    let coupes: Vec<bool> = arrondi.iter().zip(&trouve.montants).map(coupe).collect();
    if tient(question, &arrondi) && !coupes.contains(&true) {
        return Some(arrondi);
    }
    par_le_moteur(question, &arrondi, &coupes, echeance).or_else(|| tient(question, &arrondi).then_some(arrondi))
}

/// The same, every amount being moved if need be, within `echeance`.
pub(crate) fn en_euros(question: &Question<'_>, trouve: &Trouve, echeance: Instant) -> Option<Vec<i64>> {
    let maintenant = Instant::now();
    let quart = maintenant + echeance.saturating_duration_since(maintenant) / 4;
    en_euros_vite(question, trouve, quart).or_else(|| {
        let arrondi = au_plus_pres(question.cadre, &trouve.montants);
        par_le_moteur(question, &arrondi, &vec![true; arrondi.len()], echeance)
    })
}

/// Where a line may move when amounts are made whole: within the boxes its dossier stands in.
fn dans_sa_boite(cadre: &Cadre<'_>, n: usize, autour: &[i64]) -> (i64, i64) {
    let l = &cadre.lignes[n];
    let (mut bas, mut haut) = (l.bas.max(l.seuil), l.haut);
    for region in cadre.regions.iter().filter(|r| r.dossier == l.dossier) {
        let dans = |b: &&Vec<(usize, i64, i64)>| b.iter().all(|&(l, bas, haut)| (bas..=haut).contains(&autour[l]));
        let borne = region.boites.iter().find(dans).and_then(|b| b.iter().find(|(l, ..)| *l == n));
        if let Some((_, du, au)) = borne {
            (bas, haut) = (bas.max(*du), haut.min(*au));
        }
    }
    (bas, haut)
}

/// The same lines in whole euros, asked of the engine: rare, when a share of the programme cuts euros.
fn par_le_moteur(question: &Question<'_>, autour: &[i64], libres: &[bool], echeance: Instant) -> Option<Vec<i64>> {
    let cadre = question.cadre;
    let dossiers = &cadre.probleme.dossiers;
    let retenus = cadre.retenus(autour);
    let mut p = Programme::default();
    let cout = |i: usize| match question.objectif {
        Objectif::PointsEuros => reel(dossiers[i].note) / 1000.0,
        Objectif::EurosCpo if !dossiers[i].cpo => 0.0,
        _ => 1.0,
    };
    let mut place = |n: usize| {
        let (l, a) = (&cadre.lignes[n], autour[n]);
        let (bas, haut) = if libres[n] { dans_sa_boite(cadre, n, autour) } else { (a, a) };
        (a > 0).then(|| p.entiere(cout(l.dossier), reel(bas), reel(haut)))
    };
    let places: Vec<Option<usize>> = (0..autour.len()).map(&mut place).collect();
    let somme = |garde: &dyn Fn(usize) -> f64| -> Vec<(usize, f64)> {
        let termes = places.iter().enumerate().filter_map(|(l, v)| Some(((*v)?, garde(l))));
        termes.filter(|(_, c)| *c != 0.0).collect()
    };
    let si = |oui: bool| if oui { 1.0 } else { 0.0 };
    for (f, &disponible) in cadre.disponible.iter().enumerate() {
        p.rang(somme(&|l| si(cadre.lignes[l].financeur == f)), Sens::AuPlus, reel(disponible));
    }
    for i in (0..retenus.len()).filter(|&i| retenus[i]) {
        p.rang(somme(&|l| si(cadre.lignes[l].dossier == i)), Sens::AuMoins, reel(cadre.minimum[i]));
        let principal = |l: usize| si(cadre.lignes[l].dossier == i && cadre.lignes[l].principal);
        p.rang(somme(&principal), Sens::AuMoins, reel(cadre.minimum_principaux[i]));
    }
    for minimum in &cadre.minima {
        let poids = |i: usize| match &minimum.cible {
            Cible::Qpv(q) => dossiers[i].qpv.get(q).copied().unwrap_or(0),
            Cible::Defi(defi) => 10_000 * i64::from(dossiers[i].defi.as_ref() == Some(defi)),
        };
        p.rang(somme(&|l| reel(poids(cadre.lignes[l].dossier) - minimum.part_pb) / 10_000.0), Sens::AuMoins, 0.0);
    }
    let cpo = |l: usize| dossiers[cadre.lignes[l].dossier].cpo;
    if cadre.lecture_b == Some(UniteCpo::Euros) {
        p.rang(somme(&|l| if cpo(l) { 1.0 } else { -1.0 }), Sens::AuMoins, 0.0);
    }
    for rang in &cadre.rangs {
        let fixe: i64 = rang.retenus.iter().filter(|(i, _)| retenus[*i]).map(|(_, c)| c).sum();
        let norme = rang.lignes.iter().map(|(_, c)| c.abs()).max().unwrap_or(1).max(1);
        let termes = rang.lignes.iter().filter_map(|&(l, c)| Some((places[l]?, reel(c) / reel(norme))));
        p.rang(termes.collect(), Sens::AuMoins, reel(rang.seuil - fixe) / reel(norme));
    }
    for exigence in &question.exigences {
        match exigence {
            Exigence::Points(_) => {}
            Exigence::EurosCpo(euros) => p.rang(somme(&|l| si(cpo(l))), Sens::AuMoins, reel(*euros)),
            Exigence::Qpv(q, euros) => {
                let part = |l: usize| reel(dossiers[cadre.lignes[l].dossier].qpv.get(q).copied().unwrap_or(0)) / 10_000.0;
                p.rang(somme(&part), Sens::AuMoins, reel(*euros));
            }
        }
    }
    let Issue::Point { valeurs, .. } = p.resoudre(echeance) else { return None };
    #[expect(clippy::cast_possible_truncation, reason = "amounts are bounded by the requests")]
    let montants: Vec<i64> = places.iter().map(|v| v.map_or(0, |v| valeurs[v].round() as i64)).collect();
    tient(question, &montants).then_some(montants)
}

/// Rounds to 100 €, moving the remainder of a line to another of the same financeur or of the same dossier, where
/// every rule holds and no stage loses anything.
pub(crate) fn en_centaines(question: &Question<'_>, montants: &mut [i64], mesures: &[Mesure]) {
    let cadre = question.cadre;
    let valeurs = |montants: &[i64]| -> Vec<i64> { mesures.iter().map(|&m| mesurer(cadre, montants, m)).collect() };
    let depart = valeurs(montants);
    let ronde = |m: i64| m % 100 == 0;
    for l in 0..montants.len() {
        if ronde(montants[l]) {
            continue;
        }
        let (moins, plus) = (montants[l] % 100, 100 - montants[l] % 100);
        let voisines = |o: &usize| {
            let (a, b) = (&cadre.lignes[l], &cadre.lignes[*o]);
            *o != l && montants[*o] > 0 && !ronde(montants[*o]) && (a.financeur == b.financeur || a.dossier == b.dossier)
        };
        let autres: Vec<usize> = (0..montants.len()).filter(voisines).collect();
        let essais = autres.iter().flat_map(|&o| [(-moins, Some(o)), (plus, Some(o))]).chain([(plus, None), (-moins, None)]);
        for (pas, autre) in essais {
            montants[l] += pas;
            if let Some(o) = autre {
                montants[o] -= pas;
            }
            let tenues = || valeurs(montants).iter().zip(&depart).all(|(v, d)| v >= d);
            if tient(question, montants) && tenues() {
                break;
            }
            montants[l] -= pas;
            if let Some(o) = autre {
                montants[o] += pas;
            }
        }
    }
}
