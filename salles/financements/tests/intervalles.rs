//! « Une case vide vaut [0 ; demandé] […] une comparaison vraie (ou fausse) sur tout l'intervalle est tranchée, sinon
//! `indeterminee` » (Financements, § 5): whatever the awaited answers turn out to be, a verdict already given stands.

use financements::regles::situation::{Cellules, Enveloppe, Retenu};
use financements::regles::{Catalogue, Conclusion, Etape, Euros, Financeur, Plan, Portee, Situation};
use proptest::prelude::*;

const QUI: [&str; 6] = ["VILLE", "ETAT", "AGGLO", "DEPT", "CAF", "FONDATION"];

/// What a funder is asked, and its answer if it came; the last is what it will answer otherwise.
#[derive(Debug, Clone, Copy)]
struct Case {
    demande: i64,
    reponse: Option<i64>,
    finale: i64,
}

fn case() -> impl Strategy<Value = Option<Case>> {
    let montant = prop_oneof![Just(0i64), Just(300), Just(499), Just(500), Just(501), 1i64..20_000];
    let reponse = proptest::option::of(montant.clone());
    proptest::option::of((montant, reponse, 0u32..=100).prop_map(|(demande, reponse, part)| Case {
        demande,
        reponse,
        finale: demande * i64::from(part) / 100,
    }))
}

/// The plan as it stands, or as it will be once everybody has answered by `reponse`.
fn plan(cases: &[Option<Case>], reponse: impl Fn(&Case) -> Option<i64>) -> Plan {
    QUI.iter()
        .zip(cases)
        .filter_map(|(qui, case)| case.map(|case| (qui, case)))
        .map(|(qui, case)| {
            let repondu = case.reponse.or_else(|| reponse(&case));
            let cellules = Cellules::ouvertes(&[Some(Euros::entiers(case.demande)), repondu.map(Euros::entiers)]);
            (Financeur::nomme(qui), cellules)
        })
        .collect()
}

fn verdict(code: &str, situation: &Situation) -> Conclusion {
    match Catalogue::contrat_de_ville().juger(code, situation) {
        Ok(rendu) => rendu.verdict,
        Err(erreur) => panic!("{erreur}"),
    }
}

fn tient(code: &str, avant: &Situation, apres: &Situation) -> Result<(), TestCaseError> {
    let (avant, apres) = (verdict(code, avant), verdict(code, apres));
    prop_assert!(avant == Conclusion::Indeterminee || avant == apres, "{code}: {avant:?} est devenu {apres:?}");
    Ok(())
}

fn situation(plan: Plan, base: i64) -> Situation {
    let mut s = Situation { etape: Some(Etape::Propose), plan, ..Situation::default() };
    s.cpo.plan_base.produits = Some(Euros::entiers(base));
    s
}

