//! Every act that a room writes has words in the journal page, and so has every table it writes to.

use crate::fichiers::{est_un_essai, fichiers};
use crate::migrations;
use acteurs::mots::journal;
use kernel::Lang;
use std::collections::BTreeSet;

#[test]
fn tout_acte_a_ses_mots_dans_le_journal() {
    let opened = regex::Regex::new(r#"\bwriter\s*\((?:[^"();]|\([^()]*\))*"([a-z_]+\.[a-z_]+)""#).unwrap();
    let mut found = BTreeSet::new();
    for f in fichiers(&["salles", "app"], "rs").into_iter().filter(|f| !est_un_essai(&f.chemin)) {
        let product = f.texte.split("#[cfg(test)]").next().unwrap();
        found.extend(opened.captures_iter(product).map(|c| c[1].to_owned()));
    }
    assert!(found.len() > 40, "the acts are no longer found: {found:?}");
    let mute: Vec<_> = found.iter().filter(|code| journal::acte(code, Lang::Fr) == **code).collect();
    assert!(mute.is_empty(), "give these acts words in salles/acteurs/src/mots/journal.rs: {mute:?}");
}

#[test]
fn toute_table_a_son_nom_dans_le_journal() {
    const SANS_HISTOIRE: [&str; 7] =
        ["collectivite", "courriel", "journal", "journal_tete", "mot_de_passe", "session", "tentative"];
    let mute: BTreeSet<String> = store::migrations::ALL
        .iter()
        .flat_map(|(_, _, sql)| migrations::tables(sql))
        .filter(|table| !SANS_HISTOIRE.contains(&table.as_str()) && journal::sujet(table, Lang::Fr) == *table)
        .collect();
    assert!(mute.is_empty(), "give these tables a name in salles/acteurs/src/mots/journal.rs: {mute:?}");
}
