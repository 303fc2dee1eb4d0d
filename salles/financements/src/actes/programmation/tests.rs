use super::*;
use crate::calculs::{AppelLu, Besoin};
use crate::essai::{Maison, codes, maisons};
use crate::regles::etats::EtatAppel;
use crate::regles::programmation::scenario::{StatutEcrit, lu};
use solver::PourquoiPas;
use std::time::Duration;

async fn scenario(maison: &Maison, doctrine: &str) -> Scenario {
    creer(&maison.visite("coordination"), maison.appel.id, "Essai", doctrine).await.unwrap()
}

async fn appel_lu(maison: &Maison) -> AppelLu {
    let mut r = maison.db.reader(maison.ici.id).await.unwrap();
    AppelLu::lire(&mut r, maison.appel.clone(), Besoin::TOUT, jiff::civil::date(2026, 3, 1)).await.unwrap()
}

fn preuve(s: &Scenario) -> Preuve {
    lire(&s.preuve).unwrap()
}

/// Points and euros of a plan, by the indicators.
async fn valeurs(maison: &Maison, s: &Scenario) -> (i64, i64, usize) {
    let probleme = question(&appel_lu(maison).await, s).unwrap().probleme;
    let lus = solver::indicateurs(&probleme, &lu(&s.plan));
    (lus.points / 1_000, lus.euros, lus.retenus)
}

#[tokio::test]
async fn l_exemple_s_1_se_retrouve_depuis_les_tables() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let large = calculer(&visite, scenario(&maison, "large").await.id, 1).await.unwrap();
        // S-1 asks nothing of the CAF; here the last file does, and the CAF has no envelope: its line is out of the question.
        assert_eq!(valeurs(&maison, &large).await, (55, 36_000, 4));
        let p = preuve(&large);
        assert_eq!((p.statut, p.etages.len(), p.orphelin.unwrap().orphelin), (StatutEcrit::Optimal, 2, 0));
        assert_eq!((large.moteur.as_str(), large.calcule_a.is_some()), (MOTEUR, true));
        let note = calculer(&visite, scenario(&maison, "par_note").await.id, 1).await.unwrap();
        assert_eq!(valeurs(&maison, &note).await, (33, 30_000, 2));
        let p = preuve(&note);
        assert_eq!((p.statut, p.orphelin.unwrap().orphelin), (StatutEcrit::SansReponse, 6_000));
    }
}

#[tokio::test]
async fn un_minimum_par_quartier_s_impose_et_se_refuse_au_dessus_du_tout() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let s = scenario(&maison, "large").await;
        let choix = |un: &str, deux: &str| SaisieChoix {
            lecture_b: true,
            minima: vec![("QP011001".into(), un.into()), ("QP011002".into(), deux.into())],
            ..SaisieChoix::default()
        };
        assert_eq!(codes(regler(&visite, s.id, 1, &choix("beaucoup", "")).await), ["scenario-part"]);
        assert_eq!(codes(regler(&visite, s.id, 1, &choix("60", "41 %")).await), ["scenario-parts"]);
        let ailleurs = SaisieChoix { minima: vec![("QP999999".into(), "10".into())], ..SaisieChoix::default() };
        assert_eq!(codes(regler(&visite, s.id, 1, &ailleurs).await), ["scenario-part"]);
        // Every file is of the first district: a minimum for the second leaves no plan, and says so.
        let s = regler(&visite, s.id, 1, &SaisieChoix { lecture_b: false, ..choix("", "30") }).await.unwrap();
        let s = calculer(&visite, s.id, s.version).await.unwrap();
        assert!(s.plan.is_empty(), "{:?}", s.plan.0);
        let s = regler(&visite, s.id, s.version, &SaisieChoix::default()).await.unwrap();
        let s = calculer(&visite, s.id, s.version).await.unwrap();
        assert_eq!(s.plan.len(), 4);
    }
}

