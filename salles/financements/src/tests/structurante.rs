//! The day the steering committee named a holder « structurante », on both databases.

use super::maison::{Maison, maisons};
use crate::guichet::Reponse;
use crate::model::*;
use axum::http::StatusCode;
use jiff::civil::date;

async fn porteur(ici: &Maison) -> Porteur {
    ici.tous::<Porteur>().await.pop().unwrap()
}

async fn noter(ici: &Maison, qui: &str, version: &str, le: &str) -> Reponse {
    let chemin = format!("/porteurs/{}", ici.associations[0].id);
    ici.poster(qui, &chemin, &[("action", "structurante"), ("version", version), ("structurante_copil_le", le)]).await
}

#[tokio::test]
async fn l_equipe_note_la_decision_du_comite_et_le_porteur_la_lit() {
    for ici in maisons().await {
        let chemin = format!("/porteurs/{}", ici.associations[0].id);
        assert!(ici.voir("coordination", &chemin).await.contient("n’a pas dit cette structure structurante"));
        assert!(!ici.voir(&ici.porteur_a(), "/ma-structure").await.contient("Décision du comité"));
        let page = noter(&ici, "coordination", "1", "2026-11-05").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(porteur(&ici).await.structurante_copil_le, Some(date(2026, 11, 5)));
        let page = ici.voir(&ici.porteur_a(), "/ma-structure").await;
        assert!(page.contient("5 novembre 2026 a dit cette structure structurante"), "{}", page.texte);
        assert!(!page.contient("Enregistrer la décision"), "il la lit, il ne l’écrit pas");
        assert_eq!(noter(&ici, "coordination", "1", "").await.status, StatusCode::CONFLICT, "périmée");
        let (siret, version) = (porteur(&ici).await.siret.unwrap(), porteur(&ici).await.version.to_string());
        let champs = [("version", version.as_str()), ("siret", siret.as_str()), ("structurante_copil_le", "2020-01-01")];
        assert_eq!(ici.poster(&ici.porteur_a(), "/ma-structure", &champs).await.status, StatusCode::SEE_OTHER);
        assert_eq!(porteur(&ici).await.structurante_copil_le, Some(date(2026, 11, 5)), "la fiche du porteur n’y touche pas");
        let version = porteur(&ici).await.version.to_string();
        assert_eq!(noter(&ici, "coordination", &version, "").await.status, StatusCode::SEE_OTHER);
        assert_eq!(porteur(&ici).await.structurante_copil_le, None);
    }
}

#[tokio::test]
async fn ni_le_porteur_ni_une_date_a_venir_ne_font_une_structure_structurante() {
    for ici in maisons().await {
        for qui in [ici.porteur_a(), ici.porteur_b(), ici.financeur(&ici.agglo), "elu".to_owned()] {
            let statut = noter(&ici, &qui, "1", "2026-11-05").await.status;
            assert!(matches!(statut, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{qui} {statut}");
        }
        let sien = [("action", "structurante"), ("version", "1"), ("structurante_copil_le", "2026-11-05")];
        assert_eq!(ici.poster(&ici.porteur_a(), "/ma-structure", &sien).await.status, StatusCode::NOT_FOUND);
        let page = noter(&ici, "coordination", "1", "2027-01-01").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("1er janvier 2027 n’a pas encore eu lieu") && page.contient("73282932000074"), "{}", page.texte);
        assert_eq!(noter(&ici, "coordination", "1", "un jour").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(porteur(&ici).await.structurante_copil_le, None);
    }
}
