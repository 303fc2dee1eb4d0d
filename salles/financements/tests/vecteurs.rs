//! The worked examples of the domain document; ours, one per sentence of the rules; and those of an independent oracle, whose
//! expected values another implementation computed from the document alone: all are run, all failures are printed.

use std::collections::BTreeSet;

use financements::regles::eprouver;
use kernel::vecteurs::{Vecteur, lire};
use serde_json::Value;

fn tous_passent(vecteurs: &[Vecteur], nombre: usize) {
    let ids: BTreeSet<&str> = vecteurs.iter().map(|v| v.id.as_str()).collect();
    assert_eq!(ids.len(), vecteurs.len(), "un identifiant sert deux fois");
    assert!(vecteurs.len() >= nombre, "des vecteurs ont disparu : {}", vecteurs.len());
    let echec = |v: &Vecteur| {
        v.echec(eprouver(&v.fonction, &v.entree).unwrap_or_else(|| panic!("{}: aucune règle de ce nom", v.fonction)), |got| {
            *got == v.attendu
        })
    };
    let echecs: Vec<String> = vecteurs.iter().filter_map(echec).collect();
    assert!(echecs.is_empty(), "{} vecteurs sur {} échouent :\n{}", echecs.len(), vecteurs.len(), echecs.join("\n"));
}

#[test]
fn les_exemples_calcules_du_document_passent_tous() {
    tous_passent(&lire(include_str!("vecteurs.json")).unwrap(), 27);
}

#[test]
fn nos_vecteurs_phrase_par_phrase_passent_tous() {
    tous_passent(&lire(include_str!("vecteurs_maison.json")).unwrap(), 100);
}

#[test]
fn un_oracle_ecrit_a_part_trouve_les_memes_verdicts() {
    tous_passent(&lire(include_str!("vecteurs_independants.json")).unwrap(), 256);
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
