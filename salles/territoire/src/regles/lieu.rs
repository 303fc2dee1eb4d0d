//! A place added by hand or by a file: its kind, its code, what it is part of, its population.

pub mod commune;

use super::saisie::{annee, dater, habitants, periode};
use super::{Refus, m};
use crate::model::{AncienCode, GenreTerritoire, Territoire, TerritoireId};
use jiff::civil::Date;
use kernel::texte::entier;
use kernel::{Lang, Refusal};

/// Communes of one file at most: twice the greatest EPCI of France and more.
pub const COMMUNES_MAX: usize = 1_000;
const CODE_MAX: usize = 20;

const PORTEE: &str = "Plans, contrats et campagnes de suivi, § 3 (territoire, parent, millésime, validité)";
const COG: &str = "Insee, code officiel géographique";

/// Why a place is not written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusLieu {
    /// What any field of a place may meet.
    Saisie(Refus),
    GenreAbsent,
    CodeAbsent {
        genre: GenreTerritoire,
    },
    CodeMalForme {
        genre: GenreTerritoire,
        saisi: String,
    },
    /// Borne by another place, now or before.
    CodePris {
        code: String,
        nom: String,
    },
    ParentInconnu,
    ParentImpossible {
        parent: String,
    },
    EpciDejaLa {
        nom: String,
    },
    PointIllisible {
        saisi: String,
    },
    PostalIllisible {
        saisi: String,
    },
    ColonneAbsente {
        cle: &'static str,
    },
    TropDeCommunes {
        nombre: usize,
    },
    /// Address of the row that already says this commune.
    EnDouble {
        ailleurs: String,
    },
    /// A commune of that name is on record under another code.
    NomSousUnAutreCode {
        nom: String,
        code: String,
    },
    SirenMalForme {
        saisi: String,
    },
    Formule,
}

impl From<Refus> for RefusLieu {
    fn from(refus: Refus) -> Self {
        Self::Saisie(refus)
    }
}

fn court(text: &str) -> String {
    text.trim().chars().take(40).collect()
}

