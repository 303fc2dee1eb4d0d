//! A waiver: who gives it, whom it serves, what it lifts.

use crate::essai::{Maison, maisons};
use crate::model::*;
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;

const MOTIF: &str = "Comptes arrêtés en assemblée le 12 mai";

fn chemin(m: &Maison) -> String {
    format!("/dossiers/{}/derogations", m.dossiers[3].id)
}

fn geste<'a>(action: &'a str, regle: &'a str, motif: &'a str) -> [(&'a str, &'a str); 3] {
    [("action", action), ("regle", regle), ("motif", motif)]
}

#[tokio::test]
async fn le_copil_deroge_l_equipe_propose_et_le_porteur_jamais() {
    for m in maisons(EtatAppel::Instruction).await {
        let ici = chemin(&m);
        for qui in [m.porteur(), m.de("ETAT"), "coordination".to_owned(), "porteur:une-autre".to_owned(), "lecteur".to_owned()] {
            let reponse = m.poster(&qui, &ici, &geste("accorder", "CAF-08", MOTIF)).await;
            assert_ne!(reponse.status, StatusCode::SEE_OTHER, "{qui}");
        }
        assert_eq!(m.voir("porteur:une-autre", &ici).await.status, StatusCode::NOT_FOUND);
        assert!(m.tous::<DerogationAccordee>().await.is_empty());
        assert_eq!(m.poster("coordination", &ici, &geste("proposer", "CAF-08", MOTIF)).await.status, StatusCode::SEE_OTHER);
        assert!(m.voir("elu", &ici).await.contient("en attente d’une décision"));
        assert!(m.tous::<DerogationAccordee>().await.is_empty(), "une proposition ne lève rien");
        assert_eq!(m.poster("elu", &ici, &geste("accorder", "CAF-08", MOTIF)).await.status, StatusCode::SEE_OTHER);
        let page = m.voir(&m.porteur(), &ici).await;
        assert!(page.contient(MOTIF) && page.contient("Comité de pilotage"), "sa décision lui est montrée");
        assert!(!page.contient("Accorder") && !page.contient("en attente"), "{}", page.texte);
        assert!(m.voir("elu", &format!("/dossiers/{}", m.dossiers[3].id)).await.contient("CAF-08 levée par"));
    }
}

#[tokio::test]
async fn un_financeur_ne_leve_que_sa_regle_et_nul_ne_leve_la_loi() {
    for m in maisons(EtatAppel::Instruction).await {
        let ici = chemin(&m);
        let departement = m.de("DEPT");
        let page = m.poster(&departement, &ici, &geste("accorder", "AAP-05", MOTIF)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("n’est pas celle de votre ligne"), "{}", page.texte);
        assert!(m.poster("elu", &ici, &geste("accorder", "LEG-03", MOTIF)).await.contient("ne se lève pas"));
        assert!(m.poster("elu", &ici, &geste("accorder", "AAP-05", "Trop court")).await.contient("se motive en 20"));
        assert_eq!(m.poster(&departement, &ici, &geste("accorder", "DEP-01", MOTIF)).await.status, StatusCode::SEE_OTHER);
        assert!(m.poster(&departement, &ici, &geste("accorder", "DEP-01", MOTIF)).await.contient("déjà en vigueur"));
    }
}

#[tokio::test]
async fn une_derogation_se_revoque_une_fois_avec_un_motif() {
    for m in maisons(EtatAppel::Instruction).await {
        let ici = chemin(&m);
        m.poster(&m.de("DEPT"), &ici, &geste("accorder", "DEP-01", MOTIF)).await;
        let une = m.tous::<DerogationAccordee>().await.remove(0);
        let (id, version) = (une.id.to_string(), une.version.to_string());
        let revoquer = |motif: &'static str| {
            vec![("action", "revoquer"), ("derogation", id.as_str()), ("version", version.as_str()), ("motif", motif)]
        };
        assert_ne!(m.poster("coordination", &ici, &revoquer("La part est revenue")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(m.poster(&m.de("DEPT"), &ici, &revoquer("Non")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let ailleurs = format!("/dossiers/{}/derogations", m.dossiers[0].id);
        assert_eq!(m.poster("elu", &ailleurs, &revoquer("La part est revenue")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(m.poster("elu", &ici, &revoquer("La part est revenue")).await.status, StatusCode::SEE_OTHER);
        assert!(m.tous::<DerogationAccordee>().await[0].revoquee_le.is_some());
        assert_eq!(m.poster("elu", &ici, &revoquer("La part est revenue")).await.status, StatusCode::CONFLICT);
    }
}
