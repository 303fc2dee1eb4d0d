//! The pages of the workbook as they are asked for and answered, without a script, on both databases.

use super::*;
use crate::actes::classeur::tests::{corriger, exporte, fichier};
use crate::actes::redaction::modifier_fiche;
use crate::actes::redaction::tests::monde::{Monde, mondes, saisie};
use http_body_util::BodyExt;
use kernel::Role;
use web::PageError;

async fn octets(page: Page) -> (StatusCode, Vec<u8>) {
    let reponse = page.unwrap();
    let statut = reponse.status();
    (statut, reponse.into_body().collect().await.unwrap().to_bytes().to_vec())
}

async fn lue(page: Page) -> (StatusCode, String) {
    let (statut, corps) = octets(page).await;
    (statut, String::from_utf8(corps).unwrap())
}

fn vers(page: Page) -> String {
    let reponse = page.unwrap();
    assert_eq!(reponse.status(), StatusCode::SEE_OTHER);
    reponse.headers()["location"].to_str().unwrap().to_owned()
}

fn ici() -> Path<(String, String)> {
    Path(("ici".into(), "cls-2024-2029".into()))
}

fn depot(adresse: &str) -> Path<(String, String, String)> {
    Path(("ici".into(), "cls-2024-2029".into(), adresse.rsplit('/').next().unwrap().into()))
}

async fn envoye(m: &Monde, classeur: &sheets::Classeur) -> String {
    let mut form = Form::default();
    form.files.push(fichier(classeur));
    vers(post(m.coordination(), ici(), form).await)
}

#[tokio::test]
async fn un_classeur_se_prend_se_corrige_se_relit_et_s_applique_sans_script() {
    for m in mondes().await {
        let (statut, bytes) = octets(exporter(m.coordination(), ici()).await).await;
        assert!(statut == StatusCode::OK && bytes.starts_with(b"PK"));
        let (_, page) = lue(get(m.coordination(), ici(), Query(Suite::default())).await).await;
        assert!(page.contains("type=\"file\"") && page.contains("multipart/form-data") && page.contains("plan.xlsx"));
        let mut c = exporte(&m).await;
        corriger(&mut c, 0, 0, "titre", "Former <tous> les relais");
        let adresse = envoye(&m, &c).await;
        let (_, page) = lue(apercu(m.coordination(), depot(&adresse)).await).await;
        assert!(page.contains("Fiches!C2") && page.contains("Former &lt;tous&gt; les relais"), "{page}");
        assert!(page.contains("Appliquer ce changement") && page.contains("Rien n’est encore écrit"));
        assert_eq!(m.relire(&m.fiche).await, m.fiche);
        let form = || Form::filled(vec![("action".into(), "appliquer".into())]);
        let fin = vers(accepter(m.coordination(), depot(&adresse), form()).await);
        assert_eq!(fin, "/ici/contrats/cls-2024-2029/classeur?applique=1");
        assert_eq!(m.relire(&m.fiche).await.titre, "Former <tous> les relais");
        let (_, page) = lue(get(m.coordination(), ici(), Query(Suite { applique: Some(1) })).await).await;
        assert!(page.contains("Une ligne a été écrite"));
        let encore = envoye(&m, &c).await;
        let (_, page) = lue(apercu(m.coordination(), depot(&encore)).await).await;
        assert!(page.contains("ne change rien") && !page.contains("Appliquer"), "{page}");
    }
}

#[tokio::test]
async fn l_apercu_nomme_la_cellule_fausse_et_ne_propose_pas_d_appliquer() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        corriger(&mut c, 0, 1, "statut", "Bientôt");
        let adresse = envoye(&m, &c).await;
        let (_, page) = lue(apercu(m.coordination(), depot(&adresse)).await).await;
        assert!(page.contains("Fiches!L3") && page.contains("Bientôt") && !page.contains("value=\"appliquer\""), "{page}");
        let form = Form::filled(vec![("action".into(), "appliquer".into())]);
        let (statut, page) = lue(accepter(m.coordination(), depot(&adresse), form).await).await;
        assert!(statut == StatusCode::CONFLICT && page.contains("Rien n’a été écrit") && page.contains("Fiches!L3"));
        let (statut, page) = lue(post(m.coordination(), ici(), Form::default()).await).await;
        assert!(statut == StatusCode::UNPROCESSABLE_ENTITY && page.contains("Aucun fichier"));
    }
}

#[tokio::test]
async fn un_conflit_se_montre_avec_ses_deux_cotes_et_s_applique_avec_le_choix() {
    for m in mondes().await {
        let mut c = exporte(&m).await;
        corriger(&mut c, 0, 0, "titre", "Le titre du classeur");
        let adresse = envoye(&m, &c).await;
        let mut ici = saisie("Le titre de la plateforme", &m.objectif);
        ici.numero = "1".into();
        modifier_fiche(&m.coordination(), m.fiche.id, m.fiche.version, &ici, "").await.unwrap();
        let (_, page) = lue(apercu(m.coordination(), depot(&adresse)).await).await;
        assert!(page.contains("name=\"garder-Fiches!C2\"") && page.contains("Appliquer avec ces choix"), "{page}");
        let form = |choix: &str| {
            Form::filled(vec![
                ("action".into(), "appliquer".into()),
                ("garder-Fiches!C2".into(), choix.into()),
                ("vu-Fiches!C2".into(), "Le titre de la plateforme".into()),
            ])
        };
        let (statut, page) = lue(accepter(m.coordination(), depot(&adresse), form("")).await).await;
        assert!(statut == StatusCode::CONFLICT && page.contains("garder-Fiches!C2"), "sans choix, rien ne s'écrit");
        vers(accepter(m.coordination(), depot(&adresse), form("classeur")).await);
        assert_eq!(m.relire(&m.fiche).await.titre, "Le titre du classeur");
    }
}

#[tokio::test]
async fn qui_ne_tient_pas_le_plan_ne_trouve_pas_ces_pages() {
    for m in mondes().await {
        for qui in [m.pilote(), m.role(Role::Lecteur), m.coordination_d_un_autre_contrat()] {
            assert!(matches!(get(qui, ici(), Query(Suite::default())).await, Err(PageError::NotFound)));
        }
        assert!(matches!(exporter(m.coordination_d_un_autre_contrat(), ici()).await, Err(PageError::NotFound)));
        assert!(exporter(m.role(Role::Lecteur), ici()).await.is_ok());
    }
}
