//! Why a workbook is not taken, and why a cell of it is not: the place first, then the rule.

use crate::m;
use crate::regles::instruction;
use kernel::{Lang, Refusal};
use sheets::{Adresse, ErreurCellule};

/// A whole workbook that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// No file was chosen.
    FichierAbsent,
    /// A file that this platform did not make.
    PasUnExport,
    /// `appel`: the title of the one of the page.
    AutreAppel { appel: String },
    /// Made for another funder.
    AutreColonne,
    /// The visitor fills no column here.
    RienARemplir,
    /// The journal does not know the moment that the workbook says it was made.
    ExportInconnu,
    /// The sheet to fill is not there.
    FeuilleAbsente { nom: String },
    /// There is something wrong or in conflict: nothing is written.
    NonApplicable,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::FichierAbsent => "tableur-fichier-absent",
            Self::PasUnExport => "tableur-pas-un-export",
            Self::AutreAppel { .. } => "tableur-autre-appel",
            Self::AutreColonne => "tableur-autre-colonne",
            Self::RienARemplir => "tableur-rien-a-remplir",
            Self::ExportInconnu => "tableur-export-inconnu",
            Self::FeuilleAbsente { .. } => "tableur-feuille-absente",
            Self::NonApplicable => "tableur-non-applicable",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::FichierAbsent => t.tableur_refus_absent(),
            Self::PasUnExport => t.tableur_refus_pas_un_export(),
            Self::AutreAppel { appel } => t.tableur_refus_autre_appel(appel),
            Self::AutreColonne => t.tableur_refus_autre_colonne(),
            Self::RienARemplir => t.tableur_refus_rien(),
            Self::ExportInconnu => t.tableur_refus_export_inconnu(),
            Self::FeuilleAbsente { nom } => t.tableur_refus_feuille(nom),
            Self::NonApplicable => t.tableur_refus_non_applicable(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::FichierAbsent | Self::RienARemplir => None,
            Self::NonApplicable => Some(t.tableur_remede_non_applicable()),
            _ => Some(t.tableur_remede_reexporter()),
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::AutreColonne | Self::RienARemplir => Some("Financements, § 11"),
            Self::FichierAbsent => None,
            _ => Some("Financements, § 10"),
        }
    }

    fn field(&self) -> Option<String> {
        (*self != Self::NonApplicable).then(|| "fichier".to_owned())
    }

    fn is_conflict(&self) -> bool {
        *self == Self::NonApplicable
    }
}

/// A cell that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Faute {
    /// What is written there cannot be read, or may not be changed.
    Cellule(ErreurCellule),
    /// A rule of the instruction said no.
    Regle { adresse: Adresse, refus: instruction::Refus },
    /// A row that the platform did not give.
    LigneAjoutee { adresse: Adresse },
}

impl Faute {
    #[must_use]
    pub const fn adresse(&self) -> &Adresse {
        match self {
            Self::Cellule(e) => &e.adresse,
            Self::Regle { adresse, .. } | Self::LigneAjoutee { adresse } => adresse,
        }
    }
}

impl Refusal for Faute {
    fn code(&self) -> &'static str {
        match self {
            Self::Cellule(e) => e.code(),
            Self::Regle { refus, .. } => refus.code(),
            Self::LigneAjoutee { .. } => "tableur-ligne-ajoutee",
        }
    }

    /// One sentence that starts with the address.
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Cellule(e) => e.message(lang),
            Self::Regle { adresse, refus } => t.tableur_faute(adresse.to_string(), refus.message(lang)),
            Self::LigneAjoutee { adresse } => t.tableur_faute(adresse.to_string(), t.tableur_faute_ajoutee()),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Cellule(e) => e.remedy(lang),
            Self::Regle { refus, .. } => refus.remedy(lang),
            Self::LigneAjoutee { .. } => Some(m(lang).tableur_remede_ajoutee()),
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Regle { refus, .. } => refus.source(),
            Self::Cellule(_) | Self::LigneAjoutee { .. } => Some("Financements, § 10"),
        }
    }
}
