use crate::essai::{ICI, Maison, maisons};
use crate::model::{Avis, LotDecision, Scenario};
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;

async fn scenario(maison: &Maison) -> Scenario {
    let page =
        maison.poster("coordination", &format!("{ICI}/programmation"), &[("nom", "Séance"), ("doctrine", "par_note")]).await;
    let ici = page.vers.strip_prefix("/ici").unwrap().to_owned();
    maison.poster("coordination", &ici, &[("geste", "calculer"), ("version", "1")]).await;
    maison.tous::<Scenario>().await.remove(0)
}

#[tokio::test]
async fn une_saisie_en_seance_change_les_restes_et_passe_au_suivant() {
    for maison in maisons(EtatAppel::Copil).await {
        let s = scenario(&maison).await;
        let ici = format!("{ICI}/comite/{}", s.id);
        let page = maison.voir("coordination", &format!("{ici}?d=2026-0002")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("Jardin partagé") && page.contient("2026-0003 (touche N)"), "{}", page.texte);
        assert!(!page.contient("Lectrice"), "ni note nominative, ni nom de lecteur");
        let version = s.version.to_string();
        let saisie = [("version", version.as_str()), ("numero", "2026-0002"), ("montant.ETAT", "8 000"), ("geste", "suivant")];
        let page = maison.poster("coordination", &ici, &saisie).await;
        assert!(page.vers.ends_with("?d=2026-0003"), "{} {}", page.status, page.vers);
        // The State has 20 000 € in all, which the two first files take.
        let version = maison.tous::<Scenario>().await[0].version.to_string();
        let saisie = [("version", version.as_str()), ("numero", "2026-0004"), ("montant.ETAT", "6 000")];
        assert_eq!(maison.poster("coordination", &ici, &saisie).await.status, StatusCode::SEE_OTHER);
        let page = maison.voir("coordination", &format!("{ici}?d=2026-0004")).await;
        assert!(page.contient("dépassement de 6\u{202f}000\u{202f}€"), "{}", page.texte);
        assert!(page.contient("AAP-11"), "les règles se relisent");
        let fausse = [("version", "9"), ("numero", "2026-0002"), ("montant.ETAT", "8k")];
        assert_eq!(maison.poster("coordination", &ici, &fausse).await.status, StatusCode::CONFLICT);
        let version = maison.tous::<Scenario>().await[0].version.to_string();
        let fausse = [("version", version.as_str()), ("numero", "2026-0002"), ("montant.ETAT", "8k")];
        let page = maison.poster("coordination", &ici, &fausse).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("value=\"8k\""), "ce qui fut saisi est gardé");
    }
}

#[tokio::test]
async fn seule_l_equipe_gele_et_le_lot_se_lit_par_ceux_qui_lisent_les_dossiers() {
    for maison in maisons(EtatAppel::Copil).await {
        let s = scenario(&maison).await;
        let gel = format!("{ICI}/comite/{}/gel", s.id);
        assert_eq!(maison.voir("elu", &gel).await.status, StatusCode::FORBIDDEN);
        assert_eq!(maison.voir(&maison.porteur(), &format!("{ICI}/lots")).await.status, StatusCode::NOT_FOUND);
        let page = maison.voir("coordination", &gel).await;
        assert!(page.contient("Motif commun aux dossiers non retenus"), "{}", page.texte);
        let version = s.version.to_string();
        let jour = maison.visite("coordination").today().to_string();
        let vide = [("version", version.as_str()), ("seance", "COPIL"), ("tenue_le", jour.as_str())];
        let page = maison.poster("coordination", &gel, &vide).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("2026-0003, 2026-0004"), "{}", page.texte);
        let tout = [
            ("version", version.as_str()),
            ("seance", "COPIL"),
            ("tenue_le", jour.as_str()),
            ("motif_alertes", "Vu"),
            ("motif_ecartes", "Sous le seuil"),
        ];
        assert_eq!(maison.poster(&maison.de("ETAT"), &gel, &tout).await.status, StatusCode::FORBIDDEN);
        let page = maison.poster("coordination", &gel, &tout).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert!(page.vers.ends_with("/lots/1"));
        let lot = &maison.tous::<LotDecision>().await[0];
        for qui in ["coordination".to_owned(), "elu".to_owned(), maison.de("ETAT")] {
            let page = maison.voir(&qui, &format!("{ICI}/lots/1")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.contient(&lot.empreinte) && page.contient("Sous le seuil"), "{}", page.texte);
        }
        assert!(!maison.voir("elu", &format!("{ICI}/lots/1")).await.contient("Ouvrir une édition corrective"));
        assert_eq!(maison.poster("elu", &format!("{ICI}/lots/1"), &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(maison.voir("coordination", &format!("{ICI}/lots/7")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn en_seance_un_financeur_ne_lit_ni_avis_ni_note_avant_les_siens_et_le_comite_lit_les_moyennes() {
    for maison in maisons(EtatAppel::Copil).await {
        let s = scenario(&maison).await;
        let plan = format!("{ICI}/programmation/{}", s.id);
        let version = s.version.to_string();
        let page = maison.poster("coordination", &plan, &[("geste", "partager"), ("version", &version)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let mut ligne = maison.ligne(0, "ETAT").await;
        (ligne.avis, ligne.propose_centimes) = (Some(Avis::Reserve), Some(123_400));
        maison.changer(ligne).await;
        let ici = format!("{ICI}/comite/{}?d=2026-0001", s.id);
        for (qui, avis, moyenne) in [("coordination", true, true), ("elu", true, true), (&*maison.de("AGGLO"), false, false)] {
            let page = maison.voir(qui, &ici).await;
            assert_eq!(page.contient("1\u{202f}234\u{202f}€"), avis, "{qui} {}", page.texte);
            assert_eq!(page.contient("note moyenne 18"), moyenne, "{qui} {}", page.texte);
            assert_eq!(maison.voir(qui, &plan).await.contient("<td class=\"num\">18<"), moyenne, "{qui}");
        }
        let noter = [("geste", "noter"), ("note.ensemble", "14"), ("justification.ensemble", "Lu en entier")];
        let page = maison.poster(&maison.de("AGGLO"), &format!("{ICI}/instruction/2026-0001"), &noter).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert!(maison.voir(&maison.de("AGGLO"), &plan).await.contient("<td class=\"num\">16<"), "la moyenne des deux lectures");
    }
}
