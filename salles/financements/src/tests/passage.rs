//! A call goes to a step knowing what it leaves undone; deposits closed before their day open again.

use super::maison::*;
use super::nouvelles::{comptes, courriels};
use crate::essai;
use crate::model::*;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use axum::http::StatusCode;

const MOTIF: &str = "Le comité avance la clôture d’un mois";

async fn passer(ici: &crate::guichet::Guichet, chemin: &str, version: i64, motif: &str) -> crate::guichet::Reponse {
    let version = version.to_string();
    let mut champs = vec![("version", version.as_str()), ("motif", motif)];
    if !motif.is_empty() {
        champs.push(("confirme", "oui"));
    }
    ici.poster("coordination", chemin, &champs).await
}

#[tokio::test]
async fn clore_avant_la_date_publiee_se_motive_s_ecrit_aux_brouillons_et_se_rouvre() {
    for ici in maisons().await {
        comptes(&ici).await;
        let (brouillon, modifier) = ici.brouillon().await;
        let page = ici.voir("coordination", "/appels/2027").await;
        assert!(page.contient("/etape/clos\"") && !page.contient("value=\"clore\""), "{}", page.texte);
        let chemin = "/appels/2027/etape/clos";
        let page = ici.voir("coordination", chemin).await;
        assert!(page.contient("15 janvier 2027") && page.contient("Un dossier est en brouillon"), "{}", page.texte);
        let page = passer(&ici, chemin, 1, "").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("id=\"c-motif-erreur\"") && page.contient("id=\"c-confirme-erreur\""), "{}", page.texte);
        assert_eq!(ici.tous::<Appel>().await[0].etat, EtatAppel::Ouvert);
        let page = passer(&ici, chemin, 1, MOTIF).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let clos = ici.tous::<Appel>().await.remove(0);
        assert_eq!((clos.etat, clos.clos_a.is_some()), (EtatAppel::Clos, true));
        let envoyes = courriels(&ici).await;
        assert_eq!(envoyes.iter().filter(|c| c.corps.contains(MOTIF) && c.corps.contains(&brouillon.intitule)).count(), 2);
        // The pages say the real day: the test lives on 22 November 2026.
        for qui in ["coordination".to_owned(), ici.porteur_a()] {
            let page = ici.voir(&qui, "/appels/2027").await;
            assert!(page.contient("22 novembre 2026") && page.contient("avant la date publiée"), "{}", page.texte);
        }
        let page = ici.voir("personne", "/appels-ouverts/2027").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("clos depuis le 22 novembre 2026") && !page.contient("Répondre à cet appel"), "{}", page.texte);
        assert_eq!(ici.voir(&ici.porteur_a(), &modifier).await.status, StatusCode::CONFLICT);
        // Undone, with its reason.
        let rouvrir = "/appels/2027/etape/ouvert";
        assert_ne!(
            ici.poster(&ici.porteur_a(), rouvrir, &[("version", "2"), ("motif", MOTIF), ("confirme", "oui")]).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(passer(&ici, rouvrir, 2, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = passer(&ici, rouvrir, 2, "Close par erreur, la date annoncée tient").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let rouvert = ici.tous::<Appel>().await.remove(0);
        assert_eq!((rouvert.etat, rouvert.clos_a), (EtatAppel::Ouvert, None));
        assert_eq!(ici.voir(&ici.porteur_a(), &modifier).await.status, StatusCode::OK);
        assert_eq!(courriels(&ici).await.len(), 2, "la réouverture s’écrit aux mêmes");
        assert!(ici.voir("personne", "/appels-ouverts/2027").await.contient("Répondre à cet appel"));
    }
}

#[tokio::test]
async fn une_fois_instruit_un_appel_clos_ne_se_rouvre_plus() {
    for ici in maisons().await {
        ici.depose().await;
        let clos = Appel { etat: EtatAppel::Clos, clos_a: crate::regles::heure::lire("2026-11-21T12:00"), ..ici.appel.clone() };
        ici.changer(clos).await;
        let mut ligne = ici.tous::<LigneFinanceur>().await.remove(0);
        ligne.avis = Some(Avis::Favorable);
        ici.changer(ligne).await;
        let page = passer(&ici, "/appels/2027/etape/ouvert", 2, "Close par erreur, la date annoncée tient").await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("L’instruction a commencé"), "{}", page.texte);
    }
}

/// « archive : bilan N en règle » (§ 2): what was decided is told, what was voted is paid or its reason is written.
#[tokio::test]
async fn de_l_execution_a_l_archive_chaque_etape_dit_ce_qui_reste() {
    for m in essai::maisons(EtatAppel::Execution).await {
        for rang in [0, 1] {
            let etat = if rang == 0 { EtatDossier::EnCours } else { EtatDossier::Vote };
            let dossier = m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[rang].id).unwrap();
            m.changer(Dossier { etat, ..dossier }).await;
            let ligne = m.ligne(rang, "ETAT").await;
            let vers = if rang == 0 { EtatLigne::Notifiee } else { EtatLigne::Votee };
            m.changer(LigneFinanceur { etat: vers, vote_centimes: Some(100_000), ..ligne }).await;
            let attendue = m.ligne(rang, "AGGLO").await;
            m.changer(LigneFinanceur { etat: EtatLigne::Validee, ..attendue }).await;
        }
        let etape = |vers: &str| format!("{}/etape/{vers}", essai::ICI);
        let page = m.voir("coordination", &etape("bilans")).await;
        assert!(page.contient("2 lignes attendent leur vote, chez un financeur"), "{}", page.texte);
        assert!(page.contient("Un dossier n’est pas notifié") && page.contient("/notifications\""), "{}", page.texte);
        assert!(page.contient("2 subventions votées ne sont pas versées") && page.contient("2\u{202f}000"), "{}", page.texte);
        assert_eq!(passer(&m, &etape("bilans"), 1, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = passer(&m, &etape("bilans"), 1, "Les derniers votes arrivent en janvier").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        // A decision its holder was never told is not put away, whatever the reason.
        let page = passer(&m, &etape("archive"), 2, "On range l’année telle qu’elle est").await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("on n’archive pas une décision que l’association ignore"), "{}", page.texte);
        // It still can be told at this stage.
        let refuse = m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[1].id).unwrap();
        m.changer(Dossier { etat: EtatDossier::Irrecevable, ..refuse }).await;
        let ligne = m.ligne(1, "ETAT").await;
        m.changer(LigneFinanceur { etat: EtatLigne::Demandee, vote_centimes: None, ..ligne }).await;
        let d = m.dossiers[1].numero.clone().unwrap();
        let page = m.poster("coordination", &format!("{}/notifications", essai::ICI), &[("d", &d)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(passer(&m, &etape("archive"), 2, "").await.status, StatusCode::UNPROCESSABLE_ENTITY, "de l’argent reste dû");
        let page = passer(&m, &etape("archive"), 2, "Les deux structures ont renoncé à leur solde").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(m.tous::<Appel>().await.remove(0).etat, EtatAppel::Archive);
    }
}