#[tokio::test]
async fn un_verrou_tient_et_deux_verrous_incompatibles_se_disent() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let s = scenario(&maison, "large").await;
        let poser = async |version: i64, genre: &str, numero: &str, financeur: &str, montant: &str| {
            let saisie = SaisieVerrou {
                genre: genre.into(),
                dossier: numero.into(),
                financeur: financeur.into(),
                montant: montant.into(),
            };
            verrouiller(&visite, s.id, version, &saisie).await
        };
        assert_eq!(codes(poser(1, "montant", "2026-0003", "VILLE", "").await), ["scenario-montant-vide"]);
        assert_eq!(codes(poser(1, "montant", "2026-0003", "VILLE", "8k").await), ["scenario-montant"]);
        assert_eq!(codes(poser(1, "montant", "2026-0003", "VILLE", "9000").await), ["verrou-au-dessus"]);
        assert_eq!(codes(poser(1, "montant", "2026-0003", "DEPT", "900").await), ["verrou-ligne-absente"]);
        assert_eq!(codes(poser(1, "ecarte", "2026-0042", "", "").await), ["verrou-dossier-inconnu"]);
        let s2 = poser(1, "ecarte", "2026-0001", "", "").await.unwrap();
        assert_eq!(codes(poser(1, "ecarte", "2026-0002", "", "").await), ["perime"]);
        let calcule = calculer(&visite, s.id, s2.version).await.unwrap();
        assert!(!calcule.plan.contains_key("2026-0001") && !calcule.plan.is_empty());
        let v = calcule.version;
        let v = poser(v, "montant", "2026-0003", "VILLE", "3500").await.unwrap().version;
        let v = poser(v, "montant", "2026-0004", "VILLE", "4000").await.unwrap().version;
        let impossible = calculer(&visite, s.id, v).await.unwrap();
        let p = preuve(&impossible);
        assert_eq!(p.statut, StatutEcrit::Impossible);
        let dit = p.conflit.unwrap();
        assert!(dit.contains("Verrous incompatibles") && dit.contains("Ville de Carcassonne"), "{dit}");
        let libere = deverrouiller(&visite, s.id, impossible.version, 2).await.unwrap();
        assert_eq!(preuve(&calculer(&visite, s.id, libere.version).await.unwrap()).statut, StatutEcrit::Optimal);
    }
}

#[tokio::test]
async fn un_scenario_partage_ne_change_plus_et_un_financeur_travaille_sur_sa_copie() {
    for maison in maisons(EtatAppel::Programmation).await {
        let (equipe, etat, ville) =
            (maison.visite("coordination"), maison.visite(&maison.de("ETAT")), maison.visite(&maison.de("VILLE")));
        assert_eq!(codes(creer(&etat, maison.appel.id, "À moi", "large").await), ["interdit"]);
        assert_eq!(codes(creer(&equipe, maison.appel.id, " ", "large").await), ["scenario-nom"]);
        assert_eq!(codes(creer(&equipe, maison.appel.id, "Essai", "juste").await), ["scenario-doctrine"]);
        let s = scenario(&maison, "large").await;
        assert_eq!(codes(copier(&etat, s.id, "À moi").await), ["interdit"]);
        assert_eq!(codes(partager(&equipe, s.id, 1).await), ["scenario-pas-calcule"]);
        let s = calculer(&equipe, s.id, 1).await.unwrap();
        let s = partager(&equipe, s.id, s.version).await.unwrap();
        assert_eq!(codes(calculer(&equipe, s.id, s.version).await), ["scenario-partage"]);
        assert_eq!(codes(ajuster(&equipe, s.id, s.version, "2026-0001", &[]).await), ["scenario-partage"]);
        let copie = copier(&etat, s.id, "À moi").await.unwrap();
        assert_eq!((copie.plan.clone(), copie.copie_de), (s.plan.clone(), Some(s.id)));
        assert_eq!(codes(calculer(&ville, copie.id, 1).await), ["interdit"]);
        assert!(!voit(&ville, &maison.appel, &copie) && voit(&ville, &maison.appel, &s));
        assert_eq!(codes(copier(&maison.visite("lecteur"), s.id, "Non").await), ["interdit"]);
        calculer(&etat, copie.id, 1).await.unwrap();
    }
}

