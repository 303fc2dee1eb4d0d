//! A call that is given up: what AAP-01 offers when a year has one too many, « rattacher ou abandonner » (Financements, § 5). It
//! is not once a funder voted on one of its files: a fact is not taken back.

use crate::m;
use crate::model::Appel;
use crate::regles::etats::{Etat, EtatAppel};
use kernel::{Lang, Refusal};

/// Why a call cannot be given up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusAbandon {
    HorsCycle {
        etat: EtatAppel,
    },
    /// Files that a funder voted on.
    Votes {
        n: usize,
    },
    SansMotif,
}

/// The shortest reason that says something.
const MOTIF_MIN: usize = 20;

/// Whether a call may be given up for that reason; `votes` are its files with a vote.
///
/// # Errors
/// Every reason.
pub fn abandonnable(appel: &Appel, votes: usize, motif: &str) -> Result<EtatAppel, Vec<RefusAbandon>> {
    let mut refus = vec![];
    if votes > 0 {
        refus.push(RefusAbandon::Votes { n: votes });
    } else if !appel.etat.suivants().contains(&EtatAppel::Abandonne) {
        refus.push(RefusAbandon::HorsCycle { etat: appel.etat });
    }
    if motif.trim().chars().count() < MOTIF_MIN {
        refus.push(RefusAbandon::SansMotif);
    }
    if refus.is_empty() { Ok(EtatAppel::Abandonne) } else { Err(refus) }
}

impl Refusal for RefusAbandon {
    fn code(&self) -> &'static str {
        match self {
            RefusAbandon::HorsCycle { .. } => "abandon-etape",
            RefusAbandon::Votes { .. } => "abandon-votes",
            RefusAbandon::SansMotif => "abandon-motif",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            RefusAbandon::HorsCycle { etat } => t.abandon_refus_etape(crate::mots::etat_appel(*etat, lang)),
            RefusAbandon::Votes { n } => t.abandon_refus_votes(*n),
            RefusAbandon::SansMotif => t.abandon_refus_motif(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        Some(match self {
            RefusAbandon::HorsCycle { .. } | RefusAbandon::Votes { .. } => t.abandon_remede_votes(),
            RefusAbandon::SansMotif => t.abandon_remede_motif(),
        })
    }

    fn source(&self) -> Option<&'static str> {
        Some("Contrat de ville 2024-2030, § 2 p. 24")
    }

    fn field(&self) -> Option<String> {
        matches!(self, RefusAbandon::SansMotif).then(|| "motif".to_owned())
    }

    fn is_conflict(&self) -> bool {
        !matches!(self, RefusAbandon::SansMotif)
    }
}
