//! The only arithmetic of figures: exact rationals, one rounding, at the very end.
//!
//! « Pas de flottant binaire ; le calcul reste exact et une seule division ferme chaque moyenne. »
//! (Indicateurs, § 1, règle 2). [`Nombre`] computes, [`Nombre::arrondi`] writes for machines,
//! [`Nombre::affiche_fr`] and [`Nombre::affiche_en`] write for people, [`lire_saisie`] reads people.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};
use std::str::FromStr;

use num_bigint::{BigInt, Sign};
use num_rational::BigRational;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

mod ecriture;
mod exact;
mod saisie;

use exact::Exact;
pub use saisie::{Marque, Saisie, SaisieIllisible, Unite, lire_saisie};

/// An exact rational number. Written as a decimal (« 33.05 »), or as a fraction (« 100/3 ») when no
/// finite decimal equals it, so that reading what was written always gives back the same number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nombre(Exact);

/// The text is not a number: decimal point, no thousands, no exponent, no unit.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a decimal number: {texte:?}")]
pub struct NombreIllisible {
    pub texte: String,
}

impl Nombre {
    #[must_use]
    pub fn zero() -> Self {
        Self::from(0)
    }

    #[must_use]
    pub fn un() -> Self {
        Self::from(1)
    }

    /// One hundred: the bound of every rate, the factor of every percentage.
    #[must_use]
    pub fn cent() -> Self {
        Self::from(100)
    }

    /// `numerateur / denominateur`, nothing when the denominator is zero.
    #[must_use]
    pub fn fraction(numerateur: impl Into<Nombre>, denominateur: impl Into<Nombre>) -> Option<Self> {
        numerateur.into().checked_div(&denominateur.into())
    }

    /// Division, nothing when the divisor is zero: « 0/0 n'est ni 0 ni 100 ».
    #[must_use]
    pub fn checked_div(&self, diviseur: &Nombre) -> Option<Self> {
        diviseur.0.inverse().map(|inverse| Self(self.0.fois(&inverse)))
    }

    #[must_use]
    pub fn est_nul(&self) -> bool {
        self.0.signe() == 0
    }

    #[must_use]
    pub fn est_negatif(&self) -> bool {
        self.0.signe() < 0
    }

    /// Strictly greater than zero.
    #[must_use]
    pub fn est_positif(&self) -> bool {
        self.0.signe() > 0
    }

    #[must_use]
    pub fn est_entier(&self) -> bool {
        self.0.est_entier()
    }

    #[must_use]
    pub fn abs(&self) -> Self {
        if self.est_negatif() { Self(self.0.oppose()) } else { self.clone() }
    }

    /// Brings the number back into `[bas ; haut]`.
    #[must_use]
    pub fn borne(&self, bas: &Nombre, haut: &Nombre) -> Self {
        if self < bas {
            bas.clone()
        } else if self > haut {
            haut.clone()
        } else {
            self.clone()
        }
    }

    /// The whole number it is, nothing when it is not whole or does not fit.
    #[must_use]
    pub fn en_entier(&self) -> Option<i64> {
        self.0.en_entier()
    }

    /// Reads a strict decimal: optional `-`, digits, optional `.` and digits. « 12,5 », « 1e3 », « +1 »,
    /// « .5 », spaces and more than 400 signs are refused: what people type goes through [`lire_saisie`].
    pub fn decimal(texte: &str) -> Result<Self, NombreIllisible> {
        let illisible = || NombreIllisible { texte: texte.to_owned() };
        let (signe, reste) = match texte.strip_prefix('-') {
            Some(reste) => (Sign::Minus, reste),
            None => (Sign::Plus, texte),
        };
        let (entiers, decimales) = match reste.split_once('.') {
            Some((entiers, decimales)) if !decimales.is_empty() => (entiers, decimales),
            Some(_) => return Err(illisible()),
            None => (reste, ""),
        };
        let chiffres = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        let trop_long = texte.len() > CHIFFRES_MAX;
        if trop_long || entiers.is_empty() || !chiffres(entiers) || !chiffres(decimales) {
            return Err(illisible());
        }
        let grandeur: BigInt = format!("{entiers}{decimales}").parse().map_err(|_| illisible())?;
        let numerateur = if signe == Sign::Minus { -grandeur } else { grandeur };
        let rang = u32::try_from(decimales.len()).map_err(|_| illisible())?;
        Ok(Self(Exact::grand(BigRational::new(numerateur, dix_puissance(rang)))))
    }
}

/// Digits past which a text is no figure of anybody: reading costs the square of its length.
const CHIFFRES_MAX: usize = 400;

/// 10 to the power `rang`.
fn dix_puissance(rang: u32) -> BigInt {
    BigInt::from(10u8).pow(rang)
}

impl FromStr for Nombre {
    type Err = NombreIllisible;

