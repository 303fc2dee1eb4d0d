//! Reading the file of anybody: « hostile XLSX, megabytes of noise, formulas in cells: an error that names the place,
//! nothing written, bounded time and memory ».

pub mod brut;
mod csv;
mod garde;
mod ods;
mod xlsx;

use crate::Adresse;
use brut::{ClasseurLu, Contenu, FeuilleBrute};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

use std::time::{Duration, Instant};

/// What a file may cost. Past any of these, the file is refused and says which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limites {
    /// Bytes of the file.
    pub octets: usize,
    /// Bytes of all that the file unfolds to (a zip bomb stops there), and of all the texts read.
    pub octets_deplies: usize,
    /// Cells that hold something, repeated ones included.
    pub cellules: usize,
    pub feuilles: usize,
    /// Distinct texts that the file declares.
    pub textes: usize,
    pub fusions: usize,
    pub duree: Duration,
}

impl Default for Limites {
    /// A plan of 500 sheets with all its answers is ten times smaller; a file at the limits costs some 150 MB for a moment.
    fn default() -> Self {
        Self {
            octets: 10 << 20,
            octets_deplies: 60 << 20,
            cellules: 250_000,
            feuilles: 100,
            textes: 200_000,
            fusions: 20_000,
            duree: Duration::from_secs(20),
        }
    }
}

/// Which of the [`Limites`] was passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mesure {
    Octets,
    OctetsDeplies,
    Cellules,
    Feuilles,
    Textes,
    Fusions,
    Duree,
}

/// Why a file is not read at all. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FichierRefuse {
    #[error("the file is empty")]
    Vide,
    #[error("neither a workbook nor a csv")]
    FormatInconnu,
    /// xls, or a workbook under a password: the two have the same envelope.
    #[error("an old xls, or a workbook under a password")]
    AncienOuChiffre,
    /// Damaged or cut. `ou`: the sheet, or the part of the file.
    #[error("the workbook is damaged in {ou}")]
    Abime { ou: String },
    #[error("the workbook is damaged near {adresse}")]
    AbimeVers { adresse: Adresse },
    #[error("over the limit of {mesure:?}: {permis}")]
    TropGros { mesure: Mesure, permis: u64 },
    #[error("over the limit of {mesure:?} at {adresse}: {permis}")]
    TropGrosVers { mesure: Mesure, permis: u64, adresse: Adresse },
}

/// Reads xlsx, ods or csv, recognised by their content; `nom` only names the sheet of a csv.
///
/// ```
/// let lu = sheets::lire(b"Intitul\xe9;Part\nSport sant\xe9;12 %\n", "axes.csv", &sheets::Limites::default()).unwrap();
/// assert_eq!(lu.feuilles[0].nom, "axes");
/// assert_eq!(lu.feuilles[0].texte(1, 0), "Intitulé");
/// ```
///
/// # Errors
/// [`FichierRefuse`]: too large, damaged, or of another kind.
pub fn lire(bytes: &[u8], nom: &str, limites: &Limites) -> Result<ClasseurLu, FichierRefuse> {
    if bytes.is_empty() {
        return Err(FichierRefuse::Vide);
    }
    if bytes.len() > limites.octets {
        return Err(Compteur::refus(Mesure::Octets, limites.octets));
    }
    let mut compteur = Compteur::new(limites);
    if bytes.starts_with(b"PK\x03\x04") {
        let releve = garde::inspecter(bytes, &mut compteur)?;
        match releve.format {
            garde::Archive::Xlsx => xlsx::lire(bytes, &releve, &mut compteur),
            garde::Archive::Ods => ods::lire(bytes, &mut compteur),
        }
    } else if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        Err(FichierRefuse::AncienOuChiffre)
    } else {
        csv::lire(bytes, nom, &mut compteur)
    }
}

/// Rows and columns past these are in no spreadsheet.
const LIGNES: u32 = 1_048_576;
const COLONNES: u32 = 16_384;

/// What was spent so far, and the way to refuse in time.
struct Compteur<'a> {
    limites: &'a Limites,
    debut: Instant,
    deplies: usize,
    cellules: usize,
    octets_de_texte: usize,
    pas: u32,
}

impl<'a> Compteur<'a> {
    fn new(limites: &'a Limites) -> Self {
        Self { limites, debut: Instant::now(), deplies: 0, cellules: 0, octets_de_texte: 0, pas: 0 }
    }

    fn refus(mesure: Mesure, permis: usize) -> FichierRefuse {
        FichierRefuse::TropGros { mesure, permis: u64::try_from(permis).unwrap_or(u64::MAX) }
    }

    /// Looks at the clock once in 256 calls.
    fn tic(&mut self) -> Result<(), FichierRefuse> {
        self.pas = self.pas.wrapping_add(1);
        if self.pas.is_multiple_of(256) && self.debut.elapsed() > self.limites.duree {
            let seconds = usize::try_from(self.limites.duree.as_secs()).unwrap_or(usize::MAX);
            return Err(Self::refus(Mesure::Duree, seconds));
        }
        Ok(())
    }

    fn deplie(&mut self, bytes: usize) -> Result<(), FichierRefuse> {
        self.deplies = self.deplies.saturating_add(bytes);
        if self.deplies > self.limites.octets_deplies {
            return Err(Self::refus(Mesure::OctetsDeplies, self.limites.octets_deplies));
        }
        Ok(())
    }

    /// Counts a cell about to be kept.
    fn cellule(&mut self, feuille: &str, ligne: u32, colonne: u32, contenu: &Contenu) -> Result<(), FichierRefuse> {
        self.tic()?;
        self.cellules += 1;
        if let Contenu::Texte(text) = contenu {
            self.octets_de_texte = self.octets_de_texte.saturating_add(text.len());
        }
        let over = |mesure, permis: usize| FichierRefuse::TropGrosVers {
            mesure,
            permis: u64::try_from(permis).unwrap_or(u64::MAX),
            adresse: Adresse::new(feuille, ligne, colonne),
        };
        if self.cellules > self.limites.cellules {
            return Err(over(Mesure::Cellules, self.limites.cellules));
        }
        if self.octets_de_texte > self.limites.octets_deplies {
            return Err(over(Mesure::OctetsDeplies, self.limites.octets_deplies));
        }
        if ligne > LIGNES || colonne >= COLONNES {
            return Err(FichierRefuse::AbimeVers { adresse: Adresse::new(feuille, ligne, colonne) });
        }
        Ok(())
    }

    fn feuille(&self, deja: &[FeuilleBrute]) -> Result<(), FichierRefuse> {
        if deja.len() >= self.limites.feuilles {
            return Err(Self::refus(Mesure::Feuilles, self.limites.feuilles));
        }
        Ok(())
    }
}

/// `2026-03-12` or `2026-03-12T08:30:00`; anything else stays the text it is.
fn date_iso(text: &str) -> Contenu {
    let (day, time) = text.trim().split_once(['T', ' ']).map_or((text.trim(), None), |(d, t)| (d, Some(t)));
    let time = time.and_then(|t| t.trim_end_matches('Z').parse::<Time>().ok());
    match day.parse::<Date>() {
        Ok(day) => Contenu::Date(day, time.filter(|t| *t != Time::midnight())),
        Err(_) => Contenu::Texte(text.to_owned()),
    }
}
