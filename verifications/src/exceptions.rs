//! Lists of tolerated things: `exceptions/<name>.txt`, one per line, `#` begins a comment that says
//! why. Nothing new enters them without this file changing too.

use crate::fichiers::racine;
use std::collections::BTreeSet;

/// The most lines that each list may hold. Lower a number when a list shrinks; never raise one.
const AU_PLUS: [(&str, usize); 4] =
    [("sql-sans-collectivite", 24), ("typographie", 0), ("fichiers-longs", 2), ("mots-hors-messages", 0)];

pub fn lire(name: &str) -> BTreeSet<String> {
    let file = racine().join("verifications/exceptions").join(format!("{name}.txt"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    text.lines()
        .map(|l| l.split(" # ").next().unwrap().trim())
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

/// Compares what was found with the list: nothing more, nothing stale.
pub fn comparer(name: &str, found: &BTreeSet<String>, how: &str) {
    let tolerated = lire(name);
    let new: Vec<_> = found.difference(&tolerated).cloned().collect();
    assert!(new.is_empty(), "{how}\n{}", new.join("\n"));
    let stale: Vec<_> = tolerated.difference(found).cloned().collect();
    assert!(stale.is_empty(), "remove from verifications/exceptions/{name}.txt what is no longer needed:\n{}", stale.join("\n"));
}

#[test]
fn les_listes_d_exceptions_ne_grandissent_pas() {
    for (name, most) in AU_PLUS {
        let n = lire(name).len();
        assert!(n <= most, "exceptions/{name}.txt holds {n} lines, {most} at most: mend the code instead");
    }
    let files: BTreeSet<String> = std::fs::read_dir(racine().join("verifications/exceptions"))
        .unwrap()
        .map(|f| f.unwrap().path().file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    let known: BTreeSet<String> = AU_PLUS.iter().map(|(n, _)| (*n).to_owned()).collect();
    assert_eq!(files, known, "every list of exceptions has a limit in exceptions.rs");
}
