//! Files of vectors `{"vecteurs":[{"id","fonction","entree","attendu"}…]}`: what a rule must answer to what it is asked.
//! Read and judged in one way by `pacte eprouver` and by the tests of the rooms.

use serde::Deserialize;
use serde_json::Value;

/// One question and the answer expected.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Vecteur {
    pub id: String,
    /// Name of the rule in the domain documents.
    pub fonction: String,
    pub entree: Value,
    pub attendu: Value,
}

#[derive(Deserialize)]
struct Fichier {
    vecteurs: Vec<Vecteur>,
}

/// A vector that cannot be read, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Malforme {
    /// Its rank in the file, from 1.
    pub rang: usize,
    /// Its identifier, when it says one.
    pub id: Option<String>,
    /// What the reader says.
    pub quoi: String,
}

impl std::fmt::Display for Malforme {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.id {
            Some(id) => write!(f, "{id} (vector {})\n  got      {}", self.rang, self.quoi),
            None => write!(f, "vector {}\n  got      {}", self.rang, self.quoi),
        }
    }
}

#[derive(Deserialize)]
struct Bruts {
    vecteurs: Vec<Value>,
}

/// The vectors of a file one by one, in order: one that cannot be read does not hide the others.
///
/// # Errors
/// What the reader says, with line and column, when the text is not `{"vecteurs":[…]}`.
pub fn lire_chacun(texte: &str) -> Result<Vec<Result<Vecteur, Malforme>>, serde_json::Error> {
    // Editors of some systems open a file with a mark of its encoding.
    let bruts: Bruts = serde_json::from_str(texte.trim_start_matches('\u{feff}'))?;
    let chacun = bruts.vecteurs.into_iter().enumerate().map(|(rang, brut)| {
        let id = brut.get("id").and_then(Value::as_str).map(str::to_owned);
        let objet = brut.is_object().then_some(brut).ok_or_else(|| "not an object".to_owned());
        let lu = objet.and_then(|brut| serde_json::from_value(brut).map_err(|e| e.to_string()));
        lu.map_err(|quoi| Malforme { rang: rang + 1, id, quoi })
    });
    Ok(chacun.collect())
}

/// The vectors of a file, in order.
///
/// # Errors
/// What the reader says, with line and column, when the text is not of the shape above.
pub fn lire(texte: &str) -> Result<Vec<Vecteur>, serde_json::Error> {
    serde_json::from_str::<Fichier>(texte).map(|f| f.vecteurs)
}

impl Vecteur {
    /// What is wrong with an answer, ready to print; nothing when `juste` accepts it.
    pub fn echec<E: std::fmt::Display>(&self, obtenu: Result<Value, E>, juste: impl FnOnce(&Value) -> bool) -> Option<String> {
        let got = match obtenu {
            Ok(value) if juste(&value) => return None,
            Ok(value) => value.to_string(),
            Err(error) => error.to_string(),
        };
        Some(format!("{} {}\n  expected {}\n  got      {got}", self.id, self.fonction, self.attendu))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn un_vecteur_se_tait_quand_il_passe_et_dit_l_attendu_et_l_obtenu_sinon() {
        let all = lire(r#"{"vecteurs":[{"id":"T01","fonction":"taux","entree":{},"attendu":1}]}"#).unwrap();
        let said = |got: Result<Value, &str>| all[0].echec(got, |v| *v == all[0].attendu);
        assert_eq!(said(Ok(1.into())), None);
        assert_eq!(said(Ok(2.into())).unwrap(), "T01 taux\n  expected 1\n  got      2");
        assert_eq!(said(Err("illisible")).unwrap(), "T01 taux\n  expected 1\n  got      illisible");
        let melanges =
            lire_chacun(r#"{"vecteurs":[{"id":"T"},5,{"id":"U","fonction":"taux","entree":{},"attendu":1}]}"#).unwrap();
        let dits: Vec<String> = melanges.iter().filter_map(|v| v.as_ref().err()).map(ToString::to_string).collect();
        assert_eq!(dits, ["T (vector 1)\n  got      missing field `fonction`", "vector 2\n  got      not an object"]);
        assert_eq!(melanges[2].as_ref().unwrap().id, "U");
        assert!(lire_chacun("\u{feff}{\"vecteurs\":[]}").unwrap().is_empty());
        assert!(lire(r#"{"vecteurs":[{"id":"T"}]}"#).unwrap_err().to_string().contains("line 1"));
    }
}
