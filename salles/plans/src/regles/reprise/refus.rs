//! Why a document is not taken, and why a sheet of it cannot be saved.

use super::libelle_champ_repris;
use crate::m;
use crate::regles::redaction;
use extraction::FichierIllisible;
use kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq)]
pub enum Refus {
    /// No file was chosen.
    FichierAbsent,
    /// There is no text to take out of it.
    Illisible(FichierIllisible),
    /// The text holds no sheet that can be told.
    AucuneFiche,
    TropDeFiches {
        vu: usize,
        max: usize,
    },
    /// A field of the sheet.
    Plan(redaction::Refus),
    /// A line of its table; `rang` from 0.
    Declinaison {
        rang: usize,
        refus: redaction::Refus,
    },
    /// No level is chosen, and none is named.
    NiveauAbsent,
    /// What one of the sheets to save meets.
    Fiche {
        titre: String,
        refus: Box<Self>,
    },
    /// No sheet is to be saved.
    RienAReprendre,
    /// No sheet of the file has a row of headings.
    SansEntete,
    /// No column goes to the title.
    TitreSansColonne,
    /// Two columns go to one field; `rang` of the second, from 0.
    ColonneEnDouble {
        rang: usize,
        champ: String,
    },
    ChampInconnu {
        rang: usize,
        saisi: String,
    },
    /// Sheets were saved already: the columns stay.
    DejaReprise,
    /// Someone reviewed a sheet, or the plan moved, since the page was shown.
    AChange,
    /// Nothing was saved, or someone wrote on every sheet since.
    RienAAnnuler,
    MotifDAnnulation,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::FichierAbsent => "reprise-fichier-absent",
            Self::Illisible(e) => e.code(),
            Self::AucuneFiche => "reprise-aucune-fiche",
            Self::TropDeFiches { .. } => "reprise-trop-de-fiches",
            Self::Plan(refus) | Self::Declinaison { refus, .. } => refus.code(),
            Self::NiveauAbsent => "reprise-niveau-absent",
            Self::Fiche { refus, .. } => refus.code(),
            Self::RienAReprendre => "reprise-rien-a-reprendre",
            Self::SansEntete => "reprise-sans-entete",
            Self::TitreSansColonne => "reprise-titre-sans-colonne",
            Self::ColonneEnDouble { .. } => "reprise-colonne-en-double",
            Self::ChampInconnu { .. } => "reprise-champ-inconnu",
            Self::DejaReprise => "reprise-deja-reprise",
            Self::AChange => "reprise-a-change",
            Self::RienAAnnuler => "reprise-rien-a-annuler",
            Self::MotifDAnnulation => "reprise-motif-d-annulation",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        match self {
            Self::FichierAbsent => t.reprise_refus_absent(),
            Self::Illisible(e) => e.message(lang).to_owned(),
            Self::AucuneFiche => t.reprise_refus_aucune_fiche(),
            Self::TropDeFiches { vu, max } => t.reprise_refus_trop_de_fiches(vu.to_string(), max.to_string()),
            Self::Plan(refus) => refus.message(lang),
            Self::Declinaison { rang, refus } => t.reprise_refus_declinaison((rang + 1).to_string(), refus.message(lang)),
            Self::NiveauAbsent => t.reprise_refus_niveau(),
            Self::Fiche { titre, refus } => t.reprise_refus_fiche(titre, refus.message(lang)),
            Self::RienAReprendre => t.reprise_refus_rien(),
            Self::SansEntete => t.reprise_refus_sans_entete(),
            Self::TitreSansColonne => t.reprise_refus_titre_sans_colonne(),
            Self::ColonneEnDouble { champ, .. } => t.reprise_refus_colonne_en_double(libelle_champ_repris(champ, lang)),
            Self::ChampInconnu { saisi, .. } => t.reprise_refus_champ_inconnu(saisi),
            Self::DejaReprise => t.reprise_refus_deja_reprise(),
            Self::AChange => t.reprise_refus_a_change(),
            Self::RienAAnnuler => t.reprise_refus_rien_a_annuler(),
            Self::MotifDAnnulation => t.reprise_refus_motif(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::FichierAbsent | Self::DejaReprise => None,
            Self::SansEntete => Some(t.reprise_remede_sans_entete()),
            Self::TitreSansColonne | Self::ColonneEnDouble { .. } | Self::ChampInconnu { .. } => {
                Some(t.reprise_remede_colonnes())
            }
            Self::Illisible(e) => Some(e.remede(lang).to_owned()),
            Self::AucuneFiche | Self::TropDeFiches { .. } => Some(t.reprise_remede_aucune_fiche()),
            Self::Plan(refus) | Self::Declinaison { refus, .. } => refus.remedy(lang),
            Self::NiveauAbsent => Some(t.reprise_remede_niveau()),
            Self::Fiche { refus, .. } => refus.remedy(lang),
            Self::RienAReprendre => Some(t.reprise_remede_rien()),
            Self::AChange => Some(t.reprise_remede_a_change()),
            Self::RienAAnnuler => Some(t.reprise_remede_rien_a_annuler()),
            Self::MotifDAnnulation => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Plan(refus) | Self::Declinaison { refus, .. } => refus.source(),
            Self::Fiche { refus, .. } => refus.source(),
            _ => None,
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::FichierAbsent | Self::Illisible(_) | Self::AucuneFiche | Self::TropDeFiches { .. } | Self::SansEntete => {
                Some("fichier".to_owned())
            }
            Self::ColonneEnDouble { rang, .. } | Self::ChampInconnu { rang, .. } => Some(format!("colonne.{rang}")),
            Self::Plan(refus) => refus.field(),
            Self::Declinaison { rang, refus } => refus.field().map(|champ| format!("declinaisons.{rang}.{champ}")),
            Self::NiveauAbsent => Some("niveau_titre".to_owned()),
            Self::Fiche { .. }
            | Self::RienAReprendre
            | Self::TitreSansColonne
            | Self::DejaReprise
            | Self::AChange
            | Self::RienAAnnuler => None,
            Self::MotifDAnnulation => Some("motif".to_owned()),
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::AChange | Self::DejaReprise | Self::RienAAnnuler)
    }
}
