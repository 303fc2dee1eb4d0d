//! What a holder is written: the receipt of its file, the rules that change.

use super::maison::*;
use crate::model::*;
use crate::regles::etats::EtatAppel;
use acteurs::model::Compte;
use axum::http::StatusCode;
use jiff::SignedDuration;
use kernel::{Actor, Clock, Id, Lang};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use store::outbox::EnAttente;

fn compte(ici: &Maison, courriel: &str, langue: Lang) -> Compte {
    Compte {
        id: Id::fresh(),
        version: 1,
        courriel: courriel.into(),
        nom: "Rédaction".into(),
        organisation_id: Some(ici.associations[0].id),
        langue,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    }
}

/// The presidency; a colleague who reads English; one who was invited once, and no longer writes.
pub(super) async fn comptes(ici: &Maison) {
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "essai").await.unwrap();
    let ailleurs = compte(ici, "benevole@association.example", Lang::Fr);
    for un in [
        &compte(ici, "presidence@association.example", Lang::Fr),
        &compte(ici, "projet@association.example", Lang::En),
        &ailleurs,
    ] {
        w.insert(un).await.unwrap();
    }
    let porteur = ici.tous::<Porteur>().await.remove(0);
    w.insert(&Habilitation {
        id: Id::fresh(),
        version: 1,
        porteur_id: porteur.id,
        dossier_id: None,
        compte_id: ailleurs.id.to_string(),
        nom: ailleurs.nom.clone(),
        donnee_par: "Présidence".into(),
        donnee_a: w.now(),
        mandat_le: None,
        mandat_par: None,
        retiree_a: Some(w.now()),
        retiree_par: Some("Présidence".into()),
    })
    .await
    .unwrap();
    w.commit().await.unwrap();
}

pub(super) async fn courriels(ici: &Maison) -> Vec<EnAttente> {
    let mut tous = vec![];
    while let Some(un) = ici.db.take_mail().await.unwrap() {
        tous.push(un);
    }
    tous.sort_by(|a, b| a.destinataire.cmp(&b.destinataire));
    tous
}

#[tokio::test]
async fn qui_ecrit_le_dossier_recoit_une_fois_le_recu_du_depot_dans_sa_langue() {
    for ici in maisons().await {
        comptes(&ici).await;
        let dossier = ici.depose().await;
        let recus = courriels(&ici).await;
        let a: Vec<&str> = recus.iter().map(|c| c.destinataire.as_str()).collect();
        assert_eq!(a, ["presidence@association.example", "projet@association.example"], "pas à qui n’écrit pas ce dossier");
        let (fr, en) = (&recus[0], &recus[1]);
        assert!(fr.objet.contains("2027-0001") && fr.objet.contains("bien reçu"), "{}", fr.objet);
        for dit in ["22 novembre 2026", "Financeur ETAT", "5\u{202f}000", "8\u{202f}000", "jusqu’au vote"] {
            assert!(fr.corps.contains(dit), "{dit} : {}", fr.corps);
        }
        assert!(fr.corps.contains(&format!("https://pacte.example/ici/dossiers/{}", dossier.id)), "{}", fr.corps);
        assert!(en.objet.contains("received") && en.corps.contains("€8,000"), "{}", en.corps);
        let version = dossier.version.to_string();
        let encore = [("version", version.as_str()), ("action", "deposer")];
        assert_eq!(
            ici.poster(&ici.porteur_a(), &format!("/dossiers/{}/etat", dossier.id), &encore).await.status,
            StatusCode::CONFLICT
        );
        assert!(courriels(&ici).await.is_empty(), "un dépôt refusé n’écrit à personne");
    }
}

#[tokio::test]
async fn des_corrections_renvoyees_ont_leur_recu() {
    for ici in maisons().await {
        comptes(&ici).await;
        let dossier = ici.depose().await;
        let version = dossier.version.to_string();
        let demande = [
            ("version", version.as_str()),
            ("action", "demander"),
            ("champ", "publics"),
            ("demande", "Dites l’âge des enfants."),
        ];
        assert_eq!(
            ici.poster("coordination", &format!("/dossiers/{}/etat", dossier.id), &demande).await.status,
            StatusCode::SEE_OTHER
        );
        courriels(&ici).await;
        let dossier = ici.dossier().await;
        let bonne = avec(&dossier, &[("publics", "Enfants de 3 à 6 ans"), ("action", "deposer")]);
        let page = ici.poster(&ici.porteur_a(), &format!("/dossiers/{}/modifier", dossier.id), &bonne).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let recus = courriels(&ici).await;
        assert_eq!(recus.len(), 2);
        assert!(recus[0].objet.contains("vos corrections sont reçues"), "{}", recus[0].objet);
    }
}

async fn refuser(ici: &Maison, dossier: &Dossier, genre: &str, motif: &str) {
    let piece = ici.tous::<PieceDossier>().await.into_iter().find(|p| p.genre == genre).unwrap();
    let version = piece.version.to_string();
    let champs = [("version", version.as_str()), ("statut", "refusee"), ("motif_piece", motif)];
    let page = ici.poster("coordination", &format!("/dossiers/{}/pieces/{}", dossier.id, piece.id), &champs).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
}

