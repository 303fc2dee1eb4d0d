//! The story of a file and of a call, as each reader may tell it, on both databases.

use crate::essai::{ICI, Maison, maisons};
use crate::model::*;
use crate::regles::Euros;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use axum::http::StatusCode;
use kernel::Actor;
use store::{Json, Read};

/// Changes a line in the name of someone.
async fn ecrire(m: &Maison, code: &str, nom: &str, change: impl FnOnce(&mut LigneFinanceur)) {
    let acteur = Actor::Compte { id: nom.into(), nom: nom.into(), pour_le_compte_de: None };
    let mut w = m.db.writer(m.ici.id, acteur, "colonne.remplir").await.unwrap();
    let mut ligne = m.ligne(0, code).await;
    change(&mut ligne);
    w.motif(format!("Motif interne de {nom}"));
    w.update(&mut ligne).await.unwrap();
    w.commit().await.unwrap();
}

async fn passer(m: &Maison, etat: EtatDossier) {
    let mut w = m.db.writer(m.ici.id, Actor::Systeme, "dossier.avancer").await.unwrap();
    let mut dossier: Dossier = w.load(&m.dossiers[0].id).await.unwrap();
    dossier.etat = etat;
    w.update(&mut dossier).await.unwrap();
    w.commit().await.unwrap();
}

fn chemin(m: &Maison) -> String {
    format!("/dossiers/{}/histoire", m.dossiers[0].id)
}

/// The State gives its opinion and proposes 9 000 €.
async fn l_etat_propose(m: &Maison) {
    ecrire(m, "ETAT", "Instruction Préfecture", |l| {
        l.etat = EtatLigne::Proposee;
        l.avis = Some(Avis::Reserve);
        l.avis_motif = "Budget à resserrer".into();
        l.propose_centimes = Some(900_000);
    })
    .await;
}

#[tokio::test]
async fn l_histoire_d_un_dossier_dit_qui_a_change_quoi_et_respecte_les_colonnes() {
    for m in maisons(EtatAppel::Instruction).await {
        l_etat_propose(&m).await;
        let dits = ["Budget à resserrer", "9\u{202f}000\u{202f}€"];
        let equipe = m.voir("coordination", &chemin(&m)).await;
        assert_eq!(equipe.status, StatusCode::OK);
        for dit in dits.into_iter().chain(["Instruction Préfecture", "Préfecture de l’Aude", "Motif interne", "réservé"]) {
            assert!(equipe.contient(dit), "{dit} dans {}", equipe.texte);
        }
        let sienne = m.voir(&m.de("ETAT"), &chemin(&m)).await;
        assert!(dits.iter().all(|dit| sienne.contient(dit)) && !sienne.contient("Motif interne"), "{}", sienne.texte);
        // Another funder reads it once its own opinion is written; the holder and the committee never do.
        for qui in [m.de("AGGLO"), m.porteur(), "elu".to_owned()] {
            let page = m.voir(&qui, &chemin(&m)).await;
            assert_eq!(page.status, StatusCode::OK, "{qui}");
            assert!(dits.iter().all(|dit| !page.contient(dit)), "{qui}: {}", page.texte);
            assert!(!page.contient("Instruction Préfecture") && page.contient("12\u{202f}000\u{202f}€"), "{qui}: {}", page.texte);
        }
        ecrire(&m, "AGGLO", "Instruction Agglo", |l| {
            l.etat = EtatLigne::Avis;
            l.avis = Some(Avis::Favorable);
        })
        .await;
        let apres = m.voir(&m.de("AGGLO"), &chemin(&m)).await;
        assert!(dits.iter().all(|dit| apres.contient(dit)), "{}", apres.texte);
        for qui in ["porteur:une-autre", "lecteur", "conseil_citoyen"] {
            assert_ne!(m.voir(qui, &chemin(&m)).await.status, StatusCode::OK, "{qui}");
        }
        // A filter keeps one field.
        let filtre = m.voir("coordination", &format!("{}?champ=ligne_financeur.avis_motif", chemin(&m))).await;
        assert!(filtre.contient("Budget à resserrer") && !filtre.contient("12\u{202f}000"), "{}", filtre.texte);
        let page = m.voir("coordination", &format!("/dossiers/{}", m.dossiers[0].id)).await;
        assert!(page.contient("Histoire de ce dossier"));
    }
}

