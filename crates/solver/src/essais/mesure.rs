//! Times on appels of real sizes: run by hand, `cargo test -p solver temps -- --ignored --nocapture`.

use super::tirage::{Allure, grande};
use crate::{Doctrine, Statut, argent_orphelin, controler, par_note, pourquoi_pas, programmer};
use std::time::{Duration, Instant};

fn mesurer(dossiers: usize, graines: u64, allure: Allure, limite: Duration) {
    for graine in 1..=graines {
        let p = grande(graine, dossiers, allure);
        let mut plan = None;
        for doctrine in Doctrine::TOUTES {
            let faite = programmer(&p, doctrine, limite).unwrap();
            assert!(controler(&p, &faite.plan).is_empty(), "{doctrine:?} breaks a rule");
            let etages: Vec<String> =
                faite.etages.iter().map(|e| format!("{} (≤ {}, {} bp)", e.valeur, e.borne, e.ecart_pb())).collect();
            let statut = match faite.statut {
                Statut::Optimal => "optimal",
                Statut::MeilleurTrouve => "meilleur_trouve",
                Statut::Impossible(_) => "impossible",
                Statut::SansReponse => "sans_reponse",
            };
            println!(
                "{dossiers} #{graine} {:10} {statut:15} {:>6} ms  {}",
                doctrine.nom(),
                faite.duree.as_millis(),
                etages.join(", ")
            );
            if doctrine == Doctrine::Large {
                plan = Some(faite.plan);
            }
        }
        let plan = plan.unwrap();
        let debut = Instant::now();
        let lu = argent_orphelin(&p, &par_note(&p), limite).unwrap();
        println!(
            "{dossiers} #{graine} orphelin   {:>6} ms  {} € of {} €",
            debut.elapsed().as_millis(),
            lu.orphelin,
            lu.reste_total()
        );
        if let Some(d) = p.dossiers.iter().rev().find(|d| !plan.contains_key(&d.id)) {
            let debut = Instant::now();
            pourquoi_pas(&p, &plan, &d.id, limite).unwrap();
            println!("{dossiers} #{graine} pourquoi   {:>6} ms", debut.elapsed().as_millis());
        }
    }
}

#[test]
#[ignore = "prints times, judges nothing but the rules"]
fn temps_de_cent_dossiers() {
    mesurer(100, 6, Allure::Ronde, Duration::from_secs(5));
}

#[test]
#[ignore = "prints times, judges nothing but the rules"]
fn temps_de_cent_dossiers_a_l_euro_sous_minima_et_lectures() {
    mesurer(100, 4, Allure::Tenue, Duration::from_secs(5));
}

#[test]
#[ignore = "prints times, judges nothing but the rules"]
fn temps_de_trois_cents_dossiers() {
    mesurer(300, 3, Allure::Ronde, Duration::from_secs(10));
}
