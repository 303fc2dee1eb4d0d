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

/// The form of a payment of a line: the first that counts, in the order it was typed.
async fn corriger(m: &Maison, qui: &str, chemin: &str, code: &str, champs: &[(&str, &str)]) -> crate::guichet::Reponse {
    let ligne = m.ligne(0, code).await;
    let mut tous: Vec<VersementLigne> = m.tous::<VersementLigne>().await;
    tous.retain(|v| v.ligne_id == ligne.id);
    tous.sort_by_key(|v| (v.annule_a.is_some(), v.montant_centimes));
    let (id, version) = (tous[0].id.to_string(), ligne.version.to_string());
    let fixes = [("versement", id.as_str()), ("version", version.as_str()), ("financeur", code)];
    let garde = fixes.into_iter().filter(|(n, _)| !champs.iter().any(|(autre, _)| autre == n));
    m.poster(qui, chemin, &garde.chain(champs.iter().copied()).collect::<Vec<_>>()).await
}

const ANNULER: &[(&str, &str)] = &[("action", "annuler"), ("motif", "Saisi deux fois par erreur")];

#[tokio::test]
async fn un_versement_mal_saisi_s_annule_reste_lu_et_les_sommes_suivent() {
    for m in maisons(EtatAppel::Execution).await {
        let chemin = vote(&m, &[("ETAT", 6_000), ("AGGLO", 4_000)]).await;
        let etat = m.de("ETAT");
        payer(&m, &etat, &chemin, "ETAT", "2 000", "acompte").await;
        payer(&m, &etat, &chemin, "ETAT", "4 000", "solde").await;
        assert_eq!(m.ligne(0, "ETAT").await.etat, EtatLigne::Versee);
        let page = corriger(&m, &etat, &chemin, "ETAT", &[("action", "annuler"), ("motif", "oups")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Le motif manque") && page.contient("value=\"oups\""), "{}", page.texte);
        let page = corriger(&m, &etat, &chemin, "ETAT", ANNULER).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let ligne = m.ligne(0, "ETAT").await;
        assert_eq!((euros(ligne.paye_centimes), ligne.etat), (Some(4_000), EtatLigne::Versee), "le solde reste");
        assert_eq!(m.tous::<VersementLigne>().await.len(), 2, "rien n’est supprimé");
        let page = m.voir(&m.porteur(), &chemin).await;
        assert!(page.contient("<del>") && page.contient("Saisi deux fois par erreur"), "{}", page.texte);
        assert!(page.contient("versé 4\u{202f}000\u{202f}€") && !page.contient("Annuler ce versement"));
        corriger(&m, &etat, &chemin, "ETAT", ANNULER).await;
        let ligne = m.ligne(0, "ETAT").await;
        assert_eq!((ligne.paye_centimes, ligne.etat), (None, EtatLigne::Notifiee), "plus rien n’est versé");
        let page = corriger(&m, &etat, &chemin, "ETAT", ANNULER).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("déjà annulé"), "{}", page.texte);
        // The right payment may be recorded again, and the list tells it.
        assert_eq!(payer(&m, &etat, &chemin, "ETAT", "6 000", "solde").await.status, StatusCode::SEE_OTHER);
        let csv = m.voir("coordination", &format!("{ICI}/versements.csv?financeur=ETAT")).await;
        assert!(csv.contient("6000,00;6000,00;0,00;2026-01-05"), "{}", csv.texte);
    }
}

