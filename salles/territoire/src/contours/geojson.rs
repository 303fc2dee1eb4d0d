//! A GeoJSON FeatureCollection, feature by feature: one bad feature does not hide the others.

use super::geometrie::{Defaut, Geometrie};
use crate::regles::Refus;
use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

/// One feature of the file.
#[derive(Debug)]
pub struct Objet {
    /// Rank in the file, from 1.
    pub rang: usize,
    /// Its properties that are a text or a number, in alphabetical order.
    pub reperes: Vec<(String, String)>,
    pub geometrie: Result<Geometrie, Defaut>,
}

impl Objet {
    /// What names the feature for whoever looks for it in the file: its code and its name, else its
    /// first property.
    #[must_use]
    pub fn repere(&self) -> Option<String> {
        let with =
            |words: &[&str]| self.reperes.iter().find(|(key, _)| words.iter().any(|word| key.to_lowercase().contains(word)));
        let mut named: Vec<_> = [with(&["insee", "code"]), with(&["nom", "name", "lib"])].into_iter().flatten().collect();
        named.dedup();
        if named.is_empty() {
            named.extend(self.reperes.first());
        }
        let texts: Vec<String> =
            named.iter().map(|(key, value)| format!("{key} = {}", value.chars().take(60).collect::<String>())).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }
}

#[derive(Deserialize)]
struct Tete {
    #[serde(rename = "type")]
    genre: Option<Value>,
}

#[derive(Deserialize)]
struct Collection<'a> {
    #[serde(borrow)]
    features: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
struct Brut<'a> {
    properties: Option<Map<String, Value>>,
    #[serde(borrow)]
    geometry: Option<&'a RawValue>,
}

/// Reads a file; `max` is the greatest number of bytes accepted.
///
/// # Errors
/// The `Refus` that says what the file is instead of a collection of outlines.
pub fn lire(octets: &[u8], max: usize) -> Result<Vec<Objet>, Refus> {
    if octets.len() > max {
        return Err(Refus::FichierTropLourd { octets: octets.len(), max });
    }
    if octets.iter().all(u8::is_ascii_whitespace) {
        return Err(Refus::FichierVide);
    }
    for (signature, genre) in
        [(b"%PDF".as_slice(), "PDF"), (b"PK\x03\x04", "ZIP"), (b"\x89PNG", "PNG"), (b"\x00\x00\x27\x0a", "SHP")]
    {
        if octets.starts_with(signature) {
            return Err(Refus::FichierAutreGenre { genre });
        }
    }
    let octets = octets.strip_prefix(b"\xef\xbb\xbf").unwrap_or(octets);
    let texte = std::str::from_utf8(octets).map_err(|_| Refus::FichierAutreGenre { genre: "binaire" })?;
    if texte.trim_start().starts_with('[') {
        return Err(Refus::PasUneCollection { vu: String::new() });
    }
    let tete: Tete = serde_json::from_str(texte).map_err(|e| json(&e))?;
    match tete.genre {
        Some(Value::String(genre)) if genre == "FeatureCollection" => {}
        Some(Value::String(genre)) => return Err(Refus::PasUneCollection { vu: genre.chars().take(40).collect() }),
        _ => return Err(Refus::PasUneCollection { vu: String::new() }),
    }
    let collection: Collection<'_> = serde_json::from_str(texte).map_err(|e| json(&e))?;
    if collection.features.is_empty() {
        return Err(Refus::CollectionVide);
    }
    let objets: Vec<Objet> = collection.features.iter().zip(1..).map(|(feature, rang)| objet(feature.get(), rang)).collect();
    if objets.iter().any(|o| o.geometrie.is_ok()) {
        return Ok(objets);
    }
    let metres = objets.iter().find_map(|o| match &o.geometrie {
        Err(Defaut::HorsWgs84(point)) => Some(*point),
        _ => None,
    });
    let autre = objets.iter().find_map(|o| match &o.geometrie {
        Err(Defaut::AutreGenre(genre)) => Some(genre.clone()),
        _ => None,
    });
    Err(match (metres, autre) {
        (Some([x, y]), _) => Refus::PasEnDegres { x: x.to_string(), y: y.to_string() },
        (None, Some(genre)) => Refus::PasDesContours { genre, nombre: objets.len() },
        (None, None) => Refus::AucunContourLisible { nombre: objets.len() },
    })
}