fn programme(dossiers: &[(bool, Vec<Option<Case>>)], reponse: impl Fn(bool, &Case) -> Option<i64>) -> Situation {
    let retenu = |(cpo, cases): &(bool, Vec<Option<Case>>)| Retenu {
        plan: plan(cases, |case| reponse(*cpo, case)),
        cpo: *cpo,
        hors_qpv: !*cpo,
        structurante: *cpo,
        ..Retenu::default()
    };
    let mut s =
        Situation { etape: Some(Etape::Propose), programme: dossiers.iter().map(retenu).collect(), ..Situation::default() };
    s.enveloppe =
        Enveloppe { financeur: Some(Financeur::nomme("AGGLO")), montant: Some(Euros::entiers(20_000)), ..Enveloppe::default() };
    s.p.part_hors_qpv_pb = Some(2_500);
    s.p.base_hors_qpv = Some(Euros::entiers(60_000));
    s
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn une_reponse_attendue_ne_renverse_jamais_un_verdict_rendu(cases in proptest::collection::vec(case(), 6), base in 0i64..40_000) {
        let avant = situation(plan(&cases, |_| None), base);
        let apres = situation(plan(&cases, |case| Some(case.finale)), base);
        for code in ["AAP-05", "AAP-06", "DEP-01", "DEP-02", "DEP-04", "DEP-05", "CAF-01", "CPO-03A", "BUD-04"] {
            tient(code, &avant, &apres)?;
        }
        let catalogue = Catalogue::contrat_de_ville();
        let portees = [Portee::Dossier, Portee::Ligne, Portee::Cpo, Portee::Porteur];
        for (code, ensemble) in catalogue.juger_etape(Etape::Propose, &portees, &avant) {
            let seule = catalogue.juger(&code, &avant).ok();
            prop_assert_eq!(seule.as_ref(), Some(&ensemble));
            let attend = cases.iter().flatten().any(|case| case.reponse.is_none());
            prop_assert!(ensemble.attendus.is_empty() || attend);
            prop_assert!(code != "AAP-05" || (ensemble.verdict == Conclusion::Indeterminee) != ensemble.attendus.is_empty());
        }
        prop_assert_ne!(verdict("AAP-05", &apres), Conclusion::Indeterminee);
    }

    #[test]
    fn deux_principaux_se_comptent_comme_a_la_main(cases in proptest::collection::vec(case(), 6)) {
        let finances = |reponse: fn(&Case) -> i64| {
            cases[..3].iter().flatten().filter(|case| case.reponse.unwrap_or_else(|| reponse(case)) > 0).count()
        };
        let attendu = match (finances(|_| 0) >= 2, finances(|case| case.demande) >= 2) {
            (true, _) => Conclusion::Respectee,
            (false, false) => Conclusion::Violee,
            (false, true) => Conclusion::Indeterminee,
        };
        prop_assert_eq!(verdict("AAP-05", &situation(plan(&cases, |_| None), 0)), attendu);
    }

    /// « quand AAP-05 est respectée, CAF-01 et DEP-02 le sont toujours »
    #[test]
    fn aap_05_respectee_entraine_caf_01_et_dep_02(cases in proptest::collection::vec(case(), 6)) {
        let s = situation(plan(&cases, |case| Some(case.finale)), 0);
        if verdict("AAP-05", &s) == Conclusion::Respectee {
            prop_assert!([Conclusion::Respectee, Conclusion::SansObjet].contains(&verdict("CAF-01", &s)));
            prop_assert!([Conclusion::Acquis, Conclusion::SansObjet].contains(&verdict("DEP-02", &s)));
        }
    }

    #[test]
    fn un_programme_deja_juge_le_reste(dossiers in proptest::collection::vec((any::<bool>(), proptest::collection::vec(case(), 6)), 0..6)) {
        let avant = programme(&dossiers, |_, _| None);
        let apres = programme(&dossiers, |_, case| Some(case.finale));
        for code in ["AAP-10", "AAP-11", "CPO-03B", "CPO-10"] {
            tient(code, &avant, &apres)?;
        }
        let (mut avant, mut apres) = (avant, apres);
        for s in [&mut avant, &mut apres] {
            s.p.cpo_b_unite = financements::regles::parametres::UniteCpo::Conventions;
        }
        tient("CPO-03B", &avant, &apres)?;
    }

    /// The share is smallest when agreements get nothing and the others everything, greatest the other way round.
    #[test]
    fn la_part_des_cpo_est_tranchee_des_que_ses_deux_extremes_s_accordent(
        dossiers in proptest::collection::vec((any::<bool>(), proptest::collection::vec(case(), 6)), 1..6),
    ) {
        let extreme = |pour_cpo: bool| {
            programme(&dossiers, move |cpo, case| Some(if cpo == pour_cpo { case.demande } else { 0 }))
        };
        let (bas, haut) = (verdict("CPO-03B", &extreme(false)), verdict("CPO-03B", &extreme(true)));
        let ici = verdict("CPO-03B", &programme(&dossiers, |_, _| None));
        let certain = dossiers.iter().any(|(_, cases)| cases.iter().flatten().any(|case| case.reponse.is_some_and(|r| r > 0)));
        if bas == haut && certain {
            prop_assert_eq!(ici, bas);
        } else {
            prop_assert_eq!(ici, Conclusion::Indeterminee);
        }
    }
}
