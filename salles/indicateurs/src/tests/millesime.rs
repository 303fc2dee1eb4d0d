//! « Un QPV redessiné ou une commune fusionnée change de millésime, donc rupture de série » (§ 3).

use super::maison::*;
use crate::actes::valeurs::{Cellule, Voulu, import};
use crate::model::*;
use crate::regles::Signal;
use axum::http::StatusCode;
use web::Upload;

fn dans(cellule: Cellule, annee: &str) -> Cellule {
    Cellule { millesime: Some(annee.to_owned()), ..cellule }
}

#[tokio::test]
async fn des_territoires_de_limites_differentes_ne_s_ajoutent_pas() {
    for ici in maisons().await {
        let parts = [dans(ici.part(0, "1/4"), "2024"), dans(ici.part(1, "1/4"), "2024"), dans(ici.part(2, "1/2"), "2015")];
        ici.ecrire("coordination", &parts, Voulu::Validee).await.unwrap();
        let dossier = ici.dossier().await;
        let retenue = dossier.retenue(&ici.couverture, 4).unwrap();
        assert!(retenue.valeur.is_none() && retenue.signaux.contains(&Signal::MillesimesMeles), "{retenue:?}");
        assert!(ici.tous::<Observation>().await.is_empty(), "pas de chiffre pour l’année");
        let page = ici.voir("elu", &format!("/indicateurs/{}", ici.couverture.id)).await;
        assert!(page.contient("limites de 2015") && page.contient("dans des limites d’années différentes"), "{}", page.texte);
        let csv = ici.voir("elu", &format!("/indicateurs/{}/valeurs.csv", ici.couverture.id)).await;
        assert!(csv.contient("Cavanac;11085;") && csv.contient(";2015"), "{}", csv.texte);
        let corrigee = Cellule { motif: "Recompté dans les limites de 2024".into(), ..dans(ici.part(2, "1/2"), "2024") };
        assert_eq!(ici.ecrire("coordination", &[corrigee], Voulu::Validee).await.unwrap().ecrites, 1);
        // 1 + 1 + 1 over 4 + 4 + 2: numerators on denominators, once.
        assert_eq!(ici.tous::<Observation>().await[0].valeur.as_deref(), Some("30"));
    }
}

#[tokio::test]
async fn une_valeur_dit_ses_limites_et_la_serie_dit_ou_elle_rompt() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[dans(ici.cellule(2023, "12"), "2015")], Voulu::Validee).await.unwrap();
        // Twice as many, in other boundaries: nothing to compare with, no alert.
        let bilan = ici.ecrire("coordination", &[dans(ici.cellule(2024, "40"), "2024")], Voulu::Validee).await.unwrap();
        assert_eq!(bilan.ecrites, 1, "{:?}", bilan.refusees);
        let page = ici.voir("elu", &format!("/indicateurs/{}", ici.ateliers.id)).await;
        assert!(page.contient("Depuis 2024, les limites ne sont plus celles de 2015"), "{}", page.texte);
        let bilan = ici.ecrire("coordination", &[dans(ici.cellule(2025, "100"), "2024")], Voulu::Deposee).await.unwrap();
        assert_eq!(bilan.ecrites, 0, "dans les mêmes limites, la variation alerte");
    }
}

#[tokio::test]
async fn un_fichier_porte_les_limites_et_le_suivi_les_donne_aux_nouvelles_valeurs() {
    for ici in maisons().await {
        let chemin = format!("/indicateurs/{}/suivi", ici.ateliers.id);
        let regler = |version: &str, millesime: &str, plus: &[(&str, &str)]| {
            let mut form = champs(&[
                ("version", version),
                ("source", "Registre de la ville"),
                ("periodicite", "12"),
                ("delai", "3"),
                ("debut", "2022-01"),
                ("nature", "flux"),
                ("operation_periodes", "somme"),
                ("operation_territoires", "somme"),
                ("couverture_min", "100"),
                ("seuil_secret", "11"),
                ("millesime", millesime),
            ]);
            form.extend(champs(plus));
            form
        };
        let page = ici.poster("coordination", &chemin, &regler("1", "l’an dernier", &[])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.texte);
        let page = ici.poster("coordination", &chemin, &regler("1", "2024", &[])).await;
        assert!(page.contient("rompt la série"), "{}", page.texte);
        let rupture = [("rupture", "2024"), ("rupture_motif", "Les quartiers ont été redessinés")];
        assert_eq!(ici.poster("coordination", &chemin, &regler("1", "2024", &rupture)).await.status, StatusCode::SEE_OTHER);
        let octets = "Code;Période;Valeur;Limites\n1.R1;2024;12;\n1.R1;2023;11;2015\n1.R1;2022;10;hier\n".as_bytes().to_vec();
        let fichier = Upload { field: "fichier".into(), name: "valeurs.csv".into(), bytes: octets };
        let visit = ici.visite("coordination");
        let mut dossier = ici.dossier().await;
        let id = import::deposer(&visit, &dossier, Some(fichier)).await.unwrap();
        let bilan =
            import::appliquer(&visit, &mut dossier, &id, &std::collections::BTreeMap::new(), Voulu::Deposee).await.unwrap();
        assert_eq!((bilan.ecrites, bilan.refusees.len()), (2, 1));
        let mut lues: Vec<(String, String)> =
            ici.tous::<Valeur>().await.into_iter().map(|v| (v.periode.to_string(), v.millesime)).collect();
        lues.sort();
        assert_eq!(lues, [("2023-12".to_owned(), "2015".to_owned()), ("2024-12".to_owned(), "2024".to_owned())]);
    }
}
