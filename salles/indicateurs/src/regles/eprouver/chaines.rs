//! The shapes of `chaine` and `sequence` (§ 11), read.

use kernel::nombre::Nombre;
use serde::Deserialize;
use serde_json::Value;

use super::super::observation::{cent_par_defaut, un_par_defaut};
use super::super::{self as regles, Geste, IndicateurChaine, Lecture, Mesure, Mois, Objectif, Reglage};
use super::entrees::vrai;
use super::{EntreeInvalide, lire};

#[derive(Deserialize)]
pub struct Chaine {
    a: Mois,
    #[serde(default = "Nombre::cent", deserialize_with = "cent_par_defaut")]
    couverture_min: Nombre,
    #[serde(default)]
    pub indicateurs: Vec<EntreeIndicateur>,
}

#[derive(Deserialize)]
pub struct EntreeIndicateur {
    pub code: String,
    #[serde(default = "quantite")]
    mesure: Mesure,
    #[serde(default = "Nombre::un", deserialize_with = "un_par_defaut")]
    poids: Nombre,
    #[serde(default = "vrai")]
    applicable: bool,
    #[serde(default = "vrai")]
    mesurable: bool,
    #[serde(flatten)]
    objectif: Objectif,
    comparable: EntreeSerie,
}

fn quantite() -> Mesure {
    Mesure::Quantite
}

/// A `comparable` without its date, which is that of the chain.
#[derive(Deserialize)]
struct EntreeSerie {
    #[serde(flatten)]
    reglage: Reglage,
    #[serde(default)]
    serie: Vec<(Mois, Lecture)>,
}

impl Chaine {
    pub fn chaine(self) -> regles::Chaine {
        let indicateur = |lu: EntreeIndicateur| IndicateurChaine {
            code: lu.code,
            mesure: lu.mesure,
            poids: lu.poids,
            applicable: lu.applicable,
            mesurable: lu.mesurable,
            objectif: lu.objectif,
            reglage: lu.comparable.reglage,
            serie: lu.comparable.serie,
        };
        regles::Chaine {
            a: self.a,
            couverture_min: self.couverture_min,
            indicateurs: self.indicateurs.into_iter().map(indicateur).collect(),
        }
    }
}

#[derive(Deserialize)]
pub struct Sequence {
    pub initial: Value,
    #[serde(default)]
    pub evenements: Vec<Value>,
}

/// `{"acte":"observer","code","mois","valeur"}`, `{"acte":"effacer","code","mois"}`, `{"acte":"date","valeur"}` (or
/// `a`), and `{"acte":<field>,"code","valeur"}` where the value may also bear the name of its field.
pub fn lire_geste(evenement: &Value) -> Result<Geste, EntreeInvalide> {
    let acte: String = champ(evenement, &["acte"])?;
    let code = || champ::<String>(evenement, &["code"]);
    let mois = || champ::<Mois>(evenement, &["mois"]);
    let valeur = ["valeur", acte.as_str()];
    let nombre = || champ::<Lecture>(evenement, &valeur).map(|lue| lue.valeur().cloned());
    Ok(match acte.as_str() {
        "observer" => Geste::Observer { code: code()?, mois: mois()?, lecture: champ(evenement, &valeur)? },
        "effacer" => Geste::Effacer { code: code()?, mois: mois()? },
        "date" => Geste::Date(champ(evenement, &["a", "valeur", "date", "mois"])?),
        "cible" => Geste::Cible { code: code()?, valeur: nombre()? },
        "reference" => Geste::Reference { code: code()?, valeur: nombre()? },
        "poids" => Geste::Poids { code: code()?, valeur: champ::<Poids>(evenement, &valeur)?.0 },
        "applicable" => Geste::Applicable { code: code()?, valeur: champ(evenement, &valeur)? },
        "sens" => Geste::Sens { code: code()?, valeur: champ(evenement, &valeur)? },
        _ => return Err(EntreeInvalide::ActeInconnu { acte }),
    })
}

#[derive(Deserialize)]
struct Poids(#[serde(deserialize_with = "un_par_defaut")] Nombre);

/// The first of these fields that is there, or null.
fn champ<T: serde::de::DeserializeOwned>(evenement: &Value, noms: &[&str]) -> Result<T, EntreeInvalide> {
    let nom = noms.iter().find(|nom| evenement.get(nom).is_some()).or(noms.first());
    let nom = nom.copied().unwrap_or_default();
    lire(nom, evenement.get(nom).unwrap_or(&Value::Null))
}
