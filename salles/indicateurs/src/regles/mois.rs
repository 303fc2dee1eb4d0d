//! Civil months, and the civil grid of periods.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A civil month, from 0000-01 to 9999-12. A period is named by its last month: the first quarter of 2025
/// is 2025-03, the year 2025 is 2025-12.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mois(i32);

/// The text is not a month written `AAAA-MM`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a month written YYYY-MM: {texte:?}")]
pub struct MoisIllisible {
    pub texte: String,
}

impl Mois {
    const DERNIER: i32 = 9999 * 12 + 11;

    /// `mois` from 1 to 12, `annee` from 0 to 9999.
    #[must_use]
    pub fn nouveau(annee: i16, mois: i8) -> Option<Self> {
        let valide = (0..=9999).contains(&annee) && (1..=12).contains(&mois);
        valide.then(|| Self(i32::from(annee) * 12 + i32::from(mois) - 1))
    }

    /// The month a day falls in; days before year 0 fall in 0000-01.
    #[must_use]
    pub fn de(jour: Date) -> Self {
        let index = i32::from(jour.year()) * 12 + i32::from(jour.month()) - 1;
        Self(index.max(0))
    }

    /// The last month that is over on a day; on its last day, it is.
    #[must_use]
    pub fn dernier_fini(jour: Date) -> Self {
        let mois = Self::de(jour);
        if mois.dernier_jour() <= jour { mois } else { mois.plus(-1) }
    }

    #[must_use]
    pub fn annee(self) -> i16 {
        i16::try_from(self.0 / 12).unwrap_or(i16::MAX)
    }

    #[must_use]
    pub fn mois(self) -> i8 {
        i8::try_from(self.0 % 12).unwrap_or(0) + 1
    }

    /// January of the same year.
    #[must_use]
    pub fn janvier(self) -> Self {
        Self(self.0 - self.0 % 12)
    }

    /// That many months later (earlier when negative), kept between 0000-01 and 9999-12.
    #[must_use]
    pub fn plus(self, mois: i32) -> Self {
        Self(self.0.saturating_add(mois).clamp(0, Self::DERNIER))
    }

    /// Months from `autre` to here, negative when `autre` is later.
    #[must_use]
    pub fn depuis(self, autre: Mois) -> i32 {
        self.0 - autre.0
    }

    /// Rank of the month since 0000-01, counted from zero.
    #[must_use]
    pub fn rang(self) -> i32 {
        self.0
    }

    #[must_use]
    pub fn premier_jour(self) -> Date {
        jiff::civil::date(self.annee(), self.mois(), 1)
    }

    #[must_use]
    pub fn dernier_jour(self) -> Date {
        jiff::civil::date(self.annee(), self.mois(), 1).last_of_month()
    }
}

impl fmt::Display for Mois {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.annee(), self.mois())
    }
}

impl fmt::Debug for Mois {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Mois {
    type Err = MoisIllisible;

    fn from_str(texte: &str) -> Result<Self, Self::Err> {
        let lu = || {
            let (annee, mois) = texte.split_once('-')?;
            let chiffres = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
            if annee.len() != 4 || mois.len() != 2 || !chiffres(annee) || !chiffres(mois) {
                return None;
            }
            Self::nouveau(annee.parse().ok()?, mois.parse().ok()?)
        };
        lu().ok_or_else(|| MoisIllisible { texte: texte.to_owned() })
    }
}

impl Serialize for Mois {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Mois {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let texte = String::deserialize(d)?;
        texte.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_mois_se_lit_s_ecrit_et_se_deplace() {
        let mars: Option<Mois> = "2024-03".parse().ok();
        let Some(mars) = mars else { panic!("2024-03 ne se lit pas") };
        assert_eq!(mars.to_string(), "2024-03");
        assert_eq!(mars.plus(-3).to_string(), "2023-12");
        assert_eq!(mars.plus(-1).dernier_jour(), jiff::civil::date(2024, 2, 29));
        assert_eq!(mars.janvier().to_string(), "2024-01");
        assert_eq!(mars.plus(10).depuis(mars), 10);
        for faux in ["2024-13", "2024-00", "2024-3", "24-03", "2024/03", "2024-03-01", ""] {
            assert!(faux.parse::<Mois>().is_err(), "{faux:?} est passé");
        }
    }
}