async fn rappeler(ici: &Maison) -> usize {
    let mut w = ici.db.writer(ici.ici.id, Actor::Systeme, "appel.rappeler").await.unwrap();
    let n = crate::actes::rappels::rappeler_du_jour(&mut w, "https://pacte.example/ici").await.unwrap();
    w.commit().await.unwrap();
    n
}

#[tokio::test]
async fn une_piece_refusee_s_ecrit_avec_son_motif_une_fois_par_jour_et_par_personne() {
    const PDF: (&str, &[u8]) = ("piece.pdf", b"%PDF-1.4 essai");
    // The day of the tests, then the next.
    let jours = Arc::new(AtomicI64::new(0));
    let lus = jours.clone();
    let depart = store::essai::clock().now();
    let horloge = Clock::from_fn(move || depart + SignedDuration::from_hours(24 * lus.load(Ordering::Relaxed)));
    for ici in maisons_a(horloge).await {
        jours.store(0, Ordering::Relaxed);
        comptes(&ici).await;
        for genre in ["RIB", "Statuts"] {
            assert_eq!(ici.joindre(&ici.porteur_a(), "/ma-structure", genre, PDF).await.status, StatusCode::SEE_OTHER);
        }
        let dossier = ici.depose().await;
        ici.changer(Appel { etat: EtatAppel::Clos, ..ici.appel.clone() }).await;
        courriels(&ici).await;
        refuser(&ici, &dossier, "RIB", "Le RIB est au nom d’une autre structure").await;
        let recus = courriels(&ici).await;
        let a: Vec<&str> = recus.iter().map(|c| c.destinataire.as_str()).collect();
        assert_eq!(a, ["presidence@association.example", "projet@association.example"], "pas à qui n’écrit plus");
        let page = format!("https://pacte.example/ici/dossiers/{}", dossier.id);
        for dit in ["RIB (piece.pdf)", "au nom d’une autre structure", "2027-0001", page.as_str()] {
            assert!(recus[0].corps.contains(dit), "{dit} : {}", recus[0].corps);
        }
        assert!(recus[1].objet.contains("is refused"), "{}", recus[1].objet);
        // A second one the same day waits for the next, then is told once; what was told is not told again.
        refuser(&ici, &dossier, "Statuts", "Ces statuts ne sont pas signés").await;
        assert_eq!((courriels(&ici).await.len(), rappeler(&ici).await), (0, 0));
        jours.store(1, Ordering::Relaxed);
        assert_eq!((rappeler(&ici).await, rappeler(&ici).await), (2, 0));
        // Nobody sent the mails of the day before: they are offered again with those of this one.
        let mut recus = courriels(&ici).await;
        recus.retain(|c| c.corps.contains("Ces statuts ne sont pas signés"));
        assert!(recus.len() == 2 && recus.iter().all(|c| !c.corps.contains("RIB")), "{recus:?}");
    }
}

#[tokio::test]
async fn une_regle_changee_apres_l_ouverture_previent_chaque_porteur_de_ce_qu_elle_fait_a_ses_dossiers() {
    for ici in maisons().await {
        comptes(&ici).await;
        let dossier = ici.depose().await;
        courriels(&ici).await;
        let version = [
            ("numero", "1"),
            ("plancher", "4 000"),
            ("vote_copil_le", "2026-11-20"),
            ("effet_le", "2026-11-23"),
            ("motif", "Le comité relève le plancher de chaque financeur."),
        ];
        let chemin = "/appels/2027/parametres";
        assert_eq!(ici.poster("coordination", chemin, &version).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.poster("coordination", chemin, &version).await.status, StatusCode::CONFLICT);
        let recus = courriels(&ici).await;
        assert_eq!(recus.len(), 2, "une fois par compte qui écrit un dossier de l’appel");
        let fr = &recus[0];
        assert!(fr.objet.contains("Appel 2027") && fr.objet.contains("les règles changent"), "{}", fr.objet);
        for dit in [
            "20 novembre 2026",
            "23 novembre 2026",
            "Plancher par financeur\u{202f}: 4\u{202f}000\u{202f}€ (avant\u{202f}: 500\u{202f}€)",
            "Le comité relève le plancher de chaque financeur.",
            "15 janvier 2027",
            "2027-0001",
            "AAP-06",
            "sous le plancher de 4\u{202f}000",
        ] {
            assert!(fr.corps.contains(dit), "{dit} : {}", fr.corps);
        }
        assert!(fr.corps.contains(&format!("https://pacte.example/ici/dossiers/{}", dossier.id)), "{}", fr.corps);
        assert!(recus[1].corps.contains("€4,000 (before: €500)"), "{}", recus[1].corps);
    }
}

#[tokio::test]
async fn avant_l_ouverture_une_regle_changee_n_ecrit_a_personne() {
    for ici in maisons().await {
        comptes(&ici).await;
        ici.brouillon().await;
        ici.changer(Appel { etat: EtatAppel::LettreVotee, ..ici.appel.clone() }).await;
        let version = [
            ("numero", "1"),
            ("plancher", "4 000"),
            ("vote_copil_le", "2026-11-20"),
            ("motif", "Le comité relève le plancher de tous."),
        ];
        assert_eq!(ici.poster("coordination", "/appels/2027/parametres", &version).await.status, StatusCode::SEE_OTHER);
        assert!(courriels(&ici).await.is_empty());
    }
}
