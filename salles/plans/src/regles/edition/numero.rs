//! « numérotée (2026-1) »: civil year of freezing, then rank in the year.

use std::fmt;
use std::str::FromStr;

/// A number of edition; the order of numbers is the order of freezing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Numero {
    pub annee: i16,
    /// 1 for the first of the year.
    pub rang: u32,
}

impl fmt::Display for Numero {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.annee, self.rang)
    }
}

impl FromStr for Numero {
    type Err = ();
    fn from_str(texte: &str) -> Result<Self, ()> {
        let (annee, rang) = texte.split_once('-').ok_or(())?;
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        if !digits(annee) || !digits(rang) {
            return Err(());
        }
        Ok(Self { annee: annee.parse().map_err(|_| ())?, rang: rang.parse().map_err(|_| ())? })
    }
}

/// The number of an edition frozen in `annee`, after those that exist.
#[must_use]
pub fn prochain<'a>(existants: impl Iterator<Item = &'a str>, annee: i16) -> Numero {
    let last = existants.filter_map(|n| n.parse::<Numero>().ok()).filter(|n| n.annee == annee).map(|n| n.rang).max();
    Numero { annee, rang: last.unwrap_or(0) + 1 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn le_rang_repart_a_un_chaque_annee_et_ne_se_compare_pas_comme_un_texte() {
        assert_eq!(prochain(["2025-1", "2026-9", "2026-10"].into_iter(), 2026).to_string(), "2026-11");
        assert_eq!(prochain(["2025-1"].into_iter(), 2026).to_string(), "2026-1");
        assert!("2026-9".parse::<Numero>().unwrap() < "2026-10".parse().unwrap());
        assert!(
            "2026-".parse::<Numero>().is_err() && "édition".parse::<Numero>().is_err() && "2026-+1".parse::<Numero>().is_err()
        );
    }
}
