//! Why a vote is not opened, or a ballot not taken.

use crate::m;
use crate::regles::saisie::RefusSaisie;
use kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    IntituleVide,
    ModeManquant,
    BudgetNul,
    Saisie {
        champ: &'static str,
        cause: RefusSaisie,
    },
    /// No file of the call can be put to the vote.
    AucunDossier,
    Numero {
        saisi: String,
    },
    /// A ballot of that number was typed already.
    DejaSaisi {
        numero: i64,
    },
    HorsScrutin {
        saisi: String,
    },
    DeuxFois {
        numero: String,
    },
    Points {
        saisi: String,
        max: u32,
    },
    TropDeBulletins {
        max: usize,
    },
    AucunBulletin,
    Clos,
    /// Its result is read once it is closed.
    EncoreOuvert,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::IntituleVide => "scrutin-intitule",
            Self::ModeManquant => "scrutin-mode",
            Self::BudgetNul => "scrutin-budget",
            Self::Saisie { .. } => "scrutin-saisie",
            Self::AucunDossier => "scrutin-aucun-dossier",
            Self::Numero { .. } => "scrutin-numero",
            Self::DejaSaisi { .. } => "scrutin-deja",
            Self::HorsScrutin { .. } => "scrutin-hors",
            Self::DeuxFois { .. } => "scrutin-deux-fois",
            Self::Points { .. } => "scrutin-points",
            Self::TropDeBulletins { .. } => "scrutin-trop",
            Self::AucunBulletin => "scrutin-aucun-bulletin",
            Self::Clos => "scrutin-clos",
            Self::EncoreOuvert => "scrutin-ouvert",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::IntituleVide => t.conseil_refus_intitule(),
            Self::ModeManquant => t.conseil_refus_mode(),
            Self::BudgetNul => t.conseil_refus_budget(),
            Self::Saisie { cause, .. } => cause.message(lang),
            Self::AucunDossier => t.conseil_refus_aucun_dossier(),
            Self::Numero { saisi } => t.conseil_refus_numero(saisi),
            Self::DejaSaisi { numero } => t.conseil_refus_deja(numero.to_string()),
            Self::HorsScrutin { saisi } => t.conseil_refus_hors(saisi),
            Self::DeuxFois { numero } => t.conseil_refus_deux_fois(numero),
            Self::Points { saisi, max } => t.conseil_refus_points(saisi, max.to_string()),
            Self::TropDeBulletins { max } => t.conseil_refus_trop(max.to_string()),
            Self::AucunBulletin => t.conseil_refus_aucun_bulletin(),
            Self::Clos => t.conseil_refus_clos(),
            Self::EncoreOuvert => t.conseil_refus_ouvert(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::Saisie { cause, .. } => cause.remedy(lang),
            Self::HorsScrutin { .. } | Self::DeuxFois { .. } | Self::Points { .. } => Some(t.conseil_remede_choix()),
            Self::DejaSaisi { .. } => Some(t.conseil_remede_deja()),
            Self::Clos => Some(t.conseil_remede_clos()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        Some("Financements, § 8")
    }

    fn field(&self) -> Option<String> {
        Some(
            match self {
                Self::IntituleVide => "intitule",
                Self::ModeManquant => "mode",
                Self::BudgetNul => "budget",
                Self::Saisie { champ, .. } => champ,
                Self::Numero { .. } | Self::DejaSaisi { .. } | Self::TropDeBulletins { .. } => "numero",
                Self::HorsScrutin { .. } | Self::DeuxFois { .. } | Self::Points { .. } => "choix",
                _ => return None,
            }
            .to_owned(),
        )
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::Clos | Self::EncoreOuvert | Self::DejaSaisi { .. })
    }
}
