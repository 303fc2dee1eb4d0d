//! The gestures of a `sequence`, read.

use serde::Deserialize;
use serde_json::Value;

use super::super::observation::un_par_defaut;
use super::super::{Geste, Lecture, Mois};
use super::{EntreeInvalide, lire};

/// `{"acte":"observer","code","mois","valeur"}`, `{"acte":"effacer","code","mois"}`, `{"acte":"date","valeur"}` (or
/// `a`), and `{"acte":<field>,"code","valeur"}` where the value may also bear the name of its field.
pub fn lire_geste(evenement: &Value) -> Result<Geste, EntreeInvalide> {
    let acte: String = champ(evenement, &["acte"])?;
    let code = || champ::<String>(evenement, &["code"]);
    let mois = || champ::<Mois>(evenement, &["mois"]);
    let valeur = ["valeur", acte.as_str()];
    let nombre = || champ::<Lecture>(evenement, &valeur).map(|lue| lue.valeur().cloned());
    Ok(match acte.as_str() {
        "observer" => Geste::Observer {
            code: code()?,
            mois: mois()?,
            lecture: champ(evenement, &valeur)?,
        },
        "effacer" => Geste::Effacer {
            code: code()?,
            mois: mois()?,
        },
        "date" => Geste::Date(champ(evenement, &["a", "valeur", "date", "mois"])?),
        "cible" => Geste::Cible {
            code: code()?,
            valeur: nombre()?,
        },
        "reference" => Geste::Reference {
            code: code()?,
            valeur: nombre()?,
        },
        "poids" => Geste::Poids {
            code: code()?,
            valeur: champ::<Poids>(evenement, &valeur)?.0,
        },
        "applicable" => Geste::Applicable {
            code: code()?,
            valeur: champ(evenement, &valeur)?,
        },
        "sens" => Geste::Sens {
            code: code()?,
            valeur: champ(evenement, &valeur)?,
        },
        _ => return Err(EntreeInvalide::ActeInconnu { acte }),
    })
}

#[derive(Deserialize)]
struct Poids(#[serde(deserialize_with = "un_par_defaut")] kernel::nombre::Nombre);

/// The first of these fields that is there, or null.
fn champ<T: serde::de::DeserializeOwned>(
    evenement: &Value,
    noms: &[&str],
) -> Result<T, EntreeInvalide> {
    let nom = noms.iter().find(|nom| evenement.get(nom).is_some()).or(noms.first());
    let nom = nom.copied().unwrap_or_default();
    lire(nom, evenement.get(nom).unwrap_or(&Value::Null))
}
