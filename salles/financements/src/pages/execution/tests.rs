use crate::essai::{Maison, maisons};
use crate::guichet::Reponse;
use crate::model::*;
use crate::regles::Euros;
use crate::regles::etats::{EtatAppel, EtatDossier, EtatLigne};
use axum::http::StatusCode;
use jiff::civil::date;

/// A notified file: the State votes 6 000 €, the Agglo 4 000 €.
async fn notifie(m: &Maison) -> String {
    let d = m.voter(0, EtatDossier::Notifie, &[("ETAT", 6_000), ("AGGLO", 4_000)]).await;
    format!("/dossiers/{}", d.id)
}

async fn dossier(m: &Maison) -> Dossier {
    m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap()
}

async fn inscrire(m: &Maison, qui: &str, ici: &str, genre: &str, champs: &[(&str, &str)]) -> Reponse {
    let version = dossier(m).await.version.to_string();
    let mut tous = vec![("version", version.as_str()), ("genre", genre)];
    if !champs.iter().any(|(nom, _)| *nom == "le") {
        tous.push(("le", "2026-01-05"));
    }
    tous.extend_from_slice(champs);
    m.poster(qui, &format!("{ici}/execution"), &tous).await
}

async fn payer(m: &Maison, ici: &str, code: &str, montant: &str, nature: &str) -> Reponse {
    let version = m.ligne(0, code).await.version.to_string();
    let champs =
        [("version", version.as_str()), ("financeur", code), ("le", "2026-01-05"), ("montant", montant), ("nature", nature)];
    m.poster(&m.de(code), &format!("{ici}/versements"), &champs).await
}

const POURQUOI: (&str, &str) = ("objet", "Le local n’est pas livré avant l’été");

