//! A published figure as it is typed, pasted or read in a file.

pub mod jugement;

use crate::m;
use kernel::texte::{cle, entier, typographie};
use kernel::{Lang, Refusal};

/// Rows of one file at most.
pub const LIGNES_MAX: usize = 5_000;
const TEXTE_MAX: usize = 300;

const CHIFFRES: &str = "Indicateurs, § 3 (chaque valeur porte sa propre année et dit sa provenance)";
const CORRECTION: &str = "Indicateurs, § 3 (corriger une valeur crée une version\u{202f}; l’ancienne reste lisible)";
const TABLEAU: &str = "Plans, contrats et campagnes de suivi, § 12 (aperçu, import répété reconnu)";

/// The columns of the table, in the order of the model.
pub const LIEU: usize = 0;
pub const GROUPE: usize = 1;
pub const INDICATEUR: usize = 2;
pub const VALEUR: usize = 3;
pub const UNITE: usize = 4;
pub const ANNEE: usize = 5;
pub const SOURCE: usize = 6;
pub const REPERE: usize = 7;
pub const COLONNES: usize = 8;

/// Why a figure, or a table of figures, is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusChiffre {
    FichierAbsent,
    /// A file and a pasted table at once.
    LesDeux,
    /// In its own words: message and remedy in French, then in English.
    FichierRefuse(sheets::FichierRefuse),
    ColonnesIntrouvables,
    TropDeLignes {
        nombre: usize,
    },
    RienAImporter,
    /// The base is no longer the one that was shown.
    ApercuPerime,
    LieuAbsent,
    LieuInconnu {
        saisi: String,
    },
    LieuAmbigu {
        saisi: String,
        codes: Vec<String>,
    },
    IndicateurAbsent,
    TexteTropLong {
        champ: &'static str,
        longueur: usize,
    },
    ValeurAbsente,
    ValeurIllisible {
        saisi: String,
    },
    AnneeAbsente,
    AnneeIllisible {
        saisi: String,
    },
    SourceAbsente,
    Formule {
        formule: String,
        affiche: String,
    },
    EnErreur {
        saisi: String,
    },
    RepereInconnu {
        saisi: String,
    },
    /// Address of the row that already says it.
    EnDouble {
        ailleurs: String,
    },
    /// Another recorded figure says the same place, label, unit, year and source.
    DejaPublie,
    MotifAbsent,
}

fn court(text: &str) -> String {
    text.trim().chars().take(60).collect()
}

