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

#[test]
fn nos_vecteurs_phrase_par_phrase_passent_tous() {
    tous_passent(include_str!("vecteurs_maison.json"), 100);
}

#[test]
fn une_entree_illisible_est_refusee_en_nommant_la_faute() {
    let entrees = [
        ("AAP-05", r#"{"etape":"demande","plan":{"ETAT":["8k"]}}"#, "AAP-05"),
        ("AAP-05", r#"{"etape":"danse","plan":{}}"#, "danse"),
        ("AAP-05", r#"{"plan":{}}"#, "demande"),
        ("AAP-06", r#"{"etape":"demande","plan":{},"p":{"plancher_perimetre":"partout"}}"#, "partout"),
        ("AAP-06", r#"{"etape":"demande","plan":{},"p":{"plafond":3}}"#, "plafond"),
        ("CAF-08", r#"{"etape":"vote","date":"30/04/2026"}"#, "CAF-08"),
        ("BUD-01", r#"{"etape":"demande","budget":{"charges":{"604":12.345}}}"#, "12.345"),
    ];
    for (fonction, entree, nomme) in entrees {
        let entree: Value = serde_json::from_str(entree).unwrap();
        match eprouver(fonction, &entree) {
            Some(Err(erreur)) => assert!(erreur.to_string().contains(nomme), "{erreur} ne nomme pas {nomme}"),
            autre => panic!("{fonction} {entree} : {autre:?}"),
        }
    }
    assert!(eprouver("taux", &Value::Null).is_none());
    assert!(eprouver("AAP-99", &Value::Null).is_none());
}
