//! Why a file is not cut in two, with the cure and the source.

use super::super::Refus;
use super::super::champ as nom;
use crate::m;
use crate::regles::Euros;
use crate::regles::saisie::RefusSaisie;
use kernel::{Lang, Refusal};

const SOURCE: &str = "Contrat de ville 2024-2030, § 5 p. 68 (CAF-02, CAF-03)";

/// Why a file is not cut, or not so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusScission {
    SansDates,
    /// The action holds in the year of the file.
    RienAScinder {
        exercice: i64,
    },
    /// `caf_chevauchement = refuser`: the letter of that call refuses such an action.
    ParLaLettre,
    DejaScinde {
        exercice: i64,
    },
    NonScinde,
    /// What stays cannot be read.
    Part {
        champ: String,
        refus: RefusSaisie,
    },
    PartAbsente {
        champ: String,
    },
    /// More than the line has.
    PartTropGrande {
        champ: String,
        total: Euros,
    },
    /// The other file was deposited: it is taken back by itself.
    SuiteDeposee {
        numero: String,
    },
    /// The action has a file in the other year already.
    DejaUnDossier {
        exercice: i64,
        numero: Option<String>,
    },
}

impl From<RefusScission> for Refus {
    fn from(refus: RefusScission) -> Self {
        Refus::Scission(Box::new(refus))
    }
}

impl Refusal for RefusScission {
    fn code(&self) -> &'static str {
        match self {
            Self::SansDates => "scission-sans-dates",
            Self::RienAScinder { .. } => "scission-rien",
            Self::ParLaLettre => "scission-lettre",
            Self::DejaScinde { .. } => "scission-deja",
            Self::NonScinde => "scission-non",
            Self::Part { .. } => "scission-part",
            Self::PartAbsente { .. } => "scission-part-absente",
            Self::PartTropGrande { .. } => "scission-part-trop-grande",
            Self::SuiteDeposee { .. } => "scission-suite-deposee",
            Self::DejaUnDossier { .. } => "scission-deja-un-dossier",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::SansDates => t.scission_refus_dates(),
            Self::RienAScinder { exercice } => t.scission_refus_rien(exercice.to_string()),
            Self::ParLaLettre => t.scission_refus_lettre(),
            Self::DejaScinde { exercice } => t.scission_refus_deja(exercice.to_string()),
            Self::NonScinde => t.scission_refus_non(),
            Self::Part { champ, refus } => t.dossier_refus_champ(nom(champ, lang), crate::mots::phrase(&refus.message(lang))),
            Self::PartAbsente { champ } => t.scission_refus_part_absente(nom(champ, lang)),
            Self::PartTropGrande { champ, total } => {
                t.scission_refus_part_trop_grande(nom(champ, lang), crate::mots::euros(Some(*total), lang))
            }
            Self::SuiteDeposee { numero } => t.scission_refus_deposee(numero),
            Self::DejaUnDossier { exercice, numero: Some(numero) } => t.scission_refus_dossier(exercice.to_string(), numero),
            Self::DejaUnDossier { exercice, numero: None } => t.scission_refus_brouillon(exercice.to_string()),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::SansDates => Some(t.scission_remede_dates()),
            Self::ParLaLettre => Some(t.scission_remede_lettre()),
            Self::DejaScinde { .. } => Some(t.scission_remede_deja()),
            Self::Part { refus, .. } => refus.remedy(lang),
            Self::PartAbsente { .. } => Some(t.scission_remede_part()),
            Self::SuiteDeposee { .. } => Some(t.scission_remede_deposee()),
            Self::DejaUnDossier { .. } => Some(t.scission_remede_dossier()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Part { refus, .. } => refus.source(),
            Self::DejaUnDossier { .. } => Some("Financements, § 12"),
            _ => Some(SOURCE),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Part { champ, .. } | Self::PartAbsente { champ } | Self::PartTropGrande { champ, .. } => Some(champ.clone()),
            Self::SansDates => Some("fin".to_owned()),
            _ => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(
            self,
            Self::RienAScinder { .. }
                | Self::ParLaLettre
                | Self::DejaScinde { .. }
                | Self::NonScinde
                | Self::SuiteDeposee { .. }
                | Self::DejaUnDossier { .. }
        )
    }
}
