//! What freezes never moves, on both databases.

pub mod petits;

use super::essai::{ADRESSE, BESOINS, DIFFICULTES, close, figee, retitrer};
use super::*;
use crate::regles::edition::{Champ, difference, texte};
use store::essai::bases;
use store::journal::{Verification, verifier};

const MOTIF: &str = "Le titre de la fiche 2 était faux.";

fn codes<T: std::fmt::Debug>(result: Result<T, ActeError>) -> Vec<&'static str> {
    match result {
        Err(ActeError::Refus(refus)) => refus.iter().map(|r| r.code()).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn figer_photographie_la_revue_et_ferme_la_campagne() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        assert_eq!((edition.numero.as_str(), edition.exercice, edition.publiee_a), ("2026-1", 2, None));
        let mut r = e.r().await;
        let campagne: Campagne = r.load(&edition.campagne_id.unwrap()).await.unwrap();
        assert_eq!((campagne.etat, campagne.figee_le.is_some()), (EtatCampagne::Figee, true));
        let lue = lire(&mut r, &edition).await.unwrap();
        let c = &lue.contenu;
        assert_eq!((c.format, c.fiches.len(), c.noeuds.len(), c.decisions.len()), (1, 4, 2, 1));
        let revue = c.campagne.as_ref().unwrap();
        assert_eq!((revue.attendues, revue.acceptees, revue.sans_reponse.as_slice()), (4, 1, &[1, 3, 4][..]));
        let fiche = &c.fiches[1];
        assert_eq!(fiche.bilans.iter().map(|b| b.palier).collect::<Vec<_>>(), [Some(40), Some(60)]);
        assert_eq!(fiche.indicateurs[0].valeurs[&2].valeur.as_deref(), Some("12"));
        assert_eq!(fiche.indicateurs[0].lettres, ["A"]);
        let constate = fiche.chiffres.iter().find(|f| f.lecture == "avancement-constate").unwrap();
        assert_eq!(constate.valeur.as_deref(), Some("100"));
        assert!(!constate.formule.is_empty() && !constate.operandes.is_empty());
        assert_eq!(c.confiance.repartition["soleil"], [2]);
        assert_eq!(c.formules.len(), 5);
        let annexe = lire_annexe(&mut r, &lue).await.unwrap();
        assert_eq!(annexe.reponses.len(), 4);
        assert_eq!((annexe.reserves[0].difficultes.as_str(), annexe.reserves[0].besoins.as_str()), (DIFFICULTES, BESOINS));
        assert!(matches!(verifier(&e.db, e.collectivite.id).await.unwrap(), Verification::Entiere { .. }));
    }
}

#[tokio::test]
async fn le_texte_publiable_ne_dit_ni_reserve_ni_repondant_ni_adresse() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        let text = lire_texte(&mut e.r().await, &edition).await.unwrap();
        assert!(text.contains("Ateliers tenus dans l’été"));
        for secret in [
            DIFFICULTES,
            BESOINS,
            ADRESSE,
            "@",
            "Direction de la santé, Ville",
            "Responsable prévention",
            "Notes de séance",
            "Coordinatrice",
        ] {
            assert!(!text.contains(secret), "{secret}");
        }
    }
}

#[tokio::test]
async fn une_edition_ne_bouge_pas_quand_le_plan_change() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        let before = lire_texte(&mut e.r().await, &edition).await.unwrap();
        retitrer(&e, "Un tout autre titre").await;
        let mut r = e.r().await;
        let same: Edition = r.load(&edition.id).await.unwrap();
        assert_eq!(same, edition);
        assert_eq!(lire_texte(&mut r, &edition).await.unwrap(), before);
        assert_eq!(crate::regles::edition::empreinte(before.as_bytes()), edition.empreinte);
    }
}

