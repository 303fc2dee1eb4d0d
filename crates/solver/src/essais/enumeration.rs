//! Small questions: the engine finds what enumeration finds, and no plan ever breaks a rule.

use super::juge::{Partage, choix, juger, optima};
use crate::tirage::{petite, petite_et_tenue};
use crate::{Doctrine, Plan, PourquoiPas, Probleme, Statut, argent_orphelin, controler, par_note, pourquoi_pas, programmer};
use proptest::prelude::*;
use std::time::Duration;

const LIMITE: Duration = Duration::from_secs(20);

fn valeurs(p: &Probleme, doctrine: Doctrine) -> (Statut, Plan, Vec<i64>) {
    let faite = programmer(p, doctrine, LIMITE).unwrap();
    (faite.statut, faite.plan, faite.etages.iter().map(|e| e.valeur).collect())
}

fn comparer(p: &Probleme) -> Result<(), TestCaseError> {
    let attendus = optima(p);
    for doctrine in [Doctrine::Large, Doctrine::Concentree, Doctrine::Cpo] {
        let (statut, plan, valeurs) = valeurs(p, doctrine);
        let Some(attendus) = &attendus else {
            prop_assert!(matches!(statut, Statut::Impossible(_)), "{doctrine:?}: {statut:?} where nothing is possible");
            continue;
        };
        prop_assert_eq!(&statut, &Statut::Optimal);
        juger(p, &plan).map_err(TestCaseError::fail)?;
        prop_assert!(controler(p, &plan).is_empty());
        let attendues = match doctrine {
            Doctrine::Large => vec![attendus.large.0, attendus.large.1],
            Doctrine::Concentree => vec![attendus.concentree],
            _ => vec![attendus.cpo.0, attendus.cpo.1],
        };
        prop_assert_eq!(valeurs, attendues, "{:?}", doctrine);
    }
    Ok(())
}

/// The most that can be added to `plan`, nothing taken back.
fn ajoutable(p: &Probleme, plan: &Plan) -> i64 {
    let mut meilleur = 0;
    for mut choix in choix(p) {
        let couvre = plan.iter().all(|(id, lignes)| {
            let motif = choix.iter().find(|m| p.dossiers[m.dossier].id == *id);
            motif.is_some_and(|m| lignes.keys().all(|f| m.lignes.contains_key(f)))
        });
        if !couvre {
            continue;
        }
        for motif in &mut choix {
            for (f, (bas, _)) in &mut motif.lignes {
                let acquis = plan.get(&p.dossiers[motif.dossier].id).and_then(|l| l.get(f)).copied().unwrap_or(0);
                *bas = (*bas).max(acquis);
            }
        }
        let Some(mut partage) = Partage::minimal(p, &choix) else { continue };
        for n in 0..choix.len() {
            partage.augmenter(n, i64::MAX / 4);
        }
        meilleur = meilleur.max(partage.total() - plan.values().flat_map(|l| l.values()).sum::<i64>());
    }
    meilleur
}

