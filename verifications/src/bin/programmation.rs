//! How long the programming of an appel à projets takes, by doctrine, on made-up calls of 100 and 300 dossiers and seven
//! financeurs; every plan is judged by `controler`, which knows nothing of the engine. Prints a markdown table.
//! `cargo run --release -p verifications --bin programmation`

use solver::tirage::{Allure, grande};
use solver::{Doctrine, Plan, Probleme, Statut, argent_orphelin, controler, par_note, pourquoi_pas, programmer};
use std::io::Write;
use std::time::{Duration, Instant};
use verifications::maison::Echec;

/// Dossiers, calls drawn, how they are drawn, time limit of one answer in seconds.
const SERIES: [(usize, u64, Allure, u64); 3] =
    [(100, 6, Allure::Ronde, 5), (100, 4, Allure::Tenue, 5), (300, 3, Allure::Ronde, 10)];

fn main() -> Result<(), Echec> {
    let mut out = std::io::stdout();
    writeln!(out, "| dossiers | call | asked | answer | elapsed (ms) | values |\n|---:|---|---|---|---:|---|")?;
    for (dossiers, appels, allure, secondes) in SERIES {
        let nom = if allure == Allure::Ronde { "plain" } else { "held" };
        for graine in 1..=appels {
            let probleme = grande(graine, dossiers, allure);
            mesurer(&mut out, &probleme, &format!("| {dossiers} | {nom} {graine} |"), Duration::from_secs(secondes))?;
        }
    }
    Ok(())
}

fn mesurer(out: &mut impl Write, probleme: &Probleme, tete: &str, limite: Duration) -> Result<(), Echec> {
    let mut large = Plan::new();
    for doctrine in Doctrine::TOUTES {
        let faite = programmer(probleme, doctrine, limite)?;
        if !controler(probleme, &faite.plan).is_empty() {
            return Err(format!("{}: the plan breaks a rule", doctrine.nom()).into());
        }
        let etages: Vec<String> =
            faite.etages.iter().map(|e| format!("{} ≤ {} ({} bp)", e.valeur, e.borne, e.ecart_pb())).collect();
        let statut = match faite.statut {
            Statut::Optimal => "optimal",
            Statut::MeilleurTrouve => "meilleur_trouve",
            Statut::Impossible(_) => "impossible",
            Statut::SansReponse => "sans_reponse",
        };
        writeln!(out, "{tete} {} | {statut} | {} | {} |", doctrine.nom(), faite.duree.as_millis(), etages.join(", "))?;
        if doctrine == Doctrine::Large {
            large = faite.plan;
        }
    }
    let debut = Instant::now();
    let lu = argent_orphelin(probleme, &par_note(probleme), limite)?;
    let mot = format!("{} € of {} €", lu.orphelin, lu.reste_total());
    writeln!(out, "{tete} orphan money | | {} | {mot} |", debut.elapsed().as_millis())?;
    if let Some(dossier) = probleme.dossiers.iter().rev().find(|d| !large.contains_key(&d.id)) {
        let debut = Instant::now();
        pourquoi_pas(probleme, &large, Doctrine::Large, &dossier.id, limite)?;
        writeln!(out, "{tete} pourquoi pas | | {} | |", debut.elapsed().as_millis())?;
    }
    Ok(())
}
