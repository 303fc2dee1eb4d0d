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
fn sans_tolerance_l_equite_garde_son_second_etage_et_sa_preuve() {
    let lus: Value = serde_json::from_str(include_str!("../../tests/tolerance.json")).unwrap();
    let lus = lus["vecteurs"].as_array().unwrap().clone();
    assert_eq!(lus.len(), 3);
    for v in lus {
        let obtenu = repondre(&v["entree"]);
        assert!(accepte(&v["entree"], &v["attendu"], &obtenu), "{}\n  expected {}\n  got      {obtenu}", v["id"], v["attendu"]);
        assert_eq!((&obtenu["statut"], obtenu["equite"].as_array().unwrap().len()), (&json!("optimal"), 2), "{}", v["id"]);
    }
}

#[test]
fn le_plancher_du_departement_est_a_lui_seul() {
    let entree = |plancher: i64| {
        json!({
            "p": {"plancher_departement": plancher, "part_min_demande_pct": 10},
            "enveloppes": {"ETAT": 600, "AGGLO": 600, "DEPT": 900},
            "dossiers": [{"id": "a", "note": 10, "demande": {"ETAT": 600, "AGGLO": 600, "DEPT": 950}}],
        })
    };
    // The State and the Agglo give under the floor of the Département, which gives its 900 € or nothing.
    let attendu = |dept: i64| json!({"statut": "optimal", "large": [10, 1_200 + dept]});
    for (plancher, dept) in [(0, 900), (900, 900), (901, 0)] {
        let entree = entree(plancher);
        let obtenu = repondre(&entree);
        assert!(accepte(&entree, &attendu(dept), &obtenu), "{plancher}: {obtenu}");
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

#[test]
fn un_second_verrou_de_trop_donne_le_conflit_et_sa_phrase() {
    let mut entree = vecteurs()[2]["entree"].clone();
    let verrou = json!({"type": "montant", "dossier": "c", "financeur": "VILLE", "montant": 2500});
    entree["verrous"].as_array_mut().unwrap().push(verrou);
    let obtenu = repondre(&entree);
    let message = "Verrous incompatibles : Ville b 2 000 € + c 2 500 € = 4 500 € pour 4 000 € disponibles.";
    assert!(accepte(&entree, &json!({"statut": "impossible", "message": message}), &obtenu), "{obtenu}");
    assert_eq!(obtenu["conflit"]["verrous"], entree["verrous"]);
    assert!(!accepte(&entree, &json!({"statut": "optimal"}), &obtenu));
}

#[test]
fn un_plan_attendu_d_une_autre_forme_n_est_juge_que_sur_les_regles_et_la_valeur() {
    let v = &vecteurs()[0];
    let obtenu = repondre(&v["entree"]);
    let dire = |exemple: Value| accepte(&v["entree"], &json!({ "exemple_large": exemple }), &obtenu);
    // Another plan of 55 points and 36 000 €, where a is given less and b more.
    assert!(dire(
        json!({"a":{"ETAT":10_300,"AGGLO":600},"b":{"ETAT":3700,"AGGLO":4700},"c":{"AGGLO":4700,"VILLE":2000},"d":{"ETAT":6000,"VILLE":4000}})
    ));
    assert!(!dire(
        json!({"a":{"ETAT":10_300,"AGGLO":400},"b":{"ETAT":3700,"AGGLO":4800},"c":{"AGGLO":4800,"VILLE":2000},"d":{"ETAT":6000,"VILLE":4000}})
    ));
    assert!(dire(json!("abcd")) && dire(json!("d, c, b, a")) && dire(json!(["a", "b", "c", "d"])));
    assert!(!dire(json!("abc")) && !dire(json!("abcz")) && !dire(json!("abca")));
}

#[test]
fn une_entree_illisible_est_refusee_en_nommant_le_champ() {
    let refus = |entree: Value| eprouver("programmer", &entree).unwrap().unwrap_err().to_string();
    assert!(refus(json!({"dossiers": [{"id": "a", "note": 12.3456}]})).contains("note"));
    assert!(refus(json!({"dossiers": [{"id": "a"}]})).contains("note"));
    assert!(refus(json!({"verrous": [{"type": "caprice", "dossier": "a"}]})).contains("caprice"));
    assert!(refus(json!({"enveloppes": {"ETAT": -1}})).contains("ETAT"));
    assert!(eprouver("taux", &json!({})).is_none());
}

#[test]
fn parts_parametres_et_notes_decimales_se_lisent() {
    let entree = json!({
        "p": {"plancher": 1000, "part_min_demande_pct": 50, "cpo_lecture": "B", "minima": [{"qpv": "Q2", "part_pct": 20}]},
        "enveloppes": {"ETAT": 6000, "VILLE": 6000},
        "population_qpv": {"Q1": 100, "Q2": 100},
        "dossiers": [
            {"id": "x1", "note": 12.5, "cpo": true, "qpv": {"Q1": 60, "Q2": 40}, "demande": {"ETAT": 4000, "VILLE": 4000}},
            {"id": "x2", "note": 11, "qpv": {"Q1": 1.0}, "demande": {"ETAT": 4000, "VILLE": 4000}},
        ],
    });
    let obtenu = repondre(&entree);
    // Half through CPO: x1 is given at least as much as x2, and 4 000 € at least are due to x2.
    let attendu = json!({"large": [23.5, 12_000], "equite": [3200, 23.5], "cpo": [8000, 23.5], "exemple_large": "x1x2"});
    assert!(accepte(&entree, &attendu, &obtenu), "{obtenu}");
}