#[tokio::test]
async fn les_memes_faits_donnent_les_memes_octets_sur_les_deux_bases() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        let mut r = e.r().await;
        let campagne: Campagne = r.load(&edition.campagne_id.unwrap()).await.unwrap();
        let lue = lire(&mut r, &edition).await.unwrap();
        for _ in 0..3 {
            let sujet = Sujet {
                collectivite: "Agglo d’essai",
                contrat: e.contrat.clone(),
                exercice: 2,
                campagne: Some(&campagne),
                le: lue.contenu.edition.arrete_au,
            };
            let mut again = composer(&mut r, sujet).await.unwrap();
            again.contenu.edition = lue.contenu.edition.clone();
            let rules = protections_de(&mut r, &again.contenu).await.unwrap();
            let sealed = sceller(again, &rules).unwrap();
            assert_eq!(empreinte(sealed.texte.as_bytes()), edition.empreinte);
            assert_eq!(sealed.entier, lue.contenu, "la maison relit ce qui a été figé");
        }
        let rewritten = texte(&lire_publique(&mut r, &edition).await.unwrap().contenu).unwrap();
        assert_eq!(empreinte(rewritten.as_bytes()), edition.empreinte, "relire puis réécrire rend les mêmes octets");
    }
}

#[tokio::test]
async fn un_texte_altere_est_nomme_et_n_est_ni_lu_ni_publie() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        let mut w = e.w("essai.alterer").await;
        w.execute(
            "UPDATE edition_contenu SET contenu = REPLACE(contenu, 'Doubler', 'Tripler') WHERE collectivite_id = $1 AND edition_id = $2",
            args![edition.id],
        )
        .await
        .unwrap();
        w.note("essai", "x", &serde_json::json!({})).await.unwrap();
        w.commit().await.unwrap();
        let Err(ActeError::Refus(refus)) = lire(&mut e.r().await, &edition).await else { panic!("an altered text was read") };
        assert_eq!(refus[0].code(), "edition.empreinte_differente");
        for lang in kernel::Lang::ALL {
            assert!(refus[0].message(lang).contains("2026-1") && refus[0].message(lang).contains(&edition.empreinte));
        }
        let mut w = e.w("edition.publier").await;
        assert_eq!(codes(publier(&mut w, edition.id).await), ["edition.empreinte_differente"]);
    }
}

#[tokio::test]
async fn une_annexe_alteree_est_nommee() {
    for db in bases().await.unwrap() {
        let (e, edition) = figee(db).await;
        let lue = lire(&mut e.r().await, &edition).await.unwrap();
        let mut w = e.w("essai.alterer").await;
        w.execute(
            "UPDATE edition_annexe SET contenu = REPLACE(contenu, 'Besoin', 'besoin') WHERE collectivite_id = $1 AND edition_id = $2",
            args![edition.id],
        )
        .await
        .unwrap();
        w.note("essai", "x", &serde_json::json!({})).await.unwrap();
        w.commit().await.unwrap();
        assert_eq!(codes(lire_annexe(&mut e.r().await, &lue).await), ["edition.empreinte_differente"]);
    }
}

#[tokio::test]
async fn figer_refuse_une_revue_ouverte_ou_deja_figee() {
    for db in bases().await.unwrap() {
        let (e, campagne) = close(db).await;
        let mut w = e.w("edition.figer").await;
        let (now, today) = (w.now(), w.today());
        let mut open = campagne.clone();
        open.etat = EtatCampagne::Ouverte;
        w.update(&mut open).await.unwrap();
        assert_eq!(codes(figer(&mut w, "Agglo", campagne.id, now, today).await), ["edition.campagne_non_close"]);
        open.etat = EtatCampagne::Close;
        w.update(&mut open).await.unwrap();
        figer(&mut w, "Agglo", campagne.id, now, today).await.unwrap();
        assert_eq!(codes(figer(&mut w, "Agglo", campagne.id, now, today).await), ["edition.deja_figee"]);
    }
}

