//! The pages of the workbook as they are asked for and answered, without a script, on both databases.

use crate::actes::classeur::tests::{ETAT, ecrire, exporte, fichier};
use crate::essai::{ICI, Maison, euros, maisons};
use crate::guichet::Reponse;
use crate::regles::etats::EtatAppel;
use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use sheets::Classeur;

async fn envoyer(maison: &Maison, qui: &str, c: &Classeur) -> Reponse {
    let depot = fichier(c);
    let mut corps = b"--lim\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"ma colonne.xlsx\"\r\n\r\n".to_vec();
    corps.extend(depot.bytes);
    corps.extend(b"\r\n--lim--\r\n");
    let demande = Request::post(format!("/ici{ICI}/classeur"))
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=lim")
        .body(Body::from(corps))
        .unwrap();
    maison.envoyer(qui, demande).await
}

#[tokio::test]
async fn un_classeur_se_prend_se_remplit_se_relit_et_s_applique_sans_script() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let liste = maison.voir(&etat, &format!("{ICI}/instruction")).await;
        assert!(liste.contient("appel.xlsx") && liste.contient("Reprendre un classeur"));
        let xlsx = maison.voir(&etat, &format!("{ICI}/appel.xlsx")).await;
        assert!(xlsx.status == StatusCode::OK && xlsx.texte.starts_with("PK"));
        let ods = maison.voir(&etat, &format!("{ICI}/appel.ods")).await;
        assert!(liste.contient("appel.ods") && ods.status == StatusCode::OK && ods.texte.contains("opendocument.spreadsheet"));
        let mut c = exporte(&maison, &etat).await;
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "avis", "favorable");
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "propose", "10000");
        let envoi = envoyer(&maison, &etat, &c).await;
        assert_eq!(envoi.status, StatusCode::SEE_OTHER, "{}", envoi.texte);
        let ici = envoi.vers.strip_prefix("/ici").unwrap();
        let page = maison.voir(&etat, ici).await;
        assert!(page.contient("Rien n’est encore écrit") && page.contient("À remplir!I2") && page.contient("2026-0001"));
        assert_eq!(maison.ligne(0, "ETAT").await.propose_centimes, None);
        let fin = maison.poster(&etat, ici, &[("action", "appliquer")]).await;
        assert_eq!((fin.status, fin.vers.as_str()), (StatusCode::SEE_OTHER, &*format!("/ici{ICI}/classeur?applique=1")));
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(10_000));
        let page = maison.voir(&etat, &format!("{ICI}/classeur?applique=1")).await;
        assert!(page.contient("Une ligne a été écrite"));
        assert_eq!(maison.voir(&etat, ici).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn l_apercu_nomme_la_cellule_fausse_et_ne_propose_pas_d_ecrire() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let mut c = exporte(&maison, &etat).await;
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "avis", "défavorable");
        let ici = envoyer(&maison, &etat, &c).await.vers;
        let ici = ici.strip_prefix("/ici").unwrap();
        let page = maison.voir(&etat, ici).await;
        assert!(page.contient("À remplir!H2") && !page.contient("value=\"appliquer\""), "{}", page.texte);
        let page = maison.poster(&etat, ici, &[("action", "appliquer")]).await;
        assert!(page.status == StatusCode::CONFLICT && page.contient("Rien n’a été écrit"));
    }
}

#[tokio::test]
async fn une_association_ne_trouve_pas_ces_pages() {
    for maison in maisons(EtatAppel::Instruction).await {
        for suite in ["/appel.xlsx", "/appel.ods", "/classeur", "/classeur/x"] {
            let page = maison.voir(&maison.porteur(), &format!("{ICI}{suite}")).await;
            assert!(matches!(page.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{suite}");
            assert_eq!(maison.voir("-", &format!("{ICI}{suite}")).await.status, StatusCode::SEE_OTHER, "{suite}");
        }
        assert_eq!(maison.voir("coordination", &format!("{ICI}/classeur/x")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn un_classeur_ods_revient_comme_un_xlsx() {
    for maison in maisons(EtatAppel::Instruction).await {
        let etat = maison.de("ETAT");
        let mut c = exporte(&maison, &etat).await;
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "avis", "favorable");
        ecrire(&mut c, "À remplir", "2026-0001", ETAT, "propose", "9000");
        let mut corps = b"--lim\r\nContent-Disposition: form-data; name=\"fichier\"; filename=\"colonne.ods\"\r\n\r\n".to_vec();
        corps.extend(sheets::ecrire_ods(&c).unwrap());
        corps.extend(b"\r\n--lim--\r\n");
        let demande = Request::post(format!("/ici{ICI}/classeur"))
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=lim")
            .body(Body::from(corps))
            .unwrap();
        let envoi = maison.envoyer(&etat, demande).await;
        assert_eq!(envoi.status, StatusCode::SEE_OTHER, "{}", envoi.texte);
        let fin = maison.poster(&etat, envoi.vers.strip_prefix("/ici").unwrap(), &[("action", "appliquer")]).await;
        assert_eq!(fin.status, StatusCode::SEE_OTHER, "{}", fin.texte);
        assert_eq!(euros(maison.ligne(0, "ETAT").await.propose_centimes), Some(9_000));
    }
}
