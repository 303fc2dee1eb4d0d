//! French and English writing: dates in words, ordinals, thousands, accent-blind comparison.

use crate::Lang;
use jiff::civil::Date;

/// Narrow no-break space: before `; : ! ? »`, after `«`, between thousands.
pub const FINE: char = '\u{202f}';

const MOIS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// « 1er janvier 2026 », « 12 mars 2026 »; in English "12 March 2026".
#[must_use]
pub fn date_longue(date: Date, lang: Lang) -> String {
    let month = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    match lang {
        Lang::Fr if date.day() == 1 => format!("1er {} {}", MOIS[month], date.year()),
        Lang::Fr => format!("{} {} {}", date.day(), MOIS[month], date.year()),
        Lang::En => format!("{} {} {}", date.day(), MONTHS[month], date.year()),
    }
}

/// « 12/03/2026 », in both languages (the English of the product is British).
#[must_use]
pub fn date_courte(date: Date) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// An integer with its thousands apart: « 115 000 » with U+202F, "115,000" in English.
#[must_use]
pub fn entier(value: i64, lang: Lang) -> String {
    let digits = value.unsigned_abs().to_string();
    let separator = match lang {
        Lang::Fr => FINE,
        Lang::En => ',',
    };
    let mut out = String::new();
    if value < 0 {
        out.push('−');
    }
    for (rank, digit) in digits.chars().enumerate() {
        if rank > 0 && (digits.len() - rank).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// Lower case, no accent, single spaces: what search and sort compare.
#[must_use]
pub fn cle(text: &str) -> String {
    let plain = deunicode::deunicode(text).to_lowercase();
    let mut out = String::with_capacity(plain.len());
    for word in plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A readable address: « Contrat local de santé » gives `contrat-local-de-sante`.
#[must_use]
pub fn slug(text: &str) -> String {
    let joined = cle(text).replace(' ', "-");
    joined.chars().take(60).collect::<String>().trim_end_matches('-').to_owned()
}

/// French typography for a text typed with plain spaces: U+202F before `; : ! ? »` and after `«`.
/// Addresses (`https://…`) and hours (`12:30`) are left alone since no space precedes their sign.
#[must_use]
pub fn typographie(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ' ' | '\u{a0}' if matches!(chars.peek(), Some(';' | ':' | '!' | '?' | '»' | '%' | '€')) => out.push(FINE),
            '«' => {
                out.push(c);
                while matches!(chars.peek(), Some(' ' | '\u{a0}' | '\u{202f}')) {
                    chars.next();
                }
                out.push(FINE);
            }
            '\'' => out.push('’'),
            ':' | ';' if out.ends_with(char::is_alphanumeric) && matches!(chars.peek(), Some(' ' | '\u{a0}')) => {
                out.push(FINE);
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    out
}

/// Whether digits hold their key, as those of a SIREN or a SIRET: digits of even rank from the right count twice, brought under
/// ten; the sum is a multiple of ten. False for anything but digits.
#[must_use]
pub fn luhn(chiffres: &str) -> bool {
    let poids = |(rang, octet): (usize, u8)| {
        let chiffre = u32::from(octet - b'0');
        match (rang % 2 == 1, chiffre * 2) {
            (false, _) => chiffre,
            (true, double) if double > 9 => double - 9,
            (true, double) => double,
        }
    };
    !chiffres.is_empty()
        && chiffres.bytes().all(|b| b.is_ascii_digit())
        && chiffres.bytes().rev().enumerate().map(poids).sum::<u32>().is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn les_dates_s_ecrivent_en_toutes_lettres() {
        assert_eq!(date_longue(date(2026, 3, 1), Lang::Fr), "1er mars 2026");
        assert_eq!(date_longue(date(2026, 8, 12), Lang::En), "12 August 2026");
        assert_eq!(date_courte(date(2026, 8, 2)), "02/08/2026");
    }

    #[test]
    fn les_milliers_sont_separes() {
        assert_eq!(entier(115_000, Lang::Fr), "115\u{202f}000");
        assert_eq!(entier(-1_234_567, Lang::En), "−1,234,567");
        assert_eq!(entier(999, Lang::Fr), "999");
    }

    #[test]
    fn la_recherche_ignore_accents_casse_et_ponctuation() {
        assert_eq!(cle("  Égalité d’accès : œuvres "), "egalite d acces oeuvres");
        assert_eq!(slug("Contrat local de santé 2024-2029"), "contrat-local-de-sante-2024-2029");
    }

    #[test]
    fn la_typographie_pose_les_espaces_fines_et_rien_ailleurs() {
        assert_eq!(typographie("« oui » : l'aide ?"), "«\u{202f}oui\u{202f}»\u{202f}: l’aide\u{202f}?");
        assert_eq!(typographie("SNPE 2: stratégie"), "SNPE 2\u{202f}: stratégie");
        assert_eq!(typographie("voir https://exemple.fr à 12:30"), "voir https://exemple.fr à 12:30");
    }
}
