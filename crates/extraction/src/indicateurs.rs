//! The indicators of a sheet: « A- Nombre de… », « A et C- Répertoires », « Nombre de… » without letter.

use crate::document::Document;
use crate::lignes::pli;
use crate::modele::{Indicateur, Lu};
use crate::raison::Raison;
use std::collections::HashSet;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Volet {
    Resultat,
    Suivi,
}

#[derive(Debug)]
struct Element {
    volet: Volet,
    /// The heading of its part is missing.
    deduit: bool,
    lettres: Vec<String>,
    morceaux: Vec<(usize, String)>,
    recolle: bool,
}

impl Element {
    fn parle_de_suivi(&self) -> bool {
        self.morceaux.first().is_some_and(|(_, texte)| parle_de_suivi(texte))
    }
}

/// The indicators being read.
#[derive(Debug, Default)]
pub(crate) struct Indicateurs {
    volet: Option<Volet>,
    elements: Vec<Element>,
}

impl Indicateurs {
    pub fn volet(&mut self, volet: Volet) {
        self.volet = Some(volet);
    }

    /// An indicator read before has a code of this kind: « 3 » before « 4 ».
    pub fn porte_un_code_comme(&self, code: &str) -> bool {
        let chiffre = |c: &str| c.starts_with(|c: char| c.is_ascii_digit());
        self.elements.iter().flat_map(|e| &e.lettres).any(|c| c == code || chiffre(c) && chiffre(code))
    }

    /// Reads one line; false when it only says that there is nothing.
    pub fn lire(&mut self, document: &Document, i: usize, texte: &str) -> bool {
        if rien(texte) {
            return false;
        }
        let nu = texte.trim_start_matches(['•', '*', '>', ' ', '✓']);
        let (lettres, libelle) = lettres(nu).or_else(|| lettre_seule(nu)).unwrap_or((Vec::new(), nu));
        let attendu = self.elements.last().is_some_and(|e| !e.lettres.is_empty() && e.morceaux.is_empty());
        let puce = !attendu && (nu.len() < texte.len() || texte.starts_with("- ") || texte.starts_with("– "));
        let libelle = if attendu { libelle.trim_start_matches(['-', '–', ' ']) } else { libelle };
        let suite = lettres.is_empty() && !puce && self.continue_l_element(document, i, libelle);
        if let Some(dernier) = self.elements.last_mut().filter(|_| suite) {
            dernier.recolle |= document.apres_page[i];
            dernier.morceaux.push((i, libelle.to_owned()));
            return true;
        }
        let volet = self.volet.unwrap_or(Volet::Resultat);
        let libelle = libelle.trim_start_matches(['-', '–', ' ']);
        // Without a heading in between, « Evolution… » of a letter already seen begins the follow-up.
        let recule = self.elements.last().is_some_and(|e| {
            e.volet == volet && !lettres.is_empty() && (lettres < e.lettres || lettres == e.lettres && !e.parle_de_suivi())
        });
        let passe = volet == Volet::Resultat && recule && parle_de_suivi(libelle);
        if passe {
            self.volet = Some(Volet::Suivi);
        }
        let deduit = passe
            || self.volet.is_none()
            || self.elements.last().is_some_and(|e| e.deduit && Some(e.volet) == self.volet && e.volet == Volet::Suivi);
        let volet = self.volet.unwrap_or(Volet::Resultat);
        let morceaux = if libelle.is_empty() { Vec::new() } else { vec![(i, libelle.to_owned())] };
        self.elements.push(Element { volet, deduit, lettres, morceaux, recolle: false });
        true
    }

