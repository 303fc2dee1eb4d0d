//! Whatever somebody types in an entry, the rules answer or say what they cannot read: they never fall.

use financements::regles::eprouver;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::panic::catch_unwind;

/// The pointers of everything an entry holds.
fn endroits(valeur: &Value, ici: &str, trouves: &mut Vec<String>) {
    trouves.push(ici.to_owned());
    match valeur {
        Value::Object(champs) => {
            for (nom, champ) in champs {
                endroits(champ, &format!("{ici}/{}", nom.replace('~', "~0").replace('/', "~1")), trouves);
            }
        }
        Value::Array(liste) => {
            for (rang, champ) in liste.iter().enumerate() {
                endroits(champ, &format!("{ici}/{rang}"), trouves);
            }
        }
        _ => {}
    }
}

#[test]
fn aucune_entree_ne_fait_tomber_une_regle() {
    let extremes = [
        json!(null),
        json!(true),
        json!(-1),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(1e300),
        json!(0.001),
        json!(""),
        json!("-9999-01-01"),
        json!("9999-12-31"),
        json!("é’😀"),
        json!([]),
        json!({}),
        json!([null, null, null, null, null]),
    ];
    let mut vues = BTreeSet::new();
    let mut tombees = vec![];
    for texte in [include_str!("vecteurs.json"), include_str!("vecteurs_maison.json")] {
        let lus: Value = serde_json::from_str(texte).unwrap();
        for vecteur in lus["vecteurs"].as_array().unwrap() {
            let fonction = vecteur["fonction"].as_str().unwrap();
            let entree = &vecteur["entree"];
            let mut lieux = vec![];
            endroits(entree, "", &mut lieux);
            // One place of one rule is tried once.
            lieux.retain(|lieu| vues.insert((fonction.to_owned(), lieu.clone())));
            for lieu in lieux {
                for extreme in &extremes {
                    let mut essai = entree.clone();
                    if let Some(champ) = essai.pointer_mut(&lieu) {
                        *champ = extreme.clone();
                    }
                    if catch_unwind(|| eprouver(fonction, &essai)).is_err() {
                        tombees.push(format!("{fonction} {essai}"));
                    }
                }
            }
        }
    }
    assert!(tombees.is_empty(), "{} entrées font tomber une règle :\n{}", tombees.len(), tombees.join("\n"));
}