fn objet(texte: &str, rang: usize) -> Objet {
    match serde_json::from_str::<Brut<'_>>(texte) {
        Ok(brut) => Objet {
            rang,
            reperes: brut.properties.unwrap_or_default().into_iter().filter_map(|(k, v)| scalaire(v).map(|v| (k, v))).collect(),
            geometrie: brut.geometry.map_or(Err(Defaut::Absente), |g| Geometrie::lire(g.get())),
        },
        Err(_) => Objet { rang, reperes: vec![], geometrie: Err(Defaut::Illisible) },
    }
}

fn scalaire(value: Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|t| !t.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn json(error: &serde_json::Error) -> Refus {
    use serde_json::error::Category;
    match error.classify() {
        Category::Eof => Refus::JsonTronque { ligne: error.line() },
        Category::Data => Refus::PasUneCollection { vu: String::new() },
        Category::Syntax | Category::Io => Refus::JsonInvalide { ligne: error.line(), colonne: error.column() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Refusal;

    const CARRE: &str = r#"{"type":"Polygon","coordinates":[[[2,43],[2.1,43],[2.1,43.1],[2,43]]]}"#;

    fn collection(features: &[&str]) -> String {
        format!(r#"{{"type":"FeatureCollection","name":"essai","features":[{}]}}"#, features.join(","))
    }

    #[test]
    fn un_objet_abime_ne_cache_pas_les_autres() {
        let bon = format!(
            r#"{{"type":"Feature","properties":{{"code":11001,"nom":" Aigues-Vives ","vide":null}},"geometry":{CARRE}}}"#
        );
        let lus = lire(
            collection(&[r#"{"type":"Feature","properties":{"code":"11005"},"geometry":null}"#, &bon, "3"]).as_bytes(),
            10_000,
        )
        .unwrap();
        assert_eq!(lus.iter().map(|o| (o.rang, o.geometrie.is_ok())).collect::<Vec<_>>(), [(1, false), (2, true), (3, false)]);
        assert_eq!(lus[0].geometrie, Err(Defaut::Absente));
        assert_eq!(lus[1].reperes, [("code".to_owned(), "11001".to_owned()), ("nom".to_owned(), "Aigues-Vives".to_owned())]);
    }

    #[test]
    fn chaque_mauvais_fichier_a_sa_reponse() {
        let point = r#"{"type":"Feature","properties":{"code":"11001"},"geometry":{"type":"Point","coordinates":[2,43]}}"#;
        let metres = r#"{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[648000,6234000],[648100,6234000],[648100,6234100],[648000,6234000]]]}}"#;
        let entier = collection(&[&format!(r#"{{"type":"Feature","properties":{{}},"geometry":{CARRE}}}"#)]);
        let points = collection(&[point, point]);
        let cases: [(&[u8], &str); 12] = [
            (b"%PDF-1.7 \xff\xfe", "fichier-autre-genre"),
            (b"PK\x03\x04rest", "fichier-autre-genre"),
            (b"\xff\xfe{\x00", "fichier-autre-genre"),
            (b"  \n", "fichier-vide"),
            (&entier.as_bytes()[..entier.len() - 30], "json-tronque"),
            (b"code;nom\n11001;Aigues-Vives", "json-invalide"),
            (b"[1, 2]", "pas-une-collection"),
            (br#"{"type":"Topology","objects":{}}"#, "pas-une-collection"),
            (br#"{"type":"FeatureCollection"}"#, "pas-une-collection"),
            (br#"{"type":"FeatureCollection","features":[]}"#, "collection-vide"),
            (points.as_bytes(), "pas-des-contours"),
            (&collection(&[metres]).into_bytes(), "pas-en-degres"),
        ];
        for (octets, code) in cases {
            let refus = lire(octets, 10_000).unwrap_err();
            assert_eq!(refus.code(), format!("territoire-{code}"), "{}", String::from_utf8_lossy(octets));
        }
        assert_eq!(lire(&[b' '; 25], 20).unwrap_err(), Refus::FichierTropLourd { octets: 25, max: 20 });
        assert!(lire(format!("\u{feff}{entier}").as_bytes(), 10_000).is_ok(), "a byte-order mark is no fault");
    }
}