#[tokio::test]
async fn rectifier_exige_un_motif_et_un_changement_et_garde_l_ancienne() {
    for db in bases().await.unwrap() {
        let (e, old) = figee(db).await;
        let mut w = e.w("edition.rectifier").await;
        assert_eq!(codes(rectifier(&mut w, "Agglo d’essai", old.id, "faux").await), ["edition.motif_court"]);
        assert_eq!(codes(rectifier(&mut w, "Agglo d’essai", old.id, MOTIF).await), ["edition.rien_de_change"]);
        drop(w);
        retitrer(&e, "Le bon titre").await;
        let mut w = e.w("edition.rectifier").await;
        let new = rectifier(&mut w, "Agglo d’essai", old.id, MOTIF).await.unwrap();
        assert_eq!(codes(rectifier(&mut w, "Agglo d’essai", old.id, MOTIF).await), ["edition.deja_rectifiee"]);
        w.commit().await.unwrap();
        assert_eq!((new.numero.as_str(), new.remplace_id, new.motif.as_deref()), ("2026-2", Some(old.id), Some(MOTIF)));
        let mut r = e.r().await;
        let (before, after) = (lire(&mut r, &old).await.unwrap(), lire(&mut r, &new).await.unwrap());
        assert_eq!(after.contenu.edition.rectifie.as_deref(), Some("2026-1"));
        let found = difference(&before.contenu, &after.contenu);
        assert_eq!((found.ajoutees.len(), found.retirees.len(), found.modifiees.len()), (0, 0, 1));
        let titre = found.modifiees[0].changements.iter().find(|c| c.champ == Champ::Titre).unwrap();
        assert_eq!((titre.avant.as_deref(), titre.apres.as_deref()), (Some("Santé de proximité 2"), Some("Le bon titre")));
    }
}

#[tokio::test]
async fn la_difference_dit_les_nombres_avec_leur_ecart() {
    for db in bases().await.unwrap() {
        let (e, old) = figee(db).await;
        let mut w = e.w("bilan.corriger").await;
        let mut bilan =
            w.find::<crate::model::BilanAnnuel>("fiche_id = $2 AND annee = 2", args![e.fiches[1].id]).await.unwrap().unwrap();
        bilan.palier = Some(80);
        w.update(&mut bilan).await.unwrap();
        let mut fiche: crate::model::FicheAction = w.load(&e.fiches[3].id).await.unwrap();
        fiche.retiree_le = Some(w.today());
        w.update(&mut fiche).await.unwrap();
        let new = rectifier(&mut w, "Agglo d’essai", old.id, "Le palier de la fiche 2 était faux.").await.unwrap();
        w.commit().await.unwrap();
        let mut r = e.r().await;
        let found = difference(&lire(&mut r, &old).await.unwrap().contenu, &lire(&mut r, &new).await.unwrap().contenu);
        assert_eq!(found.retirees, [(4, "Santé de proximité 4".to_owned())]);
        let palier = found.modifiees[0].changements.iter().find(|c| c.champ == Champ::Palier).unwrap();
        assert_eq!(palier.ecart, Some(20.into()));
    }
}

#[tokio::test]
async fn publier_ne_se_fait_qu_une_fois_et_jamais_derriere_une_plus_recente() {
    for db in bases().await.unwrap() {
        let (e, old) = figee(db).await;
        retitrer(&e, "Le bon titre").await;
        let mut w = e.w("edition.publier").await;
        let new = rectifier(&mut w, "Agglo d’essai", old.id, MOTIF).await.unwrap();
        let published = publier(&mut w, new.id).await.unwrap();
        assert_eq!(Edition { publiee_a: None, version: 1, ..published.clone() }, new, "publier ne change rien d’autre");
        assert_eq!(codes(publier(&mut w, new.id).await), ["edition.deja_publiee"]);
        assert_eq!(codes(publier(&mut w, old.id).await), ["edition.plus_recente_publiee"]);
        let all = editions_de(&mut w, e.contrat.id).await.unwrap();
        assert_eq!(derniere_publiee(&all).unwrap().numero, "2026-2");
    }
}

#[test]
fn aucune_ecriture_ne_change_ni_ne_retire_le_texte_d_une_edition() {
    let sources = [
        include_str!("../edition.rs"),
        include_str!("lecture.rs"),
        include_str!("composition.rs"),
        include_str!("../../pages/edition/interne.rs"),
    ];
    for source in sources {
        let text = source.split_whitespace().collect::<Vec<_>>().join(" ");
        for forbidden in ["UPDATE edition", "DELETE FROM edition", ".delete(&edition", ".delete(&old"] {
            assert!(!text.contains(forbidden), "{forbidden}");
        }
    }
}
