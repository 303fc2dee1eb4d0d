//! The worked examples of the domain document, and ours, one per sentence of the rules: all are run, all failures are
//! printed.

use std::collections::BTreeSet;

use financements::regles::eprouver;
use serde_json::Value;

fn vecteurs(texte: &str) -> Vec<Value> {
    let lu: Value = match serde_json::from_str(texte) {
        Ok(lu) => lu,
        Err(erreur) => panic!("fichier de vecteurs illisible : {erreur}"),
    };
    lu["vecteurs"].as_array().cloned().unwrap_or_default()
}

/// What is wrong with one vector, if anything.
fn echec(vecteur: &Value) -> Option<String> {
    let id = vecteur["id"].as_str().unwrap_or("?");
    let fonction = vecteur["fonction"].as_str().unwrap_or_default();
    let obtenu = match eprouver(fonction, &vecteur["entree"]) {
        Some(Ok(obtenu)) => obtenu,
        Some(Err(erreur)) => Value::String(format!("entrée invalide : {erreur}")),
        None => Value::String("aucune règle de ce nom".to_owned()),
    };
    let attendu = &vecteur["attendu"];
    (obtenu != *attendu).then(|| format!("{id} {fonction} {}\n  attendu {attendu}\n  obtenu  {obtenu}", vecteur["entree"]))
}

fn tous_passent(texte: &str, nombre: usize) {
    let vecteurs = vecteurs(texte);
    let ids: BTreeSet<&str> = vecteurs.iter().filter_map(|v| v["id"].as_str()).collect();
    assert_eq!(ids.len(), vecteurs.len(), "un identifiant sert deux fois");
    assert!(vecteurs.len() >= nombre, "des vecteurs ont disparu : {}", vecteurs.len());
    let echecs: Vec<String> = vecteurs.iter().filter_map(echec).collect();
    assert!(echecs.is_empty(), "{} vecteurs sur {} échouent :\n{}", echecs.len(), vecteurs.len(), echecs.join("\n"));
}

#[test]
fn les_exemples_calcules_du_document_passent_tous() {
    tous_passent(include_str!("vecteurs.json"), 27);
}
