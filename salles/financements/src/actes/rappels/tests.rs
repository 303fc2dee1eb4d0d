use super::*;
use crate::essai::{Maison, maisons_le};
use crate::regles::Financeur;
use crate::regles::etats::EtatAppel;
use acteurs::model::Compte;
use jiff::civil::date;
use kernel::{Actor, Clock, Id, Lang};

const ICI: &str = "https://pacte.example/ici";

async fn rappeler(m: &Maison) -> usize {
    let mut w = m.db.writer(m.ici.id, Actor::Systeme, "appel.rappeler").await.unwrap();
    let n = rappeler_du_jour(&mut w, ICI).await.unwrap();
    w.commit().await.unwrap();
    n
}

/// Noon of a day, by the clock of the house itself.
fn midi(jour: Date) -> Clock {
    Clock::fixed(jour.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp())
}

#[test]
fn un_rappel_manque_se_rattrape_trois_jours_et_pas_plus() {
    let rappels = [date(2027, 2, 28), date(2027, 3, 30), date(2027, 4, 22), date(2027, 4, 28)];
    assert_eq!(du_jour(&rappels, date(2027, 3, 29)), None);
    assert_eq!(du_jour(&rappels, date(2027, 3, 30)), Some(date(2027, 3, 30)));
    assert_eq!(du_jour(&rappels, date(2027, 4, 2)), Some(date(2027, 3, 30)));
    assert_eq!(du_jour(&rappels, date(2027, 4, 3)), None);
    assert_eq!(du_jour(&rappels, date(2027, 4, 28)), Some(date(2027, 4, 28)));
}

#[tokio::test]
async fn qui_doit_un_bilan_est_rappele_une_fois_par_echeance_et_plus_quand_il_est_rendu() {
    for (jour, attendu) in [(date(2027, 3, 30), 1), (date(2027, 3, 20), 0), (date(2027, 6, 23), 1)] {
        for m in maisons_le(EtatAppel::Bilans, midi(jour)).await {
            m.voter(0, EtatDossier::BilanAttendu, &[("ETAT", 6_000)]).await;
            m.voter(1, EtatDossier::EnCours, &[("ETAT", 5_000)]).await;
            m.voter(2, EtatDossier::BilanRecu, &[("AGGLO", 5_000)]).await;
            assert_eq!((rappeler(&m).await, rappeler(&m).await), (attendu, 0), "{jour}");
            let Some(courriel) = m.db.take_mail().await.unwrap() else { continue };
            assert!(courriel.corps.contains("2026-0001") && courriel.corps.contains("2026-0002"), "{}", courriel.corps);
            assert!(!courriel.corps.contains("2026-0003"), "celui-là est rendu");
            assert!(courriel.corps.contains(&format!("{ICI}/dossiers/{}/bilan", m.dossiers[0].id)));
            assert_eq!(courriel.destinataire, "presidence@association.example");
        }
    }
}

#[tokio::test]
async fn un_brouillon_est_rappele_avant_la_cloture_avec_ce_qui_lui_manque() {
    for m in maisons_le(EtatAppel::Ouvert, midi(date(2026, 1, 8))).await {
        let mut appel = m.tous::<Appel>().await.remove(0);
        appel.cloture_a = heure::lire("2026-01-15T12:00");
        m.changer(appel).await;
        let mut brouillon = m.dossiers[0].clone();
        brouillon.etat = EtatDossier::Brouillon;
        brouillon.contenu.resume = String::new();
        m.changer(brouillon).await;
        assert_eq!((rappeler(&m).await, rappeler(&m).await), (1, 0));
        let courriel = m.db.take_mail().await.unwrap().unwrap();
        assert!(courriel.corps.contains("15 janvier 2026") && courriel.corps.contains("Résumé"), "{}", courriel.corps);
    }
}

/// A question of the State on the first file, asked at noon of a day; the account of its instructor is reached by mail.
async fn interroger(m: &Maison, posee: Date, attendue_le: Date) -> QuestionDossier {
    let mut w = m.db.writer(m.ici.id, Actor::Systeme, "essai").await.unwrap();
    let instructrice = Compte {
        id: Id::fresh(),
        version: 1,
        courriel: "instruction@etat.example".into(),
        nom: "Déléguée du préfet".into(),
        organisation_id: m.de("ETAT").trim_start_matches("financeur:").parse().ok(),
        langue: Lang::En,
        actif: true,
        oidc_emetteur: None,
        oidc_sujet: None,
    };
    w.insert(&instructrice).await.unwrap();
    let question = QuestionDossier {
        id: Id::fresh(),
        version: 1,
        appel_id: m.appel.id,
        dossier_id: m.dossiers[0].id,
        financeur: Some(Financeur::nomme("ETAT")),
        question: "Qui encadre les ateliers du mercredi\u{202f}?".into(),
        posee_par: instructrice.nom.clone(),
        posee_a: midi(posee).now(),
        compte_id: instructrice.id.to_string(),
        attendue_le,
        reponse: String::new(),
        piece_id: None,
        repondue_par: None,
        repondue_a: None,
        retiree_a: None,
        retrait_motif: String::new(),
    };
    w.insert(&question).await.unwrap();
    w.commit().await.unwrap();
    question
}

