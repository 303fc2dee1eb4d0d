//! The arrows of `docs/ARCHITECTURE.md`: which crate may stand on which.

use crate::fichiers::{est_un_essai, fichiers, racine};
use std::collections::BTreeSet;
use std::process::Command;

/// Each crate and the crates of the house it may name, from the ground up.
const TABLE: &[(&str, &[&str])] = &[
    ("kernel", &[]),
    ("messages", &[]),
    ("oidc", &[]),
    ("solver", &["kernel"]),
    ("sheets", &["kernel"]),
    ("extraction", &["kernel"]),
    ("paper", &["kernel", "messages"]),
    ("store", &["kernel"]),
    ("web", &["kernel", "messages", "store"]),
    ("acteurs", &["kernel", "messages", "store", "web", "paper", "sheets"]),
    ("territoire", &["kernel", "messages", "store", "web", "paper", "sheets", "acteurs"]),
    ("indicateurs", &["kernel", "messages", "store", "web", "paper", "sheets", "acteurs", "territoire"]),
    ("plans", &["kernel", "messages", "store", "web", "paper", "sheets", "extraction", "acteurs", "territoire", "indicateurs"]),
    (
        "financements",
        &["kernel", "messages", "store", "web", "paper", "sheets", "solver", "acteurs", "territoire", "indicateurs", "plans"],
    ),
    (
        "pacte",
        &[
            "kernel",
            "messages",
            "store",
            "web",
            "paper",
            "oidc",
            "sheets",
            "extraction",
            "solver",
            "acteurs",
            "territoire",
            "indicateurs",
            "plans",
            "financements",
        ],
    ),
    (
        "verifications",
        &["kernel", "store", "web", "paper", "acteurs", "territoire", "indicateurs", "plans", "financements", "solver", "pacte"],
    ),
];

/// Libraries that only one crate may name.
const RESERVED: &[(&str, &[&str])] = &[
    ("sqlx", &["store"]),
    ("typst", &["paper"]),
    ("typst-pdf", &["paper"]),
    ("typst-layout", &["paper"]),
    ("calamine", &["sheets"]),
    ("rust_xlsxwriter", &["sheets"]),
    ("good_lp", &["solver"]),
    ("microlp", &["solver"]),
    ("pdf-extract", &["extraction"]),
    ("openidconnect", &["oidc"]),
    ("lettre", &["pacte"]),
    ("clap", &["pacte"]),
];

fn cargo_metadata() -> serde_json::Value {
    let out = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(racine())
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    serde_json::from_slice(&out.stdout).unwrap()
}

#[test]
fn chaque_salle_ne_connait_que_celles_d_en_dessous() {
    let metadata = cargo_metadata();
    let packages = metadata["packages"].as_array().unwrap();
    let names: BTreeSet<&str> = packages.iter().map(|p| p["name"].as_str().unwrap()).collect();
    let mut wrong = vec![];
    for package in packages {
        let name = package["name"].as_str().unwrap();
        let Some((_, allowed)) = TABLE.iter().find(|(n, _)| *n == name) else {
            wrong.push(format!("{name}: a new crate; give it its place in the table of verifications/src/fleches.rs"));
            continue;
        };
        for dependency in package["dependencies"].as_array().unwrap() {
            let on = dependency["name"].as_str().unwrap();
            // A crate may name itself to switch on what its own tests need.
            if names.contains(on) && on != name && !allowed.contains(&on) {
                wrong.push(format!("{name} → {on}: this arrow climbs; call the other way round or move what is shared down"));
            }
            if let Some((_, owners)) = RESERVED.iter().find(|(library, _)| *library == on)
                && !owners.contains(&name)
            {
                wrong.push(format!("{name} names {on}: only {} may; ask it for what you need", owners.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn les_regles_n_importent_que_le_modele_et_le_noyau() {
    let forbidden = regex::Regex::new(r"(?:^|[^\w:])(::store::|store::(?:Reader|Writer|Read|Db|ActeError)\b|web::|axum::|crate::(?:actes|pages|store|api)\b|acteurs::(?:actes|pages|store)\b|indicateurs::(?:actes|pages|store)\b|async fn)").unwrap();
    let mut wrong = vec![];
    for f in fichiers(&["salles"], "rs") {
        let pure = f.chemin.contains("/src/regles");
        if !pure || est_un_essai(&f.chemin) {
            continue;
        }
        for (n, line) in (1..).zip(f.texte.lines()) {
            if line.trim_start().starts_with("//") {
                continue;
            }
            if line.contains("#[cfg(test)]") {
                break;
            }
            if let Some(found) = forbidden.captures(line) {
                wrong.push(format!("{}:{n}: `{}` in a pure rule: pass the values as arguments", f.chemin, &found[1]));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
