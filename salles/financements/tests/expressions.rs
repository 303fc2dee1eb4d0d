//! Any rule that can be written, on any record: what is decided while cells are empty is what comes out once they are filled.

use financements::regles::expression::{Enregistrement, Expression, Intervalle, Schema, Type, Valeur};
use kernel::nombre::Nombre;
use proptest::prelude::*;
use serde_json::{Value, json};

/// A cell: its bounds, and the amount it will hold.
type Case = (i64, i64, i64);

fn case() -> impl Strategy<Value = Case> {
    (0i64..1_000, 0i64..1_000, 0i64..=100).prop_map(|(bas, etendue, part)| {
        let etendue = if etendue % 3 == 0 { 0 } else { etendue };
        (bas, bas + etendue, bas + etendue * part / 100)
    })
}

fn schema() -> Schema {
    let ligne = Schema::from([("l.m", Type::Euros), ("l.qui", Type::Texte)]);
    Schema::from([("x", Type::Euros), ("y", Type::Euros), ("nom", Type::Texte), ("plan", Type::Liste(ligne))])
}

fn montant(sur_ligne: bool) -> BoxedStrategy<Value> {
    let champs: Vec<&str> = if sur_ligne { vec!["x", "y", "l.m"] } else { vec!["x", "y"] };
    let feuille = prop_oneof![
        (0i64..2_000).prop_map(|n| json!({"euros": n})),
        proptest::sample::select(champs).prop_map(|champ| json!(champ)),
        Just(json!({"somme": ["plan", "l.m"]})),
        Just(json!({"somme": ["plan", {"=": ["l.qui", {"texte": "A"}]}, "l.m"]})),
        (0i64..1_500).prop_map(|n| json!({"somme": ["plan", {">": ["l.m", {"euros": n}]}, "l.m"]})),
    ];
    feuille
        .prop_recursive(2, 8, 2, |dedans| {
            prop_oneof![
                (dedans.clone(), dedans.clone()).prop_map(|(a, b)| json!({"+": [a, b]})),
                (dedans.clone(), dedans.clone()).prop_map(|(a, b)| json!({"−": [a, b]})),
                (dedans.clone(), dedans.clone()).prop_map(|(a, b)| json!({"min": [a, b]})),
                (dedans.clone(), dedans.clone()).prop_map(|(a, b)| json!({"max": [a, b]})),
                (0i64..4, dedans.clone()).prop_map(|(n, a)| json!({"×": [n, a]})),
                (0i64..9_000, dedans).prop_map(|(t, a)| json!({"×": [{"taux": t}, a]})),
            ]
        })
        .boxed()
}

fn comparaison(sur_ligne: bool) -> impl Strategy<Value = Value> {
    let ordre = || proptest::sample::select(vec!["=", "≠", "<", "≤", ">", "≥"]);
    prop_oneof![
        (ordre(), montant(sur_ligne), montant(sur_ligne)).prop_map(|(o, a, b)| json!({o: [a, b]})),
        (ordre(), montant(sur_ligne), montant(sur_ligne), 0i64..12_000)
            .prop_map(|(o, a, b, t)| json!({o: [{"ratio": [a, b]}, {"taux": t}]})),
        (ordre(), 0i64..4, 0i64..1_500)
            .prop_map(|(o, n, m)| json!({o: [{"compte": ["plan", {"≥": ["l.m", {"euros": m}]}]}, {"+": [n]}]})),
    ]
}

fn condition() -> impl Strategy<Value = Value> {
    let de_ligne = comparaison(true);
    let feuille = prop_oneof![
        4 => comparaison(false),
        1 => de_ligne.prop_map(|c| json!({"tous": ["plan", c]})),
        1 => comparaison(true).prop_map(|c| json!({"existe": ["plan", c]})),
    ];
    feuille.prop_recursive(3, 12, 3, |dedans| {
        prop_oneof![
            proptest::collection::vec(dedans.clone(), 0..3).prop_map(|t| json!({"et": t})),
            proptest::collection::vec(dedans.clone(), 0..3).prop_map(|t| json!({"ou": t})),
            dedans.prop_map(|t| json!({"non": t})),
        ]
    })
}

fn enregistrement(x: Case, y: Case, plan: &[Case], remplies: bool) -> Enregistrement {
    let cellule = |(bas, haut, finale): Case| {
        let (min, max) = if remplies { (finale, finale) } else { (bas, haut) };
        Valeur::Nombre(Intervalle { min: Some(Nombre::from(min * 100)), max: Some(Nombre::from(max * 100)) })
    };
    let lignes = plan.iter().enumerate().map(|(rang, c)| {
        Enregistrement::from([("l.m", cellule(*c)), ("l.qui", Valeur::texte(if rang % 2 == 0 { "A" } else { "B" }))])
    });
    let lignes = lignes.collect();
    Enregistrement::from([("x", cellule(x)), ("y", cellule(y)), ("plan", Valeur::Liste(lignes))])
}

proptest! {
    #[test]
    fn une_condition_tranchee_le_reste_une_fois_les_cases_remplies(
        regle in condition(), x in case(), y in case(), plan in proptest::collection::vec(case(), 0..4),
    ) {
        let lue = Expression::condition(&regle, &schema(), "exige");
        prop_assert!(lue.is_ok(), "{regle} : {lue:?}");
        if let Ok(lue) = lue {
            let avant = lue.juger(&enregistrement(x, y, &plan, false));
            let apres = lue.juger(&enregistrement(x, y, &plan, true));
            prop_assert!(
                avant.vrai.is_none() || avant.vrai == apres.vrai || apres.denominateur_nul,
                "{regle} : {avant:?} puis {apres:?}"
            );
        }
    }

    #[test]
    fn un_montant_rempli_est_entre_les_bornes_annoncees(
        stocke in montant(false), x in case(), y in case(), plan in proptest::collection::vec(case(), 0..4),
    ) {
        let lu = Expression::lire(&stocke, &schema(), "montant");
        prop_assert!(lu.is_ok(), "{stocke} : {lu:?}");
        if let Ok(lu) = lu {
            let bornes = lu.nombre(&enregistrement(x, y, &plan, false));
            let rempli = lu.nombre(&enregistrement(x, y, &plan, true));
            prop_assert!(rempli.est_exact(), "{stocke} : {rempli:?}");
            prop_assert!(rempli.min.is_some_and(|n| bornes.contient(&n)), "{stocke} : hors de {bornes:?}");
        }
    }
}