impl Refusal for RefusChiffre {
    fn code(&self) -> &'static str {
        match self {
            Self::FichierAbsent => "chiffre-fichier-absent",
            Self::LesDeux => "chiffre-les-deux",
            Self::FichierRefuse(raison) => raison.code(),
            Self::ColonnesIntrouvables => "chiffre-colonnes-introuvables",
            Self::TropDeLignes { .. } => "chiffre-trop-de-lignes",
            Self::RienAImporter => "chiffre-rien-a-importer",
            Self::ApercuPerime => "chiffre-apercu-perime",
            Self::LieuAbsent => "chiffre-lieu-absent",
            Self::LieuInconnu { .. } => "chiffre-lieu-inconnu",
            Self::LieuAmbigu { .. } => "chiffre-lieu-ambigu",
            Self::IndicateurAbsent => "chiffre-indicateur-absent",
            Self::TexteTropLong { .. } => "chiffre-texte-trop-long",
            Self::ValeurAbsente => "chiffre-valeur-absente",
            Self::ValeurIllisible { .. } => "chiffre-valeur-illisible",
            Self::AnneeAbsente => "chiffre-annee-absente",
            Self::AnneeIllisible { .. } => "chiffre-annee-illisible",
            Self::SourceAbsente => "chiffre-source-absente",
            Self::Formule { .. } => "chiffre-formule",
            Self::EnErreur { .. } => "chiffre-en-erreur",
            Self::RepereInconnu { .. } => "chiffre-repere-inconnu",
            Self::EnDouble { .. } => "chiffre-en-double",
            Self::DejaPublie => "chiffre-deja-publie",
            Self::MotifAbsent => "chiffre-motif-absent",
        }
    }

    fn message(&self, lang: Lang) -> String {
        let t = m(lang);
        let n = |n: usize| entier(i64::try_from(n).unwrap_or(i64::MAX), lang);
        match self {
            Self::FichierAbsent => t.tableau_rien(),
            Self::LesDeux => t.tableau_les_deux(),
            Self::FichierRefuse(raison) => raison.message(lang),
            Self::ColonnesIntrouvables => t.tableau_colonnes_introuvables(),
            Self::TropDeLignes { nombre } => t.tableau_trop_de_lignes(n(*nombre), n(LIGNES_MAX)),
            Self::RienAImporter => t.tableau_rien_a_importer(),
            Self::ApercuPerime => t.tableau_perime(),
            Self::LieuAbsent => t.tableau_lieu_absent(),
            Self::LieuInconnu { saisi } => t.tableau_lieu_inconnu(court(saisi)),
            Self::LieuAmbigu { saisi, .. } => t.tableau_lieu_ambigu(court(saisi)),
            Self::IndicateurAbsent => t.tableau_indicateur_absent(),
            Self::TexteTropLong { longueur, .. } => t.tableau_texte_trop_long(n(*longueur), n(TEXTE_MAX)),
            Self::ValeurAbsente => t.tableau_valeur_absente(),
            Self::ValeurIllisible { saisi } => t.tableau_valeur_illisible(court(saisi)),
            Self::AnneeAbsente => t.refus_annee_absente(),
            Self::AnneeIllisible { saisi } => t.refus_annee_illisible(court(saisi)),
            Self::SourceAbsente => t.refus_source_absente(),
            Self::Formule { formule, .. } => t.tableau_formule(court(formule)),
            Self::EnErreur { saisi } => t.tableau_en_erreur(court(saisi)),
            Self::RepereInconnu { saisi } => t.tableau_repere_inconnu(court(saisi)),
            Self::EnDouble { ailleurs } => t.tableau_en_double(ailleurs),
            Self::DejaPublie => t.tableau_deja_publie(),
            Self::MotifAbsent => t.refus_motif_absent(),
        }
    }

    fn remedy(&self, lang: Lang) -> Option<String> {
        let t = m(lang);
        match self {
            Self::FichierRefuse(raison) => raison.remedy(lang),
            Self::ColonnesIntrouvables => Some(t.tableau_remede_colonnes()),
            Self::TropDeLignes { .. } => Some(t.tableau_remede_lignes()),
            Self::ApercuPerime => Some(t.tableau_remede_perime()),
            Self::LieuAbsent | Self::LieuInconnu { .. } => Some(t.tableau_remede_lieu()),
            Self::LieuAmbigu { codes, .. } => Some(t.tableau_remede_ambigu(codes.join(", "))),
            Self::ValeurAbsente | Self::ValeurIllisible { .. } => Some(t.tableau_remede_valeur()),
            Self::AnneeAbsente | Self::AnneeIllisible { .. } => Some(t.tableau_remede_annee()),
            Self::SourceAbsente => Some(t.tableau_remede_source()),
            Self::Formule { affiche, .. } => Some(t.tableau_remede_formule(court(affiche))),
            Self::RepereInconnu { .. } => Some(t.tableau_remede_repere()),
            Self::EnDouble { .. } | Self::DejaPublie => Some(t.tableau_remede_double()),
            Self::MotifAbsent => Some(t.tableau_remede_motif()),
            Self::FichierAbsent
            | Self::LesDeux
            | Self::RienAImporter
            | Self::IndicateurAbsent
            | Self::TexteTropLong { .. }
            | Self::EnErreur { .. } => None,
        }
    }

    fn source(&self) -> Option<&'static str> {
        match self {
            Self::AnneeAbsente | Self::AnneeIllisible { .. } | Self::SourceAbsente => Some(CHIFFRES),
            Self::MotifAbsent => Some(CORRECTION),
            Self::EnDouble { .. } | Self::DejaPublie | Self::ApercuPerime | Self::ColonnesIntrouvables => Some(TABLEAU),
            _ => None,
        }
    }

    fn field(&self) -> Option<String> {
        let name = match self {
            Self::FichierAbsent
            | Self::LesDeux
            | Self::FichierRefuse(_)
            | Self::ColonnesIntrouvables
            | Self::TropDeLignes { .. } => "fichier",
            Self::IndicateurAbsent | Self::DejaPublie => "indicateur",
            Self::TexteTropLong { champ, .. } => champ,
            Self::ValeurAbsente | Self::ValeurIllisible { .. } => "valeur",
            Self::AnneeAbsente | Self::AnneeIllisible { .. } => "annee",
            Self::SourceAbsente => "source",
            Self::MotifAbsent => "motif",
            _ => return None,
        };
        Some(name.to_owned())
    }

    fn is_conflict(&self) -> bool {
        matches!(self, Self::ApercuPerime)
    }
}

