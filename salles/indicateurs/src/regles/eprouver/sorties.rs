//! Results written as § 11 shows them: « Par défaut 2 décimales (4 pour les poids, cibles et valeurs attendues). »
//! (§ 1, règle 2). Percentages of achievement, of coverage and ratios in percent follow rule 3.

use kernel::nombre::Nombre;
use serde_json::{Map, Value, json};

use super::super::{Mesure, Publication, Publie, Remontee};

pub fn rond(nombre: &Option<Nombre>) -> Option<String> {
    nombre.as_ref().map(|nombre| nombre.arrondi(2, false))
}

pub fn taux_rond(nombre: &Option<Nombre>) -> Option<String> {
    nombre.as_ref().map(|nombre| nombre.arrondi(2, true))
}

pub fn quatre(nombre: &Option<Nombre>) -> Option<String> {
    nombre.as_ref().map(|nombre| nombre.arrondi(4, false))
}

/// A ratio is a rate when it is written in percent.
pub fn quotient(nombre: &Option<Nombre>, facteur: &Nombre) -> Option<String> {
    if *facteur == Nombre::cent() { taux_rond(nombre) } else { rond(nombre) }
}

pub fn selon_mesure(nombre: &Option<Nombre>, mesure: Mesure, facteur: &Nombre) -> Option<String> {
    if mesure == Mesure::Ratio { quotient(nombre, facteur) } else { rond(nombre) }
}

pub fn remontee(resultat: &Remontee) -> Map<String, Value> {
    let mut sortie = remontee_breve(resultat);
    sortie.insert("part_mesurable".to_owned(), json!(taux_rond(&resultat.part_mesurable)));
    sortie
}

/// Without what does not change when a value does.
pub fn remontee_breve(resultat: &Remontee) -> Map<String, Value> {
    [
        ("taux", json!(taux_rond(&resultat.taux))),
        ("couverture", json!(taux_rond(&resultat.couverture))),
        ("manquants", json!(resultat.manquants)),
        ("motif", json!(resultat.motif)),
    ]
    .into_iter()
    .map(|(nom, valeur)| (nom.to_owned(), valeur))
    .collect()
}

/// « part de chaque présent, en %, 4 décimales » (F7)
pub fn poids_effectifs(resultat: &Remontee) -> Value {
    let parts = resultat.poids_effectifs.iter();
    parts.map(|poids| (poids.code.clone(), json!(poids.effectif.arrondi(4, true)))).collect()
}

/// What may be published is written as it was given.
pub fn publication(publication: &Publication, entree: &Value) -> Value {
    let donnees = entree.get("cellules").and_then(Value::as_array);
    let donnee = |code: &str| {
        let mut cases = donnees.into_iter().flatten();
        let case = cases.find(|case| case.get("code").and_then(Value::as_str) == Some(code));
        case.and_then(|case| case.get("valeur"))
    };
    let cases: Map<String, Value> =
        publication.cases.iter().map(|(code, publie)| (code.clone(), case(publie, donnee(code)))).collect();
    json!({ "cellules": cases, "total": case(&publication.total, entree.get("total")) })
}

fn case(publie: &Publie, donnee: Option<&Value>) -> Value {
    match publie {
        Publie::Secret => json!("c"),
        Publie::Absent => Value::Null,
        Publie::Valeur(nombre) => donnee.cloned().unwrap_or_else(|| json!(nombre)),
    }
}

pub fn taux_publie(publie: &Publie) -> Value {
    match publie {
        Publie::Secret => json!("c"),
        Publie::Absent => Value::Null,
        Publie::Valeur(taux) => json!(taux.arrondi(2, true)),
    }
}
