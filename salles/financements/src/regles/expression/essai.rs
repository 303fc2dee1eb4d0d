//! The language, sentence by sentence of § 5.

use super::*;
use jiff::civil::{Date, date};
use kernel::nombre::Nombre;
use serde_json::{Value, json};

fn schema() -> Schema {
    let ligne = Schema::from([("l.qui", Type::Texte), ("l.m", Type::Euros), ("l.n", Type::Entier)]);
    Schema::from([
        ("x", Type::Euros),
        ("n", Type::Entier),
        ("t", Type::Taux),
        ("jour", Type::Date),
        ("nom", Type::Texte),
        ("annees", Type::EnsembleEntier),
        ("pieces", Type::EnsembleTexte),
        ("plan", Type::Liste(ligne)),
    ])
}

fn lire(stockee: &Value) -> Expression {
    Expression::lire(stockee, &schema(), "exige").unwrap()
}

fn juger(stockee: Value, e: &Enregistrement) -> Trois {
    Expression::condition(&stockee, &schema(), "exige").unwrap().juger(e).vrai
}

fn euros(min: i64, max: Option<i64>) -> Valeur {
    Valeur::Nombre(Intervalle { min: Some(Nombre::from(min * 100)), max: max.map(|m| Nombre::from(m * 100)) })
}

fn plan(lignes: &[(&str, i64, Option<i64>)]) -> Enregistrement {
    let ligne = |(qui, min, max): &(&str, i64, Option<i64>)| {
        Enregistrement::from([("l.qui", Valeur::texte(qui)), ("l.m", euros(*min, *max))])
    };
    Enregistrement::from([("plan", Valeur::Liste(lignes.iter().map(ligne).collect()))])
}

fn bornes(stockee: Value, e: &Enregistrement) -> (Option<i64>, Option<i64>) {
    let n = lire(&stockee).nombre(e);
    (n.min.and_then(|n| n.en_entier()), n.max.and_then(|n| n.en_entier()))
}

#[test]
fn trente_et_un_aout_plus_six_mois_tombe_fin_fevrier() {
    let plus_six = |jour: Date| {
        let e = Enregistrement::from([("jour", Valeur::Date(Some(jour)))]);
        lire(&json!({"plus_mois": ["jour", 6]})).date(&e)
    };
    assert_eq!(plus_six(date(2025, 8, 31)), Some(date(2026, 2, 28)));
    assert_eq!(plus_six(date(2023, 8, 31)), Some(date(2024, 2, 29)));
    let rien = Enregistrement::default();
    assert_eq!(lire(&json!({"plus_jours": [{"date": [2026, 4, 30]}, -1]})).date(&rien), Some(date(2026, 4, 29)));
    assert_eq!(lire(&json!({"date": [2026, 2, 30]})).date(&rien), None);
    assert_eq!(bornes(json!({"jours": [{"jour": "2026-02-15"}, {"jour": "2026-04-30"}]}), &rien), (Some(74), Some(74)));
}

#[test]
fn compte_et_somme_rendent_leurs_bornes() {
    let e = plan(&[("A", 500, Some(500)), ("B", 0, Some(300)), ("C", 0, None)]);
    assert_eq!(bornes(json!({"compte": ["plan", {">": ["l.m", 0]}]}), &e), (Some(1), Some(3)));
    assert_eq!(bornes(json!({"somme": ["plan", {"=": ["l.qui", {"texte": "B"}]}, "l.m"]}), &e), (Some(0), Some(30_000)));
    assert_eq!(bornes(json!({"somme": ["plan", "l.m"]}), &e), (Some(50_000), None));
    assert_eq!(bornes(json!({"distinct": ["plan", "l.qui"]}), &e), (Some(3), Some(3)));
    assert_eq!(bornes(json!({"compte": "plan"}), &e), (Some(3), Some(3)));
}

#[test]
fn une_comparaison_se_tranche_sur_tout_l_intervalle_ou_pas() {
    let e = Enregistrement::from([("x", euros(500, Some(800)))]);
    assert_eq!(juger(json!({"≥": ["x", {"euros": 500}]}), &e), Some(true));
    assert_eq!(juger(json!({">": ["x", {"euros": 500}]}), &e), None);
    assert_eq!(juger(json!({"<": ["x", {"euros": 500}]}), &e), Some(false));
    assert_eq!(juger(json!({"=": ["x", {"euros": 900}]}), &e), Some(false));
    assert_eq!(juger(json!({"≠": ["x", {"euros": 900}]}), &e), Some(true));
    assert_eq!(juger(json!({"=": ["x", "x"]}), &e), None);
}

#[test]
fn faux_et_indetermine_font_faux_vrai_ou_indetermine_font_vrai() {
    let e = Enregistrement::from([("n", Valeur::entier(3))]);
    let (faux, vrai) = (json!({"=": ["n", 4]}), json!({"=": ["n", 3]}));
    let flou = json!({">": ["x", 0]});
    assert_eq!(juger(json!({"et": [flou.clone(), faux]}), &e), Some(false));
    assert_eq!(juger(json!({"ou": [flou.clone(), vrai.clone()]}), &e), Some(true));
    assert_eq!(juger(json!({"et": [flou.clone(), vrai]}), &e), None);
    assert_eq!(juger(json!({"non": flou}), &e), None);
    assert_eq!(juger(json!({"et": []}), &e), Some(true));
    assert_eq!(juger(json!({"ou": []}), &e), Some(false));
}

