//! The expected indicators of a file: typed, read, corrected when asked.

use super::maison::*;
use axum::http::StatusCode;

#[tokio::test]
async fn les_indicateurs_attendus_se_saisissent_et_se_lisent_sur_le_dossier() {
    for ici in maisons().await {
        let (dossier, chemin) = ici.brouillon().await;
        let form = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(form.contient("name=\"i.0.libelle\"") && form.contient("name=\"i.2.unite\""), "{}", form.texte);
        let faux = avec(&dossier, &[("i.0.cible", "40"), ("i.1.libelle", "Sorties"), ("i.1.cible", "plusieurs")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &faux).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("L’indicateur 1 ne dit pas ce qu’il compte"), "{}", page.texte);
        assert!(page.contient("value=\"plusieurs\"") && page.contient("href=\"#c-i-1-cible\""), "{}", page.texte);
        let bon =
            [("i.0.libelle", "Enfants inscrits"), ("i.0.cible", "1 200"), ("i.0.unite", "enfants"), ("i.2.libelle", "Sorties")];
        let page = ici.poster(&ici.porteur_a(), &chemin, &avec(&dossier, &bon)).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let dossier = ici.dossier().await;
        assert_eq!(dossier.contenu.indicateurs.len(), 2);
        let page = ici.voir(&ici.porteur_a(), &format!("/dossiers/{}", dossier.id)).await;
        assert!(page.contient("Enfants inscrits\u{202f}: 1\u{202f}200 enfants"), "{}", page.texte);
        assert!(page.contient("Sorties\u{202f}: sans cible"), "{}", page.texte);
        let form = ici.voir(&ici.porteur_a(), &chemin).await;
        assert!(form.contient("name=\"i.3.libelle\"") && !form.contient("name=\"i.4.libelle\""), "deux lignes vides suivent");
    }
}

#[tokio::test]
async fn une_correction_demandee_sur_les_indicateurs_n_ouvre_qu_eux() {
    for ici in maisons().await {
        let dossier = ici.depose().await;
        let version = dossier.version.to_string();
        let demande = [
            ("version", version.as_str()),
            ("action", "demander"),
            ("champ", "indicateurs"),
            ("demande", "Dites combien d’enfants."),
        ];
        let page = ici.poster("coordination", &format!("/dossiers/{}/etat", dossier.id), &demande).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        let dossier = ici.dossier().await;
        let chemin = format!("/dossiers/{}/modifier", dossier.id);
        let hors = avec(&dossier, &[("i.0.libelle", "Enfants"), ("lieux", "Ailleurs")]);
        assert_eq!(ici.poster(&ici.porteur_a(), &chemin, &hors).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let bon = avec(&dossier, &[("i.0.libelle", "Enfants"), ("i.0.cible", "40")]);
        let page = ici.poster(&ici.porteur_a(), &chemin, &bon).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.texte);
        assert_eq!(ici.dossier().await.contenu.indicateurs[0].cible, Some(40));
    }
}
