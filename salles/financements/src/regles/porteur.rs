//! What the steering committee says of a holder: « structurante » is its decision, dated (CPO-05, DEP-04, CPO-10).

use super::saisie::{self, RefusSaisie};
use crate::{m, mots};
use jiff::civil::Date;
use kernel::texte::date_longue;
use kernel::{Lang, Refusal};

/// The field of the form.
pub const CHAMP: &str = "structurante_copil_le";

/// Why that day is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    Jour {
        refus: RefusSaisie,
    },
    /// A decision is a fact: it was taken.
    AVenir {
        le: Date,
    },
}

/// The day as typed; empty: the committee decided nothing, or took it back.
///
/// # Errors
/// Not a date, or one to come.
pub fn decision(tape: &str, aujourd_hui: Date) -> Result<Option<Date>, Refus> {
    if tape.trim().is_empty() {
        return Ok(None);
    }
    let le = saisie::jour(tape).map_err(|refus| Refus::Jour { refus })?;
    if le > aujourd_hui { Err(Refus::AVenir { le }) } else { Ok(Some(le)) }
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::Jour { refus } => refus.code(),
            Self::AVenir { .. } => "porteur-structurante-a-venir",
        }
    }

    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Jour { refus } => mots::phrase(&refus.message(lang)),
            Self::AVenir { le } => m(lang).structurante_refus_a_venir(date_longue(*le, lang)),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Jour { refus } => refus.remedy(lang),
            Self::AVenir { .. } => Some(m(lang).structurante_remede_a_venir()),
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Contrat de ville 2024-2030, § 2 p. 24")
    }

    fn field(&self) -> Option<String> {
        Some(CHAMP.to_owned())
    }
}
