//! What this room refuses, and why.

pub mod chiffre;
pub mod lieu;
pub mod portrait;
pub mod saisie;

use crate::m;
use jiff::civil::Date;
use kernel::texte::{date_courte, entier};
use kernel::{Lang, Refusal};

/// RFC 7946 is what « GeoJSON » means.
const RFC: &str = "RFC 7946 (GeoJSON), § 3 et 4";
const PORTEE: &str = "Plans, contrats et campagnes de suivi, § 3 (territoire, parent, millésime, validité)";
const PROVENANCE: &str = "Indicateurs, § 3 (chaque valeur dit sa provenance)";
const CORRECTION: &str = "Indicateurs, § 3 (corriger une valeur crée une version\u{202f}; l’ancienne reste lisible)";

/// One rule that said no.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refus {
    /// A reference file that does not read as expected; line of the file, from 1.
    ReferenceIllisible {
        fichier: &'static str,
        ligne: usize,
        cause: String,
    },
    /// A reference file that names a commune this territory has not.
    CommuneInconnue {
        fichier: &'static str,
        nom: String,
    },

    FichierAbsent,
    FichierVide,
    /// Both in bytes.
    FichierTropLourd {
        octets: usize,
        max: usize,
    },
    /// `PDF`, `ZIP`, `PNG`, `SHP`, `binaire`.
    FichierAutreGenre {
        genre: &'static str,
    },
    JsonTronque {
        ligne: usize,
    },
    JsonInvalide {
        ligne: usize,
        colonne: usize,
    },
    /// JSON, of another type; empty when it says none.
    PasUneCollection {
        vu: String,
    },
    CollectionVide,
    /// Only points, lines…
    PasDesContours {
        genre: String,
        nombre: usize,
    },
    /// Coordinates in metres: Lambert 93, most often.
    PasEnDegres {
        x: String,
        y: String,
    },
    AucunContourLisible {
        nombre: usize,
    },
    /// Outlines, none of which is a place of this territory.
    AucunReconnu {
        nombre: usize,
        exemple: String,
    },
    /// The outline of a known place, drawn elsewhere: latitude written first, most often.
    ContourAilleurs {
        nom: String,
        x: String,
        y: String,
    },
    /// « La source est citée ».
    SourceAbsente,

    NomAbsent,
    NomTropLong {
        longueur: usize,
        max: usize,
    },
    /// Another place of the same kind bears this name.
    NomPris {
        nom: String,
    },
    DateIllisible {
        champ: &'static str,
        saisie: String,
    },
    PeriodeInversee {
        du: Date,
        au: Date,
    },
    /// Someone changed the composition while this one was being chosen.
    CompositionChangee {
        ajoutees: Vec<String>,
        retirees: Vec<String>,
    },
    PasUneCommune,
    PasUnConseil,
    PopulationIllisible {
        saisie: String,
    },
    AnneeIllisible {
        saisie: String,
    },
    /// « Une correction dit pourquoi ».
    MotifAbsent,
}

