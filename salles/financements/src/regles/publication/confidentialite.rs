//! What must not leave in a public text: « publication refusée si un courriel, téléphone, IBAN ou NIR s'y trouve »
//! (Financements, § 10).

use std::collections::BTreeSet;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Personnel {
    Courriel,
    Telephone,
    Iban,
    Nir,
}

impl Personnel {
    #[must_use]
    pub const fn en_francais(self) -> &'static str {
        match self {
            Personnel::Courriel => "un courriel",
            Personnel::Telephone => "un numéro de téléphone",
            Personnel::Iban => "un IBAN",
            Personnel::Nir => "un numéro de sécurité sociale",
        }
    }

    #[must_use]
    pub const fn en_anglais(self) -> &'static str {
        match self {
            Personnel::Courriel => "an e-mail address",
            Personnel::Telephone => "a telephone number",
            Personnel::Iban => "an IBAN",
            Personnel::Nir => "a social security number",
        }
    }
}

/// Every kind of personal datum in a text, once each.
#[must_use]
pub fn personnels(texte: &str) -> Vec<Personnel> {
    let mut trouves = BTreeSet::new();
    if texte.split_whitespace().any(est_un_courriel) {
        trouves.insert(Personnel::Courriel);
    }
    let signes: Vec<char> = texte.chars().collect();
    for debut in 0..signes.len() {
        if debut > 0 && signes[debut - 1].is_alphanumeric() {
            continue;
        }
        let suite = &signes[debut..];
        if est_un_telephone(suite) {
            trouves.insert(Personnel::Telephone);
        }
        if est_un_iban(suite) {
            trouves.insert(Personnel::Iban);
        }
        if est_un_nir(suite) {
            trouves.insert(Personnel::Nir);
        }
    }
    trouves.into_iter().collect()
}

fn est_un_courriel(mot: &str) -> bool {
    let Some((avant, apres)) = mot.split_once('@') else { return false };
    let domaine = apres.trim_end_matches(|c: char| !c.is_alphanumeric());
    avant.ends_with(|c: char| c.is_alphanumeric() || "._+-".contains(c))
        && domaine.split_once('.').is_some_and(|(nom, reste)| !nom.is_empty() && reste.chars().count() >= 2)
}

/// The first `n` letters or digits, single spaces, dots and hyphens between them forgotten; the next sign must not go on.
fn compact(signes: &[char], n: usize) -> Option<String> {
    let mut lu = String::new();
    let mut colle = true;
    for (rang, c) in signes.iter().enumerate() {
        if c.is_ascii_alphanumeric() {
            lu.push(c.to_ascii_uppercase());
            colle = true;
            if lu.len() == n {
                return signes.get(rang + 1).is_none_or(|suivant| !suivant.is_alphanumeric()).then_some(lu);
            }
        } else if colle && matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '.' | '-') {
            colle = false;
        } else {
            return None;
        }
    }
    None
}

fn chiffres(texte: &str) -> bool {
    texte.bytes().all(|b| b.is_ascii_digit())
}

fn est_un_telephone(signes: &[char]) -> bool {
    let national = |numero: &str| numero.starts_with('0') && !numero.starts_with("00") && chiffres(numero);
    let international = |numero: &str| numero.starts_with("33") && chiffres(numero);
    match signes {
        ['+', reste @ ..] => compact(reste, 11).is_some_and(|n| international(&n)),
        ['0', '0', reste @ ..] => compact(reste, 11).is_some_and(|n| international(&n)),
        _ => compact(signes, 10).is_some_and(|n| national(&n)),
    }
}

/// The remainder of a number written in any length.
fn modulo_97(chiffres: &str) -> u64 {
    chiffres.bytes().fold(0, |reste, b| (reste * 10 + u64::from(b - b'0')) % 97)
}

/// « IBAN hors modulo 97 »: from fifteen to thirty-four signs, two letters, two digits, and a true key.
fn est_un_iban(signes: &[char]) -> bool {
    (15..=34).filter_map(|n| compact(signes, n)).any(|iban| {
        let (pays, cle) = (&iban[..2], &iban[2..4]);
        let en_chiffres: String = iban[4..]
            .chars()
            .chain(iban[..4].chars())
            .map(|c| c.to_digit(36).map(|n| n.to_string()).unwrap_or_default())
            .collect();
        pays.bytes().all(|b| b.is_ascii_uppercase()) && chiffres(cle) && modulo_97(&en_chiffres) == 1
    })
}

/// Thirteen digits (letters for Corsica) and a true key of two.
fn est_un_nir(signes: &[char]) -> bool {
    compact(signes, 15).is_some_and(|nir| {
        let corse = nir.replacen("2A", "19", 1).replacen("2B", "18", 1);
        if !chiffres(&corse) || !corse.starts_with(['1', '2']) {
            return false;
        }
        let cle = corse[13..].parse::<u64>().unwrap_or_default();
        cle == 97 - modulo_97(&corse[..13])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_courriel_un_telephone_un_iban_ou_un_nir_se_voient_sous_toutes_leurs_ecritures() {
        for (texte, attendu) in [
            ("Écrire à contact@asso.example.", Personnel::Courriel),
            ("Tél. 04 68 00 00 00", Personnel::Telephone),
            ("0468000000, de 9 h à 12 h", Personnel::Telephone),
            ("+33 4 68 00 00 00", Personnel::Telephone),
            ("04.68.00.00.00", Personnel::Telephone),
            ("FR14 2004 1010 0505 0001 3M02 606", Personnel::Iban),
            ("virement FR1420041010050500013M02606", Personnel::Iban),
            ("2 69 05 49 588 157 80", Personnel::Nir),
        ] {
            assert!(personnels(texte).contains(&attendu), "{texte} : {:?}", personnels(texte));
        }
    }

    #[test]
    fn un_montant_une_annee_ou_un_siret_ne_sont_pas_des_personnes() {
        for texte in [
            "Ateliers 2026 - 2027 - 2028 pour 1 200 000 € et 0 impayé",
            "SIRET 732 829 320 00074",
            "Le 12/03/2026 @ la maison",
            "Action n° 2026-0031, QPV QP011001",
            "",
        ] {
            assert!(personnels(texte).is_empty(), "{texte} : {:?}", personnels(texte));
        }
    }
}