#[tokio::test]
async fn une_date_fausse_se_corrige_et_nul_autre_ne_corrige() {
    for m in maisons(EtatAppel::Execution).await {
        let chemin = vote(&m, &[("ETAT", 6_000), ("CAF", 1_000)]).await;
        let etat = m.de("ETAT");
        payer(&m, &etat, &chemin, "ETAT", "2 000", "acompte").await;
        let dater = [("action", "dater"), ("le", "2026-01-03"), ("motif", "Date du virement")];
        for qui in [m.de("AGGLO"), "coordination".to_owned()] {
            assert_eq!(corriger(&m, &qui, &chemin, "ETAT", &dater).await.status, StatusCode::FORBIDDEN, "{qui}");
            assert_eq!(corriger(&m, &qui, &chemin, "ETAT", ANNULER).await.status, StatusCode::FORBIDDEN, "{qui}");
        }
        for qui in [m.porteur(), "elu".to_owned(), "porteur:une-autre".to_owned()] {
            assert!(corriger(&m, &qui, &chemin, "ETAT", ANNULER).await.status.is_client_error(), "{qui}");
        }
        assert!(m.tous::<VersementLigne>().await.iter().all(|v| v.annule_a.is_none()), "rien n’est annulé");
        let futur = [("action", "dater"), ("le", "2099-01-03"), ("motif", "Date du virement")];
        assert_eq!(corriger(&m, &etat, &chemin, "ETAT", &futur).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let perime = [dater[0], dater[1], dater[2], ("version", "1")];
        assert_eq!(corriger(&m, &etat, &chemin, "ETAT", &perime).await.status, StatusCode::CONFLICT);
        assert_eq!(corriger(&m, &etat, &chemin, "ETAT", &dater).await.status, StatusCode::SEE_OTHER);
        let versement = m.tous::<VersementLigne>().await.remove(0);
        assert_eq!((versement.le, versement.annule_a), (date(2026, 1, 3), None));
        assert_eq!(euros(m.ligne(0, "ETAT").await.paye_centimes), Some(2_000));
        // Of another file: no such payment.
        let ailleurs = m.voter(1, EtatDossier::EnCours, &[("ETAT", 500)]).await;
        let page = corriger(&m, &etat, &format!("/dossiers/{}/versements", ailleurs.id), "ETAT", ANNULER).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn annuler_un_reversement_rouvre_le_dossier_qu_il_avait_clos() {
    for m in maisons(EtatAppel::Bilans).await {
        let chemin = vote(&m, &[("ETAT", 6_000)]).await;
        let etat = m.de("ETAT");
        payer(&m, &etat, &chemin, "ETAT", "6 000", "solde").await;
        let mut dossier = m.tous::<Dossier>().await.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap();
        dossier.etat = EtatDossier::BilanValide;
        m.changer(dossier).await;
        let qui = Financeur::nomme("ETAT");
        let contenu = ContenuBilan {
            valide_par: [(qui.clone(), date(2026, 1, 4))].into(),
            a_reverser: [(qui, crate::regles::Euros::entiers(700))].into(),
            ..ContenuBilan::default()
        };
        let mut w = m.db.writer(m.ici.id, kernel::Actor::Systeme, "essai").await.unwrap();
        w.insert(&BilanDossier {
            id: Id::fresh(),
            version: 1,
            appel_id: m.appel.id,
            dossier_id: m.dossiers[0].id,
            etat: EtatBilan::Valide,
            contenu: Json(contenu),
            realise: Json(LignesBudget::new()),
            cout_realise_centimes: None,
            recu_le: Some(date(2026, 1, 2)),
            valide_le: Some(date(2026, 1, 3)),
        })
        .await
        .unwrap();
        w.commit().await.unwrap();
        m.changer(LigneFinanceur { etat: EtatLigne::AReverser, ..m.ligne(0, "ETAT").await }).await;
        assert_eq!(payer(&m, &etat, &chemin, "ETAT", "700", "reversement").await.status, StatusCode::SEE_OTHER);
        let clos = |tous: Vec<Dossier>| tous.into_iter().find(|d| d.id == m.dossiers[0].id).unwrap().etat;
        assert_eq!(clos(m.tous::<Dossier>().await), EtatDossier::Clos);
        let page = corriger(&m, &etat, &chemin, "ETAT", ANNULER).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(m.ligne(0, "ETAT").await.etat, EtatLigne::AReverser);
        assert_eq!(clos(m.tous::<Dossier>().await), EtatDossier::BilanValide);
        // What is asked back must stay paid.
        let page = corriger(&m, &etat, &chemin, "ETAT", ANNULER).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("demande de reverser 700"), "{}", page.texte);
    }
}
