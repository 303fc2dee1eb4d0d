//! Sewing back what lines cut: words broken by a hyphen, elisions, sentences.

use crate::lignes::{Ligne, plier};
use std::collections::HashSet;

/// The words of the text that could be the two halves of a word broken at the end of a line.
/// « ali- / mentaire » is one word when « alimentaire » is printed elsewhere; « bien- / être » keeps
/// its hyphen because « bienêtre » is nowhere.
#[derive(Debug, Default)]
pub(crate) struct Lexique {
    entiers: HashSet<String>,
}

impl Lexique {
    pub fn new(lignes: &[Ligne]) -> Self {
        let mut cherches = HashSet::new();
        for paire in lignes.windows(2) {
            if let Some(mot) = coupure(&paire[0].texte, &paire[1].texte) {
                cherches.insert(mot);
            }
        }
        let mut entiers = HashSet::new();
        if !cherches.is_empty() {
            let longueurs: HashSet<usize> = cherches.iter().map(String::len).collect();
            for ligne in lignes {
                for mot in ligne.texte.split(|c: char| !c.is_alphabetic()).filter(|m| m.len() > 3) {
                    let plie: String = mot.chars().map(plier).collect();
                    if longueurs.contains(&plie.len()) && cherches.contains(&plie) {
                        entiers.insert(plie);
                    }
                }
            }
        }
        Self { entiers }
    }

    /// Adds a line to a text already begun.
    pub fn coudre(&self, texte: &mut String, suite: &str) {
        if texte.is_empty() || suite.is_empty() {
            texte.push_str(suite);
            return;
        }
        if texte.ends_with('\u{ad}') {
            texte.pop();
        } else if let Some(mot) = coupure(texte, suite) {
            if self.entiers.contains(&mot) {
                texte.pop();
            }
        } else if !(texte.ends_with(['’', '\'']) || colle_a_la_barre(texte) || trait_d_union(texte, suite)) {
            texte.push(' ');
        }
        texte.push_str(suite);
    }

    /// The lines of one paragraph, joined.
    pub fn joindre<'a>(&self, lignes: impl IntoIterator<Item = &'a str>) -> String {
        let mut out = String::new();
        for ligne in lignes {
            self.coudre(&mut out, ligne);
        }
        if out.ends_with('\u{ad}') {
            out.pop();
        }
        out
    }
}

/// « Ville- / Hôpital », « 2023- / 2028 ».
fn trait_d_union(texte: &str, suite: &str) -> bool {
    suite.starts_with(char::is_alphanumeric)
        && texte.strip_suffix('-').is_some_and(|avant| avant.ends_with(char::is_alphanumeric))
}

fn colle_a_la_barre(texte: &str) -> bool {
    texte.strip_suffix('/').is_some_and(|avant| avant.ends_with(char::is_alphanumeric))
}

/// The word that a hyphen cuts between two lines, folded and without its hyphen.
fn coupure(avant: &str, apres: &str) -> Option<String> {
    let debut = avant.strip_suffix('-')?;
    let rang =
        debut.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + debut[at..].chars().next().map_or(1, char::len_utf8));
    let fin = &apres[..apres.find(|c: char| !c.is_alphabetic()).unwrap_or(apres.len())];
    if debut[rang..].is_empty() || fin.is_empty() || !fin.starts_with(char::is_lowercase) {
        return None;
    }
    Some(debut[rang..].chars().chain(fin.chars()).take(60).map(plier).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lignes::lignes;

    fn cousu(source: &str) -> String {
        let lues = lignes(source);
        Lexique::new(&lues).joindre(lues.iter().map(|l| l.texte.as_str()))
    }

    #[test]
    fn un_mot_compose_garde_son_trait_d_union() {
        assert_eq!(cousu("le grand-\n\npère des mousses"), "le grand-père des mousses");
    }

    #[test]
    fn un_mot_cesure_le_perd_quand_le_texte_l_ecrit_entier_ailleurs() {
        assert_eq!(cousu("une culture mari-\ntime et la gare maritime"), "une culture maritime et la gare maritime");
        assert_eq!(cousu("une culture mari\u{ad}\ntime"), "une culture maritime");
    }

    #[test]
    fn l_elision_et_la_barre_se_recollent_sans_espace() {
        assert_eq!(cousu("accès à l’\neau et/\nou au port"), "accès à l’eau et/ou au port");
        assert_eq!(cousu("le port /\nla ville"), "le port / la ville");
    }
}
