//! From the rooms' structs to the JSON the templates read: paragraphs, and characters the font can draw.

use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};

use crate::erreur::{Document, PaperError};
use crate::polices::{Polices, polices};

/// A run of letters longer than this gets invitations to break, or it would leave its column.
const MOT_TROP_LONG: usize = 32;
/// Distance between two such invitations, in characters.
const PAS_DE_COUPE: usize = 8;

/// Text of one or more paragraphs: a line is a paragraph, a line starting with `-`, `–`, `•`, `*` or `o `
/// is an item of a list. Nothing else is interpreted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texte(pub String);

impl From<&str> for Texte {
    fn from(texte: &str) -> Self {
        Self(texte.to_owned())
    }
}

impl From<String> for Texte {
    fn from(texte: String) -> Self {
        Self(texte)
    }
}

#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Bloc<'a> {
    Paragraphe(&'a str),
    Liste(Vec<&'a str>),
}

fn puce(ligne: &str) -> Option<&str> {
    let reste = ligne.strip_prefix(['-', '–', '•', '*']).or_else(|| ligne.strip_prefix("o "))?;
    let reste = reste.trim_start();
    (!reste.is_empty()).then_some(reste)
}

fn blocs(texte: &str) -> Vec<Bloc<'_>> {
    let mut blocs = Vec::new();
    for ligne in texte.lines().map(str::trim).filter(|l| !l.is_empty()) {
        match (puce(ligne), blocs.last_mut()) {
            (Some(item), Some(Bloc::Liste(items))) => items.push(item),
            (Some(item), _) => blocs.push(Bloc::Liste(vec![item])),
            (None, _) => blocs.push(Bloc::Paragraphe(ligne)),
        }
    }
    blocs
}

impl Serialize for Texte {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        blocs(&self.0).serialize(serializer)
    }
}

/// The data file of one document: `{"document", "tirage", "corps", "transcrits"}`, where `transcrits`
/// counts the characters that had to be written otherwise because Noto Sans does not draw them.
pub(crate) fn donnees(document: Document, mut corps: Value, mut tirage: Value) -> Result<Vec<u8>, PaperError> {
    let polices = polices().ok_or(PaperError::Polices { document })?;
    let transcrits = imprimable(&mut corps, polices) + imprimable(&mut tirage, polices);
    serde_json::to_vec(&json!({
        "document": format!("{document:?}"),
        "tirage": tirage,
        "corps": corps,
        "transcrits": transcrits,
    }))
    .map_err(|source| PaperError::Donnees { document, source })
}

fn imprimable(valeur: &mut Value, polices: &Polices) -> usize {
    match valeur {
        Value::String(texte) => {
            let (propre, transcrits) = lisible(texte, |c| polices.dessine(c));
            *texte = propre;
            transcrits
        }
        Value::Array(valeurs) => valeurs.iter_mut().map(|v| imprimable(v, polices)).sum(),
        Value::Object(champs) => imprimable_champs(champs, polices),
        Value::Null | Value::Bool(_) | Value::Number(_) => 0,
    }
}

fn imprimable_champs(champs: &mut Map<String, Value>, polices: &Polices) -> usize {
    champs.values_mut().map(|v| imprimable(v, polices)).sum()
}

/// Invisible characters that steer layout or direction: they have no place in a printed field.
fn invisible(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// One printable line: white space collapsed, control characters dropped, characters the font lacks
/// written in Latin letters. Returns the line and how many characters were written otherwise.
pub(crate) fn lisible(texte: &str, dessine: impl Fn(char) -> bool) -> (String, usize) {
    let mut propre = String::with_capacity(texte.len());
    let mut transcrits = 0;
    for c in texte.chars() {
        if c.is_control() && !c.is_whitespace() || invisible(c) {
            continue;
        }
        if c.is_control() || matches!(c, ' ' | '\u{2028}' | '\u{2029}') {
            if !propre.is_empty() && !propre.ends_with(' ') {
                propre.push(' ');
            }
        } else if dessine(c) && !prive(c) {
            propre.push(c);
        } else {
            transcrits += 1;
            propre.push_str(&transcription(c, &dessine));
        }
    }
    propre.truncate(propre.trim_end_matches(' ').len());
    (secable(&propre), transcrits)
}

/// Private-use characters mean nothing outside the font that invented them.
fn prive(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}')
}

fn transcription(c: char, dessine: impl Fn(char) -> bool) -> String {
    match deunicode::deunicode_char(c) {
        Some(latin) if !latin.is_empty() && latin.chars().all(&dessine) => latin.to_owned(),
        _ => "?".to_owned(),
    }
}

/// Lets endless words (addresses, pasted keys) break, with the zero-width space made for that.
fn secable(texte: &str) -> String {
    if texte.split(' ').all(|mot| mot.chars().count() <= MOT_TROP_LONG) {
        return texte.to_owned();
    }
    let couper = |mot: &str| {
        if mot.chars().count() <= MOT_TROP_LONG {
            return mot.to_owned();
        }
        let mut coupe = String::with_capacity(mot.len() * 2);
        for (rang, c) in mot.chars().enumerate() {
            if rang > 0 && rang % PAS_DE_COUPE == 0 {
                coupe.push('\u{200b}');
            }
            coupe.push(c);
        }
        coupe
    };
    texte.split(' ').map(couper).collect::<Vec<_>>().join(" ")
}
