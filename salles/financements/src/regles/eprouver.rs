//! The door by which anybody tries the rules on figures of their own: JSON in, JSON out. Names and shapes are those of
//! « Exemples calculés » (Financements, § 13); the rules called are those the product runs on.

use serde::Deserialize;
use serde_json::Value;

use super::catalogue::Catalogue;
use super::{SansVerdict, Situation};

/// The entry cannot be tried at all. A rule that says no is not an error, it answers with its verdict.
#[derive(Debug, thiserror::Error)]
pub enum EntreeInvalide {
    #[error("{fonction}: {source}")]
    Illisible { fonction: String, source: serde_json::Error },
    #[error(transparent)]
    SansVerdict(#[from] SansVerdict),
}

/// Runs the rule `fonction` (`AAP-05`) on `entree`; nothing when the name is not of this room.
#[must_use]
pub fn eprouver(fonction: &str, entree: &Value) -> Option<Result<Value, EntreeInvalide>> {
    let catalogue = Catalogue::contrat_de_ville();
    if catalogue.nommees(fonction).is_empty() {
        return None;
    }
    Some(juger(catalogue, fonction, entree))
}

fn juger(catalogue: &Catalogue, fonction: &str, entree: &Value) -> Result<Value, EntreeInvalide> {
    let illisible = |source| EntreeInvalide::Illisible { fonction: fonction.to_owned(), source };
    let situation = Situation::deserialize(sans_nuls(entree)).map_err(illisible)?;
    let verdict = catalogue.juger(fonction, &situation)?;
    serde_json::to_value(verdict).map_err(illisible)
}

/// Where `null` is an empty cell (`∅`) and not a field left out.
const CASES: [&str; 6] = ["plan", "vote", "charges", "produits", "lignes_74", "compte_74"];

/// A field whose value is `null` is a field left out.
fn sans_nuls(valeur: &Value) -> Value {
    match valeur {
        Value::Object(champs) => {
            let gardes = champs.iter().filter(|(_, champ)| !champ.is_null());
            let lire = |(nom, champ): (&String, &Value)| {
                (nom.clone(), if CASES.contains(&nom.as_str()) { champ.clone() } else { sans_nuls(champ) })
            };
            gardes.map(lire).collect()
        }
        Value::Array(liste) => liste.iter().map(sans_nuls).collect(),
        autre => autre.clone(),
    }
}
