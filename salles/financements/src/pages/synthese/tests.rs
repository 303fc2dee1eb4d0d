use crate::actes::programmation::{calculer, creer, partager};
use crate::essai::{ICI, Maison, maisons};
use crate::model::{Avis, AvisConseil, Dossier, LigneFinanceur, Porteur};
use crate::regles::etats::{EtatAppel, EtatDossier};
use axum::http::StatusCode;

const CONSEIL: &str = "conseil_citoyen";

/// A shared scenario and one that is not.
async fn scenarios(maison: &Maison) -> (String, String) {
    let visite = maison.visite("coordination");
    let mut ids = vec![];
    for nom in ["Partagé", "Travail"] {
        let s = creer(&visite, maison.appel.id, nom, "large").await.unwrap();
        ids.push(calculer(&visite, s.id, 1).await.unwrap());
    }
    let partage = partager(&visite, ids[0].id, ids[0].version).await.unwrap();
    (format!("{ICI}/programmation/{}", partage.id), format!("{ICI}/programmation/{}", ids[1].id))
}

#[tokio::test]
async fn le_conseil_citoyen_lit_ce_que_le_paragraphe_11_lui_donne_et_rien_de_plus() {
    for maison in maisons(EtatAppel::Programmation).await {
        let (partage, travail) = scenarios(&maison).await;
        let ligne: LigneFinanceur = maison.ligne(0, "ETAT").await;
        maison
            .changer(LigneFinanceur {
                avis: Some(Avis::Reserve),
                avis_motif: "Avis confidentiel".into(),
                propose_centimes: Some(123_400),
                ..ligne
            })
            .await;
        let bref = format!("{ICI}/synthese/2026-0001");
        for chemin in ["", "/regles", "/synthese", "/programmation", "/conseil"] {
            assert_eq!(maison.voir(CONSEIL, &format!("{ICI}{chemin}")).await.status, StatusCode::OK, "{chemin}");
        }
        let page = maison.voir(CONSEIL, &bref).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("Ateliers lecture toute l’année") && page.contient("12\u{202f}000"), "{}", page.texte);
        assert!(!page.contient("confidentiel") && !page.contient("1\u{202f}234") && !page.contient("Moyenne"), "{}", page.texte);
        let page = maison.voir(CONSEIL, &partage).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.contient("/synthese/2026-0001") && !page.contient("/instruction/") && !page.contient("/comite/"),
            "{}",
            page.texte
        );
        assert!(!page.contient("rang 1") && !page.contient("Calculer (5"), "no note, no gesture: {}", page.texte);
        let liste = maison.voir(CONSEIL, &format!("{ICI}/programmation")).await;
        assert!(liste.contient("Partagé") && !liste.contient("Travail</a>") && !liste.contient("Proposé"), "{}", liste.texte);
        assert_eq!(maison.voir(CONSEIL, &travail).await.status, StatusCode::NOT_FOUND);
        let dossier = format!("/dossiers/{}", maison.dossiers[0].id);
        let fermees = [
            dossier.clone(),
            format!("{dossier}/bilan"),
            format!("{dossier}/questions"),
            format!("{ICI}/dossiers"),
            format!("{ICI}/dossiers.csv"),
            format!("{ICI}/instruction"),
            format!("{ICI}/instruction/2026-0001"),
            format!("{ICI}/lots"),
            format!("{ICI}/votes"),
            format!("{ICI}/appel.xlsx"),
            format!("{partage}/de-plus"),
            format!("{partage}/pourquoi/2026-0004"),
        ];
        for chemin in fermees {
            assert_ne!(maison.voir(CONSEIL, &chemin).await.status, StatusCode::OK, "{chemin}");
        }
    }
}

