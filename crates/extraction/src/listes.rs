//! Cutting the lists printed in one run: pilots, partners, sheet numbers.

use std::collections::HashSet;

/// A list cut, and whether its cutting may be argued.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Liste {
    pub elements: Vec<String>,
    pub meles: bool,
}

/// The partners that a cell of a table lists, cut as those of a document.
#[must_use]
pub fn noms_de_partenaires(texte: &str) -> Vec<String> {
    partenaires(texte)
}

/// The pilots that a cell of a table lists, cut as those of a document. `connues`: names printed alone elsewhere.
#[must_use]
pub fn noms_de_pilotes(texte: &str, connues: &HashSet<String>) -> Vec<String> {
    pilotes(texte, connues).elements
}

/// « 1 à 30 » partners, between commas or semicolons; what is in brackets belongs to the one before.
pub(crate) fn partenaires(texte: &str) -> Vec<String> {
    couper(texte, &[',', ';', '•']).into_iter().filter_map(element).collect()
}

/// « 1 à 6, séparés par / ou , ». After a colon the commas list the services of one pilot
/// (« Agglo : Port, mer / CLS »), unless what follows is an organisation that the text names alone elsewhere.
pub(crate) fn pilotes(texte: &str, organisations: &HashSet<String>) -> Liste {
    let barres = couper(texte, &['/', ';', '•']);
    let mut liste = Liste { elements: Vec::new(), meles: false };
    let mut services = false;
    for segment in barres {
        let mut courant = String::new();
        for (rang, morceau) in couper(segment, &[',']).into_iter().enumerate() {
            let seul = est_une_organisation(morceau, organisations);
            if rang > 0 && (!services || seul) {
                liste.meles |= services;
                liste.elements.extend(element(&courant));
                courant.clear();
                services = false;
            } else if rang > 0 {
                courant.push(',');
            }
            courant.push_str(morceau);
            services |= morceau.contains(':');
        }
        liste.meles |= services && courant.contains(',');
        liste.elements.extend(element(&courant));
    }
    liste
}

/// An acronym, or a name that the text prints alone in a list elsewhere.
fn est_une_organisation(morceau: &str, organisations: &HashSet<String>) -> bool {
    let nu = morceau.trim();
    let sigle = (2..=8).contains(&nu.len())
        && nu.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
        && nu.chars().any(char::is_uppercase);
    sigle || nu.starts_with(char::is_uppercase) && organisations.contains(nu)
}

/// Cuts at these signs outside brackets; an opening bracket never closed protects nothing.
fn couper<'a>(texte: &'a str, signes: &[char]) -> Vec<&'a str> {
    let (mut morceaux, mut debut, mut profondeur) = (Vec::new(), 0, 0_u32);
    let derniere = texte.rfind(')').unwrap_or(0);
    for (at, c) in texte.char_indices() {
        match c {
            '(' if at < derniere => profondeur += 1,
            ')' => profondeur = profondeur.saturating_sub(1),
            c if profondeur == 0 && signes.contains(&c) => {
                morceaux.push(&texte[debut..at]);
                debut = at + c.len_utf8();
            }
            _ => {}
        }
    }
    morceaux.push(&texte[debut..]);
    morceaux
}

fn element(morceau: &str) -> Option<String> {
    let nu = morceau.trim_matches([' ', '-', '–', '•', '\t', ',', ';']);
    let nu = if nu.ends_with("..") { nu } else { nu.strip_suffix('.').unwrap_or(nu) };
    (!nu.is_empty()).then(|| nu.to_owned())
}

/// The numbers of the sheets that a line cites: « n°1,2 et 4 », « n° 42 à 44 ». A number that follows any
/// other word (« et le PRSE 4 ») is not one of them.
pub(crate) fn numeros(texte: &str) -> Vec<u32> {
    let (mut lus, mut avant) = (Vec::<u32>::new(), "");
    for mot in texte.split(|c: char| !c.is_alphanumeric()).filter(|m| !m.is_empty()) {
        let chiffres = mot.trim_start_matches(['n', 'N', 'o', 'º']);
        let suit = ["", "n", "N", "no", "et", "à", "ou", "s", "actions", "action", "fiche", "fiches"].contains(&avant)
            || avant.trim_start_matches(['n', 'N', 'o', 'º']).bytes().all(|b| b.is_ascii_digit());
        let nombre =
            (suit && chiffres.len() <= 3).then(|| chiffres.parse::<u32>().ok()).flatten().filter(|n| (1..=999).contains(n));
        if let Some(nombre) = nombre {
            let depart = lus.last().copied().filter(|d| avant == "à" && *d < nombre).map_or(nombre, |d| d + 1);
            for n in depart..=nombre {
                if !lus.contains(&n) && lus.len() < 200 {
                    lus.push(n);
                }
            }
        }
        avant = mot;
    }
    lus
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coupe(texte: &str) -> Vec<String> {
        let connues = HashSet::from(["Ville de Sel".to_owned()]);
        pilotes(texte, &connues).elements
    }

    #[test]
    fn les_services_d_un_pilote_restent_avec_lui() {
        assert_eq!(coupe("Agglo : Port, mer, pêche/ Aînés, santé/CLS"), ["Agglo : Port, mer, pêche", "Aînés, santé", "CLS"]);
        assert_eq!(coupe("CPAM, CLS"), ["CPAM", "CLS"]);
        assert_eq!(coupe("Région / Ville, CCAS (pôle social, santé)"), ["Région", "Ville", "CCAS (pôle social, santé)"]);
        assert_eq!(coupe("Agglo : Port, mer, CLS"), ["Agglo : Port, mer", "CLS"]);
        assert_eq!(coupe("Agglo : Port, Ville de Sel"), ["Agglo : Port", "Ville de Sel"]);
    }

    #[test]
    fn une_parenthese_protege_ses_virgules() {
        assert_eq!(partenaires("ARS, soins (ville, hôpital) , MSA."), ["ARS", "soins (ville, hôpital)", "MSA"]);
        assert_eq!(partenaires("ARS (oubli, MSA, CAF"), ["ARS (oubli", "MSA", "CAF"]);
    }

    #[test]
    fn les_numeros_cites_se_lisent_un_a_un_ou_par_intervalle() {
        assert_eq!(numeros("s-actions n° 2, 3 et 4"), [2, 3, 4]);
        assert_eq!(numeros("n°1,2 et 4"), [1, 2, 4]);
        assert_eq!(numeros("s 42 à 44"), [42, 43, 44]);
        assert_eq!(numeros("s-actions nº2 (parents), n°3 et le PNNS 4"), [2, 3]);
        assert_eq!(numeros(" sur les ports"), Vec::<u32>::new());
    }
}
