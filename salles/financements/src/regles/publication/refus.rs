//! Why a call is not published.

use crate::m;
use crate::regles::etats::EtatAppel;
use kernel::{Lang, Refusal};

/// The shortest reason of a new edition.
pub const MOTIF_MIN: usize = 20;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// The funders have not voted yet.
    TropTot { etat: EtatAppel },
    /// No line was given, by anyone or by this funder.
    Rien,
    /// « une correction est une nouvelle édition motivée ».
    MotifCourt { signes: usize },
    /// Nothing differs from the edition it would take the place of.
    RienDeChange { numero: i64 },
    /// « `{SIREN de l'EPCI}-AAP{AAAA-nnnn}` ».
    SansSiren,
    /// The stored bytes are not those that were published.
    EmpreinteDifferente { nom: String },
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::TropTot { .. } => "publication-trop-tot",
            Self::Rien => "publication-rien",
            Self::MotifCourt { .. } => "publication-motif",
            Self::RienDeChange { .. } => "publication-rien-de-change",
            Self::SansSiren => "publication-sans-siren",
            Self::EmpreinteDifferente { .. } => "publication-empreinte",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::TropTot { etat } => t.publication_refus_trop_tot(crate::mots::etat_appel(*etat, lang)),
            Self::Rien => t.publication_refus_rien(),
            Self::MotifCourt { signes } => t.publication_refus_motif(*signes),
            Self::RienDeChange { numero } => t.publication_refus_rien_de_change(numero.to_string()),
            Self::SansSiren => t.publication_refus_sans_siren(),
            Self::EmpreinteDifferente { nom } => t.publication_refus_empreinte(nom),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::TropTot { .. } => Some(t.publication_remede_trop_tot()),
            Self::MotifCourt { .. } => Some(t.publication_remede_motif(MOTIF_MIN)),
            Self::SansSiren => Some(t.publication_remede_sans_siren()),
            Self::EmpreinteDifferente { .. } => Some(t.publication_remede_empreinte()),
            Self::Rien | Self::RienDeChange { .. } => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some(match self {
            Self::TropTot { .. } | Self::MotifCourt { .. } | Self::RienDeChange { .. } => "Financements, § 2",
            _ => "Financements, § 10",
        })
    }

    fn field(&self) -> Option<String> {
        matches!(self, Self::MotifCourt { .. }).then(|| "motif".to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::TropTot { .. } | Self::RienDeChange { .. })
    }
}