    /// A line without letter goes on with the one before when that one is full, unfinished or has no
    /// label yet, or when this one begins in the middle of a sentence.
    fn continue_l_element(&self, document: &Document, i: usize, texte: &str) -> bool {
        let Some(dernier) = self.elements.last().filter(|e| Some(e.volet) == self.volet || self.volet.is_none()) else {
            return false;
        };
        let Some((avant, fin)) = dernier.morceaux.last() else { return true };
        let pleine = document.lignes[*avant].largeur() * 10 >= document.largeur * 8 && !document.coupe(i);
        texte.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '/' | ','))
            || pleine
            || fin.ends_with([',', '-', '/', '('])
            || fin.ends_with(" et")
    }

    /// Results then follow-up, each with its list; `lettres` are those of the table.
    pub fn finir(self, document: &Document, declinaisons: &HashSet<String>) -> [Vec<Lu<Indicateur>>; 2] {
        let mut volets = [Vec::new(), Vec::new()];
        for element in self.elements {
            let indices: Vec<usize> = element.morceaux.iter().map(|(i, _)| *i).collect();
            let libelle = document.lexique.joindre(element.morceaux.iter().map(|(_, t)| t.as_str()));
            if libelle.is_empty() {
                continue;
            }
            let folded = pli(&libelle);
            let mut lu = document.lu(Indicateur { lettres: element.lettres, libelle }, &indices);
            if lu.valeur.lettres.is_empty() {
                lu.douter(Raison::SansLettre);
            }
            if lu.valeur.lettres.iter().any(|l| !declinaisons.contains(l)) {
                lu.douter(Raison::LettreSansDeclinaison);
            }
            if element.deduit {
                lu.douter(Raison::IntituleAbsent);
            }
            if element.recolle {
                lu.douter(Raison::Recolle);
            }
            if folded.contains(" et nombre d") || folded.contains(" et d'") || folded.contains(" et le nombre d") {
                lu.douter(Raison::DeuxMesures);
            }
            volets[usize::from(element.volet == Volet::Suivi)].push(lu);
        }
        volets
    }
}

fn parle_de_suivi(libelle: &str) -> bool {
    let folded: String = libelle.chars().take(12).map(crate::lignes::plier).collect();
    ["evolution", "suivi", "mise a jour", "progression"].iter().any(|mot| folded.starts_with(mot))
}

/// « Néant », « - », « / »: an empty part, printed.
pub(crate) fn rien(texte: &str) -> bool {
    texte.chars().all(|c| matches!(c, '-' | '–' | '/' | '.' | '…' | ' ' | '•' | '_'))
        || texte.len() <= 12 && ["neant", "sans objet", "aucun", "aucune", "n/a", "nc"].contains(&pli(texte).as_str())
}

/// « A- », « A – », « A et C- », « A, B : », « 1) »: the letters and what follows.
pub(crate) fn lettres(texte: &str) -> Option<(Vec<String>, &str)> {
    let mut lues = Vec::new();
    let mut reste = texte;
    loop {
        let nu = reste.trim_start();
        let longueur =
            if nu.starts_with(|c: char| c.is_ascii_uppercase()) { 1 } else { nu.bytes().take_while(u8::is_ascii_digit).count() };
        if longueur == 0 || longueur > 2 {
            return None;
        }
        lues.push(nu[..longueur].to_owned());
        let apres = &nu[longueur..];
        let nu = apres.trim_start();
        // Another letter follows: « A et C », « A, B », « A/B », « A & B ».
        let suite = nu.strip_prefix("et ").or_else(|| nu.strip_prefix([',', '/', '&', '+']));
        if let Some(suite) = suite.filter(|s| lettre_isolee(s)) {
            reste = suite;
            continue;
        }
        let tiret = nu.strip_prefix(['-', '–', '—']);
        if let Some(suite) = tiret.filter(|s| lettre_isolee(s) && !s.starts_with(' ')) {
            reste = suite;
            continue;
        }
        let apres = nu.strip_prefix(['-', '–', '—', ':', '.', ')'])?;
        let chiffre = lues.iter().any(|l| l.starts_with(|c: char| c.is_ascii_digit()));
        // « E-santé » is a word, « 3-6 ans » an age.
        if !(apres.is_empty() || apres.starts_with(' ') || apres.starts_with(char::is_uppercase) && !chiffre) {
            return None;
        }
        return Some((lues, apres.trim()));
    }
}