#[tokio::test]
async fn un_montant_tape_a_la_main_ote_la_preuve() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let s = calculer(&visite, scenario(&maison, "large").await.id, 1).await.unwrap();
        let f = |code: &str| Financeur::nomme(code);
        let sans_ligne = ajuster(&visite, s.id, s.version, "2026-0001", &[(f("VILLE"), "100".into())]).await;
        assert_eq!(codes(sans_ligne), ["scenario-ligne"]);
        let s = ajuster(&visite, s.id, s.version, "2026-0001", &[(f("ETAT"), "11 000".into()), (f("AGGLO"), String::new())])
            .await
            .unwrap();
        assert_eq!(montant(&s.plan, "2026-0001", &f("ETAT")), Euros::entiers(11_000));
        assert_eq!(montant(&s.plan, "2026-0001", &f("AGGLO")), Euros::ZERO);
        assert_eq!(preuve(&s).statut, StatutEcrit::ALaMain);
        let interessee = maison.visite("coordination:x:2");
        crate::actes::instruction::declarer_interet(&interessee, maison.dossiers[0].id, "Trésorière de l’association")
            .await
            .unwrap();
        let refus = ajuster(&interessee, s.id, s.version, "2026-0001", &[(f("ETAT"), "12000".into())]).await;
        assert_eq!(codes(refus), ["interet-declare"]);
    }
}

#[tokio::test]
async fn pourquoi_pas_et_mille_euros_de_plus_repondent_par_le_calcul() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let s = scenario(&maison, "large").await;
        let ecarte = SaisieVerrou { genre: "ecarte".into(), dossier: "2026-0004".into(), ..SaisieVerrou::default() };
        let s = verrouiller(&visite, s.id, 1, &ecarte).await.unwrap();
        let s = calculer(&visite, s.id, s.version).await.unwrap();
        let appel = appel_lu(&maison).await;
        let dit = pourquoi_pas(&visite, &appel, &s, "2026-0004").await.unwrap();
        assert_eq!((dit.doctrine, dit.a_la_main), (Some(solver::Doctrine::Large), false));
        assert!(
            matches!(&dit.cause, Cause::Calcul(PourquoiPas::Impossible { conflit, .. }) if conflit.verrous.len() == 1),
            "{dit:?}"
        );
        let retenu = pourquoi_pas(&visite, &appel, &s, "2026-0001").await.unwrap().cause;
        assert_eq!(retenu, Cause::Calcul(PourquoiPas::Retenu));
        assert_eq!(codes(pourquoi_pas(&visite, &appel, &s, "2026-0099").await), ["scenario-dossier"]);
        let gains = de_plus(&visite, &appel, &s, 1_000).await.unwrap();
        assert_eq!(gains.iter().map(|g| g.financeur.as_str()).collect::<Vec<_>>(), ["AGGLO", "DEPT", "ETAT", "VILLE"]);
    }
}

#[tokio::test]
async fn le_calcul_n_arrete_pas_le_fil_qui_sert_les_pages() {
    for maison in maisons(EtatAppel::Programmation).await {
        let s = scenario(&maison, "large").await;
        let visite = maison.visite("coordination");
        let battre = async {
            for _ in 0..5 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        };
        // One thread serves this test: if the calculation held it, the beats would come after.
        tokio::select! {
            biased;
            _ = async { calcul::tests_lents(Duration::from_millis(400)).await } => panic!("the beats waited for the calculation"),
            () = battre => {}
        }
        calculer(&visite, s.id, 1).await.unwrap();
    }
}

