//! The past read from the journal is the plan that the tables gave that evening: same records, same plan,
//! same figures, same edition, at every step of any history, on both databases.

mod explication;
pub mod foret;
pub mod gestes;

use super::*;
use crate::actes::campagne::essai::Essai;
use crate::actes::edition::{Composition, Sujet, composer, composer_de};
use crate::model::{Campagne, Contrat};
use gestes::{Hasard, gestes};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use kernel::{Clock, Lang};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::essai::bases_with;
use store::{Db, Read, Reader, args, journal};

/// A clock that the test moves, by seconds.
pub fn horloge() -> (Clock, Arc<AtomicI64>) {
    let at = Arc::new(AtomicI64::new(1_795_348_800));
    let read = at.clone();
    (Clock::from_fn(move || Timestamp::from_second(read.load(Ordering::SeqCst)).unwrap()), at)
}

const JOUR: i64 = 24 * 3600;

async fn reader(db: &Db, e: &Essai) -> Reader {
    db.reader(e.collectivite.id).await.unwrap()
}

/// Everything that is shown of a plan, in words; who takes part in no order.
fn dit(plan: &PlanLu, today: Date) -> Vec<String> {
    let words = |(lecture, objet, annee)| format!("{:?}", plan.expliquer(lecture, objet, annee, today, Lang::Fr));
    plan.chiffres().map(words).collect()
}

fn sans_ordre(mut plan: PlanLu) -> PlanLu {
    plan.au = None;
    for fiche in plan.fiches.iter_mut().map(Arc::make_mut) {
        fiche.participants.retain(|p| !p.is_empty());
        fiche.participants.sort();
    }
    plan
}

fn sujet<'a>(contrat: Contrat, campagne: Option<&'a Campagne>, le: Date) -> Sujet<'a> {
    Sujet { collectivite: "Agglo d’essai", contrat, exercice: 2, campagne, le }
}

/// What the tables gave on an evening.
struct Soir {
    le: Date,
    tables: Tables,
    plan: PlanLu,
    dit: Vec<String>,
    composition: Composition,
}

async fn ce_soir(db: &Db, e: &Essai) -> Soir {
    let mut r = reader(db, e).await;
    let contrat: Contrat = r.load(&e.contrat.id).await.unwrap();
    let le = db.clock().today();
    let review = r.find::<Campagne>("contrat_id = $2 ;; ORDER BY id", args![contrat.id]).await.unwrap();
    let plan = sans_ordre(PlanLu::lire(&mut r, contrat.clone()).await.unwrap());
    Soir {
        le,
        dit: dit(&plan, le),
        plan,
        composition: composer(&mut r, sujet(contrat.clone(), review.as_ref(), le)).await.unwrap(),
        tables: Tables::lire(&mut r, contrat).await.unwrap(),
    }
}

#[tokio::test]
async fn le_plan_d_un_soir_relu_dans_le_journal_egale_celui_que_les_tables_donnaient() {
    for seed in 1..=3_u64 {
        let (clock, at) = horloge();
        for db in bases_with(clock).await.unwrap() {
            let e = Essai::nouveau(db.clone()).await;
            e.ouverte_jusqu_au(db.clock().today().saturating_add(jiff::Span::new().days(10))).await;
            let mut hasard = Hasard::new(seed);
            let mut soirs = vec![ce_soir(&db, &e).await];
            for _ in 0..16 {
                at.fetch_add(JOUR, Ordering::SeqCst);
                gestes(&e, &mut hasard).await;
                soirs.push(ce_soir(&db, &e).await);
            }
            let mut r = reader(&db, &e).await;
            let contrat: Contrat = r.load(&e.contrat.id).await.unwrap();
            let before = soirs[0].le.yesterday().unwrap();
            assert!(Passe::lire(&mut r, db.clock(), &contrat, before).await.unwrap().is_none());
            for (rank, soir) in soirs.iter().enumerate() {
                let passe = Passe::lire(&mut r, db.clock(), &contrat, soir.le).await.unwrap().unwrap();
                assert_eq!(passe.tables, soir.tables, "seed {seed}, evening {rank}, {db:?}");
                assert_eq!(sans_ordre(passe.plan.clone()), soir.plan, "seed {seed}, evening {rank}, {db:?}");
                assert_eq!(dit(&sans_ordre(passe.plan.clone()), soir.le), soir.dit, "seed {seed}, evening {rank}, {db:?}");
                let review = passe.tables.campagnes.first();
                // A figure of a past evening bears the day in its code; everything else is the same.
                let made = composer_de(&sans_ordre(passe.plan.clone()), &passe.tables, &sujet(contrat.clone(), review, soir.le));
                assert_eq!(made.contenu, soir.composition.contenu, "seed {seed}, evening {rank}, {db:?}");
                assert_eq!(made.annexe, soir.composition.annexe, "seed {seed}, evening {rank}, {db:?}");
            }
            let moved = soirs.windows(2).filter(|two| two[0].dit != two[1].dit).count();
            assert!(moved > 4, "seed {seed}: only {moved} evenings changed a figure");
        }
    }
}