#[tokio::test]
async fn le_conseil_ecrit_son_avis_que_l_equipe_lit_et_le_porteur_jamais() {
    for maison in maisons(EtatAppel::Instruction).await {
        let bref = format!("{ICI}/synthese/2026-0001");
        let avis = |version: &'static str, avis: &'static str, motif: &'static str| {
            [("geste", "avis"), ("version", version), ("avis", avis), ("avis_motif", motif)]
        };
        let page = maison.poster(CONSEIL, &bref, &avis("0", "defavorable", "Court")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("Court") && page.contient("#c-avis_motif"), "{}", page.texte);
        let page = maison.poster(CONSEIL, &bref, &avis("0", "reserve", "Les familles demandent un autre horaire")).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let perime = maison.poster(CONSEIL, &bref, &avis("0", "favorable", "Très attendu ici")).await;
        assert_eq!(perime.status, StatusCode::CONFLICT);
        assert!(perime.contient("un autre horaire") && perime.contient("Très attendu ici"), "both versions: {}", perime.texte);
        let instruction = format!("{ICI}/instruction/2026-0001");
        for qui in ["coordination", "elu"] {
            assert!(maison.voir(qui, &instruction).await.contient("un autre horaire"), "{qui}");
        }
        let dossier = format!("/dossiers/{}", maison.dossiers[0].id);
        let porteur = maison.voir(&maison.porteur(), &dossier).await;
        assert!(porteur.status == StatusCode::OK && !porteur.contient("un autre horaire"));
        assert_ne!(maison.voir(&maison.porteur(), &bref).await.status, StatusCode::OK);
        assert_ne!(maison.poster("elu", &bref, &avis("1", "favorable", "")).await.status, StatusCode::SEE_OTHER);
        assert_eq!(maison.tous::<AvisConseil>().await.len(), 1);
        // An interest: no opinion any more, and the page says why.
        let interet = [("geste", "interet"), ("interet_motif", "J’y suis bénévole")];
        assert_eq!(maison.poster(CONSEIL, &bref, &interet).await.status, StatusCode::SEE_OTHER);
        let page = maison.voir(CONSEIL, &bref).await;
        assert!(page.contient("Vous avez déclaré un intérêt") && !page.contient("Enregistrer cet avis"), "{}", page.texte);
        assert_eq!(maison.poster(CONSEIL, &bref, &avis("1", "favorable", "")).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn le_comite_lit_la_synthese_et_les_moyennes_jamais_les_notes_et_se_deporte() {
    for maison in maisons(EtatAppel::Programmation).await {
        let (partage, travail) = scenarios(&maison).await;
        let bref = format!("{ICI}/synthese/2026-0001");
        for chemin in [&bref, &format!("{ICI}/instruction/2026-0001")] {
            let page = maison.voir("elu", chemin).await;
            assert!(page.contient("Moyenne des notes\u{202f}: 18 sur 20"), "{chemin} {}", page.texte);
            assert!(!page.contient("Lectrice") && !page.contient("Lu et discuté"), "{chemin}");
        }
        assert_eq!(maison.voir("elu", &partage).await.status, StatusCode::OK);
        assert_eq!(maison.voir("elu", &travail).await.status, StatusCode::NOT_FOUND);
        let interet = [("geste", "interet"), ("interet_motif", "J’en suis trésorier")];
        assert_eq!(maison.poster("elu", &bref, &interet).await.status, StatusCode::SEE_OTHER);
        for chemin in [&bref, &format!("{ICI}/instruction/2026-0001")] {
            assert!(!maison.voir("elu", chemin).await.contient("18 sur 20"), "{chemin}");
        }
        let calcul = [("geste", "calculer"), ("version", "1")];
        assert_ne!(maison.poster("elu", &travail, &calcul).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn le_lecteur_ne_lit_ni_synthese_ni_scenario_et_l_appel_une_fois_ouvert() {
    for maison in maisons(EtatAppel::Preparation).await {
        assert_eq!(maison.voir("lecteur", ICI).await.status, StatusCode::NOT_FOUND);
        assert_eq!(maison.voir(CONSEIL, ICI).await.status, StatusCode::OK, "« rédiger la lettre : conseil citoyen ○ »");
    }
    for maison in maisons(EtatAppel::Programmation).await {
        let (partage, _) = scenarios(&maison).await;
        assert_eq!(maison.voir("lecteur", ICI).await.status, StatusCode::OK);
        for chemin in [&partage, &format!("{ICI}/synthese"), &format!("{ICI}/synthese/2026-0001"), &format!("{ICI}/conseil")] {
            assert_ne!(maison.voir("lecteur", chemin).await.status, StatusCode::OK, "{chemin}");
        }
        assert_eq!(maison.voir("lecteur", "/subventions").await.status, StatusCode::OK, "« ○ données ouvertes »");
    }
}

#[tokio::test]
async fn la_synthese_ne_nomme_pas_une_personne_ni_ne_montre_une_coordonnee_ni_une_decision_trop_tot() {
    for maison in maisons(EtatAppel::Programmation).await {
        let mut porteur = maison.tous::<Porteur>().await.remove(0);
        porteur.forme = "entreprise_individuelle".into();
        maison.changer(porteur).await;
        let mut dossier: Dossier = maison.tous::<Dossier>().await.into_iter().find(|d| d.id == maison.dossiers[0].id).unwrap();
        dossier.contenu.resume = "Écrire à contact@exemple.fr".into();
        dossier.etat = EtatDossier::Ecarte;
        maison.changer(dossier).await;
        let ligne: LigneFinanceur = maison.ligne(0, "ETAT").await;
        maison.changer(LigneFinanceur { vote_centimes: Some(777_700), ..ligne }).await;
        let page = maison.voir(CONSEIL, &format!("{ICI}/synthese/2026-0001")).await;
        assert!(!page.contient("Association Exemple") && page.contient("ne nomme pas"), "{}", page.texte);
        assert!(!page.contient("contact@") && page.contient("doit le relire"), "{}", page.texte);
        assert!(!page.contient("écarté") && !page.contient("7\u{202f}777"), "{}", page.texte);
        assert!(maison.voir("elu", &format!("{ICI}/synthese/2026-0001")).await.contient("7\u{202f}777"));
        assert!(!maison.voir(CONSEIL, &format!("{ICI}/synthese")).await.contient("Association Exemple"));
        assert_eq!(maison.voir(CONSEIL, &format!("{ICI}/synthese/2026-0042")).await.status, StatusCode::NOT_FOUND);
    }
}
