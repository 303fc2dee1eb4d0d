//! One writing for one content: the same facts always give the same bytes, hence the same SHA-256.

use crate::model::edition_contenu::{EditionContenu, EnteteFige};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The text is not the content of an edition of a known format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContenuIllisible(pub String);

/// Compact JSON whose keys are in the order of their characters, whatever the order they came in.
#[must_use]
pub fn canonique(value: &Value) -> String {
    let mut out = String::new();
    ecrire(value, &mut out);
    out
}

fn ecrire(value: &Value, out: &mut String) {
    match value {
        Value::Object(fields) => {
            let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
            out.push('{');
            for (rank, (name, value)) in sorted.into_iter().enumerate() {
                if rank > 0 {
                    out.push(',');
                }
                ecrire(&Value::String(name.clone()), out);
                out.push(':');
                ecrire(value, out);
            }
            out.push('}');
        }
        Value::Array(values) => {
            out.push('[');
            for (rank, value) in values.iter().enumerate() {
                if rank > 0 {
                    out.push(',');
                }
                ecrire(value, out);
            }
            out.push(']');
        }
        plain => out.push_str(&plain.to_string()),
    }
}

/// The canonical text of a structure.
///
/// # Errors
/// `ContenuIllisible` when the structure cannot be written as JSON.
pub fn texte<T: Serialize>(contenu: &T) -> Result<String, ContenuIllisible> {
    serde_json::to_value(contenu).map(|v| canonique(&v)).map_err(|e| ContenuIllisible(e.to_string()))
}

/// Reads a text written by [`texte`].
///
/// # Errors
/// `ContenuIllisible` says what is not of the format.
pub fn lire<T: DeserializeOwned>(texte: &str) -> Result<T, ContenuIllisible> {
    serde_json::from_str(texte).map_err(|e| ContenuIllisible(e.to_string()))
}

/// SHA-256 of the exact bytes, hexadecimal, in lower case: what `sha256sum` prints.
#[must_use]
pub fn empreinte(octets: &[u8]) -> String {
    Sha256::digest(octets).iter().fold(String::with_capacity(64), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}

/// True when two contents differ only by what they say of their own edition.
#[must_use]
pub fn memes_faits(a: &EditionContenu, b: &EditionContenu) -> bool {
    let blank = |c: &EditionContenu| {
        let mut c = c.clone();
        // A figure has another code in each edition.
        c.chaque_chiffre(|_, figure| figure.code.clear());
        EditionContenu {
            edition: EnteteFige {
                numero: String::new(),
                exercice: c.edition.exercice,
                figee_le: jiff::civil::Date::default(),
                arrete_au: c.edition.arrete_au,
                rectifie: None,
                motif: None,
                logiciel: String::new(),
            },
            ..c
        }
    };
    blank(a) == blank(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn l_ordre_des_cles_ne_change_pas_les_octets() {
        let a: Value = serde_json::from_str(r#"{"z":1,"a":{"é":null,"b":["x",{"d":true,"c":"\"\n"}]}}"#).unwrap();
        let b: Value = serde_json::from_str(r#"{"a":{"b":["x",{"c":"\"\n","d":true}],"é":null},"z":1}"#).unwrap();
        assert_eq!(canonique(&a), canonique(&b));
        assert_eq!(canonique(&a), r#"{"a":{"b":["x",{"c":"\"\n","d":true}],"é":null},"z":1}"#);
        assert_ne!(canonique(&a), canonique(&json!({"z": 2})));
    }

    #[test]
    fn l_empreinte_est_celle_de_sha256sum() {
        assert_eq!(empreinte(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(empreinte(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
