//! The worked examples of the domain document, and ours, one per sentence of the rules: all are run, all
//! failures are printed.

use std::collections::BTreeSet;

use indicateurs::regles::{eprouver, sans_ordre};
use kernel::vecteurs::{Vecteur, lire};
use serde_json::Value;

fn tous_passent(vecteurs: &[Vecteur], nombre: usize) {
    let ids: BTreeSet<&str> = vecteurs.iter().map(|v| v.id.as_str()).collect();
    assert_eq!(ids.len(), vecteurs.len(), "un identifiant sert deux fois");
    assert!(vecteurs.len() >= nombre, "des vecteurs ont disparu : {}", vecteurs.len());
    let echec = |v: &Vecteur| v.echec(eprouver(&v.fonction, &v.entree), |got| sans_ordre(got) == sans_ordre(&v.attendu));
    let echecs: Vec<String> = vecteurs.iter().filter_map(echec).collect();
    assert!(echecs.is_empty(), "{} vecteurs sur {} échouent :\n{}", echecs.len(), vecteurs.len(), echecs.join("\n"));
}

#[test]
fn les_vecteurs_du_document_passent_tous() {
    tous_passent(&lire(include_str!("vecteurs.json")).unwrap(), 71);
}

#[test]
fn nos_vecteurs_phrase_par_phrase_passent_tous() {
    tous_passent(&lire(include_str!("vecteurs_maison.json")).unwrap(), 288);
}

/// Expected by a second reading of the document, in another language and from its sentences alone; drawn among thousands.
#[test]
fn les_vecteurs_d_une_seconde_lecture_du_document_passent_tous() {
    tous_passent(&lire(include_str!("vecteurs_oracle.json")).unwrap(), 160);
}

#[test]
fn une_entree_qui_n_a_pas_la_forme_dite_est_refusee_en_la_nommant() {
    let entrees = [
        ("taux", r#"{"sens":"haut","valeur":"1"}"#, "haut"),
        ("taux", r#"{"reference":"0"}"#, "sens"),
        ("taux", r#"{"sens":"hausse","valeur":"12,5"}"#, "12,5"),
        ("taux", r#"{"sens":"hausse","valeur":0.5}"#, "0.5"),
        ("comparable", r#"{"nature":"flux","operation":"somme","fenetre":"mois:0","a":"2025-01"}"#, "mois:0"),
        ("comparable", r#"{"nature":"flux","operation":"somme","fenetre":"annee","a":"2025-13"}"#, "2025-13"),
        ("comparable", r#"{"nature":"flux","operation":"somme","fenetre":"annee","a":"2025-01","pas":5}"#, "5"),
        (
            "comparable",
            r#"{"nature":"cumul","remise_a_zero":"noel","operation":"somme","fenetre":"annee","a":"2025-01"}"#,
            "noel",
        ),
        ("remontee", r#"{"elements":[{"code":"I1","taux":"1"},{"code":"I1","taux":"2"}]}"#, "I1"),
        ("constate", r#"{"annee":1,"declinaisons":[{"cle":"A","annees":[1],"reponses":{"1":"oui"}}]}"#, "oui"),
        (
            "sequence",
            r#"{"initial":{"a":"2025-01","indicateurs":[]},"evenements":[{"acte":"effacer","code":"I9","mois":"2025-01"}]}"#,
            "I9",
        ),
        ("sequence", r#"{"initial":{"a":"2025-01","indicateurs":[]},"evenements":[{"acte":"danser"}]}"#, "danser"),
        ("inconnue", "{}", "inconnue"),
    ];
    for (fonction, entree, nomme) in entrees {
        let entree: Value = serde_json::from_str(entree).unwrap_or_default();
        match eprouver(fonction, &entree) {
            Ok(obtenu) => panic!("{fonction} {entree} a été acceptée : {obtenu}"),
            Err(erreur) => {
                assert!(erreur.to_string().contains(nomme), "{erreur} ne nomme pas {nomme}");
            }
        }
    }
}
