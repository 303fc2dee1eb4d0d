//! Questions, reviews line by line, holders and funders: to whom their pages are shown.

use super::{ICI, champ, lire};
use crate::essai::maisons;
use crate::model::QuestionDossier;
use crate::regles::etats::{EtatAppel, EtatDossier};
use axum::http::StatusCode;
use jiff::civil::date;
use kernel::{Actor, Id};
use serde_json::json;

#[tokio::test]
async fn une_question_se_lit_de_son_porteur_et_de_qui_instruit() {
    for maison in maisons(EtatAppel::Instruction).await {
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
        let question = QuestionDossier {
            id: Id::fresh(),
            version: 1,
            appel_id: maison.appel.id,
            dossier_id: maison.dossiers[1].id,
            financeur: None,
            question: "Qui anime les ateliers ?".into(),
            posee_par: "Équipe projet".into(),
            posee_a: w.now(),
            compte_id: "coordination".into(),
            attendue_le: date(2026, 12, 4),
            reponse: String::new(),
            piece_id: None,
            repondue_par: None,
            repondue_a: None,
            retiree_a: None,
            retrait_motif: String::new(),
        };
        w.insert(&question).await.unwrap();
        w.commit().await.unwrap();
        let chemin = format!("{ICI}/questions");
        for qui in ["coordination".to_owned(), maison.porteur(), maison.de("ETAT")] {
            let lues = lire(&maison, &qui, &chemin).await;
            assert_eq!(champ(&lues, "dossier"), [json!("2026-0002")], "{qui}");
            assert_eq!(lues["elements"][0]["attendue_le"], json!("2026-12-04"));
            assert!(lues["elements"][0]["reponse"].is_null());
        }
        for qui in ["elu".to_owned(), format!("porteur:{}", Id::<QuestionDossier>::fresh())] {
            assert_eq!(lire(&maison, &qui, &chemin).await["total"], json!(0), "{qui}");
        }
        assert_eq!(maison.voir("lecteur", &chemin).await.status, StatusCode::FORBIDDEN);
        let csv = maison.voir("coordination", &format!("{chemin}?format=csv")).await;
        assert!(csv.contient("Qui anime les ateliers ?") && csv.contient("attendue_le"), "{}", csv.texte);
        let page = maison.voir("coordination", &format!("/dossiers/{}/questions", maison.dossiers[1].id)).await;
        assert!(page.contient("/api/v1/appels/aap-2026/questions?format=csv"), "{}", page.texte);
    }
}

#[tokio::test]
async fn un_bilan_se_lit_ligne_par_ligne_une_fois_le_vote_dit_au_porteur() {
    for maison in maisons(EtatAppel::Execution).await {
        let chemin = format!("{ICI}/dossiers/2026-0003/bilan");
        let page = format!("/dossiers/{}/bilan", maison.dossiers[2].id);
        maison.voter(2, EtatDossier::Vote, &[("AGGLO", 3_000)]).await;
        for adresse in [&chemin, &page] {
            let avant = maison.voir(&maison.porteur(), adresse).await;
            assert_eq!(avant.status, StatusCode::NOT_FOUND, "{adresse}: a vote is not told before its notification");
        }
        maison.voter(2, EtatDossier::Notifie, &[("AGGLO", 3_000)]).await;
        for qui in ["coordination".to_owned(), maison.porteur()] {
            let lues = lire(&maison, &qui, &chemin).await;
            let codes = champ(&lues, "code");
            assert!(codes.contains(&json!("641")) && codes.contains(&json!("74epci:AGGLO")), "{lues}");
            let agglo = codes.iter().position(|c| *c == json!("74epci:AGGLO")).unwrap();
            assert_eq!((&lues["elements"][agglo]["prevu"], &lues["elements"][agglo]["realise"]), (&json!("3000"), &json!(null)));
        }
        let autre = format!("porteur:{}", Id::<QuestionDossier>::fresh());
        assert_eq!(maison.voir(&autre, &chemin).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn les_porteurs_et_les_financeurs_sont_pour_qui_conduit_l_appel() {
    for maison in maisons(EtatAppel::Instruction).await {
        let quoi = ["/api/v1/porteurs", "/api/v1/financeurs"];
        for chemin in quoi {
            for qui in [maison.porteur(), maison.de("ETAT"), "elu".into(), "lecteur".into()] {
                assert_eq!(maison.voir(&qui, chemin).await.status, StatusCode::FORBIDDEN, "{qui} {chemin}");
            }
        }
        assert_eq!(lire(&maison, "coordination", quoi[0]).await["elements"][0]["nom"], json!("Association Exemple"));
        assert!(champ(&lire(&maison, "coordination", quoi[1]).await, "code").contains(&json!("ETAT")));
    }
}
