//! The writing of § 5: what is read, what is written, and that one undoes the other.

use super::super::{ecrire, ecriture};
use super::{FauteTexte, lire_texte};
use crate::regles::Catalogue;
use proptest::prelude::*;
use serde_json::{Value, json};

fn lue(texte: &str) -> Value {
    lire_texte(texte).unwrap_or_else(|faute| panic!("{texte} : {faute:?}")).stocke()
}

#[test]
fn les_phrases_du_document_se_lisent() {
    let principaux = json!({"≥": [{"compte": ["plan", {"et": [{"dans": ["l.financeur", "p.principaux"]}, {">": ["l.m", 0]}]}]}, "p.min_principaux"]});
    for (texte, attendu) in [
        ("compte(plan, f dans p.principaux et m > 0) ≥ p.min_principaux", principaux.clone()),
        ("compte(plan,l.financeur dans p.principaux et l.m>0)>=p.min_principaux", principaux),
        (
            "tous(plan, l: m = 0 ou m ≥ p.plancher)",
            json!({"tous": ["plan", {"ou": [{"=": ["l.m", 0]}, {"≥": ["l.m", "p.plancher"]}]}]}),
        ),
        ("fin(CAF)", json!({"existe": ["plan", {"et": [{"=": ["l.financeur", {"texte": "CAF"}]}, {">": ["l.m", 0]}]}]})),
        (
            "dossier.valeur_ajoutee dans {completer, adapter, experimenter} et non vide(dossier.droit_commun)",
            json!({"et": [{"dans": ["dossier.valeur_ajoutee", {"ens": ["completer", "adapter", "experimenter"]}]}, {"non": {"vide": "dossier.droit_commun"}}]}),
        ),
        ("cpo.annee_fin - cpo.annee_debut + 1 = 3", json!({"=": [{"+": [{"−": ["cpo.annee_fin", "cpo.annee_debut"]}, 1]}, 3]})),
        (
            "ratio(somme(plan, m), cpo.base) ≥ 50 %",
            json!({"≥": [{"ratio": [{"somme": ["plan", "l.m"]}, "cpo.base"]}, {"taux": 5000}]}),
        ),
        ("aujourdhui ≤ date(N, 4, 30)", json!({"≤": ["aujourdhui", {"date": ["exercice", 4, 30]}]})),
        (
            "publie_le <= plus_mois(convention_signee_le, 3)",
            json!({"≤": ["publie_le", {"plus_mois": ["convention_signee_le", 3]}]}),
        ),
        ("historique(action, 1).vote.CAF > 1 500 €", json!({">": ["historique(action,1).vote.CAF", {"euros": 1500}]})),
        ("compte(annees_financees(action)) > 4", json!({">": [{"compte": "annees_financees(action)"}, 4]})),
        ("p.part_hors_qpv = 2,5 %", json!({"=": ["p.part_hors_qpv", {"taux": 250}]})),
        (
            "dossier.fin ≤ 2026-12-31 et dossier.debut ≥ 01/01/2026",
            json!({"et": [{"≤": ["dossier.fin", {"jour": "2026-12-31"}]}, {"≥": ["dossier.debut", {"jour": "2026-01-01"}]}]}),
        ),
        ("dossier.periode = « annuelle »", json!({"=": ["dossier.periode", {"texte": "annuelle"}]})),
        ("dossier.periode = \"an \"\"1\"\"\"", json!({"=": ["dossier.periode", {"texte": "an \"1\""}]})),
        ("plus_jours(dossier.fin, −1) < aujourdhui", json!({"<": [{"plus_jours": ["dossier.fin", -1]}, "aujourdhui"]})),
        ("non (vrai ou faux)", json!({"non": {"ou": [true, false]}})),
        ("min(1,5) = 1", json!({"=": [{"min": [1, 5]}, 1]})),
    ] {
        assert_eq!(lue(texte), attendu, "{texte}");
        assert_eq!(lue(&ecrire(&attendu)), attendu, "{}", ecrire(&attendu));
    }
}

