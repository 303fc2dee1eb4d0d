//! Which past may be asked for. « "Plan au 12 mars 2026" et "plan au 12 mars tel qu'on le connaissait ce
//! jour-là" se lisent tous deux »: here the second, which the journal alone can tell.

use crate::m;
use jiff::civil::Date;
use kernel::texte::date_longue;
use kernel::{Lang, Refusal};

const SOURCE: &str = "Plans, contrats et campagnes de suivi, § 9, « Avenants, versions, différence »";

/// Why a past cannot be shown; `champ` is the field of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    SansDate {
        champ: &'static str,
    },
    Illisible {
        champ: &'static str,
        vu: String,
    },
    AVenir {
        champ: &'static str,
        le: Date,
        aujourd_hui: Date,
    },
    /// This house did not know the contract that evening.
    AvantLePlan {
        champ: &'static str,
        le: Date,
        depuis: Option<Date>,
    },
    /// The end before the beginning.
    Envers {
        de: Date,
        a: Date,
    },
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::SansDate { .. } => "machine.sans_date",
            Self::Illisible { .. } => "machine.illisible",
            Self::AVenir { .. } => "machine.a_venir",
            Self::AvantLePlan { .. } => "machine.avant_le_plan",
            Self::Envers { .. } => "machine.envers",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let day = |d: &Date| date_longue(*d, lang);
        match self {
            Self::SansDate { .. } => t.machine_refus_sans_date(),
            Self::Illisible { vu, .. } => t.machine_refus_illisible(vu),
            Self::AVenir { le, .. } => t.machine_refus_a_venir(day(le)),
            Self::AvantLePlan { le, .. } => t.machine_refus_avant(day(le)),
            Self::Envers { de, a } => t.machine_refus_envers(day(de), day(a)),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        let day = |d: &Date| date_longue(*d, lang);
        match self {
            Self::SansDate { .. } | Self::Illisible { .. } => Some(t.machine_remede_date()),
            Self::AVenir { aujourd_hui, .. } => Some(t.machine_remede_a_venir(day(aujourd_hui))),
            Self::AvantLePlan { depuis, .. } => depuis.as_ref().map(|d| t.machine_remede_avant(day(d))),
            Self::Envers { .. } => Some(t.machine_remede_envers()),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(SOURCE)
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::SansDate { champ }
            | Self::Illisible { champ, .. }
            | Self::AVenir { champ, .. }
            | Self::AvantLePlan { champ, .. } => Some((*champ).to_owned()),
            Self::Envers { .. } => Some("de".to_owned()),
        }
    }
}

/// The evening asked for: `2026-03-12` or `12/03/2026`, today at the latest.
///
/// # Errors
/// `SansDate`, `Illisible`, `AVenir`.
pub fn quel_soir(champ: &'static str, texte: &str, aujourd_hui: Date) -> Result<Date, Refus> {
    let texte = texte.trim();
    if texte.is_empty() {
        return Err(Refus::SansDate { champ });
    }
    let french = || {
        let mut parts = texte.split('/');
        let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        if parts.next().is_some() { None } else { Date::new(year, month, day).ok() }
    };
    // A day alone: `parse` would also read an instant.
    let iso = || (texte.len() == 10).then(|| texte.parse::<Date>().ok()).flatten();
    let le = iso().or_else(french).ok_or_else(|| Refus::Illisible { champ, vu: texte.chars().take(40).collect() })?;
    if le > aujourd_hui { Err(Refus::AVenir { champ, le, aujourd_hui }) } else { Ok(le) }
}

/// From one evening to a later one, or the same.
///
/// # Errors
/// Those of [`quel_soir`] for each field, and `Envers`.
pub fn quelle_periode(de: &str, a: &str, aujourd_hui: Date) -> Result<(Date, Date), Vec<Refus>> {
    match (quel_soir("de", de, aujourd_hui), quel_soir("a", a, aujourd_hui)) {
        (Ok(de), Ok(a)) if de > a => Err(vec![Refus::Envers { de, a }]),
        (Ok(de), Ok(a)) => Ok((de, a)),
        (de, a) => Err([de.err(), a.err()].into_iter().flatten().collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const AUJOURD_HUI: Date = date(2026, 11, 22);

    #[test]
    fn une_date_se_lit_dans_les_deux_ecritures_et_pas_apres_aujourd_hui() {
        let soir = |texte| quel_soir("le", texte, AUJOURD_HUI);
        assert_eq!(soir("2026-03-12"), Ok(date(2026, 3, 12)));
        assert_eq!(soir(" 12/03/2026 "), Ok(date(2026, 3, 12)));
        assert_eq!(soir("2026-11-22"), Ok(AUJOURD_HUI));
        assert_eq!(soir("2026-11-23"), Err(Refus::AVenir { champ: "le", le: date(2026, 11, 23), aujourd_hui: AUJOURD_HUI }));
        assert_eq!(soir(""), Err(Refus::SansDate { champ: "le" }));
        for faux in ["hier", "2026-02-30", "31/02/2026", "12/03/2026/1", "2026-03-12T10:00", "\0🌿'", "99999-01-01"] {
            assert_eq!(soir(faux), Err(Refus::Illisible { champ: "le", vu: faux.to_owned() }), "{faux}");
        }
    }

    #[test]
    fn une_periode_ne_remonte_pas_le_temps() {
        let (mars, juin) = ("2026-03-12", "2026-06-12");
        assert_eq!(quelle_periode(mars, juin, AUJOURD_HUI), Ok((date(2026, 3, 12), date(2026, 6, 12))));
        assert_eq!(quelle_periode(mars, mars, AUJOURD_HUI), Ok((date(2026, 3, 12), date(2026, 3, 12))));
        let envers = Refus::Envers { de: date(2026, 6, 12), a: date(2026, 3, 12) };
        assert_eq!(quelle_periode(juin, mars, AUJOURD_HUI), Err(vec![envers]));
        let both = quelle_periode("", "hier", AUJOURD_HUI).unwrap_err();
        assert_eq!(both.iter().filter_map(Refusal::field).collect::<Vec<_>>(), ["de", "a"]);
    }
}
