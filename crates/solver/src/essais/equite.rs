//! `equite` against an enumerator of its own: a circulation with lower bounds, in millionths of a euro.

use super::juge::{Motif, choix, juger};
use crate::tirage::petite;
use crate::{Doctrine, Probleme, Statut, programmer};
use proptest::prelude::*;
use std::time::Duration;

const MILLIONIEMES: i64 = 1_000_000;
const INFINI: i64 = i64::MAX / 8;

/// Arcs `(from, to, least, most)` : a flow goes round that respects them all.
fn circule(noeuds: usize, arcs: &[(usize, usize, i64, i64)]) -> bool {
    let (source, puits) = (noeuds, noeuds + 1);
    let mut capacite = vec![vec![0_i64; noeuds + 2]; noeuds + 2];
    let mut du = 0;
    for &(de, vers, bas, haut) in arcs {
        if bas > haut {
            return false;
        }
        capacite[de][vers] += haut - bas;
        capacite[source][vers] += bas;
        capacite[de][puits] += bas;
        du += bas;
    }
    let mut passe = 0;
    loop {
        let mut parent = vec![usize::MAX; noeuds + 2];
        let mut file = vec![source];
        let mut tete = 0;
        while tete < file.len() {
            let ici = file[tete];
            tete += 1;
            for vers in 0..noeuds + 2 {
                if capacite[ici][vers] > 0 && parent[vers] == usize::MAX && vers != source {
                    parent[vers] = ici;
                    file.push(vers);
                }
            }
        }
        if parent[puits] == usize::MAX {
            return passe == du;
        }
        let (mut pas, mut ici) = (INFINI, puits);
        while ici != source {
            pas = pas.min(capacite[parent[ici]][ici]);
            ici = parent[ici];
        }
        ici = puits;
        while ici != source {
            capacite[parent[ici]][ici] -= pas;
            capacite[ici][parent[ici]] += pas;
            ici = parent[ici];
        }
        passe += pas;
    }
}

/// `choix` can give each QPV `z` millionths of a euro per inhabitant.
fn atteint(p: &Probleme, choix: &[Motif], z: i64) -> bool {
    let qpv: Vec<(&String, i64)> = p.population.iter().map(|(q, h)| (q, *h)).collect();
    let financeurs: Vec<&String> = p.enveloppes.keys().collect();
    let (d0, f0) = (2 + qpv.len(), 2 + qpv.len() + choix.len());
    let mut arcs = vec![(1, 0, 0, INFINI)];
    for (n, (_, habitants)) in qpv.iter().enumerate() {
        arcs.push((0, 2 + n, z * habitants, INFINI.max(z * habitants)));
    }
    for (n, motif) in choix.iter().enumerate() {
        let q = p.dossiers[motif.dossier].qpv.keys().next().unwrap();
        let q = qpv.iter().position(|(nom, _)| *nom == q).unwrap();
        arcs.push((2 + q, d0 + n, motif.minimum * MILLIONIEMES, INFINI));
        for (f, &(bas, haut)) in &motif.lignes {
            let f = financeurs.iter().position(|g| *g == f).unwrap();
            arcs.push((d0 + n, f0 + f, bas * MILLIONIEMES, haut * MILLIONIEMES));
        }
    }
    for (f, b) in p.enveloppes.values().enumerate() {
        arcs.push((f0 + f, 1, 0, b * MILLIONIEMES));
    }
    circule(f0 + financeurs.len(), &arcs)
}

fn meilleure_equite(p: &Probleme, tous: &[Vec<Motif>]) -> Option<i64> {
    let mut meilleure = None;
    for choix in tous {
        let Some(z) = meilleure else {
            meilleure = atteint(p, choix, 0).then_some(0);
            if meilleure.is_none() {
                continue;
            }
            meilleure = Some(monter(p, choix, 0));
            continue;
        };
        if atteint(p, choix, z + 1) {
            meilleure = Some(monter(p, choix, z + 1));
        }
    }
    meilleure
}

fn monter(p: &Probleme, choix: &[Motif], depuis: i64) -> i64 {
    let (mut bas, mut haut) = (depuis, 1_000 * MILLIONIEMES);
    while bas < haut {
        let milieu = (bas + haut + 1) / 2;
        if atteint(p, choix, milieu) { bas = milieu } else { haut = milieu - 1 }
    }
    bas
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn l_equite_est_celle_de_l_enumeration(graine in any::<u64>()) {
        let p = petite(graine, 3, graine.is_multiple_of(4));
        let tous = choix(&p);
        let faite = programmer(&p, Doctrine::Equite, Duration::from_secs(20)).unwrap();
        let Some(z) = meilleure_equite(&p, &tous) else {
            prop_assert!(matches!(faite.statut, Statut::Impossible(_)));
            return Ok(());
        };
        prop_assert_eq!(&faite.statut, &Statut::Optimal);
        juger(&p, &faite.plan).map_err(TestCaseError::fail)?;
        prop_assert_eq!(faite.etages[0].valeur, z / 10_000);
        let points = |seuil: i64| {
            let tiennent = tous.iter().filter(|c| atteint(&p, c, seuil.max(0)));
            tiennent.map(|c| c.iter().map(|m| p.dossiers[m.dossier].note).sum::<i64>()).max()
        };
        let garde = z * 95 / 100;
        // On the very threshold, a millionth either way is the same answer.
        let possibles = [points(garde - 2), points(garde + 2)];
        prop_assert!(possibles.contains(&Some(faite.etages[1].valeur)), "{:?} {:?}", possibles, faite.etages);
        for (q, habitants) in &p.population {
            let dossiers = p.dossiers.iter().filter(|d| d.qpv.contains_key(q));
            let recu: i64 = dossiers.filter_map(|d| faite.plan.get(&d.id)).flat_map(|l| l.values()).sum();
            prop_assert!(recu * MILLIONIEMES >= (garde - 2) * habitants, "{}: {} for {}", q, recu, habitants);
        }
    }
}