#[test]
fn un_denominateur_nul_rend_tout_indetermine_meme_ce_qui_serait_faux() {
    let e = Enregistrement::from([("x", euros(100, Some(100))), ("n", Valeur::entier(0))]);
    let regle = json!({"et": [{"≥": [{"ratio": ["x", {"euros": 0}]}, {"taux": 5000}]}, {"=": ["n", 1]}]});
    let issue = Expression::condition(&regle, &schema(), "exige").unwrap().juger(&e);
    assert_eq!((issue.vrai, issue.denominateur_nul), (None, true));
    assert_eq!(juger(json!({"≥": [{"ratio": ["x", {"euros": 200}]}, {"taux": 5000}]}), &e), Some(true));
}

#[test]
fn un_taux_d_un_montant_est_un_montant() {
    let e = Enregistrement::from([("x", euros(600_000, Some(600_000))), ("t", Valeur::entier(250))]);
    assert_eq!(bornes(json!({"×": ["t", "x"]}), &e), (Some(1_500_000), Some(1_500_000)));
    assert_eq!(*lire(&json!({"×": ["t", "x"]})).type_(), Type::Euros);
    assert_eq!(*lire(&json!({"×": [2, "x"]})).type_(), Type::Euros);
    assert_eq!(*lire(&json!({"ratio": ["x", "x"]})).type_(), Type::Taux);
}

#[test]
fn le_plus_grand_et_le_plus_petit_gardent_ce_qui_est_certain() {
    let e = Enregistrement::from([("x", euros(100, None)), ("n", Valeur::entier(4))]);
    assert_eq!(bornes(json!({"max": ["x", {"euros": 300}]}), &e), (Some(30_000), None));
    assert_eq!(bornes(json!({"min": ["x", {"euros": 300}]}), &e), (Some(10_000), Some(30_000)));
    assert_eq!(bornes(json!({"−": [{"euros": 300}, "x"]}), &e), (None, Some(20_000)));
    assert_eq!(bornes(json!({"+": ["n", 1, {"annee": {"jour": "2026-01-01"}}]}), &e), (Some(2_031), Some(2_031)));
}

#[test]
fn les_ensembles_contiennent_et_incluent() {
    let e = Enregistrement::from([
        ("nom", Valeur::texte("RIB")),
        ("n", Valeur::entier(2025)),
        ("annees", Valeur::annees([2024, 2025])),
        ("pieces", Valeur::ensemble(["RIB", "statuts"])),
    ]);
    assert_eq!(juger(json!({"dans": ["nom", "pieces"]}), &e), Some(true));
    assert_eq!(juger(json!({"dans": ["n", "annees"]}), &e), Some(true));
    assert_eq!(juger(json!({"inclut": ["pieces", {"ens": ["RIB", "bilan"]}]}), &e), Some(false));
    assert_eq!(juger(json!({"non": {"vide": "nom"}}), &e), Some(true));
    assert_eq!(juger(json!({"vide": "jour"}), &e), Some(true));
    assert_eq!(juger(json!({"existe": ["plan", {">": ["l.m", 0]}]}), &e), Some(false));
    assert_eq!(juger(json!({"tous": ["plan", {">": ["l.m", 0]}]}), &e), Some(true));
}

#[test]
fn ce_qui_ne_va_pas_ensemble_est_refuse_a_sa_place() {
    let faute = |stockee: Value| Expression::lire(&stockee, &schema(), "exige").unwrap_err().to_string();
    assert_eq!(faute(json!({"+": [{"euros": 500}, {"mois": 3}]})), "exige/+/1/mois: no operation is named \"mois\"");
    assert_eq!(faute(json!({"+": ["x", "n"]})), "exige/+: Euros and Entier do not go together");
    assert_eq!(faute(json!({"≥": ["x", 500]})), "exige/≥: Euros and Entier do not go together");
    assert_eq!(faute(json!({"×": ["x", "x"]})), "exige/×: Euros and Euros do not go together");
    assert_eq!(faute(json!({"<": ["nom", "nom"]})), "exige/<: a number or a date expected, Texte found");
    assert_eq!(faute(json!({"tous": ["x", true]})), "exige/tous/0: Liste expected, Euros found");
    assert_eq!(faute(json!({"somme": ["plan", "l.qui"]})), "exige/somme/1: a number expected, Texte found");
    assert_eq!(faute(json!({"ratio": ["x"]})), "exige/ratio: 2 terms expected, 1 found");
    assert_eq!(faute(json!({"vide": {"+": ["n", 1]}})), "exige/vide: a field expected, Entier found");
    assert_eq!(faute(json!({"et": [true], "ou": [true]})), "exige: not an expression: {\"et\":[true],\"ou\":[true]}");
    assert_eq!(faute(json!({"jour": "30/04/2026"})), "exige/jour: not an expression: \"30/04/2026\"");
    assert_eq!(faute(json!("l.m")), "exige: no field is named \"l.m\"");
}