#[test]
fn chaque_regle_du_contrat_s_ecrit_et_se_relit_a_l_identique() {
    let stockees: Value = serde_json::from_str(include_str!("../../catalogue/contrat-de-ville.json")).unwrap();
    let mut lues = 0;
    for (regle, stockee) in Catalogue::contrat_de_ville().regles().zip(stockees.as_array().unwrap()) {
        let (si, exige) = regle.expressions();
        assert_eq!(lue(&exige), stockee["exige"], "{} : {exige}", regle.code);
        assert_eq!(si.as_deref().map(lue), stockee.get("si").cloned(), "{} : {si:?}", regle.code);
        lues += 1;
    }
    assert!(lues >= 49, "{lues}");
    let aap05 = Catalogue::contrat_de_ville().nommees("AAP-05")[0].expressions().1;
    assert_eq!(aap05, "compte(plan, f dans p.principaux et m > 0) ≥ p.min_principaux");
}

#[test]
fn une_faute_dit_ou_elle_est() {
    let faute = |texte: &str| lire_texte(texte).unwrap_err();
    assert_eq!(faute(""), FauteTexte::Vide);
    assert_eq!(faute("m > "), FauteTexte::Inacheve);
    assert_eq!(faute("m > 0)"), FauteTexte::Inattendu { place: 5, vu: ")".into() });
    assert_eq!(faute("tous(plan, m > 0"), FauteTexte::ParentheseOuverte { place: 0 });
    assert_eq!(faute("0 < m < 5"), FauteTexte::Enchainee { place: 6 });
    assert_eq!(faute("danse(plan)"), FauteTexte::FonctionInconnue { place: 0, vu: "danse".into() });
    assert_eq!(faute("instance = «\u{202f}CAS"), FauteTexte::GuillemetOuvert { place: 11 });
    assert_eq!(faute("f dans {ETAT"), FauteTexte::AccoladeOuverte { place: 7 });
    assert_eq!(faute("dossier.fin ≤ 31/02/2026"), FauteTexte::DateIllisible { place: 14, vu: "31/02/2026".into() });
    assert_eq!(faute("m ≥ 500,50 €"), FauteTexte::NombreIllisible { place: 4, vu: "500,50".into() });
    assert_eq!(faute("m ≥ 12345678901234567890"), FauteTexte::NombreIllisible { place: 4, vu: "12345678901234567890".into() });
    assert_eq!(faute("m & 5"), FauteTexte::Inattendu { place: 2, vu: "&".into() });
}

#[test]
fn un_endroit_de_la_forme_stockee_se_retrouve_dans_le_texte() {
    let texte = "non vide(dossier.cpo) et somme(plan, m) ≥ 500 € + 3";
    let arbre = lire_texte(texte).unwrap();
    let dit = |endroit: &str| {
        let (debut, fin) = arbre.situer(endroit);
        texte.chars().skip(debut).take(fin - debut).collect::<String>()
    };
    assert_eq!(dit("exige/et/1/≥/1/+"), "500 € + 3");
    assert_eq!(dit("exige/et/1/≥/1/+/1"), "3");
    assert_eq!(dit("exige/et/0/non/vide"), "dossier.cpo");
    assert_eq!(dit("exige/et/1/≥/0/somme/1"), "m");
    assert_eq!(dit("exige"), texte);
}

#[test]
fn un_texte_hostile_est_refuse_tout_de_suite() {
    let debut = std::time::Instant::now();
    assert_eq!(lire_texte(&"(".repeat(10_000)).unwrap_err(), FauteTexte::TropLong);
    assert_eq!(lire_texte(&"a".repeat(1_000_000)).unwrap_err(), FauteTexte::TropLong);
    assert!(matches!(lire_texte(&"(".repeat(3_900)).unwrap_err(), FauteTexte::TropProfond { .. }));
    assert!(matches!(lire_texte(&"non ".repeat(900)).unwrap_err(), FauteTexte::TropProfond { .. }));
    assert!(matches!(lire_texte(&"min(".repeat(900)).unwrap_err(), FauteTexte::TropProfond { .. }));
    assert!(matches!(lire_texte(&format!("m{}", " − m".repeat(900))).unwrap_err(), FauteTexte::TropProfond { .. }));
    assert!(debut.elapsed().as_millis() < 2_000, "{:?}", debut.elapsed());
    // What is long without being deep is read.
    assert!(lire_texte(&format!("m{}", " + m".repeat(900))).is_ok());
}

