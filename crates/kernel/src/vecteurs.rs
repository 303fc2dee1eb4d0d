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
        assert!(lire(r#"{"vecteurs":[{"id":"T"}]}"#).unwrap_err().to_string().contains("line 1"));
    }
}
