//! How a number is written: rounded for machines and exchanges, displayed for people.

use std::fmt;

use num_bigint::BigInt;
use num_traits::{One, Signed, Zero};

use super::{Nombre, dix_puissance};

/// Narrow no-break space: the thousands separator of French figures.
const FINE: char = '\u{202f}';

impl Nombre {
    /// « Arrondi à l'affichage : au plus proche, demi en s'éloignant de zéro, jamais « −0 ». » (§ 1, règle 2)
    /// and, when `taux`, « Un taux strictement inférieur à 100 ne s'écrit jamais 100 : 99,996 donne 99,99 ;
    /// 99,5 donne 99 en entier. » (§ 1, règle 3). Decimal point, exactly `decimales` decimals.
    #[must_use]
    pub fn arrondi(&self, decimales: u32, taux: bool) -> String {
        let echelle = dix_puissance(decimales);
        let deux = BigInt::from(2u8);
        let exact = self.0.en_grand();
        let grandeur = exact.numer().abs() * &echelle;
        let mut unites = (grandeur * &deux + exact.denom()) / (exact.denom() * &deux);
        let plafond = &echelle * BigInt::from(100u8);
        if taux && *self < Nombre::cent() && !self.est_negatif() && unites >= plafond {
            unites = plafond - BigInt::one();
        }
        ecrire_unites(&unites, self.est_negatif(), decimales)
    }

    /// For a French reader: « 1 234,5 », U+202F between thousands, comma, useless zeros dropped,
    /// U+2212 as minus. Rounded as [`Nombre::arrondi`].
    #[must_use]
    pub fn affiche_fr(&self, decimales: u32) -> String {
        habiller(&self.arrondi(decimales, false), FINE, ',')
    }

    /// For an English reader: "1,234.5".
    #[must_use]
    pub fn affiche_en(&self, decimales: u32) -> String {
        habiller(&self.arrondi(decimales, false), ',', '.')
    }

    /// A rate for a French reader, without its sign « % »: never « 100 » while the target is not reached.
    #[must_use]
    pub fn affiche_taux_fr(&self, decimales: u32) -> String {
        habiller(&self.arrondi(decimales, true), FINE, ',')
    }

    /// A rate for an English reader, without its percent sign.
    #[must_use]
    pub fn affiche_taux_en(&self, decimales: u32) -> String {
        habiller(&self.arrondi(decimales, true), ',', '.')
    }

    /// How many decimals write it exactly; nothing when no finite decimal does.
    fn decimales_exactes(&self) -> Option<u32> {
        let (deux, cinq) = (BigInt::from(2u8), BigInt::from(5u8));
        let mut reste = self.0.en_grand().denom().clone();
        let (mut deux_fois, mut cinq_fois) = (0u32, 0u32);
        while (&reste % &deux).is_zero() {
            reste /= &deux;
            deux_fois += 1;
        }
        while (&reste % &cinq).is_zero() {
            reste /= &cinq;
            cinq_fois += 1;
        }
        reste.is_one().then(|| deux_fois.max(cinq_fois))
    }
}

impl fmt::Display for Nombre {
    /// The exact value: a decimal when one exists, else an irreducible fraction.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.decimales_exactes() {
            Some(decimales) => f.write_str(&self.arrondi(decimales, false)),
            None => write!(f, "{}", self.0.en_grand()),
        }
    }
}

/// Puts the decimal point back into a whole count of units of rank `decimales`.
fn ecrire_unites(unites: &BigInt, negatif: bool, decimales: u32) -> String {
    let rang = decimales as usize;
    let chiffres = format!("{unites:0>largeur$}", largeur = rang + 1);
    let (entiers, fraction) = chiffres.split_at(chiffres.len() - rang);
    let signe = if negatif && !unites.is_zero() { "-" } else { "" };
    if fraction.is_empty() { format!("{signe}{entiers}") } else { format!("{signe}{entiers}.{fraction}") }
}

/// Dresses a rounded text for people: thousands apart, local decimal mark, useless zeros dropped.
fn habiller(rond: &str, milliers: char, marque: char) -> String {
    let (signe, reste) = match rond.strip_prefix('-') {
        Some(reste) => ("−", reste),
        None => ("", rond),
    };
    let (entiers, fraction) = reste.split_once('.').unwrap_or((reste, ""));
    let fraction = fraction.trim_end_matches('0');
    let mut texte = String::with_capacity(rond.len() * 2);
    texte.push_str(signe);
    for (rang, chiffre) in entiers.chars().enumerate() {
        if rang > 0 && (entiers.len() - rang).is_multiple_of(3) {
            texte.push(milliers);
        }
        texte.push(chiffre);
    }
    if !fraction.is_empty() {
        texte.push(marque);
        texte.push_str(fraction);
    }
    texte
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rond(texte: &str, decimales: u32, taux: bool) -> String {
        texte.parse::<Nombre>().map_or_else(|e| e.to_string(), |n| n.arrondi(decimales, taux))
    }

    #[test]
    fn le_demi_s_eloigne_de_zero_et_zero_n_a_pas_de_signe() {
        assert_eq!(rond("2.345", 2, false), "2.35");
        assert_eq!(rond("-2.345", 2, false), "-2.35");
        assert_eq!(rond("2.344999", 2, false), "2.34");
        assert_eq!(rond("-0.004", 2, false), "0.00");
        assert_eq!(rond("-0.4", 0, true), "0");
        assert_eq!(rond("0.5", 0, false), "1");
        assert_eq!(rond("5", 3, false), "5.000");
        assert_eq!(rond("0.05", 1, false), "0.1");
    }

    #[test]
    fn un_taux_sous_100_ne_s_ecrit_jamais_100() {
        assert_eq!(rond("99.996", 2, true), "99.99");
        assert_eq!(rond("99.5", 0, true), "99");
        assert_eq!(rond("99.99999", 4, true), "99.9999");
        assert_eq!(rond("100", 2, true), "100.00");
        assert_eq!(rond("100.004", 2, true), "100.00");
        assert_eq!(rond("150", 0, true), "150");
        assert_eq!(rond("-100", 0, true), "-100");
        assert_eq!(rond("99.996", 2, false), "100.00");
    }

    #[test]
    fn l_affichage_suit_la_langue() {
        let grand: Nombre = "-1234567.50".parse().unwrap_or_else(|_| Nombre::zero());
        assert_eq!(grand.affiche_fr(2), "−1\u{202f}234\u{202f}567,5");
        assert_eq!(grand.affiche_en(2), "−1,234,567.5");
        assert_eq!(Nombre::from(1200).affiche_fr(2), "1\u{202f}200");
        assert_eq!(Nombre::from(100).affiche_fr(0), "100", "les zéros entiers restent");
        let presque: Nombre = "99.996".parse().unwrap_or_else(|_| Nombre::zero());
        assert_eq!(presque.affiche_taux_fr(2), "99,99");
        assert_eq!(presque.affiche_taux_en(2), "99.99");
    }
}
