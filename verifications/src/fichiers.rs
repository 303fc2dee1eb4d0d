//! The files of the house, and what may be said of them without reading them as code.

use crate::exceptions;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn racine() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// One file: its path from the root, with `/`, and its text.
pub struct Fichier {
    pub chemin: String,
    pub texte: String,
}

fn walk(dir: &Path, ext: &str, into: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(dir) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "target" && name != "node_modules" {
                walk(&path, ext, into);
            }
        } else if path.extension().is_some_and(|e| e == ext) {
            into.push(path);
        }
    }
}

/// The files of an extension under some folders of the root, in order.
pub fn fichiers(folders: &[&str], ext: &str) -> Vec<Fichier> {
    let root = racine();
    let mut paths = vec![];
    for folder in folders {
        walk(&root.join(folder), ext, &mut paths);
    }
    paths.sort();
    paths
        .into_iter()
        .map(|path| Fichier {
            chemin: path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"),
            texte: std::fs::read_to_string(&path).unwrap(),
        })
        .collect()
}

pub const CODE: [&str; 4] = ["crates", "salles", "app", "verifications"];

/// Is this file made of tests only?
pub fn est_un_essai(chemin: &str) -> bool {
    chemin.contains("/tests/")
        || chemin.ends_with("/tests.rs")
        || chemin.ends_with("/essai.rs")
        || chemin.starts_with("verifications/")
}

#[test]
fn aucun_fichier_ne_depasse_quatre_cent_cinquante_lignes() {
    let long: BTreeSet<String> =
        fichiers(&CODE, "rs").into_iter().filter(|f| f.texte.lines().count() > 450).map(|f| f.chemin).collect();
    exceptions::comparer("fichiers-longs", &long, "make a folder of the same name out of these files (450 lines at most):");
}

#[test]
fn aucun_nom_fourre_tout() {
    let vague = ["utils", "util", "common", "manager", "helper", "helpers", "misc"];
    for f in fichiers(&CODE, "rs") {
        let stem = f.chemin.rsplit('/').next().unwrap().trim_end_matches(".rs");
        assert!(!vague.contains(&stem), "{}: name the file after what it decides", f.chemin);
    }
}

#[test]
fn aucun_instantane_sans_essai() {
    let sources = fichiers(&CODE, "rs");
    for snap in fichiers(&CODE, "snap") {
        let name = snap.chemin.rsplit('/').next().unwrap().trim_end_matches(".snap").to_owned();
        let last = name.rsplit("__").next().unwrap().to_owned();
        // insta numbers the second unnamed snapshot of a test.
        let base = last.rsplit_once('-').filter(|(_, n)| n.parse::<u32>().is_ok()).map_or(last.as_str(), |(b, _)| b).to_owned();
        let folder = snap.chemin.split("/src/").next().unwrap().split("/tests/").next().unwrap().to_owned();
        let used = sources.iter().any(|f| f.chemin.starts_with(&folder) && (f.texte.contains(&last) || f.texte.contains(&base)));
        assert!(used, "{}: no test names this snapshot, delete it", snap.chemin);
    }
}