#[tokio::test]
async fn une_association_lit_le_vote_notifie_et_non_ceux_qui_l_ont_prepare() {
    for m in maisons(EtatAppel::Votes).await {
        l_etat_propose(&m).await;
        for (montant, etat) in [(710_000, EtatDossier::Programme), (830_000, EtatDossier::Vote)] {
            passer(&m, etat).await;
            ecrire(&m, "ETAT", "Instruction Préfecture", |l| {
                l.etat = EtatLigne::Votee;
                l.vote_centimes = Some(montant);
                l.vote_motif = "Selon le comité".into();
            })
            .await;
        }
        let votes = ["7\u{202f}100\u{202f}€", "8\u{202f}300\u{202f}€", "Selon le comité"];
        let avant = m.voir(&m.porteur(), &chemin(&m)).await;
        assert!(votes.iter().all(|v| !avant.contient(v)), "{}", avant.texte);
        let etats = m.voir(&m.porteur(), &format!("{}?champ=dossier.etat", chemin(&m))).await;
        assert!(etats.contient("en instruction") && !etats.contient("→"), "l'état reste le même pour elle : {}", etats.texte);
        let equipe = m.voir("coordination", &chemin(&m)).await;
        assert!(votes.iter().all(|v| equipe.contient(v)), "{}", equipe.texte);
        passer(&m, EtatDossier::Notifie).await;
        let apres = m.voir(&m.porteur(), &chemin(&m)).await;
        assert!(apres.contient(votes[1]) && apres.contient("notifié"), "{}", apres.texte);
        assert!(!apres.contient(votes[0]) && !apres.contient("9\u{202f}000") && !apres.contient("resserrer"), "{}", apres.texte);
    }
}

#[tokio::test]
async fn le_texte_et_le_budget_d_un_dossier_se_racontent_champ_par_champ() {
    for m in maisons(EtatAppel::Instruction).await {
        let mut w = m.db.writer(m.ici.id, Actor::Systeme, "dossier.corriger").await.unwrap();
        let mut d: Dossier = w.load(&m.dossiers[0].id).await.unwrap();
        d.contenu.0.resume = "Un autre résumé".into();
        d.contenu.0.hors_qpv = true;
        d.budget = Json([("641".to_owned(), Euros::entiers(9_000))].into());
        w.update(&mut d).await.unwrap();
        w.commit().await.unwrap();
        let page = m.voir(&m.porteur(), &chemin(&m)).await;
        for dit in ["Ateliers lecture toute l’année dans le quartier.", "Un autre résumé", "9\u{202f}000\u{202f}€"] {
            assert!(page.contient(dit), "{dit} dans {}", page.texte);
        }
        let anglais = m.voir(&m.porteur(), &format!("{}?champ=dossier.contenu.resume", chemin(&m))).await;
        assert!(anglais.contient("Un autre résumé") && !anglais.contient("9\u{202f}000"), "{}", anglais.texte);
    }
}

#[tokio::test]
async fn l_histoire_d_un_appel_est_a_qui_le_mene() {
    for m in maisons(EtatAppel::Instruction).await {
        let mut w = m.db.writer(m.ici.id, Actor::Systeme, "enveloppe.modifier").await.unwrap();
        let mut enveloppe = m.tous::<Enveloppe>().await.into_iter().find(|e| e.financeur.code() == "DEPT").unwrap();
        enveloppe.montant_centimes = 450_000;
        enveloppe.acte = Some("2026-77".into());
        w.update(&mut enveloppe).await.unwrap();
        w.commit().await.unwrap();
        l_etat_propose(&m).await;
        let page = m.voir("coordination", &format!("{ICI}/histoire")).await;
        assert_eq!(page.status, StatusCode::OK);
        for dit in ["Département de l’Aude", "3\u{202f}000\u{202f}€", "4\u{202f}500\u{202f}€", "2026-77", "Lettre de cadrage"]
        {
            assert!(page.contient(dit), "{dit} dans {}", page.texte);
        }
        assert!(!page.contient("resserrer"), "les dossiers ont leur propre histoire");
        for qui in [m.de("ETAT"), m.porteur(), "elu".to_owned(), "lecteur".to_owned()] {
            let statut = m.voir(&qui, &format!("{ICI}/histoire")).await.status;
            assert!(matches!(statut, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{qui} {statut}");
        }
    }
}
