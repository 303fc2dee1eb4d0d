//! Names of sheets: 31 characters, none of `[ ] : * ? / \`, no two alike.

use std::collections::BTreeSet;

const LONGUEUR: usize = 31;

/// The name a spreadsheet accepts for a sheet.
#[must_use]
pub fn nom_permis(nom: &str) -> String {
    let clean: String = nom.chars().map(|c| if c.is_control() || "[]:*?/\\".contains(c) { ' ' } else { c }).collect::<String>();
    let mut out = String::new();
    let mut units = 0;
    for c in clean.trim().trim_matches('\'').trim().chars() {
        units += c.len_utf16();
        if units > LONGUEUR {
            break;
        }
        out.push(c);
    }
    let out = out.trim().trim_matches('\'').to_owned();
    if out.is_empty() { "Feuille".to_owned() } else { out }
}

/// The names given so far, without case, so that none comes twice.
#[derive(Default)]
pub struct Noms(BTreeSet<String>);

impl Noms {
    pub fn prendre(&mut self, nom: &str) -> String {
        let base = nom_permis(nom);
        let mut name = base.clone();
        let mut rank = 1;
        // « History » is a name that Excel keeps for itself.
        while name.eq_ignore_ascii_case("history") || !self.0.insert(name.to_lowercase()) {
            rank += 1;
            let suffix = format!(" {rank}");
            let room: String = base.chars().take((LONGUEUR - suffix.len()) / 2).collect();
            let kept = if base.encode_utf16().count() + suffix.len() <= LONGUEUR { base.as_str() } else { room.trim_end() };
            name = format!("{kept}{suffix}");
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deux_feuilles_n_ont_jamais_le_meme_nom() {
        let mut names = Noms::default();
        assert_eq!(names.prendre("Fiches"), "Fiches");
        assert_eq!(names.prendre("FICHES"), "FICHES 2");
        assert_eq!(names.prendre("[a/b]:"), "a b");
        assert_eq!(names.prendre("''"), "Feuille");
        let long = "x".repeat(60);
        let (one, two) = (names.prendre(&long), names.prendre(&long));
        assert!(one.len() == 31 && two.len() <= 31 && one != two);
        assert_eq!(names.prendre("History"), "History 2");
    }
}
