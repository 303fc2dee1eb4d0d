//! Money of a funding plan: whole centimes, never a float.

use kernel::nombre::Nombre;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Sub};

/// An amount in centimes (« `Euros` (centimes entiers) », Financements, § 5). Written in JSON as euros: `8000`, `12.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Euros(i64);

/// Past this no sum of a contract can go, and no addition overflows.
const CENTIMES_MAX: i64 = 100_000_000_000_000;

impl Euros {
    pub const ZERO: Euros = Euros(0);

    /// Whole euros; what is past a thousand billion is brought back to it.
    #[must_use]
    pub const fn entiers(euros: i64) -> Self {
        Self(euros.saturating_mul(100))
    }

    #[must_use]
    pub const fn de_centimes(centimes: i64) -> Self {
        Self(centimes)
    }

    #[must_use]
    pub const fn centimes(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn est_positif(self) -> bool {
        self.0 > 0
    }

    #[must_use]
    pub const fn est_nul(self) -> bool {
        self.0 == 0
    }

    #[must_use]
    pub const fn absolu(self) -> Self {
        Self(self.0.saturating_abs())
    }

    /// The exact number of centimes, for computations that divide.
    #[must_use]
    pub fn nombre(self) -> Nombre {
        Nombre::from(self.0)
    }

    /// Reads a JSON number of euros, two decimals at most.
    fn lire(nombre: &serde_json::Number) -> Option<Self> {
        let centimes = Nombre::decimal(&nombre.to_string()).ok()? * Nombre::cent();
        let centimes = centimes.en_entier()?;
        (centimes.abs() <= CENTIMES_MAX).then_some(Self(centimes))
    }
}

impl Add for Euros {
    type Output = Euros;
    fn add(self, autre: Euros) -> Euros {
        Euros(self.0.saturating_add(autre.0))
    }
}

impl Sub for Euros {
    type Output = Euros;
    fn sub(self, autre: Euros) -> Euros {
        Euros(self.0.saturating_sub(autre.0))
    }
}

impl Sum for Euros {
    fn sum<I: Iterator<Item = Euros>>(termes: I) -> Euros {
        termes.fold(Euros::ZERO, Add::add)
    }
}

impl fmt::Display for Euros {
    /// « 18 000 € », « 12,50 € » : as the sentences of the rules print it, with plain spaces.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (entiers, centimes) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let signe = if self.0 < 0 { "−" } else { "" };
        let entiers = super::phrase::milliers(entiers);
        if centimes == 0 { write!(f, "{signe}{entiers} €") } else { write!(f, "{signe}{entiers},{centimes:02} €") }
    }
}

impl Serialize for Euros {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0 % 100 == 0 {
            return s.serialize_i64(self.0 / 100);
        }
        let signe = if self.0 < 0 { "-" } else { "" };
        let texte = format!("{signe}{}.{:02}", self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        texte.parse::<serde_json::Number>().map_err(serde::ser::Error::custom)?.serialize(s)
    }
}

impl<'de> Deserialize<'de> for Euros {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let nombre = serde_json::Number::deserialize(d)?;
        Self::lire(&nombre).ok_or_else(|| D::Error::custom(format!("not an amount in euros: {nombre}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_montant_se_lit_au_centime_et_s_ecrit_avec_ses_milliers() {
        let lu = |texte: &str| serde_json::from_str::<Euros>(texte).ok();
        assert_eq!(lu("8000"), Some(Euros::entiers(8_000)));
        assert_eq!(lu("12.5").map(|e| e.to_string()), Some("12,50 €".to_owned()));
        assert_eq!(lu("1100000").map(|e| e.to_string()), Some("1 100 000 €".to_owned()));
        for faux in ["12.345", "1e30", "\"8k\"", "null"] {
            assert_eq!(lu(faux), None, "{faux}");
        }
    }

    #[test]
    fn un_montant_ecrit_se_relit() {
        for centimes in [0, 1, -1, 150, -12_345, 800_000] {
            let texte = serde_json::to_string(&Euros(centimes)).unwrap();
            assert_eq!(serde_json::from_str::<Euros>(&texte).ok(), Some(Euros(centimes)), "{texte}");
        }
    }
}
