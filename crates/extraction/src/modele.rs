//! What the reading gives: sheets whose every value knows how sure it is and where it was read.

use crate::raison::{Confiance, Raison};
use serde::{Deserialize, Serialize};

/// Where a value was read: lines of the source text counted from 1, both included, and the page when
/// the text has form feeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub debut: u32,
    pub fin: u32,
    pub page: Option<u32>,
}

/// A value read, its place (none when nothing was printed) and every reason to doubt it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lu<T> {
    pub valeur: T,
    pub place: Option<Place>,
    pub raisons: Vec<Raison>,
}

impl<T> Lu<T> {
    pub(crate) fn new(valeur: T, place: Option<Place>) -> Self {
        Self { valeur, place, raisons: Vec::new() }
    }

    /// The least of what its reasons leave; sure when there is none.
    #[must_use]
    pub fn confiance(&self) -> Confiance {
        self.raisons.iter().map(|r| r.confiance()).max().unwrap_or(Confiance::Sur)
    }

    pub(crate) fn map<U>(self, f: impl FnOnce(T) -> U) -> Lu<U> {
        Lu { valeur: f(self.valeur), place: self.place, raisons: self.raisons }
    }

    pub(crate) fn douter(&mut self, raison: Raison) {
        if !self.raisons.contains(&raison) {
            self.raisons.push(raison);
        }
    }

    pub(crate) fn doutant(mut self, raison: Raison) -> Self {
        self.douter(raison);
        self
    }
}

/// The printed mention; « ne dit pas le nombre de pilotes ».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pilotage {
    Pilotage,
    Copilotage,
}

impl Pilotage {
    /// As the JSON writes it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Pilotage => "pilotage",
            Self::Copilotage => "copilotage",
        }
    }
}

/// One line of the table of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Declinaison {
    /// As printed; the proposed one when none is.
    pub lettre: String,
    /// Another letter, when the printed one is already taken in the sheet.
    pub lettre_proposee: Option<String>,
    pub libelle: String,
    /// Years of the contract, from 1, ascending.
    pub annees: Vec<u32>,
    /// As printed; none when the cell is empty.
    pub echeance: Option<String>,
    /// An O/N box is printed.
    pub case_realise: bool,
}

/// One indicator; no letter when it is printed for the whole sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicateur {
    pub lettres: Vec<String>,
    pub libelle: String,
}

/// One action sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fiche {
    pub numero: Lu<u32>,
    /// « 1.2 », when the sheet is coded rather than numbered.
    pub code: Option<String>,
    pub ambition: Lu<Option<u32>>,
    /// Title of the ambition, as printed above this sheet.
    pub ambition_titre: Lu<Option<String>>,
    pub titre: Lu<String>,
    /// The title that the table of contents or the plan prints, when it differs.
    pub titre_plan: Option<Lu<String>>,
    pub pilotage_mode: Lu<Option<Pilotage>>,
    pub pilotes: Lu<Vec<String>>,
    pub partenaires: Lu<Vec<String>>,
    pub contexte: Lu<String>,
    /// Boxed links that name no sheet (« Liens avec le PGD »), as printed.
    pub encarts: Vec<Lu<String>>,
    pub objectif_strategique: Lu<Option<String>>,
    pub objectifs_operationnels: Lu<Vec<Lu<String>>>,
    pub declinaisons: Lu<Vec<Lu<Declinaison>>>,
    pub public_cible: Lu<Option<String>>,
    pub liens_programmes: Lu<Vec<Lu<String>>>,
    pub liens_fiches: Lu<Vec<u32>>,
    pub indicateurs_resultat: Lu<Vec<Lu<Indicateur>>>,
    pub indicateurs_suivi: Lu<Vec<Lu<Indicateur>>>,
}

/// Why a line of the source is in no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reste {
    /// Before the first sheet.
    AvantLesFiches,
    /// In a sheet, but under no heading that takes it.
    SansRubrique,
    /// In the progress grid, which a contract prints empty.
    GrilleRemplie,
    /// Past the length that a field can hold.
    TropLong,
}

/// What a line of the source became.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// In a field of a sheet.
    Champ,
    /// Heading of a sheet, of a field or of a table.
    Intitule,
    /// Page number.
    NumeroDePage,
    /// Header or footer repeated from page to page.
    TitreCourant,
    /// Empty progress grid.
    Grille,
    /// Line of a table of contents.
    Sommaire,
    /// Nothing was done with it.
    Laissee(Reste),
}

/// A line of the source: its number, its page, its text, what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LigneLue {
    pub numero: u32,
    pub page: Option<u32>,
    pub texte: String,
    pub sort: Sort,
}

/// The whole reading. Every non-blank line of the source is once in `lignes`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
    pub fiches: Vec<Fiche>,
    /// Every non-blank line of the source, in order, with what became of it.
    pub lignes: Vec<LigneLue>,
}

impl Extraction {
    /// The lines that went nowhere: nothing is lost in silence.
    pub fn restes(&self) -> impl Iterator<Item = &LigneLue> {
        self.lignes.iter().filter(|l| matches!(l.sort, Sort::Laissee(_)))
    }

    /// Lines set aside on purpose (page numbers, repeated headers, empty grids, contents): neither
    /// field nor leftover.
    pub fn ecartees(&self) -> impl Iterator<Item = &LigneLue> {
        self.lignes.iter().filter(|l| !matches!(l.sort, Sort::Laissee(_) | Sort::Champ))
    }
}
