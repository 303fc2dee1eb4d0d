//! Why something cannot be done with a promise.

use super::{ACCORD_MIN, mots, passages};
use crate::m;
use crate::model::EtatEngagement;
use crate::regles::{campagne, redaction};
use kernel::{Lang, Refusal};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// A field as every form reads it.
    Champ(redaction::Refus),
    /// A file that is not taken.
    Piece(campagne::Refus),
    PassageInterdit {
        de: EtatEngagement,
        vers: EtatEngagement,
    },
    /// Kept, and nothing shows it.
    SansPreuve,
    NiLienNiPiece,
    PreuveAVenir,
    AdresseIllisible {
        saisi: String,
    },
    AccordAbsent,
    DejaJugee,
    PropreDepot,
    JugeSansOrganisation,
    MemeOrganisation,
    /// The bearer's promises are rated by the others.
    AvisSurSoi,
    SansContact {
        organisation: String,
    },
    /// A paste whose rows and columns are not organisations and themes.
    MatriceIllisible,
    /// A row or a column that is neither an organisation of the directory nor a theme of the contract.
    TitreInconnu {
        place: String,
        saisi: String,
    },
    PromesseTropLongue {
        place: String,
        vu: usize,
        max: usize,
    },
    TropDePromesses {
        vu: usize,
        max: usize,
    },
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::Champ(r) => r.code(),
            Self::Piece(r) => r.code(),
            Self::PassageInterdit { .. } => "engagement-passage",
            Self::SansPreuve => "engagement-sans-preuve",
            Self::NiLienNiPiece => "engagement-ni-lien-ni-piece",
            Self::PreuveAVenir => "engagement-preuve-a-venir",
            Self::AdresseIllisible { .. } => "engagement-adresse",
            Self::AccordAbsent => "engagement-accord",
            Self::DejaJugee => "engagement-deja-jugee",
            Self::PropreDepot => "engagement-propre-depot",
            Self::JugeSansOrganisation => "engagement-juge-sans-organisation",
            Self::MemeOrganisation => "engagement-meme-organisation",
            Self::AvisSurSoi => "engagement-avis-sur-soi",
            Self::SansContact { .. } => "engagement-sans-contact",
            Self::MatriceIllisible => "engagement-matrice-illisible",
            Self::TitreInconnu { .. } => "engagement-titre-inconnu",
            Self::PromesseTropLongue { .. } => "engagement-promesse-trop-longue",
            Self::TropDePromesses { .. } => "engagement-trop-de-promesses",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let mot = |etat: EtatEngagement| mots::etat(etat, lang);
        match self {
            Self::Champ(r) => r.message(lang),
            Self::Piece(r) => r.message(lang),
            Self::PassageInterdit { de, vers } => t.engagement_refus_passage(mot(*de), mot(*vers)),
            Self::SansPreuve => t.engagement_refus_sans_preuve(),
            Self::NiLienNiPiece => t.engagement_refus_ni_lien_ni_piece(),
            Self::PreuveAVenir => t.engagement_refus_a_venir(),
            Self::AdresseIllisible { saisi } => t.engagement_refus_adresse(saisi),
            Self::AccordAbsent => t.engagement_refus_accord(ACCORD_MIN.to_string()),
            Self::DejaJugee => t.engagement_refus_deja_jugee(),
            Self::PropreDepot => t.engagement_refus_propre_depot(),
            Self::JugeSansOrganisation => t.engagement_refus_juge_sans_organisation(),
            Self::MemeOrganisation => t.engagement_refus_meme_organisation(),
            Self::AvisSurSoi => t.engagement_refus_avis_sur_soi(),
            Self::SansContact { organisation } => t.engagement_refus_sans_contact(organisation),
            Self::MatriceIllisible => t.engagement_refus_matrice(),
            Self::TitreInconnu { place, saisi } => t.engagement_refus_titre(place, saisi),
            Self::PromesseTropLongue { place, vu, max } => {
                t.engagement_refus_promesse_longue(place, vu.to_string(), max.to_string())
            }
            Self::TropDePromesses { vu, max } => t.engagement_refus_trop_de_promesses(vu.to_string(), max.to_string()),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::Champ(r) => r.remedy(lang),
            Self::Piece(r) => r.remedy(lang),
            Self::PassageInterdit { de, .. } => {
                let may: Vec<String> = passages(*de).iter().map(|e| mots::etat(*e, lang)).collect();
                Some(if may.is_empty() { t.engagement_remede_terminal() } else { t.engagement_remede_passage(may.join(", ")) })
            }
            Self::SansPreuve => Some(t.engagement_remede_sans_preuve()),
            Self::PropreDepot | Self::MemeOrganisation => Some(t.engagement_remede_autre_juge()),
            Self::JugeSansOrganisation => Some(t.engagement_remede_compte()),
            Self::SansContact { .. } => Some(t.engagement_remede_contact()),
            Self::MatriceIllisible => Some(t.engagement_remede_matrice()),
            Self::TitreInconnu { .. } => Some(t.engagement_remede_titre()),
            Self::TropDePromesses { .. } => Some(t.engagement_remede_trop_de_promesses()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Champ(r) => r.source(),
            Self::Piece(r) => r.source(),
            Self::PropreDepot => Some("Plans, contrats et campagnes de suivi, § 11"),
            _ => Some("Plans, contrats et campagnes de suivi, § 7"),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Champ(r) => r.field(),
            Self::Piece(_) => Some("piece".into()),
            Self::PassageInterdit { .. } | Self::SansPreuve => Some("etat".into()),
            Self::NiLienNiPiece | Self::AdresseIllisible { .. } => Some("adresse".into()),
            Self::PreuveAVenir => Some("datee_du".into()),
            Self::AccordAbsent => Some("accord".into()),
            Self::SansContact { .. } => Some("organisation".into()),
            Self::AvisSurSoi => Some("avis".into()),
            Self::MatriceIllisible
            | Self::TitreInconnu { .. }
            | Self::PromesseTropLongue { .. }
            | Self::TropDePromesses { .. } => Some("matrice".into()),
            Self::DejaJugee | Self::PropreDepot | Self::JugeSansOrganisation | Self::MemeOrganisation => None,
        }
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::DejaJugee)
    }
}