#[tokio::test]
async fn un_avenant_reduit_un_montant_jamais_au_dessus_du_vote_et_borne_les_versements() {
    for m in maisons(EtatAppel::Execution).await {
        let ici = notifie(&m).await;
        for qui in [m.porteur(), m.de("ETAT"), "elu".to_owned()] {
            let page = inscrire(&m, &qui, &ici, "avenant", &[POURQUOI, ("montant.ETAT", "5000")]).await;
            assert_ne!(page.status, StatusCode::SEE_OTHER, "{qui}");
        }
        let page = inscrire(&m, "coordination", &ici, "avenant", &[("objet", "Non"), ("montant.ETAT", "6001")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("6\u{202f}001\u{202f}€ pour 6\u{202f}000\u{202f}€ votés"), "{}", page.texte);
        assert!(page.contient("dix signes") && page.contient("value=\"6001\""), "rien de tapé n’est perdu");
        assert_eq!(dossier(&m).await.etat, EtatDossier::Notifie);
        // A year mistyped is told at its field, and what is typed comes back.
        for (champ, jour) in [("le", "1900-01-05"), ("fin", "2999-12-31")] {
            let page = inscrire(&m, "coordination", &ici, "avenant", &[POURQUOI, ("montant.ETAT", "5000"), (champ, jour)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{champ}");
            assert!(page.contient("n’est pas une date possible") && page.contient("Relisez l’année"), "{}", page.texte);
            assert!(page.contient(&format!("value=\"{jour}\"")), "{}", page.texte);
        }
        assert_eq!(dossier(&m).await.etat, EtatDossier::Notifie);
        let page = inscrire(&m, "coordination", &ici, "avenant", &[POURQUOI, ("montant.ETAT", "5000,50")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let d = dossier(&m).await;
        assert_eq!((d.etat, d.contenu.evenements.len()), (EtatDossier::Modifie, 1));
        assert_eq!(m.ligne(0, "ETAT").await.vote_centimes, Some(600_000), "le vote reste un fait");
        assert_eq!(payer(&m, &ici, "ETAT", "5000,51", "acompte").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(payer(&m, &ici, "ETAT", "4000", "acompte").await.status, StatusCode::SEE_OTHER);
        let page = inscrire(&m, "coordination", &ici, "avenant", &[POURQUOI, ("montant.ETAT", "3999")]).await;
        assert!(page.contient("sont déjà versés"), "{}", page.texte);
        // Another amendment, down to what is paid: nothing is left to pay.
        inscrire(&m, "coordination", &ici, "avenant", &[POURQUOI, ("montant.ETAT", "4000")]).await;
        assert_eq!(m.ligne(0, "ETAT").await.etat, EtatLigne::Versee);
        let page = m.voir(&m.porteur(), &ici).await;
        assert!(page.contient("donne désormais 4\u{202f}000\u{202f}€") && page.contient("modifié"), "{}", page.texte);
    }
}

#[tokio::test]
async fn un_report_va_plus_loin_et_le_renouvellement_repart_de_la_fin_d_origine() {
    for m in maisons(EtatAppel::Execution).await {
        let ici = notifie(&m).await;
        for (fin, dit) in [("2026-12-31", "un report va plus loin"), ("2025-06-30", "ne peut pas finir avant"), ("", "")] {
            let page = inscrire(&m, "coordination", &ici, "report", &[POURQUOI, ("fin", fin)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fin}");
            assert!(page.contient(dit), "{}", page.texte);
        }
        let page = inscrire(&m, "coordination", &ici, "report", &[POURQUOI, ("fin", "30/06/2027"), ("montant.ETAT", "1")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let d = dossier(&m).await;
        assert_eq!((d.etat, d.contenu.fin), (EtatDossier::Modifie, Some(date(2027, 6, 30))));
        assert_eq!(d.contenu.fin_initiale(), Some(date(2026, 12, 31)));
        assert!(d.contenu.evenements[0].montants.is_empty(), "un report ne change que la fin");
        assert!(m.voir("elu", &ici).await.contient("reportée au 30 juin 2027"));
        assert_eq!(
            inscrire(&m, "coordination", &ici, "report", &[POURQUOI, ("fin", "2027-08-31")]).await.status,
            StatusCode::SEE_OTHER
        );
        assert_eq!(dossier(&m).await.contenu.evenements.len(), 2);
    }
}

#[tokio::test]
async fn un_abandon_dit_ce_qui_est_a_reverser_et_rien_ne_se_verse_plus() {
    for m in maisons(EtatAppel::Execution).await {
        let ici = notifie(&m).await;
        assert_eq!(payer(&m, &ici, "ETAT", "3600", "acompte").await.status, StatusCode::SEE_OTHER);
        let page = inscrire(&m, "coordination", &ici, "abandon", &[POURQUOI]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("dites ce qui est à rendre"), "{}", page.texte);
        let page = inscrire(&m, "coordination", &ici, "abandon", &[POURQUOI, ("montant.ETAT", "3601")]).await;
        assert!(page.contient("à rendre pour"), "{}", page.texte);
        let page = inscrire(&m, "coordination", &ici, "abandon", &[POURQUOI, ("montant.ETAT", "3000")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let d = dossier(&m).await;
        assert_eq!((d.etat, d.motif_etat.as_str()), (EtatDossier::Abandonne, POURQUOI.1));
        assert_eq!(m.ligne(0, "ETAT").await.etat, EtatLigne::AReverser);
        assert_eq!(m.ligne(0, "AGGLO").await.etat, EtatLigne::Notifiee, "rien ne lui avait été versé");
        let page = payer(&m, &ici, "AGGLO", "100", "acompte").await;
        assert!(page.contient("abandonnée depuis le 5 janvier 2026"), "{}", page.texte);
        assert_eq!(payer(&m, &ici, "ETAT", "1000", "reversement").await.status, StatusCode::SEE_OTHER);
        assert_eq!(m.ligne(0, "ETAT").await.etat, EtatLigne::AReverser);
        assert_eq!(payer(&m, &ici, "ETAT", "2000", "reversement").await.status, StatusCode::SEE_OTHER);
        assert_eq!(m.ligne(0, "ETAT").await.etat, EtatLigne::Soldee);
        assert_eq!(
            inscrire(&m, "coordination", &ici, "avenant", &[POURQUOI]).await.status,
            StatusCode::CONFLICT,
            "déjà abandonnée"
        );
        let page = m.voir(&m.porteur(), &ici).await;
        assert!(page.contient("À reverser à État") && page.contient(POURQUOI.1), "{}", page.texte);
    }
}

#[tokio::test]
async fn la_convention_dit_ce_qui_a_change_et_deux_saisies_ne_s_ecrasent_pas() {
    for m in maisons(EtatAppel::Execution).await {
        let ici = notifie(&m).await;
        let porteur = dossier(&m).await.porteur_id.to_string();
        let liste = format!("{}/conventions", crate::essai::ICI);
        m.poster("coordination", &liste, &[("porteur", &porteur), ("preparer", "ETAT")]).await;
        let perimee = [("version", "1"), ("genre", "report"), ("le", "2026-01-05"), POURQUOI, ("fin", "2027-03-31")];
        assert_eq!(m.poster("coordination", &format!("{ici}/execution"), &perimee).await.status, StatusCode::CONFLICT);
        inscrire(&m, "coordination", &ici, "report", &[POURQUOI, ("fin", "2027-03-31")]).await;
        assert!(m.voir(&m.porteur(), "/conventions/CV-2026-ETAT-001").await.contient("reportée au 31 mars 2027"));
        assert_eq!(
            dossier(&m).await.contenu.convenu(&crate::regles::Financeur::nomme("ETAT"), Euros::entiers(6_000)),
            Euros::entiers(6_000)
        );
    }
}
