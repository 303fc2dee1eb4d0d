//! Why a workbook is not taken, and why a cell of it is not: the place first, then the rule.

use crate::m;
use crate::regles::{engagement, redaction};
use kernel::{Lang, Refusal};
use sheets::{Adresse, ErreurCellule};

/// A whole workbook that is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// No file was chosen.
    FichierAbsent,
    /// A file that this platform did not make.
    PasUnExport,
    /// `contrat`: the title of the one of the page.
    AutreContrat { contrat: String },
    /// The journal does not know the moment that the workbook says it was made.
    ExportInconnu,
    /// None of the sheets of the plan is there.
    AucuneFeuille,
    /// There is something wrong or in conflict: nothing is written.
    NonApplicable,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::FichierAbsent => "classeur-fichier-absent",
            Self::PasUnExport => "classeur-pas-un-export",
            Self::AutreContrat { .. } => "classeur-autre-contrat",
            Self::ExportInconnu => "classeur-export-inconnu",
            Self::AucuneFeuille => "classeur-aucune-feuille",
            Self::NonApplicable => "classeur-non-applicable",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::FichierAbsent => t.classeur_refus_absent(),
            Self::PasUnExport => t.classeur_refus_pas_un_export(),
            Self::AutreContrat { contrat } => t.classeur_refus_autre_contrat(contrat),
            Self::ExportInconnu => t.classeur_refus_export_inconnu(),
            Self::AucuneFeuille => t.classeur_refus_aucune_feuille(),
            Self::NonApplicable => t.classeur_refus_non_applicable(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::FichierAbsent => None,
            Self::NonApplicable => Some(t.classeur_remede_non_applicable()),
            _ => Some(t.classeur_remede_reexporter()),
        }
    }

    fn field(&self) -> Option<String> {
        (*self != Self::NonApplicable).then(|| "fichier".to_owned())
    }

    fn is_conflict(&self) -> bool {
        *self == Self::NonApplicable
    }
}

/// A cell that is not taken: « errors named by cell ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Faute {
    /// What is written there cannot be read.
    Cellule(ErreurCellule),
    /// A rule of the plan said no.
    Regle { adresse: Adresse, refus: redaction::Refus },
    /// A rule of the indicators said no.
    Valeur { adresse: Adresse, refus: indicateurs::regles::redaction::Refus },
    /// A rule of the promises said no.
    Promesse { adresse: Adresse, refus: engagement::Refus },
    /// No level bears that code, of the plan or of the workbook.
    NiveauInconnu { adresse: Adresse, saisi: String },
    /// No programme bears that name.
    ProgrammeInconnu { adresse: Adresse, saisi: String },
    /// A rule of the follow-up of indicators said no.
    Suivi { adresse: Adresse, refus: indicateurs::regles::RefusValeur },
    /// A new row lacks these columns: the file has them no more.
    ColonneAbsente { adresse: Adresse, colonnes: String },
    /// The indicator measures no sheet in force and no level: no page changes it.
    SansObjet { adresse: Adresse, code: String },
    /// The sheet acts there already.
    LieuPresent { adresse: Adresse, lieu: String },
    /// Steps or bounds of what is not measured on a scale.
    SansEchelle { adresse: Adresse },
    /// No sheet in force bears that number.
    FicheInconnue { adresse: Adresse, saisi: String },
}

impl Faute {
    #[must_use]
    pub fn adresse(&self) -> &Adresse {
        match self {
            Self::Cellule(e) => &e.adresse,
            Self::Regle { adresse, .. }
            | Self::Valeur { adresse, .. }
            | Self::Promesse { adresse, .. }
            | Self::Suivi { adresse, .. }
            | Self::ColonneAbsente { adresse, .. }
            | Self::SansObjet { adresse, .. }
            | Self::LieuPresent { adresse, .. }
            | Self::SansEchelle { adresse }
            | Self::NiveauInconnu { adresse, .. }
            | Self::ProgrammeInconnu { adresse, .. }
            | Self::FicheInconnue { adresse, .. } => adresse,
        }
    }
}

