use crate::essai::{ICI, Maison, maisons};
use crate::model::{Dossier, Enveloppe, Scenario};
use crate::regles::Financeur;
use crate::regles::enveloppe::Nature;
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;
use kernel::{Actor, Id};

async fn scenario(maison: &Maison, nom: &str, doctrine: &str) -> String {
    let liste = format!("{ICI}/programmation");
    let page = maison.poster("coordination", &liste, &[("nom", nom), ("doctrine", doctrine)]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
    let ici = page.vers.strip_prefix("/ici").unwrap().to_owned();
    let page = maison.poster("coordination", &ici, &[("geste", "calculer"), ("version", "1")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
    ici
}

#[tokio::test]
async fn trois_scenarios_se_comparent_et_le_dossier_ecarte_a_son_pourquoi() {
    for maison in maisons(EtatAppel::Programmation).await {
        let large = scenario(&maison, "Large", "large").await;
        scenario(&maison, "Concentrée", "concentree").await;
        let note = scenario(&maison, "Par note", "par_note").await;
        let page = maison.voir("coordination", &large).await;
        assert!(page.contient("aucun plan ne fait mieux selon cette doctrine") && page.contient("55 points"), "{}", page.texte);
        assert!(!page.contient("la programmation optimale"));
        let page = maison.voir("coordination", &note).await;
        assert!(page.contient("sans preuve") && page.contient("6\u{202f}000\u{202f}€"), "{}", page.texte);
        let ids: Vec<String> = maison.tous::<Scenario>().await.iter().map(|s| format!("s={}", s.id)).collect();
        let page = maison.voir("coordination", &format!("{ICI}/programmation/comparer?{}", ids.join("&"))).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("36\u{202f}000\u{202f}€") && page.contient("30\u{202f}000\u{202f}€"));
        let page = maison.voir("coordination", &format!("{note}/pourquoi/2026-0004")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.texte);
        let page = maison.voir("coordination", &format!("{large}/de-plus")).await;
        assert!(page.contient("Préfecture de l’Aude"), "{}", page.texte);
    }
}

#[tokio::test]
async fn un_scenario_montre_ce_qu_il_prend_de_chaque_part_d_enveloppe() {
    for maison in maisons(EtatAppel::Programmation).await {
        let haut = maison.tous::<Enveloppe>().await.into_iter().find(|e| e.financeur == Financeur::nomme("ETAT")).unwrap();
        let part = Enveloppe {
            id: Id::fresh(),
            parent_id: Some(haut.id),
            nature: Nature::HorsQpv,
            libelle: "Hors quartiers".into(),
            montant_centimes: 100_000,
            ..haut
        };
        let mut w = maison.db.writer(maison.ici.id, Actor::Systeme, "essai").await.unwrap();
        w.insert(&part).await.unwrap();
        w.commit().await.unwrap();
        let mut dossier = maison.tous::<Dossier>().await.into_iter().find(|d| d.numero.as_deref() == Some("2026-0004")).unwrap();
        dossier.contenu.hors_qpv = true;
        maison.changer(dossier).await;
        let large = scenario(&maison, "Large", "large").await;
        let page = maison.voir("coordination", &large).await;
        // The file asks the State for 6 000 €, and gets it (S-1): 5 000 € more than the share.
        assert!(page.contient("Hors quartiers") && page.contient("dépassée de 5\u{202f}000"), "{}", page.texte);
        scenario(&maison, "Par note", "par_note").await;
        let ids: Vec<String> = maison.tous::<Scenario>().await.iter().map(|s| format!("s={}", s.id)).collect();
        let page = maison.voir("coordination", &format!("{ICI}/programmation/comparer?{}", ids.join("&"))).await;
        assert!(
            page.contient("6\u{202f}000\u{202f}€ sur 1\u{202f}000") && page.contient("0\u{202f}€ sur 1\u{202f}000"),
            "{}",
            page.texte
        );
    }
}

#[tokio::test]
async fn un_scenario_de_travail_ne_se_voit_pas_et_ne_se_change_pas_d_ailleurs() {
    for maison in maisons(EtatAppel::Programmation).await {
        let ici = scenario(&maison, "Large", "large").await;
        assert_eq!(maison.voir(&maison.de("ETAT"), &ici).await.status, StatusCode::NOT_FOUND);
        assert_eq!(maison.voir("elu", &ici).await.status, StatusCode::NOT_FOUND);
        let partage = [("geste", "partager"), ("version", "2")];
        assert_eq!(maison.poster(&maison.de("ETAT"), &ici, &partage).await.status, StatusCode::NOT_FOUND);
        assert_eq!(maison.poster("coordination", &ici, &partage).await.status, StatusCode::SEE_OTHER);
        assert_eq!(maison.voir("elu", &ici).await.status, StatusCode::OK);
        let page = maison.poster("coordination", &ici, &[("geste", "calculer"), ("version", "3")]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("Ce scénario est partagé"));
    }
}
