//! What a file says, before anybody knows what it means: sheets, rows that hold something, cells with their address.

use crate::modele::texte_normal;
use crate::{Adresse, Decimal};
use jiff::civil::{Date, Time};
use kernel::texte;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    Xlsx,
    Ods,
    Csv,
}

/// A file that was read. Sheets are in the order of the file, hidden ones too, the one of the metadata apart.
#[derive(Debug, Clone, PartialEq)]
pub struct ClasseurLu {
    pub format: Format,
    pub feuilles: Vec<FeuilleBrute>,
    /// Keys and values of the hidden metadata sheet, `format_version` first; empty for a file of elsewhere.
    pub meta: Vec<(String, String)>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FeuilleBrute {
    pub nom: String,
    pub masquee: bool,
    /// Rows that hold at least one cell, by increasing number.
    pub lignes: Vec<LigneBrute>,
    pub fusions: Vec<Fusion>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct LigneBrute {
    /// From 1.
    pub numero: u32,
    /// Hidden by hand or by a filter: read like the others.
    pub masquee: bool,
    /// Cells that hold something, by increasing column.
    pub cellules: Vec<CelluleBrute>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct CelluleBrute {
    /// From 0.
    pub colonne: u32,
    pub contenu: Contenu,
    /// The formula; then `contenu` is only what the last spreadsheet computed, and is not to be trusted.
    pub formule: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Contenu {
    Vide,
    Texte(String),
    Nombre(Decimal),
    /// A day, and the hour when there is one.
    Date(Date, Option<Time>),
    Booleen(bool),
    /// `#REF!`, `#DIV/0!`… or a number that is none.
    Erreur(String),
}

/// Cells merged into one: only the first holds something. Rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fusion {
    pub lignes: (u32, u32),
    pub colonnes: (u32, u32),
}

impl Contenu {
    /// What a person reads in the cell, in French.
    #[must_use]
    pub fn en_texte(&self) -> String {
        match self {
            Self::Vide => String::new(),
            Self::Texte(text) => texte_normal(text),
            Self::Nombre(number) => number.a_virgule(),
            Self::Date(day, None) => texte::date_courte(*day),
            Self::Date(day, Some(time)) => format!("{} {:02}:{:02}", texte::date_courte(*day), time.hour(), time.minute()),
            Self::Booleen(true) => "oui".to_owned(),
            Self::Booleen(false) => "non".to_owned(),
            Self::Erreur(code) => code.clone(),
        }
    }

    #[must_use]
    pub fn est_vide(&self) -> bool {
        match self {
            Self::Vide => true,
            Self::Texte(text) => text.trim().is_empty(),
            Self::Nombre(_) | Self::Date(..) | Self::Booleen(_) | Self::Erreur(_) => false,
        }
    }
}

impl LigneBrute {
    #[must_use]
    pub fn cellule(&self, colonne: u32) -> Option<&CelluleBrute> {
        self.cellules.binary_search_by_key(&colonne, |c| c.colonne).ok().and_then(|rank| self.cellules.get(rank))
    }
}

impl FeuilleBrute {
    #[must_use]
    pub fn new(nom: &str, masquee: bool) -> Self {
        Self { nom: nom.to_owned(), masquee, lignes: vec![], fusions: vec![] }
    }

    #[must_use]
    pub fn ligne(&self, numero: u32) -> Option<&LigneBrute> {
        self.lignes.binary_search_by_key(&numero, |l| l.numero).ok().and_then(|rank| self.lignes.get(rank))
    }

    /// What is read in a cell, empty when there is nothing. Row from 1, column from 0.
    #[must_use]
    pub fn texte(&self, ligne: u32, colonne: u32) -> String {
        self.ligne(ligne).and_then(|l| l.cellule(colonne)).map(|c| c.contenu.en_texte()).unwrap_or_default()
    }

    /// Addresses of the cells that compute instead of saying.
    pub fn formules(&self) -> impl Iterator<Item = Adresse> + '_ {
        self.lignes.iter().flat_map(|row| {
            let with = row.cellules.iter().filter(|c| c.formule.is_some());
            with.map(|c| Adresse::new(&self.nom, row.numero, c.colonne))
        })
    }

    /// Rows in order, cells in order, one cell per place (the last said wins), nothing empty.
    pub(super) fn ranger(&mut self) {
        self.lignes.sort_by_key(|l| l.numero);
        self.lignes.dedup_by(|later, kept| {
            let same = later.numero == kept.numero;
            if same {
                kept.cellules.append(&mut later.cellules);
                kept.masquee |= later.masquee;
            }
            same
        });
        for row in &mut self.lignes {
            row.cellules.sort_by_key(|c| c.colonne);
            row.cellules.dedup_by(|later, kept| {
                let same = later.colonne == kept.colonne;
                if same {
                    std::mem::swap(later, kept);
                }
                same
            });
        }
        self.lignes.retain(|l| !l.cellules.is_empty());
    }
}

impl ClasseurLu {
    /// The sheet of that name, whatever its case and accents.
    #[must_use]
    pub fn feuille(&self, nom: &str) -> Option<&FeuilleBrute> {
        let wanted = texte::cle(&crate::ecriture::nom_permis(nom));
        self.feuilles.iter().find(|f| texte::cle(&f.nom) == wanted)
    }

    /// A value of the hidden metadata sheet.
    #[must_use]
    pub fn meta(&self, cle: &str) -> Option<&str> {
        self.meta.iter().find(|(k, _)| k == cle).map(|(_, v)| v.as_str())
    }
}
