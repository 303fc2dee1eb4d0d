//! The name of a period, as people write it and as pages show it: 2026, 2026-S1, 2026-T2, 2026-06.

use super::{Mois, Pas};
use kernel::texte::cle;

/// The last month of a period written by someone: « 2026 », « 2026-T2 », « S1 2026 », « 2026-06 », « 06/2026 »,
/// « 31/12/2026 ».
#[must_use]
pub fn lire_periode(texte: &str) -> Option<Mois> {
    let net = cle(texte);
    let mots: Vec<&str> = net.split(' ').collect();
    let annee = |mot: &str| mot.parse::<i16>().ok().filter(|a| mot.len() == 4 && (1900..=2200).contains(a));
    let partie = |mot: &str| -> Option<i8> {
        let rang = |prefixes: &[&str], mois: i8, dernier: i8| {
            let reste = prefixes.iter().find_map(|p| mot.strip_prefix(p))?;
            reste.parse::<i8>().ok().filter(|n| (1..=dernier).contains(n)).map(|n| n * mois)
        };
        let nu = || mot.parse::<i8>().ok().filter(|n| mot.len() <= 2 && (1..=12).contains(n));
        rang(&["t", "q", "trimestre"], 3, 4).or_else(|| rang(&["s", "semestre"], 6, 2)).or_else(nu)
    };
    match mots.as_slice() {
        [an] => Mois::nouveau(annee(an)?, 12),
        [un, autre] => match (annee(un), annee(autre)) {
            (Some(an), _) => Mois::nouveau(an, partie(autre)?),
            (None, Some(an)) => Mois::nouveau(an, partie(un)?),
            (None, None) => None,
        },
        [un, mois, autre] => {
            let (an, jour) = match (annee(un), annee(autre)) {
                (Some(an), _) => (an, autre),
                (None, Some(an)) => (an, un),
                (None, None) => return None,
            };
            jour.parse::<i8>().ok().filter(|j| (1..=31).contains(j))?;
            Mois::nouveau(an, mois.parse().ok()?)
        }
        _ => None,
    }
}

/// The name of a period by its last month, shortest first.
#[must_use]
pub fn ecrire_periode(mois: Mois, pas: Option<Pas>) -> String {
    match pas.map(Pas::mois) {
        Some(12 | 24 | 36 | 72) if mois.mois() == 12 => format!("{:04}", mois.annee()),
        Some(6) => format!("{:04}-S{}", mois.annee(), mois.mois() / 6),
        Some(3) => format!("{:04}-T{}", mois.annee(), mois.mois() / 3),
        _ => mois.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_periode_se_lit_comme_on_l_ecrit() {
        for (texte, lue) in [
            ("2026", "2026-12"),
            (" 2026-T2 ", "2026-06"),
            ("S1 2026", "2026-06"),
            ("2026-06", "2026-06"),
            ("06/2026", "2026-06"),
            ("31/12/2026", "2026-12"),
            ("2026-03-31", "2026-03"),
        ] {
            assert_eq!(lire_periode(texte).map(|m| m.to_string()), Some(lue.to_owned()), "{texte}");
        }
        for faux in ["", "26", "2026-T5", "2026-13", "mars", "12", "99999", "40/12/2026"] {
            assert_eq!(lire_periode(faux), None, "{faux}");
        }
    }

    #[test]
    fn une_periode_ecrite_se_relit() {
        for (pas, mois) in [(12, "2026-12"), (6, "2026-06"), (3, "2026-09"), (1, "2026-02"), (24, "2026-06")] {
            let mois: Mois = mois.parse().unwrap();
            assert_eq!(lire_periode(&ecrire_periode(mois, Pas::nouveau(pas))), Some(mois));
        }
    }
}