#[tokio::test]
async fn le_plan_garde_qui_suit_son_journal_egale_le_plan_relu_en_entier() {
    for seed in 4..=6_u64 {
        let (clock, at) = horloge();
        for db in bases_with(clock).await.unwrap() {
            let e = Essai::nouveau(db.clone()).await;
            e.ouverte_jusqu_au(db.clock().today().saturating_add(jiff::Span::new().days(10))).await;
            let mut hasard = Hasard::new(seed);
            let mut r = reader(&db, &e).await;
            let contrat: Contrat = r.load(&e.contrat.id).await.unwrap();
            let mut head = journal::tete(&mut r).await.unwrap().unwrap();
            let mut kept = Arc::new(PlanLu::lire(&mut r, contrat).await.unwrap());
            let (mut followed, mut moved) = (0, 0);
            for step in 0..60 {
                at.fetch_add(JOUR / 24, Ordering::SeqCst);
                let today = db.clock().today();
                let before = dit(&kept, today);
                gestes(&e, &mut hasard).await;
                let mut r = reader(&db, &e).await;
                let contrat: Contrat = r.load(&e.contrat.id).await.unwrap();
                let whole = PlanLu::lire(&mut r, contrat).await.unwrap();
                let now = journal::tete(&mut r).await.unwrap().unwrap();
                match kept.suivre(&mut r, &head).await.unwrap() {
                    Some(plan) => {
                        let after = dit(&plan, today);
                        assert_eq!(after, dit(&whole, today), "seed {seed}, step {step}, {db:?}");
                        assert_eq!(*plan, whole, "seed {seed}, step {step}, {db:?}");
                        followed += 1;
                        moved += usize::from(after != before);
                        kept = plan;
                    }
                    None => kept = Arc::new(whole),
                }
                head = now;
            }
            assert!(followed > 15 && moved > 3, "seed {seed}: {followed} steps followed, {moved} of them moved a figure");
        }
    }
}

#[tokio::test]
async fn un_plan_garde_d_une_autre_chaine_est_relu() {
    for db in store::essai::bases().await.unwrap() {
        let e = Essai::nouveau(db.clone()).await;
        let mut r = reader(&db, &e).await;
        let contrat: Contrat = r.load(&e.contrat.id).await.unwrap();
        let plan = Arc::new(PlanLu::lire(&mut r, contrat).await.unwrap());
        let mut head = journal::tete(&mut r).await.unwrap().unwrap();
        assert!(plan.clone().suivre(&mut r, &head).await.unwrap().is_some());
        head.empreinte = "ailleurs".into();
        assert!(plan.suivre(&mut r, &head).await.unwrap().is_none());
    }
}

#[test]
fn le_soir_finit_a_minuit_dans_le_fuseau_de_la_maison_et_jamais_apres_maintenant() {
    let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
    let clock = Clock::from_fn(move || now);
    let last: Timestamp = "2026-11-21T23:59:59.999999Z".parse().unwrap();
    assert_eq!(au_soir(&clock, "2026-11-21".parse().unwrap()), last);
    assert_eq!(au_soir(&clock, "2026-11-22".parse().unwrap()), now);
    assert_eq!(au_soir(&clock, Date::MAX), now);
    assert_eq!(au_soir(&clock, "2026-11-20".parse().unwrap()), last - SignedDuration::from_hours(24));
}