fn feuille() -> impl Strategy<Value = Value> {
    let champs = ["l.m", "l.financeur", "p.plancher", "exercice", "historique(action,1).vote.CAF", "annees_financees(action)"];
    prop_oneof![
        prop::sample::select(champs.to_vec()).prop_map(|champ| json!(champ)),
        (-99_999_999i64..99_999_999).prop_map(|n| json!(n)),
        (-99_999_999i64..99_999_999).prop_map(|n| json!({ "euros": n })),
        (-999_999i64..999_999).prop_map(|n| json!({ "taux": n })),
        any::<bool>().prop_map(|b| json!(b)),
        (1i16..9999, 1i8..=12, 1i8..=28).prop_map(|(a, m, j)| json!({ "jour": jiff::civil::date(a, m, j).to_string() })),
        "\\PC{0,12}".prop_map(|t| json!({ "texte": t })),
        prop::collection::vec("[a-zé'«»\", {}]{0,8}", 0..4).prop_map(|t| json!({ "ens": t })),
    ]
}

fn arbre() -> impl Strategy<Value = Value> {
    let un = |nom: &str, termes: Value| Value::Object([(nom.to_owned(), termes)].into_iter().collect());
    feuille().prop_recursive(4, 40, 4, move |dedans| {
        let plusieurs = ["et", "ou", "min", "max", "+"];
        let deux = [
            "=",
            "≠",
            "<",
            "≤",
            ">",
            "≥",
            "dans",
            "inclut",
            "−",
            "×",
            "ratio",
            "jours",
            "plus_mois",
            "plus_jours",
            "tous",
            "existe",
            "distinct",
            "somme",
            "compte",
        ];
        prop_oneof![
            (prop::sample::select(plusieurs.to_vec()), prop::collection::vec(dedans.clone(), 0..4))
                .prop_map(move |(nom, termes)| un(nom, Value::Array(termes))),
            (prop::sample::select(deux.to_vec()), prop::collection::vec(dedans.clone(), 2))
                .prop_map(move |(nom, termes)| un(nom, Value::Array(termes))),
            (prop::sample::select(vec!["date", "somme"]), prop::collection::vec(dedans.clone(), 3))
                .prop_map(move |(nom, termes)| un(nom, Value::Array(termes))),
            (prop::sample::select(vec!["non", "vide", "annee", "compte"]), dedans).prop_map(move |(nom, terme)| un(nom, terme)),
            prop::sample::select(vec!["CAF", "DEPT", "BAILLEUR SOCIAL", ""]).prop_map(ecriture::finance),
        ]
    })
}

proptest! {
    /// Printing then parsing gives back the same tree, whatever its types.
    #[test]
    fn ce_qui_est_ecrit_se_relit_a_l_identique(stocke in arbre()) {
        let ecrit = ecrire(&stocke);
        match lire_texte(&ecrit) {
            Ok(lu) => prop_assert_eq!(lu.stocke(), stocke, "{}", ecrit),
            Err(faute) => prop_assert!(matches!(faute, FauteTexte::TropLong | FauteTexte::TropProfond { .. }), "{} : {:?}", ecrit, faute),
        }
    }

    #[test]
    fn aucun_texte_ne_fait_tomber_la_lecture(texte in "[-+×=<≥(){}«»\",:a-zé0-9.,/ €%\\PC]{0,80}") {
        if let Ok(lu) = lire_texte(&texte) {
            let ecrit = ecrire(&lu.stocke());
            prop_assert_eq!(lire_texte(&ecrit).map(|lu| lu.stocke()), Ok(lu.stocke()), "{} → {}", texte, ecrit);
        }
    }
}
