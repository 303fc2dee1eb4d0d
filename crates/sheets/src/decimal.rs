//! A decimal number as it is written, exact: no arithmetic here, `kernel::nombre` does it.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A decimal in its only form: `-1234.5`, no exponent, no useless zero, never `-0`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(String);

/// The text is not a plain decimal number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number")]
pub struct PasUnDecimal;

/// Digits that a spreadsheet keeps; past that the number is written as a text.
pub const CHIFFRES_DE_TABLEUR: usize = 15;

/// Digits accepted in a number written by hand.
const CHIFFRES_LUS: usize = 40;

impl Decimal {
    fn canonical(negative: bool, whole: &str, fraction: &str) -> Self {
        let whole = whole.trim_start_matches('0');
        let fraction = fraction.trim_end_matches('0');
        let mut out = String::with_capacity(whole.len() + fraction.len() + 3);
        if negative && !(whole.is_empty() && fraction.is_empty()) {
            out.push('-');
        }
        out.push_str(if whole.is_empty() { "0" } else { whole });
        if !fraction.is_empty() {
            out.push('.');
            out.push_str(fraction);
        }
        Self(out)
    }

    /// What a spreadsheet shows of a float: 15 significant digits. None for an infinite or undefined one.
    #[must_use]
    pub fn du_tableur(value: f64) -> Option<Self> {
        if !value.is_finite() {
            return None;
        }
        let rounded: f64 = format!("{value:.*e}", CHIFFRES_DE_TABLEUR - 1).parse().ok()?;
        format!("{rounded}").parse().ok()
    }

    /// A number as French people write it: « 1 234,5 », « 12 % » (0.12, as spreadsheets hold it), « − 3 », « 15 € ».
    /// The point is accepted for the comma when it cannot be a thousands sign.
    ///
    /// # Errors
    /// [`PasUnDecimal`] when it is anything else, or holds two commas, or more than 40 digits.
    pub fn du_texte(texte: &str) -> Result<Self, PasUnDecimal> {
        let tight: String =
            texte.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '€')).collect();
        let tight = tight.replace(['−', '–'], "-");
        let (number, shift) = tight.strip_suffix('%').map_or((tight.as_str(), 0), |n| (n, 2));
        let (negative, digits) = match number.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, number.strip_prefix('+').unwrap_or(number)),
        };
        let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
        let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if (whole.is_empty() && fraction.is_empty())
            || !all_digits(whole)
            || !all_digits(fraction)
            || whole.len() + fraction.len() > CHIFFRES_LUS
        {
            return Err(PasUnDecimal);
        }
        if shift == 0 {
            return Ok(Self::canonical(negative, whole, fraction));
        }
        let padded = format!("{whole:0>shift$}");
        let (kept, moved) = padded.split_at(padded.len() - shift);
        Ok(Self::canonical(negative, kept, &format!("{moved}{fraction}")))
    }

    /// The canonical form, with a point.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form of French files: comma, no thousands sign.
    #[must_use]
    pub fn a_virgule(&self) -> String {
        self.0.replace('.', ",")
    }

    #[must_use]
    pub fn est_entier(&self) -> bool {
        !self.0.contains('.')
    }

    /// The integer, when it is one that fits.
    #[must_use]
    pub fn en_entier(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The float of the same number, when a spreadsheet keeps all its digits.
    #[must_use]
    pub fn pour_tableur(&self) -> Option<f64> {
        let digits: String = self.0.chars().filter(char::is_ascii_digit).collect();
        let significant = digits.trim_start_matches('0').trim_end_matches('0').len();
        if significant > CHIFFRES_DE_TABLEUR { None } else { self.0.parse().ok().filter(|f: &f64| f.is_finite()) }
    }
}

impl From<i64> for Decimal {
    fn from(n: i64) -> Self {
        Self(n.to_string())
    }
}

impl FromStr for Decimal {
    type Err = PasUnDecimal;

    fn from_str(s: &str) -> Result<Self, PasUnDecimal> {
        let (negative, digits) = s.strip_prefix('-').map_or((false, s), |d| (true, d));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        if whole.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') || fraction.contains('.') {
            return Err(PasUnDecimal);
        }
        Ok(Self::canonical(negative, whole, fraction))
    }
}

impl TryFrom<String> for Decimal {
    type Error = PasUnDecimal;

    fn try_from(s: String) -> Result<Self, PasUnDecimal> {
        s.parse()
    }
}

impl From<Decimal> for String {
    fn from(d: Decimal) -> Self {
        d.0
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_nombre_francais_se_lit() {
        for (written, read) in [
            ("1 234,5", "1234.5"),
            ("1\u{202f}234\u{a0}567", "1234567"),
            ("12 %", "0.12"),
            ("0,5\u{202f}%", "0.005"),
            ("− 3", "-3"),
            ("+7", "7"),
            ("15 €", "15"),
            (",5", "0.5"),
            ("-0,00", "0"),
            ("12345678901234567890", "12345678901234567890"),
        ] {
            assert_eq!(Decimal::du_texte(written).unwrap().as_str(), read, "{written}");
        }
        for refused in ["", "%", "-", "1,2,3", "1.234,5", "1e5", "douze", "1,2 m", "0x10", &"9".repeat(41)] {
            assert_eq!(Decimal::du_texte(refused), Err(PasUnDecimal), "{refused}");
        }
    }

    #[test]
    fn un_flottant_devient_ce_que_le_tableur_montre() {
        assert_eq!(Decimal::du_tableur(0.1 + 0.2).unwrap().as_str(), "0.3");
        assert_eq!(Decimal::du_tableur(1e20).unwrap().as_str(), "100000000000000000000");
        assert_eq!(Decimal::du_tableur(-0.0).unwrap().as_str(), "0");
        assert_eq!(Decimal::du_tableur(f64::NAN), None);
        assert_eq!(Decimal::du_tableur(1e300).unwrap().as_str().len(), 301);
    }

    #[test]
    fn seize_chiffres_ne_tiennent_pas_dans_un_tableur() {
        assert!("123456789012345".parse::<Decimal>().unwrap().pour_tableur().is_some());
        assert!("1234567890123456".parse::<Decimal>().unwrap().pour_tableur().is_none());
        assert!("0.000000000000000000001".parse::<Decimal>().unwrap().pour_tableur().is_some());
    }
}