/// Some plan retains exactly these dossiers.
fn faisable(p: &Probleme, retenus: &[&str]) -> bool {
    choix(p).iter().any(|c| {
        let memes = c.len() == retenus.len() && c.iter().all(|m| retenus.contains(&p.dossiers[m.dossier].id.as_str()));
        memes && Partage::minimal(p, c).is_some()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn l_optimum_est_celui_de_l_enumeration(graine in any::<u64>()) {
        comparer(&petite(graine, 4, false))?;
    }

    #[test]
    fn l_optimum_sous_verrous_est_celui_de_l_enumeration(graine in any::<u64>()) {
        comparer(&petite(graine, 4, true))?;
    }

    #[test]
    fn aucun_plan_ne_viole_une_regle_ni_un_choix_impose(graine in any::<u64>()) {
        let p = petite_et_tenue(graine, 5);
        for doctrine in Doctrine::TOUTES {
            let (statut, plan, _) = valeurs(&p, doctrine);
            if let Statut::Impossible(conflit) = statut {
                prop_assert!(!conflit.est_vide() && conflit.minimal && plan.is_empty(), "{:?}", conflit);
            } else {
                prop_assert_eq!(statut, Statut::Optimal);
                juger(&p, &plan).map_err(TestCaseError::fail)?;
            }
        }
    }

    #[test]
    fn l_argent_utilisable_est_celui_de_l_enumeration(graine in any::<u64>()) {
        // A plan made with less money than there is: something can be added, or not.
        let p = petite(graine, 4, graine.is_multiple_of(3));
        let mut pauvre = p.clone();
        pauvre.enveloppes.values_mut().for_each(|b| *b = *b * 3 / 5);
        let faite = programmer(&pauvre, Doctrine::Large, LIMITE).unwrap();
        prop_assume!(faite.statut == Statut::Optimal);
        let plan = if graine.is_multiple_of(7) && p.verrous.is_empty() { par_note(&p) } else { faite.plan };
        juger(&p, &plan).map_err(TestCaseError::fail)?;
        let lu = argent_orphelin(&p, &plan, LIMITE).unwrap();
        prop_assert_eq!(lu.utilisable, ajoutable(&p, &plan));
        prop_assert!(lu.prouve && lu.orphelin >= 0 && lu.excedent >= 0);
    }

    #[test]
    fn le_supplement_annonce_suffit_et_un_euro_de_moins_ne_suffit_pas(graine in any::<u64>()) {
        let p = petite(graine, 4, graine.is_multiple_of(2));
        let faite = programmer(&p, Doctrine::Large, LIMITE).unwrap();
        prop_assume!(faite.statut == Statut::Optimal);
        for d in p.dossiers.iter().filter(|d| !faite.plan.contains_key(&d.id)) {
            let dit = pourquoi_pas(&p, &faite.plan, Doctrine::Large, &d.id, LIMITE).unwrap();
            let mut ids: Vec<&str> = faite.plan.keys().map(String::as_str).collect();
            ids.push(&d.id);
            let avec = |ajouts: &dyn Fn(&str) -> i64| {
                let mut p = p.clone();
                for (f, b) in &mut p.enveloppes {
                    // An envelope of 0 € is closed, whatever is added.
                    *b += if *b > 0 { ajouts(f) } else { 0 };
                }
                faisable(&p, &ids)
            };
            let forces = { let mut p = p.clone(); p.verrous.push(crate::Verrou::Retenu { dossier: d.id.clone() }); optima(&p) };
            let supplement = match dit {
                PourquoiPas::Regle { .. } => {
                    prop_assert!(!avec(&|_| 1_000_000));
                    continue;
                }
                PourquoiPas::Perte { points_si_force, perte, supplement, .. } => {
                    prop_assert!(perte > 0);
                    prop_assert_eq!(Some(points_si_force), forces.map(|o| o.large.0));
                    supplement
                }
                PourquoiPas::Egalite { points_si_force, supplement, .. } => {
                    prop_assert_eq!(Some(points_si_force), forces.map(|o| o.large.0));
                    prop_assert_eq!(points_si_force, faite.etages[0].valeur);
                    supplement
                }
                PourquoiPas::Impossible { supplement, .. } => {
                    prop_assert_eq!(forces, None);
                    supplement
                }
                autre => return Err(TestCaseError::fail(format!("{autre:?}"))),
            };
            let Some(s) = supplement else {
                prop_assert!(!avec(&|_| 1_000_000));
                continue;
            };
            prop_assert!(avec(&|f| s.repartition.get(f).copied().unwrap_or(0)));
            prop_assert_eq!(s.repartition.values().sum::<i64>(), s.euros);
            for f in p.enveloppes.keys() {
                prop_assert_eq!(s.chez.contains(f), avec(&|g| if g == f { s.euros } else { 0 }), "{}", f);
                let un_de_moins = avec(&|g| if g == f { s.euros - 1 } else { 0 });
                prop_assert!(s.euros == 0 || !un_de_moins, "{}", f);
                if s.repartition.contains_key(f) {
                    let un_de_moins = avec(&|g| s.repartition.get(g).copied().unwrap_or(0) - i64::from(g == f));
                    prop_assert!(!un_de_moins, "{}", f);
                }
            }
        }
    }

    /// Asked of a plan, the question is that of its doctrine: against every plan there is.
    #[test]
    fn pourquoi_pas_repond_sur_le_plan_et_la_doctrine_qu_on_lui_donne(graine in any::<u64>()) {
        let p = petite(graine, 4, graine.is_multiple_of(2));
        for doctrine in Doctrine::TOUTES {
            let Ok(faite) = programmer(&p, doctrine, LIMITE) else { continue };
            if faite.statut != Statut::Optimal {
                continue;
            }
            for d in &p.dossiers {
                let dit = pourquoi_pas(&p, &faite.plan, doctrine, &d.id, LIMITE).unwrap();
                if faite.plan.contains_key(&d.id) {
                    prop_assert_eq!(dit, PourquoiPas::Retenu);
                    continue;
                }
                prop_assert!(!matches!(dit, PourquoiPas::Retenu), "{:?} {:?}", doctrine, dit);
                // Nothing is worth more than a proved plan to a doctrine of one stage.
                prop_assert!(doctrine != Doctrine::Concentree || !matches!(dit, PourquoiPas::Mieux { .. }), "{:?}", dit);
                if let PourquoiPas::Perte { plan, .. } | PourquoiPas::Egalite { plan, .. } | PourquoiPas::Mieux { plan, .. } = &dit {
                    prop_assert!(plan.contains_key(&d.id) && controler(&p, plan).is_empty());
                }
            }
        }
    }
}