#[tokio::test]
async fn un_scenario_neuf_impose_la_lecture_de_la_lettre_et_sa_copie_garde_la_sienne() {
    for maison in maisons(EtatAppel::Programmation).await {
        let lecture = |s: &Scenario| {
            let ecrits: ParametresEcrits = lire(&s.parametres).unwrap();
            (ecrits.lecture_a, ecrits.lecture_b)
        };
        let avant = scenario(&maison, "large").await;
        assert_eq!(lecture(&avant), (false, false), "les deux affichées, aucune imposée");
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let mut lettre = crate::store::lettres(&mut r, maison.appel.id).await.unwrap().pop().unwrap();
        drop(r);
        lettre.parametres.0.cpo_lecture = crate::regles::parametres::LectureCpo::B;
        let mut w = maison.db.writer(maison.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        w.update(&mut lettre).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(lecture(&scenario(&maison, "large").await), (false, true));
        let copie = copier(&maison.visite("coordination"), avant.id, "Copie").await.unwrap();
        assert_eq!(lecture(&copie), (false, false));
    }
}

#[tokio::test]
async fn la_part_minimale_d_un_dossier_tient_dans_le_calcul_son_juge_et_ses_pourquoi() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let saisie = |dossier: &str, part: &str, motif: &str| SaisiePartMin {
            dossier: dossier.into(),
            part: part.into(),
            motif: motif.into(),
        };
        let avant = calculer(&visite, scenario(&maison, "large").await.id, 1).await.unwrap();
        assert_eq!(valeurs(&maison, &avant).await, (55, 36_000, 4), "S-1, μ = 60 %");
        let s = scenario(&maison, "large").await;
        let faux = fixer_part_min(&visite, s.id, 1, &saisie("2026-0042", "101", " ")).await;
        assert_eq!(codes(faux), ["part-min-dossier", "part-min-illisible", "part-min-motif"]);
        let etat = maison.visite(&maison.de("ETAT"));
        assert_eq!(codes(fixer_part_min(&etat, s.id, 1, &saisie("2026-0001", "100", "Non")).await), ["interdit"]);
        assert_eq!(codes(oter_part_min(&visite, s.id, 1, "2026-0001").await), ["part-min-dossier"]);
        // « 100 % » of a: 18 000 €. Then b, c and d ask 8 400 + 6 000 + 6 000 of the 18 000 left: d is out.
        let tout = saisie("2026-0001", "100 %", "L’atelier ne s’ouvre pas à moitié");
        let s = fixer_part_min(&visite, s.id, 1, &tout).await.unwrap();
        let s = calculer(&visite, s.id, s.version).await.unwrap();
        assert_eq!(valeurs(&maison, &s).await, (45, 35_000, 3));
        assert_eq!(
            (s.plan["2026-0001"].values().copied().sum(), preuve(&s).statut),
            (Euros::entiers(18_000), StatutEcrit::Optimal)
        );
        let appel = appel_lu(&maison).await;
        let probleme = question(&appel, &s).unwrap().probleme;
        assert!(solver::controler(&probleme, &lu(&s.plan)).is_empty());
        let dits = solver::controler(&probleme, &lu(&avant.plan));
        assert!(
            matches!(&dits[..], [solver::Manquement::PartMinimale { dossier, minimum: 18_000, .. }] if dossier == "2026-0001"),
            "{dits:?}"
        );
        // With d: a and b, 43 points; « perte : δ = v* − v ».
        let dit = pourquoi_pas(&visite, &appel, &s, "2026-0004").await.unwrap();
        assert!(
            matches!(dit.cause, Cause::Calcul(PourquoiPas::Perte { points_si_force: 43_000, perte: 2_000, .. })),
            "{:?}",
            dit.cause
        );
        let copie = copier(&visite, s.id, "Copie").await.unwrap();
        assert_eq!(lire::<ParametresEcrits>(&copie.parametres).unwrap().parts_min["2026-0001"].pct, 100);
        let mut r = maison.db.reader(maison.ici.id).await.unwrap();
        let dit = store::journal::histoire(&mut r, "scenario", &s.id.to_string()).await.unwrap();
        assert!(
            dit.iter().any(|e| e.acte == "scenario.regler" && e.motif.as_deref() == Some("L’atelier ne s’ouvre pas à moitié"))
        );
        drop(r);
        let s = oter_part_min(&visite, s.id, s.version, "2026-0001").await.unwrap();
        let s = calculer(&visite, s.id, s.version).await.unwrap();
        assert_eq!(valeurs(&maison, &s).await, (55, 36_000, 4));
    }
}

#[tokio::test]
async fn pourquoi_pas_repond_sur_le_scenario_d_ou_l_on_demande() {
    for maison in maisons(EtatAppel::Programmation).await {
        let visite = maison.visite("coordination");
        let appel = appel_lu(&maison).await;
        let neuf = scenario(&maison, "concentree").await;
        assert_eq!(pourquoi_pas(&visite, &appel, &neuf, "2026-0004").await.unwrap().cause, Cause::PasCalcule);
        for code in ["concentree", "equite", "par_note"] {
            let s = scenario(&maison, code).await;
            let s = calculer(&visite, s.id, 1).await.unwrap();
            for d in &appel.dossiers {
                let retenu = s.plan.contains_key(d.numero());
                let dit = pourquoi_pas(&visite, &appel, &s, d.numero()).await.unwrap();
                assert_eq!(dit.cause == Cause::Calcul(PourquoiPas::Retenu), retenu, "{code} {} : {dit:?}", d.numero());
                assert_eq!(dit.doctrine.map(solver::Doctrine::nom), Some(code).filter(|c| *c != "par_note"));
            }
        }
        // S-1: « concentree » drops d, which « large » retains.
        let s = scenario(&maison, "concentree").await;
        let s = calculer(&visite, s.id, 1).await.unwrap();
        assert!(!s.plan.contains_key("2026-0004"));
        let dit = pourquoi_pas(&visite, &appel, &s, "2026-0004").await.unwrap();
        let Cause::Calcul(PourquoiPas::Perte { ecarts, .. }) = dit.cause else { panic!("{dit:?}") };
        assert_eq!((ecarts.len(), ecarts[0].mesure, ecarts[0].plan), (1, solver::Mesure::PointsEuros, 561_000_000));
        assert!(ecarts[0].force < ecarts[0].plan);
    }
}

