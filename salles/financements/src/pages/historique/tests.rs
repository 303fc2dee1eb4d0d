use crate::actes::historique::tests::TABLE;
use crate::essai::{ICI, Maison, maisons};
use crate::guichet::Reponse;
use crate::model::Dossier;
use crate::regles::etats::EtatAppel;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};

async fn envoyer(maison: &Maison, annee: &str) -> Reponse {
    let corps = format!(
        "--lim\r\nContent-Disposition: form-data; name=\"exercice\"\r\n\r\n{annee}\r\n--lim\r\n\
         Content-Disposition: form-data; name=\"fichier\"; filename=\"bilan 2025.csv\"\r\n\r\n{TABLE}\r\n--lim--\r\n"
    );
    let demande = Request::post(format!("/ici{ICI}/historique"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=lim")
        .body(Body::from(corps))
        .unwrap();
    maison.envoyer("coordination", demande).await
}

#[tokio::test]
async fn un_tableau_se_lit_se_confirme_et_se_reprend_sans_script() {
    for maison in maisons(EtatAppel::Instruction).await {
        let liste = maison.voir("coordination", &format!("{ICI}/instruction")).await;
        assert!(liste.contient("Reprendre un appel passé"));
        let envoi = envoyer(&maison, "2025").await;
        assert_eq!(envoi.status, StatusCode::SEE_OTHER, "{}", envoi.texte);
        let ici = envoi.vers.strip_prefix("/ici").unwrap().to_owned();
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("Nom du projet") && page.contient("Ateliers lecture · Jardins partagés"), "{}", page.texte);
        let choix = ["numero", "porteur", "intitule", "siret", "vote.ETAT", "demande.ETAT", "vote.AGGLO", "bilan_recu_le"];
        let noms: Vec<String> = (0..choix.len()).map(|rang| format!("colonne.{rang}")).collect();
        let mut champs: Vec<(&str, &str)> = noms.iter().map(String::as_str).zip(choix).collect();
        champs.push(("action", "colonnes"));
        assert_eq!(maison.poster("coordination", &ici, &champs).await.status, StatusCode::SEE_OTHER);
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("2 porteurs à confirmer") && page.contient("Même nom") && !page.contient("value=\"importer\""));
        let asso = maison.tous::<crate::model::Porteur>().await.remove(0).organisation_id.to_string();
        let reponses = [("action", "porteurs"), ("porteur.0", asso.as_str()), ("porteur.1", "nouvelle")];
        assert_eq!(maison.poster("coordination", &ici, &reponses).await.status, StatusCode::SEE_OTHER);
        let page = maison.voir("coordination", &ici).await;
        assert!(page.contient("Reprendre ces 3 dossiers") && page.contient("name=\"suite.4\""), "{}", page.texte);
        let fin = maison.poster("coordination", &ici, &[("action", "importer")]).await;
        assert_eq!((fin.status, fin.vers.as_str()), (StatusCode::SEE_OTHER, &*format!("/ici{ICI}/historique?repris=3")));
        assert!(maison.voir("coordination", &format!("{ICI}/historique?repris=3")).await.contient("3 dossiers ont été repris"));
        // The call taken in and its files are pages like the others, and the file of this year shows what it renews.
        for chemin in ["/appels/historique-2025", "/appels/historique-2025/dossiers", "/appels"] {
            assert_eq!(maison.voir("coordination", chemin).await.status, StatusCode::OK, "{chemin}");
        }
        let repris: Vec<Dossier> = maison.tous::<Dossier>().await.into_iter().filter(|d| d.appel_id != maison.appel.id).collect();
        for d in &repris {
            assert_eq!(maison.voir("coordination", &format!("/dossiers/{}", d.id)).await.status, StatusCode::OK);
        }
        let renouvele = maison.voir("coordination", &format!("/dossiers/{}", maison.dossiers[0].id)).await;
        assert!(repris.iter().any(|d| renouvele.contient(&d.id.to_string())));
    }
}

#[tokio::test]
async fn un_exercice_impossible_revient_avec_ce_qui_est_a_corriger() {
    for maison in maisons(EtatAppel::Instruction).await {
        let page = envoyer(&maison, "2031").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("n’est pas un exercice passé") && page.contient("value=\"2031\""), "{}", page.texte);
        for qui in [maison.de("ETAT"), maison.porteur()] {
            let page = maison.voir(&qui, &format!("{ICI}/historique")).await;
            assert!(matches!(page.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND));
        }
    }
}