/// A label on one line, in French typography.
#[must_use]
pub fn normal(texte: &str) -> String {
    typographie(&texte.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What makes two labels the same whatever their case, apostrophes and spaces. Signs count: « % » is not « € ».
#[must_use]
pub fn signature(texte: &str) -> String {
    texte.replace(['\'', '‘'], "’").split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// A text that may not be long.
///
/// # Errors
/// `TexteTropLong`.
pub fn borner(champ: &'static str, texte: &str) -> Result<String, RefusChiffre> {
    let texte = normal(texte);
    let longueur = texte.chars().count();
    if longueur > TEXTE_MAX { Err(RefusChiffre::TexteTropLong { champ, longueur }) } else { Ok(texte) }
}

/// A value: a decimal, or nothing for « n.d ». A unit written behind the number is told apart: « 59 % ».
///
/// # Errors
/// `ValeurAbsente`, `ValeurIllisible`.
pub fn valeur(saisi: &str) -> Result<(Option<String>, Option<&'static str>), RefusChiffre> {
    const ABSENTES: [&str; 8] = ["n d", "nd", "n a", "non disponible", "non publie", "non communique", "nc", "n c"];
    let saisi = saisi.trim();
    if saisi.is_empty() {
        return Err(RefusChiffre::ValeurAbsente);
    }
    if ABSENTES.contains(&cle(saisi).as_str()) {
        return Ok((None, None));
    }
    let (number, unit) =
        ["%", "€"].into_iter().find_map(|unit| Some((saisi.strip_suffix(unit)?, Some(unit)))).unwrap_or((saisi, None));
    let read = sheets::Decimal::du_texte(number).map_err(|_| RefusChiffre::ValeurIllisible { saisi: saisi.to_owned() })?;
    Ok((Some(read.as_str().to_owned()), unit))
}

/// The year of a figure: « 2023 », « 2023-2024 », or a day.
///
/// # Errors
/// `AnneeAbsente`, `AnneeIllisible`.
pub fn annee(saisi: &str) -> Result<String, RefusChiffre> {
    let saisi = saisi.trim();
    if saisi.is_empty() {
        return Err(RefusChiffre::AnneeAbsente);
    }
    let year = |text: &str| super::saisie::annee(text).ok();
    let parts: Vec<&str> = saisi.split(['-', '/', '–']).map(str::trim).collect();
    let span = match parts.as_slice() {
        [first, last] => year(first).zip(year(last)).filter(|(a, b)| a < b).map(|(a, b)| format!("{a}-{b}")),
        _ => None,
    };
    let day = || super::saisie::dater("annee", saisi).ok().flatten().map(|day| day.to_string());
    year(saisi).or(span).or_else(day).ok_or_else(|| RefusChiffre::AnneeIllisible { saisi: saisi.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_valeur_se_lit_a_la_francaise_et_n_d_reste_n_d() {
        let read = |text: &str| valeur(text).map(|(v, u)| (v.unwrap_or_else(|| "n.d".into()), u));
        assert_eq!(read(" 46\u{202f}825 "), Ok(("46825".into(), None)));
        assert_eq!(read("21,40"), Ok(("21.4".into(), None)));
        assert_eq!(read("59 %"), Ok(("59".into(), Some("%"))));
        assert_eq!(read("21 660\u{a0}€"), Ok(("21660".into(), Some("€"))));
        assert_eq!(read("−0,4"), Ok(("-0.4".into(), None)));
        for absent in ["n.d", "N.D.", "nd", "Non disponible", "non publié"] {
            assert_eq!(read(absent), Ok(("n.d".into(), None)), "{absent}");
        }
        assert_eq!(read(""), Err(RefusChiffre::ValeurAbsente));
        for bad in ["une trentaine", "12 à 15", "12;5", "=2+2", "1e9", "% "] {
            assert!(matches!(read(bad), Err(RefusChiffre::ValeurIllisible { .. })), "{bad}");
        }
    }

    #[test]
    fn une_annee_est_une_annee_deux_annees_ou_un_jour() {
        assert_eq!(annee("2023").as_deref(), Ok("2023"));
        assert_eq!(annee("2023/2024").as_deref(), Ok("2023-2024"));
        assert_eq!(annee("31/12/2022").as_deref(), Ok("2022-12-31"));
        assert_eq!(annee("2022-12-31").as_deref(), Ok("2022-12-31"));
        assert_eq!(annee(" "), Err(RefusChiffre::AnneeAbsente));
        for bad in ["23", "2024-2023", "hier", "2023,5"] {
            assert!(matches!(annee(bad), Err(RefusChiffre::AnneeIllisible { .. })), "{bad}");
        }
        assert_ne!(signature("%"), signature("€"));
        assert_eq!(signature("Demandeurs  d'emploi"), signature("demandeurs d’emploi"));
    }
}
