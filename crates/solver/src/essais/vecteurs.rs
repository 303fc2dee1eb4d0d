//! The vectors of the domain document, § 13.

use crate::{accepte, eprouver};
use serde_json::{Value, json};

fn vecteurs() -> Vec<Value> {
    let lus: Value = serde_json::from_str(include_str!("../../tests/vecteurs.json")).unwrap();
    lus["vecteurs"].as_array().unwrap().clone()
}

fn repondre(entree: &Value) -> Value {
    eprouver("programmer", entree).unwrap().unwrap()
}

#[test]
fn les_vecteurs_du_document_sont_retrouves() {
    for v in vecteurs() {
        let obtenu = repondre(&v["entree"]);
        assert!(accepte(&v["entree"], &v["attendu"], &obtenu), "{}\n  expected {}\n  got      {obtenu}", v["id"], v["attendu"]);
        assert_eq!(obtenu["statut"], "optimal");
    }
}

#[test]
fn une_valeur_un_plan_ou_un_supplement_faux_est_refuse() {
    for v in vecteurs() {
        let obtenu = repondre(&v["entree"]);
        let faux = |changer: &dyn Fn(&mut Value)| {
            let mut attendu = v["attendu"].clone();
            changer(&mut attendu);
            assert!(attendu != v["attendu"] && !accepte(&v["entree"], &attendu, &obtenu), "{}: {attendu}", v["id"]);
        };
        faux(&|a| a["large"][0] = json!(a["large"][0].as_i64().unwrap() + 1));
        faux(&|a| a["large"][1] = json!(a["large"][1].as_i64().unwrap() - 100));
        faux(&|a| a["concentree"] = json!([1]));
        faux(&|a| a["exemple_concentree"] = json!("a"));
        faux(&|a| {
            let plan = a["exemple_large"].as_object_mut().unwrap();
            let lignes = plan.values_mut().next().unwrap().as_object_mut().unwrap();
            let montant = lignes.values_mut().next().unwrap();
            *montant = json!(montant.as_i64().unwrap() + 100_000);
        });
        if v["attendu"].get("pourquoi_pas").is_some() {
            faux(&|a| a["pourquoi_pas"][0]["supplement"] = json!(399));
            faux(&|a| a["pourquoi_pas"][0]["issue"] = json!("egalite"));
        }
        if v["attendu"].get("par_note").is_some() {
            faux(&|a| a["par_note"]["orphelin"] = json!(1));
        }
    }
}
