use crate::essai::{ICI, maisons};
use crate::regles::etats::EtatAppel;
use axum::http::StatusCode;

#[tokio::test]
async fn le_secretariat_tape_les_bulletins_clot_et_montre_le_calcul_sans_script() {
    for maison in maisons(EtatAppel::Programmation).await {
        let liste = format!("{ICI}/conseil");
        assert!(maison.voir("coordination", &format!("{ICI}/programmation")).await.contient("/conseil\""));
        let ouverture =
            [("intitule", "Conseil citoyen"), ("mode", "approbation"), ("budget", "40 000"), ("tenu_le", "09/03/2026")];
        let page =
            maison.poster("coordination", &liste, &[("intitule", "Conseil"), ("mode", "approbation"), ("budget", "8k")]).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.contient("value=\"8k\""));
        let ouvert = maison.poster("coordination", &liste, &ouverture).await;
        assert_eq!(ouvert.status, StatusCode::SEE_OTHER, "{}", ouvert.texte);
        let ici = ouvert.vers.strip_prefix("/ici").unwrap().to_owned();
        for (numero, choix) in [("1", "1 2"), ("2", "1"), ("3", "2, 3"), ("4", "3")] {
            let saisie = [("geste", "saisir"), ("numero", numero), ("choix", choix)];
            assert_eq!(maison.poster("coordination", &ici, &saisie).await.status, StatusCode::SEE_OTHER);
        }
        let double = maison.poster("coordination", &ici, &[("geste", "saisir"), ("numero", "4"), ("choix", "1")]).await;
        assert!(double.status == StatusCode::CONFLICT && double.contient("name=\"remplacer\""), "{}", double.texte);
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("value=\"5\"") && page.contient("2026-0002, 2026-0003"), "le numéro suivant est proposé");
        assert_eq!(maison.voir("elu", &format!("{ici}/vote.pb")).await.status, StatusCode::NOT_FOUND, "rien avant la clôture");
        assert!(!maison.voir("elu", &ici).await.contient("2026-0001, 2026-0002"), "ni les bulletins");
        assert_eq!(maison.poster("coordination", &ici, &[("geste", "clore")]).await.status, StatusCode::SEE_OTHER);
        let page = maison.voir("elu", &ici).await;
        assert!(page.contient("2026-0001 · Ateliers lecture") && page.contient("9\u{202f}000\u{202f}€"), "{}", page.texte);
        assert!(page.contient("500\u{202f}‰") && page.contient("jamais une décision"), "{}", page.texte);
        let pb = maison.voir("elu", &format!("{ici}/vote.pb")).await;
        assert!(
            pb.status == StatusCode::OK && pb.texte.starts_with("META\nkey;value\n") && pb.contient("\n3;2026-0002,2026-0003\n")
        );
        let tard = maison.poster("coordination", &ici, &[("geste", "saisir"), ("numero", "9"), ("choix", "1")]).await;
        assert_eq!(tard.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn une_association_ne_lit_ni_n_ecrit_un_scrutin() {
    for maison in maisons(EtatAppel::Programmation).await {
        let liste = format!("{ICI}/conseil");
        assert_eq!(maison.voir(&maison.porteur(), &liste).await.status, StatusCode::FORBIDDEN);
        let ouverture = [("intitule", "Conseil citoyen"), ("mode", "notes"), ("budget", "40000")];
        for qui in [maison.porteur(), maison.de("ETAT"), "elu".to_owned()] {
            assert_eq!(maison.poster(&qui, &liste, &ouverture).await.status, StatusCode::FORBIDDEN, "{qui}");
        }
    }
}