#[tokio::test]
async fn a_la_main_rien_ne_depasse_la_demande_ni_un_verrou_et_ce_qui_s_effacera_est_dit() {
    for maison in maisons(EtatAppel::Copil).await {
        let visite = maison.visite("coordination");
        let s = calculer(&visite, scenario(&maison, "large").await.id, 1).await.unwrap();
        let f = |code: &str| Financeur::nomme(code);
        let taper = async |s: &Scenario, numero: &str, code: &str, euros: &str| {
            ajuster(&visite, s.id, s.version, numero, &[(f(code), euros.to_owned())]).await
        };
        assert_eq!(codes(taper(&s, "2026-0001", "ETAT", "99 999").await), ["scenario-au-dessus"]);
        let seance = |euros: &str, arreter| SaisieSeance {
            montants: vec![(f("ETAT"), euros.to_owned())],
            arreter,
            ..SaisieSeance::default()
        };
        let trop = ecrire_en_seance(&visite, s.id, s.version, "2026-0001", &seance("12 001", false)).await;
        assert_eq!(codes(trop), ["scenario-au-dessus"]);
        // The page says it at its field, keeps what was typed, and says the cure.
        let ici = format!("{}/programmation/{}", crate::essai::ICI, s.id);
        let version = s.version.to_string();
        let form =
            [("geste", "ajuster"), ("version", &*version), ("numero", "2026-0001"), ("financeur", "ETAT"), ("montant", "99999")];
        let page = maison.poster("coordination", &ici, &form).await;
        assert_eq!(page.status, axum::http::StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.contient("99\u{202f}999\u{202f}€ pour 12\u{202f}000\u{202f}€ demandés") && page.contient("au plus"),
            "{}",
            page.texte
        );
        let ecarte = SaisieVerrou { genre: "ecarte".into(), dossier: "2026-0002".into(), ..SaisieVerrou::default() };
        let s = verrouiller(&visite, s.id, s.version, &ecarte).await.unwrap();
        assert_eq!(codes(taper(&s, "2026-0002", "ETAT", "4000").await), ["scenario-contre-verrou"]);
        let s = taper(&s, "2026-0002", "ETAT", "0").await.unwrap();
        let plafond = SaisieVerrou {
            genre: "plafond".into(),
            dossier: "2026-0003".into(),
            financeur: "VILLE".into(),
            montant: "3000".into(),
        };
        let s = verrouiller(&visite, s.id, s.version, &plafond).await.unwrap();
        assert_eq!(codes(taper(&s, "2026-0003", "VILLE", "3001").await), ["scenario-contre-verrou"]);
        // What no lock holds is named before a calculation erases it; settled, it stays.
        let s = taper(&s, "2026-0001", "ETAT", "7000").await.unwrap();
        let dite = async |quoi: &str, ou: &str| maison.voir("coordination", ou).await.contient(quoi);
        let comite = format!("{}/comite/{}", crate::essai::ICI, s.id);
        assert!(dite("effacera ce qui a été tapé", &ici).await && dite("effacera ce qui a été tapé", &comite).await);
        let tout = SaisieSeance {
            montants: vec![(f("ETAT"), "8000".to_owned()), (f("AGGLO"), "6000".to_owned())],
            arreter: true,
            ..SaisieSeance::default()
        };
        let garde = ecrire_en_seance(&visite, s.id, s.version, "2026-0001", &tout).await.unwrap();
        let parametres: ParametresEcrits = lire(&garde.parametres).unwrap();
        assert!(!parametres.a_la_main.contains("2026-0001"), "{:?}", parametres.a_la_main);
        let s = calculer(&visite, s.id, garde.version).await.unwrap();
        assert_eq!(montant(&s.plan, "2026-0001", &f("ETAT")), Euros::entiers(8_000), "{:?}", s.preuve);
        assert!(!dite("effacera", &ici).await, "un plan calculé n’efface rien");
    }
}
