//! A call that is given up: before any vote, with its reason.

use crate::essai::{ICI, Maison, maisons};
use crate::guichet::Reponse;
use crate::model::*;
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;

const MOTIF: &str = "Deux appels ouverts la même année, celui-ci de trop";

async fn abandonner(m: &Maison, qui: &str, motif: &str) -> Reponse {
    let version = m.tous::<Appel>().await.remove(0).version.to_string();
    m.poster(qui, &format!("{ICI}/abandon"), &[("version", &version), ("motif", motif)]).await
}

#[tokio::test]
async fn un_appel_s_abandonne_avec_son_motif_et_laisse_la_place_a_un_autre() {
    for m in maisons(EtatAppel::Copil).await {
        for qui in [m.porteur(), m.de("ETAT"), "elu".to_owned()] {
            assert_ne!(abandonner(&m, &qui, MOTIF).await.status, StatusCode::SEE_OTHER, "{qui}");
        }
        assert!(m.voir("coordination", ICI).await.contient("Abandonner cet appel"));
        let page = abandonner(&m, "coordination", "Trop").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Dites pourquoi"), "{}", page.texte);
        assert_eq!(abandonner(&m, "coordination", MOTIF).await.status, StatusCode::SEE_OTHER);
        assert_eq!(m.tous::<Appel>().await.remove(0).etat, EtatAppel::Abandonne);
        let page = m.voir("coordination", ICI).await;
        assert!(page.contient(MOTIF) && !page.contient("Abandonner cet appel"), "{}", page.texte);
        assert_eq!(abandonner(&m, "coordination", MOTIF).await.status, StatusCode::CONFLICT);
        assert_eq!(m.voir(&m.porteur(), &format!("/dossiers/{}", m.dossiers[0].id)).await.status, StatusCode::OK);
        let mut r = m.db.reader(m.ici.id).await.unwrap();
        let courriels = store::outbox::derniers(&mut r, 20).await.unwrap();
        assert_eq!(courriels.iter().filter(|c| c.objet.contains("abandonné") && c.corps.contains("2026-0004")).count(), 1);
        drop(r);
        let champs =
            [("contrat", crate::essai::CONTRAT), ("exercice", "2026"), ("intitule", "Appel 2026 bis"), ("reprise", "aap-2026")];
        let page = m.poster("coordination", "/appels/nouveau", &champs).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let lettres = m.tous::<LettreCadrage>().await;
        assert_eq!(lettres.iter().filter(|l| l.contenu.abandon.is_some()).count(), 1, "le nouvel appel n’en garde rien");
    }
}

#[tokio::test]
async fn un_appel_dont_un_dossier_est_vote_ne_s_abandonne_plus() {
    for m in maisons(EtatAppel::Votes).await {
        let mut ligne = m.ligne(0, "ETAT").await;
        ligne.vote_centimes = Some(0);
        m.changer(ligne).await;
        let page = abandonner(&m, "coordination", MOTIF).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Un dossier de cet appel est déjà voté"), "{}", page.texte);
        assert_eq!(m.tous::<Appel>().await.remove(0).etat, EtatAppel::Votes);
        for etape in [EtatAppel::Execution, EtatAppel::Archive] {
            let appel = m.tous::<Appel>().await.remove(0);
            m.changer(Appel { etat: etape, ..appel }).await;
            assert_eq!(abandonner(&m, "coordination", MOTIF).await.status, StatusCode::CONFLICT, "{etape:?}");
        }
    }
}
