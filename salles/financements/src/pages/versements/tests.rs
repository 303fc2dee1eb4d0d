use crate::essai::{ICI, Maison, euros, maisons};
use crate::model::*;
use crate::regles::Financeur;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use axum::http::StatusCode;
use jiff::civil::date;
use kernel::Id;
use store::Json;

async fn vote(m: &Maison, votes: &[(&str, i64)]) -> String {
    let d = m.voter(0, EtatDossier::EnCours, votes).await;
    format!("/dossiers/{}/versements", d.id)
}

async fn payer(m: &Maison, qui: &str, chemin: &str, code: &str, montant: &str, nature: &str) -> crate::guichet::Reponse {
    let version = m.ligne(0, code).await.version.to_string();
    let champs = [
        ("version", version.as_str()),
        ("financeur", code),
        ("le", "2026-01-05"),
        ("montant", montant),
        ("nature", nature),
        ("motif", "Courrier du 3 janvier 2026"),
    ];
    m.poster(qui, chemin, &champs).await
}

#[tokio::test]
async fn un_financeur_paie_sa_ligne_et_elle_avance() {
    for m in maisons(EtatAppel::Execution).await {
        let chemin = vote(&m, &[("ETAT", 6_000), ("AGGLO", 4_000)]).await;
        let etat = m.de("ETAT");
        assert_eq!(payer(&m, &etat, &chemin, "ETAT", "4 000,50", "acompte").await.status, StatusCode::SEE_OTHER);
        let ligne = m.ligne(0, "ETAT").await;
        assert_eq!((ligne.paye_centimes, ligne.etat), (Some(400_050), EtatLigne::VerseePartielle));
        let page = payer(&m, &etat, &chemin, "ETAT", "2 000", "solde").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("value=\"2 000\""), "{}", page.texte);
        assert_eq!(payer(&m, &etat, &chemin, "ETAT", "1 999,50", "solde").await.status, StatusCode::SEE_OTHER);
        let ligne = m.ligne(0, "ETAT").await;
        assert_eq!((euros(ligne.paye_centimes), ligne.etat), (Some(6_000), EtatLigne::Versee));
        assert_eq!(payer(&m, &etat, &chemin, "ETAT", "1", "acompte").await.status, StatusCode::CONFLICT);
        let page = m.voir(&m.porteur(), &chemin).await;
        assert!(page.contient("Voté 6\u{202f}000\u{202f}€, versé 6\u{202f}000\u{202f}€") && !page.contient("Enregistrer"));
    }
}

#[tokio::test]
async fn nul_ne_paie_la_colonne_d_autrui_ni_l_equipe_pour_un_financeur_qui_a_des_comptes() {
    for m in maisons(EtatAppel::Execution).await {
        let chemin = vote(&m, &[("ETAT", 6_000), ("CAF", 1_000)]).await;
        for qui in [m.de("AGGLO"), "coordination".to_owned()] {
            assert_eq!(payer(&m, &qui, &chemin, "ETAT", "10", "acompte").await.status, StatusCode::FORBIDDEN, "{qui}");
        }
        for qui in [m.porteur(), "elu".to_owned(), "porteur:une-autre".to_owned()] {
            assert_ne!(payer(&m, &qui, &chemin, "ETAT", "10", "acompte").await.status, StatusCode::SEE_OTHER, "{qui}");
        }
        assert_eq!(m.voir("porteur:une-autre", &chemin).await.status, StatusCode::NOT_FOUND);
        assert_eq!(m.ligne(0, "ETAT").await.paye_centimes, None);
        // A funder without account: the team writes it, and says from what.
        assert_eq!(payer(&m, "coordination", &chemin, "CAF", "1 000", "solde").await.status, StatusCode::SEE_OTHER);
        assert_eq!(m.ligne(0, "CAF").await.etat, EtatLigne::Versee);
    }
}

#[tokio::test]
async fn au_dela_de_23_000_euros_cumules_rien_ne_part_sans_convention_signee() {
    for m in maisons(EtatAppel::Execution).await {
        let chemin = vote(&m, &[("ETAT", 15_000)]).await;
        m.voter(1, EtatDossier::EnCours, &[("ETAT", 9_000)]).await;
        let etat = m.de("ETAT");
        let page = payer(&m, &etat, &chemin, "ETAT", "5 000", "acompte").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("24\u{202f}000\u{202f}€ attribués en 2026"), "{}", page.texte);
        let dossier = m.dossiers[0].id;
        let mut w = m.db.writer(m.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        w.insert(&Convention {
            id: Id::fresh(),
            version: 1,
            appel_id: m.appel.id,
            dossier_id: dossier,
            cpo_id: None,
            financeur: Financeur::nomme("ETAT"),
            identifiant: "CV-2026-ETAT-001".into(),
            montant_centimes: 2_400_000,
            contenu: Json(ContenuConvention::default()),
            signee_le: Some(date(2026, 1, 4)),
            publiee_le: None,
        })
        .await
        .unwrap();
        w.commit().await.unwrap();
        assert_eq!(payer(&m, &etat, &chemin, "ETAT", "5 000", "acompte").await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn la_liste_dit_par_financeur_le_vote_le_verse_et_le_reste() {
    for m in maisons(EtatAppel::Execution).await {
        let chemin = vote(&m, &[("ETAT", 6_000), ("AGGLO", 4_000)]).await;
        payer(&m, &m.de("ETAT"), &chemin, "ETAT", "2 500", "acompte").await;
        let liste = m.voir("coordination", &format!("{ICI}/versements")).await;
        assert!(liste.contient("3\u{202f}500\u{202f}€") && liste.contient("2 aides votées"), "{}", liste.texte);
        let csv = m.voir(&m.de("AGGLO"), &format!("{ICI}/versements.csv?financeur=ETAT")).await;
        assert!(csv.contient("6000,00;2500,00;3500,00;2026-01-05") && !csv.contient("AGGLO"), "{}", csv.texte);
        assert_eq!(m.voir(&m.porteur(), &format!("{ICI}/versements")).await.status, StatusCode::NOT_FOUND);
    }
}