impl Refusal for Faute {
    fn code(&self) -> &'static str {
        match self {
            Self::Cellule(e) => e.code(),
            Self::Regle { refus, .. } => refus.code(),
            Self::Valeur { refus, .. } => refus.code(),
            Self::Promesse { refus, .. } => refus.code(),
            Self::Suivi { refus, .. } => refus.code(),
            Self::ColonneAbsente { .. } => "classeur-colonne-absente",
            Self::SansObjet { .. } => "classeur-sans-objet",
            Self::SansEchelle { .. } => "classeur-sans-echelle",
            Self::LieuPresent { .. } => "classeur-lieu-present",
            Self::NiveauInconnu { .. } => "classeur-niveau-inconnu",
            Self::ProgrammeInconnu { .. } => "classeur-programme-inconnu",
            Self::FicheInconnue { .. } => "classeur-fiche-inconnue",
        }
    }

    /// One sentence that starts with the address.
    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::Cellule(e) => e.message(lang),
            Self::Regle { adresse, refus } => t.classeur_faute(adresse.to_string(), refus.message(lang)),
            Self::Valeur { adresse, refus } => t.classeur_faute(adresse.to_string(), refus.message(lang)),
            Self::Promesse { adresse, refus } => t.classeur_faute(adresse.to_string(), refus.message(lang)),
            Self::Suivi { adresse, refus } => t.classeur_faute(adresse.to_string(), refus.message(lang)),
            Self::ColonneAbsente { adresse, colonnes } => {
                t.classeur_faute(adresse.to_string(), t.classeur_faute_colonne(colonnes))
            }
            Self::SansObjet { adresse, code } => t.classeur_faute(adresse.to_string(), t.classeur_faute_sans_objet(code)),
            Self::LieuPresent { adresse, lieu } => t.classeur_faute(adresse.to_string(), t.classeur_faute_lieu(lieu)),
            Self::SansEchelle { adresse } => t.classeur_faute(adresse.to_string(), t.classeur_faute_sans_echelle()),
            Self::NiveauInconnu { adresse, saisi } => t.classeur_faute(adresse.to_string(), t.classeur_faute_niveau(saisi)),
            Self::ProgrammeInconnu { adresse, saisi } => t.classeur_faute(adresse.to_string(), t.classeur_faute_programme(saisi)),
            Self::FicheInconnue { adresse, saisi } => t.classeur_faute(adresse.to_string(), t.classeur_faute_fiche(saisi)),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        match self {
            Self::Cellule(e) => e.remedy(lang),
            // The box to tick is a column here.
            Self::Regle { refus: redaction::Refus::ProgrammeProche { existant, .. }, .. } => {
                Some(m(lang).classeur_remede_programme_proche(existant))
            }
            Self::Regle { refus: redaction::Refus::MarqueDejaReglee { .. }, .. } => Some(m(lang).classeur_remede_marque()),
            Self::Regle { refus, .. } => refus.remedy(lang),
            Self::Valeur { refus: indicateurs::regles::redaction::Refus::MotifDAbsence, .. } => {
                indicateurs::regles::RefusCellule::MotifDAbsence.remedy(lang)
            }
            Self::Valeur { refus, .. } => refus.remedy(lang),
            Self::Promesse { refus: engagement::Refus::PassageInterdit { vers, .. }, .. }
                if *vers == crate::model::EtatEngagement::Renegocie =>
            {
                Some(m(lang).classeur_remede_renegocier())
            }
            Self::Promesse { refus, .. } => refus.remedy(lang),
            Self::Suivi { refus, .. } => refus.remedy(lang),
            Self::ColonneAbsente { .. } => Some(m(lang).classeur_remede_colonne()),
            Self::SansObjet { .. } => Some(m(lang).classeur_remede_sans_objet()),
            Self::LieuPresent { .. } => Some(m(lang).classeur_remede_lieu()),
            Self::SansEchelle { .. } => Some(m(lang).classeur_remede_sans_echelle()),
            Self::NiveauInconnu { .. } => Some(m(lang).classeur_remede_niveau()),
            Self::ProgrammeInconnu { .. } => Some(m(lang).classeur_remede_programme()),
            Self::FicheInconnue { .. } => Some(m(lang).classeur_remede_fiche()),
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Regle { refus, .. } => refus.source(),
            Self::Valeur { refus, .. } => refus.source(),
            Self::Promesse { refus, .. } => refus.source(),
            Self::Suivi { refus, .. } => refus.source(),
            _ => None,
        }
    }
}

/// What the act of a page refuses of one write of a workbook: its cell first.
#[derive(Debug)]
pub struct Situe {
    pub adresse: Adresse,
    pub refus: Box<dyn Refusal>,
}

impl Refusal for Situe {
    fn code(&self) -> &'static str {
        self.refus.code()
    }

    fn message(&self, lang: Lang) -> String {
        m(lang).classeur_faute(self.adresse.to_string(), self.refus.message(lang))
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        self.refus.remedy(lang)
    }

    fn source(&self) -> Option<&'static str> {
        self.refus.source()
    }

    fn is_forbidden(&self) -> bool {
        self.refus.is_forbidden()
    }

    fn is_conflict(&self) -> bool {
        self.refus.is_conflict()
    }
}