impl Refusal for RefusLieu {
    fn code(&self) -> &'static str {
        match self {
            Self::Saisie(refus) => refus.code(),
            Self::GenreAbsent => "lieu-genre-absent",
            Self::CodeAbsent { .. } => "lieu-code-absent",
            Self::CodeMalForme { .. } => "lieu-code-mal-forme",
            Self::CodePris { .. } => "lieu-code-pris",
            Self::ParentInconnu => "lieu-parent-inconnu",
            Self::ParentImpossible { .. } => "lieu-parent-impossible",
            Self::EpciDejaLa { .. } => "lieu-epci-deja-la",
            Self::PointIllisible { .. } => "lieu-point-illisible",
            Self::PostalIllisible { .. } => "lieu-postal-illisible",
            Self::ColonneAbsente { .. } => "lieu-colonne-absente",
            Self::TropDeCommunes { .. } => "lieu-trop-de-communes",
            Self::EnDouble { .. } => "lieu-en-double",
            Self::NomSousUnAutreCode { .. } => "lieu-nom-sous-un-autre-code",
            Self::SirenMalForme { .. } => "lieu-siren-mal-forme",
            Self::Formule => "lieu-formule",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let n = |n: usize| entier(i64::try_from(n).unwrap_or(i64::MAX), lang);
        match self {
            Self::Saisie(refus) => refus.message(lang),
            Self::GenreAbsent => t.lieu_genre_absent(),
            Self::CodeAbsent { .. } => t.lieu_code_absent(),
            Self::CodeMalForme { genre: GenreTerritoire::Commune, saisi } => t.lieu_pas_un_insee(court(saisi)),
            Self::CodeMalForme { genre: GenreTerritoire::Epci, saisi } | Self::SirenMalForme { saisi } => {
                t.lieu_pas_un_siren(court(saisi))
            }
            Self::CodeMalForme { genre: GenreTerritoire::Qpv, saisi } => t.lieu_pas_un_qpv(court(saisi)),
            Self::CodeMalForme { saisi, .. } => t.lieu_code_trop_long(court(saisi), n(CODE_MAX)),
            Self::CodePris { code, nom } => t.lieu_code_pris(code, nom),
            Self::ParentInconnu => t.lieu_parent_inconnu(),
            Self::ParentImpossible { parent } => t.lieu_parent_impossible(parent),
            Self::EpciDejaLa { nom } => t.lieu_epci_deja_la(nom),
            Self::PointIllisible { saisi } => t.lieu_point_illisible(court(saisi)),
            Self::PostalIllisible { saisi } => t.lieu_postal_illisible(court(saisi)),
            Self::ColonneAbsente { cle: "nom" } => t.lieu_colonne_nom(),
            Self::ColonneAbsente { cle: "siren" } => t.lieu_colonne_siren(),
            Self::ColonneAbsente { .. } => t.lieu_colonne_code(),
            Self::TropDeCommunes { nombre } => t.lieu_trop_de_communes(n(*nombre), n(COMMUNES_MAX)),
            Self::EnDouble { ailleurs } => t.lieu_en_double(ailleurs),
            Self::NomSousUnAutreCode { nom, code } => t.lieu_nom_sous_un_autre_code(nom, code),
            Self::Formule => t.lieu_formule(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::Saisie(refus) => refus.remedy(lang),
            Self::CodeAbsent { genre: GenreTerritoire::Epci }
            | Self::CodeMalForme { genre: GenreTerritoire::Epci, .. }
            | Self::SirenMalForme { .. } => Some(t.lieu_remede_siren()),
            Self::CodeMalForme { genre: GenreTerritoire::Qpv, .. } => Some(t.lieu_remede_qpv()),
            Self::CodeAbsent { .. } | Self::CodeMalForme { genre: GenreTerritoire::Commune, .. } => Some(t.lieu_remede_insee()),
            Self::CodePris { .. } => Some(t.lieu_remede_code_pris()),
            Self::ParentImpossible { .. } => Some(t.lieu_remede_parent()),
            Self::PointIllisible { .. } => Some(t.lieu_remede_point()),
            Self::PostalIllisible { .. } => Some(t.lieu_remede_postal()),
            Self::ColonneAbsente { .. } => Some(t.lieu_remede_colonne()),
            Self::TropDeCommunes { .. } => Some(t.lieu_remede_trop()),
            Self::EnDouble { .. } => Some(t.lieu_remede_double()),
            Self::NomSousUnAutreCode { .. } => Some(t.lieu_remede_autre_code()),
            Self::Formule => Some(t.lieu_remede_formule()),
            Self::GenreAbsent | Self::CodeMalForme { .. } | Self::ParentInconnu | Self::EpciDejaLa { .. } => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::Saisie(refus) => refus.source(),
            Self::CodeAbsent { .. } | Self::CodeMalForme { .. } | Self::SirenMalForme { .. } => Some(COG),
            Self::ParentImpossible { .. } | Self::EpciDejaLa { .. } => Some(PORTEE),
            _ => None,
        }
    }

    fn field(&self) -> Option<String> {
        let name = match self {
            Self::Saisie(refus) => return refus.field(),
            Self::GenreAbsent | Self::EpciDejaLa { .. } => "genre",
            Self::CodeAbsent { .. } | Self::CodeMalForme { .. } | Self::CodePris { .. } => "code",
            Self::ParentInconnu | Self::ParentImpossible { .. } => "parent",
            Self::PointIllisible { .. } => "longitude",
            Self::ColonneAbsente { cle: "nom" } => "col.nom",
            Self::ColonneAbsente { cle: "siren" } => "col.siren",
            Self::ColonneAbsente { .. } => "col.code",
            Self::SirenMalForme { .. } => "siren",
            _ => return None,
        };
        Some(name.to_owned())
    }
}

/// Capital letters, no space; the first zero that a spreadsheet took away is put back.
#[must_use]
pub fn code_normal(genre: GenreTerritoire, saisi: &str) -> String {
    let code: String = saisi.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_uppercase();
    let digits = code.bytes().all(|b| b.is_ascii_digit());
    if genre == GenreTerritoire::Commune && code.len() == 4 && digits { format!("0{code}") } else { code }
}

fn bien_forme(genre: GenreTerritoire, code: &str) -> bool {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    match genre {
        // Five signs, digits but for Corsica.
        GenreTerritoire::Commune => {
            code.len() == 5 && (digits(code) || ["2A", "2B"].iter().any(|c| code.strip_prefix(c).is_some_and(digits)))
        }
        GenreTerritoire::Epci => code.len() == 9 && digits(code),
        // « QP011002 » (2015), « QN01102I » (2024).
        GenreTerritoire::Qpv => {
            let tail = code.strip_prefix("QP").or_else(|| code.strip_prefix("QN"));
            tail.is_some_and(|t| t.len() == 6 && t.bytes().all(|b| b.is_ascii_alphanumeric()))
        }
        _ => code.chars().count() <= CODE_MAX,
    }
}

/// The code of a place: needed for a commune and an EPCI, borne by no other place, now or before.
///
/// # Errors
/// `CodeAbsent`, `CodeMalForme`, `CodePris`.
pub fn coder(
    genre: GenreTerritoire,
    saisi: &str,
    id: Option<TerritoireId>,
    places: &[Territoire],
    anciens: &[AncienCode],
) -> Result<Option<String>, RefusLieu> {
    let code = code_normal(genre, saisi);
    if code.is_empty() {
        let needed = matches!(genre, GenreTerritoire::Commune | GenreTerritoire::Epci);
        return if needed { Err(RefusLieu::CodeAbsent { genre }) } else { Ok(None) };
    }
    if !bien_forme(genre, &code) {
        return Err(RefusLieu::CodeMalForme { genre, saisi: saisi.to_owned() });
    }
    let other = places.iter().find(|p| Some(p.id) != id && p.code.as_deref() == Some(&code));
    let former = || {
        let of = anciens.iter().find(|a| Some(a.territoire_id) != id && a.code == code)?;
        places.iter().find(|p| p.id == of.territoire_id)
    };
    match other.or_else(former) {
        Some(place) => Err(RefusLieu::CodePris { code, nom: place.nom.clone() }),
        None => Ok(Some(code)),
    }
}

fn rang(genre: GenreTerritoire) -> u8 {
    match genre {
        GenreTerritoire::Epci => 0,
        GenreTerritoire::ConseilDeTerritoire => 1,
        GenreTerritoire::Commune => 2,
        GenreTerritoire::Qpv | GenreTerritoire::VeilleActive | GenreTerritoire::PerimetreLibre => 3,
    }
}

/// A place may be part of that one: a wider kind.
#[must_use]
pub fn contient(parent: GenreTerritoire, genre: GenreTerritoire) -> bool {
    rang(parent) < rang(genre)
}

/// What the place is part of; nothing said, it is of the whole EPCI.
///
/// # Errors
/// `ParentInconnu`, `ParentImpossible`.
pub fn rattacher(genre: GenreTerritoire, saisi: &str, places: &[Territoire]) -> Result<Option<TerritoireId>, RefusLieu> {
    let saisi = saisi.trim();
    if saisi.is_empty() {
        let epci = places.iter().find(|p| p.genre == GenreTerritoire::Epci);
        return Ok(epci.filter(|_| genre != GenreTerritoire::Epci).map(|p| p.id));
    }
    let parent = places.iter().find(|p| p.id.to_string() == saisi).ok_or(RefusLieu::ParentInconnu)?;
    if contient(parent.genre, genre) {
        Ok(Some(parent.id))
    } else {
        Err(RefusLieu::ParentImpossible { parent: parent.nom.clone() })
    }
}

/// One EPCI: it is the collectivité.
///
/// # Errors
/// `EpciDejaLa`.
pub fn un_seul_epci(genre: GenreTerritoire, places: &[Territoire]) -> Result<(), RefusLieu> {
    match places.iter().find(|p| p.genre == GenreTerritoire::Epci) {
        Some(epci) if genre == GenreTerritoire::Epci => Err(RefusLieu::EpciDejaLa { nom: epci.nom.clone() }),
        _ => Ok(()),
    }
}

/// A population, its year and its source: all of them, or none.
///
/// # Errors
/// `Saisie`, field by field.
pub fn peupler(population: &str, an: &str, source: &str) -> Result<Option<(i64, String, String)>, Vec<RefusLieu>> {
    if [population, an, source].iter().all(|text| text.trim().is_empty()) {
        return Ok(None);
    }
    let source = source.trim().chars().take(200).collect::<String>();
    match (habitants(population), annee(an), source.is_empty()) {
        (Ok(number), Ok(year), false) => Ok(Some((number, year, source))),
        (number, year, empty) => {
            let missing = empty.then_some(Refus::SourceAbsente);
            Err([number.err(), year.err(), missing].into_iter().flatten().map(RefusLieu::from).collect())
        }
    }
}

/// The days between which a place holds.
///
/// # Errors
/// `Saisie`.
pub fn borner(du: &str, au: &str) -> Result<(Option<Date>, Option<Date>), RefusLieu> {
    let (du, au) = (dater("du", du)?, dater("au", au)?);
    periode(du, au)?;
    Ok((du, au))
}

/// The label point, WGS 84, as decimal texts; nothing when nothing is said.
///
/// # Errors
/// `PointIllisible`.
pub fn placer(longitude: &str, latitude: &str) -> Result<Option<(String, String)>, RefusLieu> {
    if longitude.trim().is_empty() && latitude.trim().is_empty() {
        return Ok(None);
    }
    let read = |text: &str, max: f64| {
        let decimal = sheets::Decimal::du_texte(text).ok()?.as_str().to_owned();
        decimal.parse::<f64>().ok().filter(|n| n.abs() <= max).map(|_| decimal)
    };
    let wrong = || RefusLieu::PointIllisible { saisi: format!("{longitude} {latitude}") };
    read(longitude, 180.0).zip(read(latitude, 90.0)).map(Some).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_code_a_la_forme_de_son_genre() {
        let code = |genre, text: &str| coder(genre, text, None, &[], &[]);
        assert_eq!(code(GenreTerritoire::Commune, " 11 069 "), Ok(Some("11069".into())));
        assert_eq!(code(GenreTerritoire::Commune, "1004"), Ok(Some("01004".into())), "the zero of a spreadsheet");
        assert_eq!(code(GenreTerritoire::Commune, "2b033"), Ok(Some("2B033".into())));
        assert_eq!(code(GenreTerritoire::Qpv, "qn01102i"), Ok(Some("QN01102I".into())));
        assert_eq!(code(GenreTerritoire::Qpv, ""), Ok(None));
        assert_eq!(code(GenreTerritoire::Epci, "200 035 715"), Ok(Some("200035715".into())));
        for (genre, bad) in [
            (GenreTerritoire::Commune, "2C033"),
            (GenreTerritoire::Commune, "110690"),
            (GenreTerritoire::Qpv, "QX01102I"),
            (GenreTerritoire::Epci, "20003571"),
            (GenreTerritoire::PerimetreLibre, "beaucoup trop long pour un code"),
        ] {
            assert!(matches!(code(genre, bad), Err(RefusLieu::CodeMalForme { .. })), "{bad}");
        }
        assert!(matches!(code(GenreTerritoire::Commune, ""), Err(RefusLieu::CodeAbsent { .. })));
    }

    #[test]
    fn une_population_vient_avec_son_annee_et_sa_source() {
        assert_eq!(peupler("", " ", ""), Ok(None));
        assert_eq!(peupler("1 234", "2021", "Insee"), Ok(Some((1_234, "2021".into(), "Insee".into()))));
        assert_eq!(peupler("beaucoup", "", "").unwrap_err().len(), 3);
        assert_eq!(placer("2,35", "43.2"), Ok(Some(("2.35".into(), "43.2".into()))));
        assert!(placer("43.2", "").is_err() && placer("2", "95").is_err());
        assert!(contient(GenreTerritoire::Commune, GenreTerritoire::Qpv));
        assert!(!contient(GenreTerritoire::Commune, GenreTerritoire::Commune));
    }
}
