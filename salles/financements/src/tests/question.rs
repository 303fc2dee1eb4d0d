//! Questions of the instruction: asked, counted down on both sides, answered once, read by those who instruct and by no one else.

use super::maison::*;
use crate::guichet::Reponse;
use crate::model::*;
use crate::regles::etats::EtatDossier;
use acteurs::model::Compte;
use axum::http::StatusCode;
use jiff::civil::date;
use kernel::{Actor, Id, Lang};

/// A file under review, and an account of its holder that mails reach.
async fn instruit(ici: &Maison) -> (Dossier, String) {
    let mut dossier = ici.depose().await;
    dossier.etat = EtatDossier::EnInstruction;
    ici.changer(dossier).await;
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
    w.insert(&Compte {
        id: Id::fresh(),
        version: 1,
        courriel: "presidence@association.example".into(),
        nom: "Présidence".into(),
        organisation_id: Some(ici.associations[0].id),
        langue: Lang::Fr,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    })
    .await
    .unwrap();
    w.commit().await.unwrap();
    let dossier = ici.dossier().await;
    let chemin = format!("/dossiers/{}/questions", dossier.id);
    (dossier, chemin)
}

const QUESTION: &[(&str, &str)] = &[("question", "Qui encadre les ateliers du mercredi ?"), ("attendue_le", "2026-11-30")];

async fn une(ici: &Maison) -> QuestionDossier {
    ici.tous::<QuestionDossier>().await.pop().unwrap()
}

async fn repondre(ici: &Maison, qui: &str, chemin: &str, champs: &[(&str, &str)]) -> Reponse {
    let q = une(ici).await;
    let (id, version) = (q.id.to_string(), q.version.to_string());
    let fixes = [("repond", id.as_str()), ("version", version.as_str())];
    let garde = fixes.into_iter().filter(|(n, _)| !champs.iter().any(|(autre, _)| autre == n));
    ici.poster(qui, chemin, &garde.chain(champs.iter().copied()).collect::<Vec<_>>()).await
}

const REPONSE: &[(&str, &str)] = &[("action", "repondre"), ("reponse", "Deux animatrices salariées.")];

#[tokio::test]
async fn un_financeur_interroge_l_association_repond_et_les_autres_lisent() {
    for ici in maisons().await {
        let (dossier, chemin) = instruit(&ici).await;
        let etat = ici.financeur(&ici.etat);
        assert_eq!(ici.poster(&etat, &chemin, QUESTION).await.status, StatusCode::SEE_OTHER);
        let courriel = ici.db.take_mail().await.unwrap().unwrap();
        assert_eq!(courriel.destinataire, "presidence@association.example");
        assert!(courriel.corps.contains("Qui encadre les ateliers") && courriel.corps.contains("30 novembre 2026"));
        assert_eq!(une(&ici).await.financeur.unwrap().code(), "ETAT");
        let page = ici.voir(&ici.porteur_a(), &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.contient("Qui encadre les ateliers") && page.contient("8 jours pour répondre"), "{}", page.texte);
        let page = ici.voir(&ici.financeur(&ici.agglo), &chemin).await;
        assert!(page.contient("8 jours pour répondre") && !page.contient("Envoyer la réponse"), "{}", page.texte);
        let page = repondre(&ici, &ici.porteur_a(), &chemin, &[("action", "repondre"), ("reponse", "Oui.")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("moins de dix signes") && page.contient(">Oui.<"), "{}", page.texte);
        let page = repondre(&ici, &ici.porteur_a(), &chemin, REPONSE).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let page = ici.voir(&ici.financeur(&ici.agglo), &chemin).await;
        assert!(page.contient("Deux animatrices salariées.") && page.contient("répondu"), "{}", page.texte);
        let page = repondre(&ici, &ici.porteur_a(), &chemin, REPONSE).await;
        assert_eq!(page.status, StatusCode::CONFLICT, "une réponse ne se réécrit pas");
    }
}

#[tokio::test]
async fn le_retard_se_dit_des_deux_cotes() {
    for ici in maisons().await {
        let (_, chemin) = instruit(&ici).await;
        ici.poster(&ici.financeur(&ici.etat), &chemin, QUESTION).await;
        ici.changer(QuestionDossier { attendue_le: date(2026, 11, 20), ..une(&ici).await }).await;
        for qui in [ici.porteur_a(), ici.financeur(&ici.etat), "coordination".to_owned()] {
            let page = ici.voir(&qui, &chemin).await;
            assert!(page.contient("en retard de 2 jours"), "{qui} : {}", page.texte);
        }
        repondre(&ici, &ici.porteur_a(), &chemin, REPONSE).await;
        assert!(ici.voir("coordination", &chemin).await.contient("répondu 2 jours après l’échéance"));
    }
}

#[tokio::test]
async fn nul_autre_ne_lit_n_interroge_ni_ne_repond() {
    for ici in maisons().await {
        let (dossier, chemin) = instruit(&ici).await;
        ici.poster("coordination", &chemin, QUESTION).await;
        assert_eq!(une(&ici).await.financeur, None, "l’équipe demande en son nom");
        for qui in [ici.porteur_b(), "elu".to_owned(), "lecteur".to_owned()] {
            assert!(ici.voir(&qui, &chemin).await.status.is_client_error(), "{qui}");
            assert!(ici.poster(&qui, &chemin, QUESTION).await.status.is_client_error(), "{qui}");
            assert!(repondre(&ici, &qui, &chemin, REPONSE).await.status.is_client_error(), "{qui}");
        }
        let page = ici.voir("elu", &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.status == StatusCode::OK && !page.contient("Qui encadre"), "le comité ne lit pas les questions");
        // Who asks does not answer; the holder does not ask; another funder does not take the question back.
        for qui in ["coordination".to_owned(), ici.financeur(&ici.etat)] {
            assert_eq!(repondre(&ici, &qui, &chemin, REPONSE).await.status, StatusCode::NOT_FOUND, "{qui}");
        }
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, QUESTION).await.status, StatusCode::NOT_FOUND);
        let retrait = [("action", "retirer"), ("motif", "Réponse trouvée au dossier")];
        assert_eq!(repondre(&ici, &ici.financeur(&ici.etat), &chemin, &retrait).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            repondre(&ici, "coordination", &chemin, &[("action", "retirer"), ("motif", "bof")]).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(repondre(&ici, "coordination", &chemin, &retrait).await.status, StatusCode::SEE_OTHER);
        let page = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(page.contient("Réponse trouvée au dossier") && !page.contient("Envoyer la réponse"), "{}", page.texte);
        assert_eq!(repondre(&ici, &ici.porteur_a(), &chemin, REPONSE).await.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn hors_de_l_instruction_ou_pour_un_jour_passe_on_n_interroge_pas() {
    for ici in maisons().await {
        let (mut dossier, chemin) = instruit(&ici).await;
        let etat = ici.financeur(&ici.etat);
        let page = ici.poster(&etat, &chemin, &[("question", "Court"), ("attendue_le", "2026-11-01")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("moins de dix signes") && page.contient("est déjà passé"), "{}", page.texte);
        dossier.etat = EtatDossier::Vote;
        ici.changer(dossier).await;
        assert_eq!(ici.poster(&etat, &chemin, QUESTION).await.status, StatusCode::CONFLICT);
        assert_eq!(ici.tous::<QuestionDossier>().await, []);
    }
}
