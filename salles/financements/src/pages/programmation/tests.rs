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
        // The file asks the State for 6 000 €, the Ville for 4 000 €: with 1 000 € of the share, it is under its smallest share.
        let large = scenario(&maison, "Large", "large").await;
        let page = maison.voir("coordination", &large).await;
        assert!(page.contient("Hors quartiers") && !page.contient("dépassée de"), "{}", page.texte);
        assert!(!page.contient("AAP-11"), "{}", page.texte);
        scenario(&maison, "Par note", "par_note").await;
        let ids: Vec<String> = maison.tous::<Scenario>().await.iter().map(|s| format!("s={}", s.id)).collect();
        let page = maison.voir("coordination", &format!("{ICI}/programmation/comparer?{}", ids.join("&"))).await;
        assert!(page.contient("0\u{202f}€ sur 1\u{202f}000"), "{}", page.texte);
        // By hand above the share: the scenario, the committee and the freeze say it, which then asks for a reason.
        let form = [("geste", "ajuster"), ("version", "2"), ("numero", "2026-0004"), ("financeur", "ETAT"), ("montant", "6000")];
        assert_eq!(maison.poster("coordination", &large, &form).await.status, StatusCode::SEE_OTHER);
        let seance = large.replace("/programmation/", "/comite/");
        for ou in [large.clone(), seance.clone(), format!("{seance}/gel")] {
            let page = maison.voir("coordination", &ou).await;
            assert!(page.contient("AAP-11") && page.contient("Hors quartiers\u{202f}»"), "{ou} : {}", page.texte);
            assert!(page.contient("dépassement de 5"), "{ou} : {}", page.texte);
        }
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

#[tokio::test]
async fn un_plan_sans_preuve_offre_une_minute_et_la_page_suit_la_recherche() {
    use crate::actes::programmation::tache::faire_une;
    use std::time::Duration;
    for maison in maisons(EtatAppel::Programmation).await {
        let ici = scenario(&maison, "Large", "large").await;
        assert!(!maison.voir("coordination", &ici).await.contient("une minute"), "proved: nothing to offer");
        let mut s = maison.tous::<Scenario>().await.remove(0);
        s.preuve.0["statut"] = "meilleur_trouve".into();
        let s = maison.changer(s).await;
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("Chercher plus longtemps (une minute)"), "{}", page.texte);
        let version = s.version.to_string();
        let page = maison.poster("coordination", &ici, &[("geste", "chercher"), ("version", &version)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("elle attend son tour") && page.contient("Actualiser") && page.contient("Annuler la recherche"));
        assert!(!page.contient("(une minute)"));
        let page = maison.poster("coordination", &ici, &[("geste", "chercher"), ("version", &version)]).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        assert!(page.contient("déjà demandée"), "{}", page.texte);
        let page = maison.poster("coordination", &ici, &[("geste", "annuler"), ("version", &version)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert!(maison.voir("coordination", &ici).await.contient("a été annulée"));
        maison.poster("coordination", &ici, &[("geste", "chercher"), ("version", &version)]).await;
        assert!(faire_une(&maison.db, "un", Duration::from_secs(5)).await.unwrap());
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("s’est terminée le") && page.contient("aucun plan ne fait mieux"), "{}", page.texte);
    }
}

#[tokio::test]
async fn la_part_minimale_d_un_dossier_se_fixe_se_compare_et_se_lit_dans_le_pourquoi() {
    for maison in maisons(EtatAppel::Programmation).await {
        let ici = scenario(&maison, "Entier", "large").await;
        scenario(&maison, "Large", "large").await;
        let poster = async |version: &str, part: &str, motif: &str| {
            let champs = [
                ("geste", "fixer_part_min"),
                ("version", version),
                ("mu.dossier", "2026-0001"),
                ("mu.part", part),
                ("mu.motif", motif),
            ];
            maison.poster("coordination", &ici, &champs).await
        };
        let page = poster("2", "beaucoup", "").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            page.contient("value=\"beaucoup\"") && page.contient("#c-mu-part") && page.contient("#c-mu-motif"),
            "{}",
            page.texte
        );
        assert_eq!(poster("2", "100", "L’atelier ne s’ouvre pas à moitié").await.status, StatusCode::SEE_OTHER);
        // The plan of before is still there: it no longer gives enough.
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("L’atelier ne s’ouvre pas à moitié") && page.contient("sous sa part minimale"), "{}", page.texte);
        maison.poster("coordination", &ici, &[("geste", "calculer"), ("version", "3")]).await;
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("lui donne 18\u{202f}000") && !page.contient("sous sa part minimale"), "{}", page.texte);
        let page = maison.voir("coordination", &format!("{ici}/pourquoi/2026-0001")).await;
        assert!(page.contient("à partir de 100\u{202f}% des 18\u{202f}000"), "{}", page.texte);
        let page = maison.voir("coordination", &format!("{ici}/pourquoi/2026-0004")).await;
        assert!(page.contient("à partir de 60\u{202f}% de ses demandes"), "{}", page.texte);
        let ids: Vec<String> = maison.tous::<Scenario>().await.iter().map(|s| format!("s={}", s.id)).collect();
        let page = maison.voir("coordination", &format!("{ICI}/programmation/comparer?{}", ids.join("&"))).await;
        assert!(page.contient("2026-0001\u{202f}: 100\u{202f}%"), "{}", page.texte);
        let page =
            maison.poster("coordination", &ici, &[("geste", "oter_part_min"), ("version", "4"), ("numero", "2026-0001")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert!(!maison.voir("coordination", &ici).await.contient("s’ouvre pas à moitié"));
    }
}
