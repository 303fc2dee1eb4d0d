use crate::essai::{ICI, maisons};
use crate::model::{LigneFinanceur, Scenario};
use crate::regles::etats::{EtatAppel, EtatDossier};
use axum::http::StatusCode;

#[tokio::test]
async fn du_gel_a_la_notification_par_les_pages() {
    for maison in maisons(EtatAppel::Copil).await {
        let liste = format!("{ICI}/programmation");
        let page = maison.poster("coordination", &liste, &[("nom", "Séance"), ("doctrine", "par_note")]).await;
        let ici = page.vers.strip_prefix("/ici").unwrap().to_owned();
        maison.poster("coordination", &ici, &[("geste", "calculer"), ("version", "1")]).await;
        let s = maison.tous::<Scenario>().await.remove(0);
        let (version, jour) = (s.version.to_string(), maison.visite("coordination").today().to_string());
        let gel = [
            ("version", version.as_str()),
            ("seance", "COPIL"),
            ("tenue_le", jour.as_str()),
            ("motif_alertes", "Vu"),
            ("motif_ecartes", "Sous le seuil"),
        ];
        maison.poster("coordination", &format!("{ICI}/comite/{}/gel", s.id), &gel).await;
        let lot = format!("{ICI}/lots/1");
        let valider = format!("{lot}/validation");
        assert!(!maison.voir("coordination", &lot).await.contient("Valider ce lot"));
        assert!(maison.voir("elu", &lot).await.contient("Valider ce lot"));
        for qui in ["coordination".to_owned(), maison.de("ETAT"), maison.porteur(), "conseil_citoyen".into()] {
            assert_ne!(maison.poster(&qui, &valider, &[]).await.status, StatusCode::SEE_OTHER, "{qui}");
        }
        assert_eq!(maison.poster("elu", &valider, &[]).await.status, StatusCode::SEE_OTHER);
        let page = maison.voir("coordination", &lot).await;
        assert!(page.contient("Validé par Compte elu"), "{}", page.texte);
        let page = maison.poster("elu", &valider, &[]).await;
        assert!(page.status == StatusCode::CONFLICT && page.contient("Vous avez déjà validé ce lot"), "{}", page.texte);
        let avancer = [("version", "1"), ("confirme", "oui"), ("motif", "Les autres dossiers attendent un second lot")];
        assert_eq!(maison.poster("coordination", &format!("{ICI}/etape/votes"), &avancer).await.status, StatusCode::SEE_OTHER);
        for code in ["ETAT", "AGGLO"] {
            let qui = maison.de(code);
            let page = maison.voir(&qui, &format!("{ICI}/votes")).await;
            assert!(page.contient("2 lignes à voter") && page.contient("Enregistrer les votes"), "{}", page.texte);
            let versions =
                [maison.ligne(0, code).await, maison.ligne(1, code).await].map(|l: LigneFinanceur| l.version.to_string());
            let montants = [0, 1].map(|rang| {
                let (_, _, demandes) = crate::essai::DEMANDES[rang];
                demandes.iter().find(|(c, _)| *c == code).map(|(_, m)| m.to_string()).unwrap_or_default()
            });
            let tout = |financeur| {
                vec![
                    ("financeur", financeur),
                    ("instance", "Conseil"),
                    ("acte", "D-12"),
                    ("le", jour.as_str()),
                    ("version.2026-0001", versions[0].as_str()),
                    ("montant.2026-0001", montants[0].as_str()),
                    ("version.2026-0002", versions[1].as_str()),
                    ("montant.2026-0002", if code == "AGGLO" { "4000" } else { montants[1].as_str() }),
                ]
            };
            let autre = if code == "ETAT" { "AGGLO" } else { "ETAT" };
            assert_eq!(maison.poster(&qui, &format!("{ICI}/votes"), &tout(autre)).await.status, StatusCode::FORBIDDEN);
            let mut sans_acte = tout(code);
            sans_acte[2].1 = "";
            let page = maison.poster(&qui, &format!("{ICI}/votes"), &sans_acte).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(page.contient("Donnez le numéro de l’acte"));
            let page = maison.poster(&qui, &format!("{ICI}/votes"), &tout(code)).await;
            assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
            assert!(maison.voir(&qui, &format!("{ICI}/votes")).await.contient("Tout est voté"));
        }
        // Voted, not notified: its holder reads that it is under review, and no amount.
        let fiche = format!("/dossiers/{}", maison.dossiers[1].id);
        let page = maison.voir(&maison.porteur(), &fiche).await;
        assert!(page.contient("en instruction") && !page.contient(">4\u{202f}000\u{202f}€"), "{}", page.texte);
        assert!(!page.contient("notification.pdf"), "pas de lettre avant la notification");
        assert!(!maison.voir(&maison.porteur(), "/appels").await.contient("voté"));
        let ici = format!("{ICI}/notifications");
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("2026-0001") && page.contient("2026-0003"), "{}", page.texte);
        let lettre = format!("/dossiers/{}/notification.pdf", maison.dossiers[0].id);
        assert_eq!(maison.voir(&maison.porteur(), &lettre).await.status, StatusCode::NOT_FOUND, "pas avant d’être notifié");
        assert_eq!(maison.poster(&maison.de("ETAT"), &ici, &[("d", "2026-0001")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(maison.poster("coordination", &ici, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = maison.poster("coordination", &ici, &[("d", "2026-0001"), ("d", "2026-0002"), ("d", "2026-0003")]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("Déjà notifiés"));
        let dossiers: Vec<crate::model::Dossier> = maison.tous().await;
        assert_eq!(dossiers.iter().filter(|d| d.etat == EtatDossier::Notifie).count(), 3);
        let page = maison.voir(&maison.porteur(), &fiche).await;
        assert!(page.contient("attribués.") && page.contient("Lire la lettre de notification"), "{}", page.texte);
        assert!(page.contient("notifié") && page.contient(">4\u{202f}000\u{202f}€"), "{}", page.texte);
        // The house of tests has no press: the page says so, which is not « absent ».
        assert_eq!(maison.voir(&maison.porteur(), &lettre).await.status, StatusCode::INTERNAL_SERVER_ERROR);
    }
}