/// « A » alone on its line: its label comes under it.
fn lettre_seule(texte: &str) -> Option<(Vec<String>, &str)> {
    let lettre = texte.len() == 1 && texte.starts_with(|c: char| c.is_ascii_uppercase());
    lettre.then(|| (vec![texte.to_owned()], ""))
}

/// « A- Nombre de ports B- Nombre de quais »: the indicators printed on one line, in the order of their letters.
pub(crate) fn separes(texte: &str) -> Vec<&str> {
    let Some((premieres, _)) = lettres(texte) else { return vec![texte] };
    let (mut morceaux, mut debut, mut derniere) = (Vec::new(), 0, premieres);
    for (at, _) in texte.match_indices(' ').map(|(at, s)| (at + 1, s)) {
        let nu = &texte[at..];
        let tiret = nu.strip_prefix(|c: char| c.is_ascii_uppercase()).map(str::trim_start);
        if at < debut + 8 || !tiret.is_some_and(|r| r.starts_with(['-', '–', '—'])) {
            continue;
        }
        if let Some((suivantes, libelle)) = lettres(nu)
            && suivantes >= derniere
            && commence_une_phrase(libelle)
        {
            morceaux.push(texte[debut..at].trim_end_matches([' ', ';']));
            (debut, derniere) = (at, suivantes);
        }
    }
    morceaux.push(&texte[debut..]);
    morceaux
}

fn commence_une_phrase(libelle: &str) -> bool {
    let mut lettres = libelle.chars();
    lettres.next().is_some_and(char::is_uppercase) && lettres.next().is_some_and(char::is_lowercase)
}

/// A capital alone or a short number, then a sign that ends the codes or joins another one.
fn lettre_isolee(texte: &str) -> bool {
    let nu = texte.trim_start();
    let chiffres = nu.bytes().take_while(u8::is_ascii_digit).count();
    let longueur = if nu.starts_with(|c: char| c.is_ascii_uppercase()) { 1 } else { chiffres };
    let apres = nu.get(longueur..).unwrap_or("").trim_start();
    (1..=2).contains(&longueur) && (apres.starts_with(['-', '–', '—', ':', '.', ')', ',', '/', '&']) || apres.starts_with("et "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn les_lettres_d_un_indicateur_se_lisent_sous_toutes_leurs_formes() {
        for (texte, attendues, libelle) in [
            ("A- Nombre de ports", vec!["A"], "Nombre de ports"),
            ("A – Nombre", vec!["A"], "Nombre"),
            ("A -  Evolution", vec!["A"], "Evolution"),
            ("A et C- Répertoires", vec!["A", "C"], "Répertoires"),
            ("A, B et D : Bilan", vec!["A", "B", "D"], "Bilan"),
            ("A/B - Bilan", vec!["A", "B"], "Bilan"),
            ("B-Nombre", vec!["B"], "Nombre"),
            ("1) Bilan", vec!["1"], "Bilan"),
            ("C-", vec!["C"], ""),
        ] {
            assert_eq!(lettres(texte), Some((attendues.into_iter().map(String::from).collect(), libelle)), "{texte}");
        }
        for texte in ["E-santé au port", "Nombre de ports", "A quai", "100 ports", "3-6 ans"] {
            assert_eq!(lettres(texte), None, "{texte}");
        }
    }

    #[test]
    fn plusieurs_indicateurs_sur_une_ligne_se_separent() {
        assert_eq!(
            separes("A- Nombre de ports ; A- Nombre de quais B – Evolution du trafic"),
            ["A- Nombre de ports", "A- Nombre de quais", "B – Evolution du trafic"]
        );
        for seul in ["A- Classe B - eaux closes", "Quai A- Nombre", "C- Hôpital de jour A- Nombre de lits"] {
            assert_eq!(separes(seul), [seul]);
        }
    }

    #[test]
    fn une_rubrique_vide_se_dit_de_plusieurs_manieres() {
        assert!(["-", "/", "Néant", "…"].into_iter().all(rien));
        assert!(!rien("Nombre"));
    }
}