#[tokio::test]
async fn une_question_rappelle_l_association_avant_l_echeance_et_previent_l_instructeur_apres() {
    let (posee, attendue) = (date(2026, 2, 2), date(2026, 2, 20));
    for (jour, qui) in [
        (date(2026, 2, 12), None),
        (date(2026, 2, 13), Some("presidence@association.example")),
        (date(2026, 2, 19), Some("presidence@association.example")),
        (date(2026, 2, 21), Some("instruction@etat.example")),
        (date(2026, 2, 25), None),
    ] {
        for m in maisons_le(EtatAppel::Instruction, midi(jour)).await {
            let question = interroger(&m, posee, attendue).await;
            assert_eq!((rappeler(&m).await, rappeler(&m).await), (usize::from(qui.is_some()), 0), "{jour}");
            let courriel = m.db.take_mail().await.unwrap();
            assert_eq!(courriel.as_ref().map(|c| c.destinataire.as_str()), qui, "{jour}");
            let Some(courriel) = courriel else { continue };
            assert!(courriel.corps.contains("Qui encadre les ateliers"), "{}", courriel.corps);
            assert!(courriel.corps.contains(&format!("{ICI}/dossiers/{}/questions", m.dossiers[0].id)), "{}", courriel.corps);
            let dite = if qui == Some("instruction@etat.example") { "20 February 2026" } else { "20 février 2026" };
            assert!(courriel.corps.contains(dite), "dans la langue du compte : {}", courriel.corps);
            assert_eq!(question.dossier_id, m.dossiers[0].id);
        }
    }
}

#[tokio::test]
async fn une_question_repondue_retiree_ou_d_un_dossier_retire_ne_rappelle_plus() {
    let jour = date(2026, 2, 19);
    for m in maisons_le(EtatAppel::Instruction, midi(jour)).await {
        let mut repondue = interroger(&m, date(2026, 2, 2), date(2026, 2, 20)).await;
        repondue.repondue_a = Some(m.db.clock().now());
        m.changer(repondue).await;
        assert_eq!(rappeler(&m).await, 0, "répondue");
    }
    for m in maisons_le(EtatAppel::Instruction, midi(jour)).await {
        let mut retiree = interroger(&m, date(2026, 2, 2), date(2026, 2, 20)).await;
        retiree.retiree_a = Some(m.db.clock().now());
        m.changer(retiree).await;
        assert_eq!(rappeler(&m).await, 0, "retirée");
    }
    for m in maisons_le(EtatAppel::Instruction, midi(jour)).await {
        interroger(&m, date(2026, 2, 2), date(2026, 2, 20)).await;
        let mut dossier = m.dossiers[0].clone();
        dossier.etat = EtatDossier::Retire;
        m.changer(dossier).await;
        assert_eq!(rappeler(&m).await, 0, "dossier retiré");
    }
}

/// The first file sent back on that day, for its budget.
async fn renvoyer(m: &Maison, demande_le: Date) {
    let mut w = m.db.writer(m.ici.id, Actor::Systeme, "essai").await.unwrap();
    let complement = Complement {
        id: Id::fresh(),
        version: 1,
        dossier_id: m.dossiers[0].id,
        champ: "budget".into(),
        demande: "Détaillez le compte 641".into(),
        demande_par: "Coordination".into(),
        demande_a: midi(demande_le).now(),
        corrige_a: None,
    };
    w.insert(&complement).await.unwrap();
    w.commit().await.unwrap();
    let mut dossier = m.dossiers[0].clone();
    dossier.etat = EtatDossier::ACompleter;
    m.changer(dossier).await;
}

#[tokio::test]
async fn un_dossier_renvoye_est_relance_une_seule_fois() {
    for (jour, attendu) in [(date(2026, 2, 8), 0), (date(2026, 2, 9), 1), (date(2026, 2, 16), 0)] {
        for m in maisons_le(EtatAppel::Clos, midi(jour)).await {
            renvoyer(&m, date(2026, 2, 2)).await;
            assert_eq!((rappeler(&m).await, rappeler(&m).await), (attendu, 0), "{jour}");
            let Some(courriel) = m.db.take_mail().await.unwrap() else { continue };
            assert!(courriel.corps.contains("Détaillez le compte 641"), "{}", courriel.corps);
            assert!(courriel.corps.contains(&format!("{ICI}/dossiers/{}/modifier", m.dossiers[0].id)), "{}", courriel.corps);
        }
    }
}

#[tokio::test]
async fn un_dossier_renvoye_est_rappele_avant_la_cloture_comme_un_brouillon() {
    for m in maisons_le(EtatAppel::Ouvert, midi(date(2026, 1, 8))).await {
        let mut appel = m.tous::<Appel>().await.remove(0);
        appel.cloture_a = heure::lire("2026-01-15T12:00");
        m.changer(appel).await;
        renvoyer(&m, date(2026, 1, 6)).await;
        assert_eq!((rappeler(&m).await, rappeler(&m).await), (1, 0));
        let courriel = m.db.take_mail().await.unwrap().unwrap();
        assert!(courriel.corps.contains("15 janvier 2026") && courriel.corps.contains("compte 641"), "{}", courriel.corps);
    }
}

#[tokio::test]
async fn deux_processus_a_la_fois_n_ecrivent_qu_une_fois() {
    for m in maisons_le(EtatAppel::Bilans, midi(date(2027, 3, 30))).await {
        m.voter(1, EtatDossier::BilanAttendu, &[("ETAT", 6_000)]).await;
        m.voter(2, EtatDossier::BilanACorriger, &[("AGGLO", 5_000)]).await;
        interroger(&m, date(2027, 3, 1), date(2027, 3, 31)).await;
        let (un, deux) = tokio::join!(rappeler(&m), rappeler(&m));
        assert_eq!(un + deux, 2, "un bilan et une question : {un} et {deux}");
        let mut lus = vec![];
        while let Some(courriel) = m.db.take_mail().await.unwrap() {
            lus.push(courriel.corps);
        }
        assert_eq!(lus.len(), 2, "{lus:?}");
        assert!(lus.iter().any(|c| c.contains("2026-0002") && c.contains("2026-0003")), "{lus:?}");
    }
}