impl Refusal for Refus {
    fn code(&self) -> &'static str {
        match self {
            Self::ReferenceIllisible { .. } => "territoire-reference-illisible",
            Self::CommuneInconnue { .. } => "territoire-commune-inconnue",
            Self::FichierAbsent => "territoire-fichier-absent",
            Self::FichierVide => "territoire-fichier-vide",
            Self::FichierTropLourd { .. } => "territoire-fichier-trop-lourd",
            Self::FichierAutreGenre { .. } => "territoire-fichier-autre-genre",
            Self::JsonTronque { .. } => "territoire-json-tronque",
            Self::JsonInvalide { .. } => "territoire-json-invalide",
            Self::PasUneCollection { .. } => "territoire-pas-une-collection",
            Self::CollectionVide => "territoire-collection-vide",
            Self::PasDesContours { .. } => "territoire-pas-des-contours",
            Self::PasEnDegres { .. } => "territoire-pas-en-degres",
            Self::AucunContourLisible { .. } => "territoire-aucun-contour-lisible",
            Self::AucunReconnu { .. } => "territoire-aucun-reconnu",
            Self::ContourAilleurs { .. } => "territoire-contour-ailleurs",
            Self::SourceAbsente => "territoire-source-absente",
            Self::NomAbsent => "territoire-nom-absent",
            Self::NomTropLong { .. } => "territoire-nom-trop-long",
            Self::NomPris { .. } => "territoire-nom-pris",
            Self::DateIllisible { .. } => "territoire-date-illisible",
            Self::PeriodeInversee { .. } => "territoire-periode-inversee",
            Self::CompositionChangee { .. } => "territoire-composition-changee",
            Self::PasUneCommune => "territoire-pas-une-commune",
            Self::PasUnConseil => "territoire-pas-un-conseil",
            Self::PopulationIllisible { .. } => "territoire-population-illisible",
            Self::AnneeIllisible { .. } => "territoire-annee-illisible",
            Self::MotifAbsent => "territoire-motif-absent",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let mega = |octets: usize| entier(i64::try_from(octets.div_ceil(1_000_000)).unwrap_or(i64::MAX), lang);
        match self {
            Self::ReferenceIllisible { fichier, ligne, cause } => t.refus_reference_illisible(*fichier, *ligne, cause),
            Self::CommuneInconnue { fichier, nom } => t.refus_commune_inconnue(*fichier, nom),
            Self::FichierAbsent => t.refus_fichier_absent(),
            Self::FichierVide => t.refus_fichier_vide(),
            Self::FichierTropLourd { octets, max } => t.refus_fichier_trop_lourd(mega(*octets), mega(*max)),
            Self::FichierAutreGenre { genre } => match *genre {
                "binaire" => t.refus_fichier_binaire(),
                genre => t.refus_fichier_autre_genre(genre),
            },
            Self::JsonTronque { ligne } => t.refus_json_tronque(*ligne),
            Self::JsonInvalide { ligne, colonne } => t.refus_json_invalide(*ligne, *colonne),
            Self::PasUneCollection { vu } if vu.is_empty() => t.refus_pas_une_collection(),
            Self::PasUneCollection { vu } => t.refus_pas_une_collection_vu(vu),
            Self::CollectionVide => t.refus_collection_vide(),
            Self::PasDesContours { genre, nombre } => t.refus_pas_des_contours(*nombre, genre),
            Self::PasEnDegres { x, y } => t.refus_pas_en_degres(x, y),
            Self::AucunContourLisible { nombre } => t.refus_aucun_contour_lisible(*nombre),
            Self::AucunReconnu { nombre, exemple } => t.refus_aucun_reconnu(*nombre, exemple),
            Self::ContourAilleurs { nom, x, y } => t.refus_contour_ailleurs(nom, x, y),
            Self::SourceAbsente => t.refus_source_absente(),
            Self::NomAbsent => t.refus_nom_absent(),
            Self::NomTropLong { longueur, max } => t.refus_nom_trop_long(*longueur, *max),
            Self::NomPris { nom } => t.refus_nom_pris(nom),
            Self::DateIllisible { saisie, .. } => t.refus_date_illisible(saisie),
            Self::PeriodeInversee { du, au } => t.refus_periode_inversee(date_courte(*du), date_courte(*au)),
            Self::CompositionChangee { ajoutees, retirees } => {
                let list = |names: &[String]| if names.is_empty() { "—".to_owned() } else { names.join(", ") };
                t.refus_composition_changee(list(ajoutees), list(retirees))
            }
            Self::PasUneCommune => t.refus_pas_une_commune(),
            Self::PasUnConseil => t.refus_pas_un_conseil(),
            Self::PopulationIllisible { saisie } if saisie.is_empty() => t.refus_population_absente(),
            Self::PopulationIllisible { saisie } => t.refus_population_illisible(saisie),
            Self::AnneeIllisible { saisie } if saisie.is_empty() => t.refus_annee_absente(),
            Self::AnneeIllisible { saisie } => t.refus_annee_illisible(saisie),
            Self::MotifAbsent => t.refus_motif_absent(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::FichierVide | Self::FichierAutreGenre { .. } | Self::JsonInvalide { .. } | Self::PasUneCollection { .. } => {
                Some(t.remede_geojson())
            }
            Self::FichierTropLourd { .. } => Some(t.remede_trop_lourd()),
            Self::JsonTronque { .. } => Some(t.remede_tronque()),
            Self::PasDesContours { .. } | Self::AucunContourLisible { .. } | Self::CollectionVide => Some(t.remede_contours()),
            Self::PasEnDegres { .. } | Self::ContourAilleurs { .. } => Some(t.remede_degres()),
            Self::AucunReconnu { .. } => Some(t.remede_reconnu()),
            Self::SourceAbsente => Some(t.remede_source()),
            Self::NomPris { .. } => Some(t.remede_nom_pris()),
            Self::DateIllisible { .. } => Some(t.remede_date()),
            Self::CompositionChangee { .. } => Some(t.remede_composition()),
            Self::PopulationIllisible { .. } => Some(t.remede_population()),
            Self::AnneeIllisible { .. } => Some(t.remede_annee()),
            _ => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::PasUneCollection { .. }
            | Self::PasDesContours { .. }
            | Self::PasEnDegres { .. }
            | Self::ContourAilleurs { .. } => Some(RFC),
            Self::PeriodeInversee { .. } => Some(PORTEE),
            Self::SourceAbsente => Some(PROVENANCE),
            Self::MotifAbsent => Some(CORRECTION),
            _ => None,
        }
    }

    fn field(&self) -> Option<String> {
        Some(match self {
            Self::ReferenceIllisible { .. } | Self::CommuneInconnue { .. } | Self::PasUneCommune | Self::PasUnConseil => {
                return None;
            }
            Self::FichierAbsent
            | Self::FichierVide
            | Self::FichierTropLourd { .. }
            | Self::FichierAutreGenre { .. }
            | Self::JsonTronque { .. }
            | Self::JsonInvalide { .. }
            | Self::PasUneCollection { .. }
            | Self::CollectionVide
            | Self::PasDesContours { .. }
            | Self::PasEnDegres { .. }
            | Self::AucunContourLisible { .. }
            | Self::ContourAilleurs { .. }
            | Self::AucunReconnu { .. } => "fichier".to_owned(),
            Self::SourceAbsente => "source".to_owned(),
            Self::NomAbsent | Self::NomTropLong { .. } | Self::NomPris { .. } => "nom".to_owned(),
            Self::DateIllisible { champ, .. } => (*champ).to_owned(),
            Self::PeriodeInversee { .. } => "au".to_owned(),
            Self::CompositionChangee { .. } => "communes".to_owned(),
            Self::PopulationIllisible { .. } => "population".to_owned(),
            Self::AnneeIllisible { .. } => "annee".to_owned(),
            Self::MotifAbsent => "motif".to_owned(),
        })
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::CompositionChangee { .. } | Self::PasUneCommune | Self::PasUnConseil)
    }
}