    /// Reads what [`fmt::Display`] writes: a strict decimal or a fraction of two of them.
    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        match texte.split_once('/') {
            None => Self::decimal(texte),
            Some((haut, bas)) => {
                Self::fraction(Self::decimal(haut)?, Self::decimal(bas)?).ok_or(NombreIllisible { texte: texte.to_owned() })
            }
        }
    }
}

macro_rules! depuis_entier {
    ($($t:ty),+) => {
        $(impl From<$t> for Nombre {
            fn from(entier: $t) -> Self {
                Self(Exact::entier(entier as i128))
            }
        })+
    };
}
depuis_entier!(i32, i64, u32, u64, usize);

macro_rules! operation {
    ($trait:ident, $methode:ident, |$a:ident, $b:ident| $calcul:expr) => {
        impl $trait<&Nombre> for &Nombre {
            type Output = Nombre;
            fn $methode(self, autre: &Nombre) -> Nombre {
                let ($a, $b) = (&self.0, &autre.0);
                Nombre($calcul)
            }
        }
        impl $trait for Nombre {
            type Output = Nombre;
            fn $methode(self, autre: Nombre) -> Nombre {
                $trait::$methode(&self, &autre)
            }
        }
        impl $trait<&Nombre> for Nombre {
            type Output = Nombre;
            fn $methode(self, autre: &Nombre) -> Nombre {
                $trait::$methode(&self, autre)
            }
        }
    };
}
operation!(Add, add, |a, b| a.plus(b));
operation!(Sub, sub, |a, b| a.plus(&b.oppose()));
operation!(Mul, mul, |a, b| a.fois(b));

impl Neg for Nombre {
    type Output = Nombre;
    fn neg(self) -> Nombre {
        Nombre(self.0.oppose())
    }
}

impl Sum for Nombre {
    fn sum<I: Iterator<Item = Nombre>>(termes: I) -> Nombre {
        termes.fold(Nombre::zero(), |somme, terme| somme + terme)
    }
}

impl<'a> Sum<&'a Nombre> for Nombre {
    fn sum<I: Iterator<Item = &'a Nombre>>(termes: I) -> Nombre {
        termes.fold(Nombre::zero(), |somme, terme| somme + terme)
    }
}

impl fmt::Debug for Nombre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Nombre {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Nombre {
    /// A text (« 12.5 », « 100/3 ») or a whole JSON number. A JSON number with decimals is refused:
    /// it went through a binary float before reaching us.
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        struct Lecteur;
        impl Visitor<'_> for Lecteur {
            type Value = Nombre;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number written as a decimal text")
            }
            fn visit_str<E: de::Error>(self, texte: &str) -> Result<Nombre, E> {
                texte.parse().map_err(E::custom)
            }
            fn visit_i64<E: de::Error>(self, entier: i64) -> Result<Nombre, E> {
                Ok(Nombre::from(entier))
            }
            fn visit_u64<E: de::Error>(self, entier: u64) -> Result<Nombre, E> {
                Ok(Nombre::from(entier))
            }
        }
        d.deserialize_any(Lecteur)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(texte: &str) -> Nombre {
        match texte.parse() {
            Ok(nombre) => nombre,
            Err(erreur) => panic!("{erreur}"),
        }
    }

    #[test]
    fn un_decimal_strict_se_lit_et_rien_d_autre() {
        assert_eq!(n("12.50"), n("12.5"));
        assert_eq!(n("-0"), Nombre::zero());
        for faux in ["", "-", ".5", "5.", "1e3", "+1", " 1", "12,5", "1 200", "--1", "1/0", "NaN", "1.2.3"] {
            assert!(faux.parse::<Nombre>().is_err(), "{faux:?} est passé");
        }
        assert!("9".repeat(400).parse::<Nombre>().is_ok());
        assert!("9".repeat(401).parse::<Nombre>().is_err(), "un texte sans fin est passé");
    }

    #[test]
    fn le_calcul_est_exact() {
        assert_eq!(n("0.1") + n("0.2"), n("0.3"));
        assert_eq!(Nombre::fraction(1, 3).map(|tiers| tiers * n("3")), Some(Nombre::un()));
        assert_eq!(n("1").checked_div(&Nombre::zero()), None);
        assert_eq!(n("1.5").en_entier(), None);
        assert_eq!(n("-7").en_entier(), Some(-7));
    }

    #[test]
    fn ce_qui_est_ecrit_se_relit_a_l_identique() {
        for texte in ["0", "-2.345", "100/3", "-1/7", "0.0001", "123456789012345678901234567890.5"] {
            assert_eq!(n(texte).to_string(), texte);
        }
        let json = serde_json::to_string(&n("12.50")).unwrap_or_default();
        assert_eq!(json, "\"12.5\"");
        assert_eq!(serde_json::from_str::<Nombre>("42").ok(), Some(n("42")));
        assert!(serde_json::from_str::<Nombre>("0.1").is_err(), "un flottant est passé");
    }
}
