//! What a workbook holds: sheets, typed columns, values, and the address of a cell.

use crate::Decimal;
use jiff::civil::{Date, DateTime};
use kernel::{Lang, texte};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A whole workbook. Same value, same bytes: the creation instant is given, never read from the machine.
#[derive(Debug, Clone, PartialEq)]
pub struct Classeur {
    /// The first sheet, read by people: how to work in the file.
    pub a_lire: Option<ALire>,
    pub feuilles: Vec<Feuille>,
    /// Keys and values of the hidden metadata sheet (source, contract, day of the export…), given back by the reader.
    pub meta: Vec<(String, String)>,
    /// Written in the properties of the document (UTC).
    pub cree_a: DateTime,
    pub titre: String,
    /// Language of what the crate itself writes: « oui », the messages of the drop-downs.
    pub lang: Lang,
}

/// The « À lire » sheet: its name and its paragraphs, the first being the title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ALire {
    pub nom: String,
    pub paragraphes: Vec<String>,
}

/// One list: columns, then rows whose values follow the columns.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feuille {
    pub nom: String,
    pub colonnes: Vec<Colonne>,
    /// A row shorter than the columns is completed by [`Valeur::Vide`].
    pub lignes: Vec<Vec<Valeur>>,
}

/// A column, as the base knows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colonne {
    /// Stable name for the caller, also recognised as a heading.
    pub cle: String,
    /// The heading people read.
    pub titre: String,
    /// What to write there, shown on the heading; may be empty.
    pub aide: String,
    pub genre: Genre,
    pub obligatoire: bool,
    /// False: shown, and refused when changed.
    pub modifiable: bool,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Genre {
    Texte,
    Entier,
    Decimal,
    Date,
    OuiNon,
    /// A number cell is a number, a text cell stays as typed: its reader is the caller's (« nd : demandé à la CPAM »).
    Libre,
    /// One of these labels; case, accents and punctuation are forgiven.
    Choix(Vec<String>),
    /// The name of the row, given by the base and by it alone.
    Identifiant,
}

/// What a cell holds, once understood.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Valeur {
    #[default]
    Vide,
    Texte(String),
    Nombre(Decimal),
    Date(Date),
    OuiNon(bool),
}

impl Valeur {
    pub fn texte(texte: impl Into<String>) -> Self {
        Self::Texte(texte.into())
    }

    #[must_use]
    pub fn est_vide(&self) -> bool {
        match self {
            Self::Vide => true,
            Self::Texte(t) => t.trim().is_empty(),
            Self::Nombre(_) | Self::Date(_) | Self::OuiNon(_) => false,
        }
    }
}

impl From<i64> for Valeur {
    fn from(n: i64) -> Self {
        Self::Nombre(n.into())
    }
}

impl From<Date> for Valeur {
    fn from(d: Date) -> Self {
        Self::Date(d)
    }
}

impl Colonne {
    /// An optional, editable column.
    #[must_use]
    pub fn new(cle: &str, titre: &str, genre: Genre) -> Self {
        let modifiable = genre != Genre::Identifiant;
        Self { cle: cle.to_owned(), titre: titre.to_owned(), aide: String::new(), genre, obligatoire: false, modifiable }
    }

    #[must_use]
    pub fn aide(mut self, aide: &str) -> Self {
        aide.clone_into(&mut self.aide);
        self
    }

    #[must_use]
    pub fn obligatoire(mut self) -> Self {
        self.obligatoire = true;
        self
    }

    /// Shown for the reader; a change of it is refused.
    #[must_use]
    pub fn lecture_seule(mut self) -> Self {
        self.modifiable = false;
        self
    }

    /// True when a heading of a file names this column: « columns moved, renamed in case or accents ».
    #[must_use]
    pub fn se_nomme(&self, entete: &str) -> bool {
        let lue = texte::cle(entete);
        !lue.is_empty() && (lue == texte::cle(&self.titre) || lue == texte::cle(&self.cle))
    }
}

impl Feuille {
    /// Rank of the identifier column.
    #[must_use]
    pub fn rang_identifiant(&self) -> Option<usize> {
        self.colonnes.iter().position(|c| c.genre == Genre::Identifiant)
    }
}

/// Where a cell is: « Fiches!C12 ».
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Adresse {
    pub feuille: String,
    /// From 1, as spreadsheets count.
    pub ligne: u32,
    /// From 0: A is 0.
    pub colonne: u32,
}

impl Adresse {
    #[must_use]
    pub fn new(feuille: &str, ligne: u32, colonne: u32) -> Self {
        Self { feuille: feuille.to_owned(), ligne, colonne }
    }
}

impl fmt::Display for Adresse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}!{}{}", self.feuille, lettres(self.colonne), self.ligne)
    }
}

/// Letters of a column: 0 is « A », 27 is « AB ».
#[must_use]
pub fn lettres(colonne: u32) -> String {
    let mut rest = u64::from(colonne) + 1;
    let mut out = Vec::new();
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        out.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

/// A text as files keep it: line ends are `\n`, characters that no spreadsheet can hold are gone, no space around.
#[must_use]
pub fn texte_normal(texte: &str) -> String {
    let mut out = String::with_capacity(texte.len());
    let mut chars = texte.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                if chars.peek() == Some(&'\n') {
                    chars.next();
                }
                out.push('\n');
            }
            '\n' | '\t' => out.push(c),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if c.is_ascii_control() => {}
            _ => out.push(c),
        }
    }
    let trimmed = out.trim();
    if trimmed.len() == out.len() { out } else { trimmed.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn une_adresse_s_ecrit_comme_dans_un_tableur() {
        assert_eq!(Adresse::new("Fiches", 12, 2).to_string(), "Fiches!C12");
        assert_eq!(lettres(25), "Z");
        assert_eq!(lettres(26), "AA");
        assert_eq!(lettres(16_383), "XFD");
    }

    #[test]
    fn une_colonne_se_reconnait_malgre_la_casse_les_accents_et_l_etoile() {
        let colonne = Colonne::new("intitule", "Intitulé de l’action", Genre::Texte);
        assert!(colonne.se_nomme("INTITULE DE L'ACTION *"));
        assert!(colonne.se_nomme("intitule"));
        assert!(!colonne.se_nomme("Intitulé"[..3].trim()));
        assert!(!colonne.se_nomme("  "));
    }

    #[test]
    fn un_texte_normal_garde_les_insecables_et_perd_les_retours_chariot() {
        assert_eq!(texte_normal(" a\r\nb\rc\u{a0}\u{202f}: \u{1} d "), "a\nb\nc\u{a0}\u{202f}:  d");
    }
}
