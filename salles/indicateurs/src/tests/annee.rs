//! « Comment c'est calculé » for the figure of a year, read on its page down to the values.

use super::maison::*;
use super::objectifs::{par_commune, valeur};
use crate::actes::valeurs::{Cellule, Cle, Voulu};
use crate::regles::{Mois, Nature, Operation};
use axum::http::StatusCode;

fn chemin(ici: &Maison, annee: i64) -> String {
    format!("/indicateurs/{}/annees/{annee}", ici.ateliers.id)
}

#[tokio::test]
async fn l_annee_se_refait_a_partir_de_ses_territoires_et_dit_ceux_qui_manquent() {
    for ici in maisons().await {
        par_commune(&ici, |s| (s.operation_territoires, s.couverture_min) = (Operation::Somme, 100)).await;
        valeur(&ici, 0, 2025, "12").await;
        valeur(&ici, 1, 2025, "20").await;
        let page = ici.voir("coordination", &chemin(&ici, 4)).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("Il n’y a pas de chiffre validé") && page.contient("Manquent\u{202f}: Cavanac"), "{}", page.texte);
        assert!(page.contient("2 sur 3") && page.contient("À demander à"), "{}", page.texte);
        assert!(page.contient("Ces valeurs ne donnent pas de chiffre") && !page.contient("= 32"), "{}", page.texte);
        valeur(&ici, 2, 2025, "8").await;
        let page = ici.voir("coordination", &chemin(&ici, 4)).await;
        assert!(page.contient("12 + 20 + 8 = 40") && page.contient("Registre de la ville"), "{}", page.texte);
        assert!(!page.contient("Manquent") && page.contient("3 sur 3"), "{}", page.texte);
        let fiche = ici.voir("coordination", &format!("/indicateurs/{}", ici.ateliers.id)).await;
        assert!(fiche.contient(&format!("{}\" aria-label=\"40, comment c’est calculé", chemin(&ici, 4))), "{}", fiche.texte);
        assert_eq!(ici.voir("coordination", &chemin(&ici, 9)).await.status, StatusCode::NOT_FOUND);
        let mal = format!("/indicateurs/{}/annees/x", ici.ateliers.id);
        assert_eq!(ici.voir("coordination", &mal).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn un_petit_effectif_ne_se_lit_pas_dans_l_explication_de_qui_ne_saisit_pas() {
    for ici in maisons().await {
        par_commune(&ici, |s| (s.operation_territoires, s.couverture_min) = (Operation::Somme, 100)).await;
        for (commune, texte) in [(0, "4"), (1, "30"), (2, "40")] {
            valeur(&ici, commune, 2025, texte).await;
        }
        assert!(ici.voir("coordination", &chemin(&ici, 4)).await.contient("4 + 30 + 40 = 74"));
        let page = ici.voir("elu", &chemin(&ici, 4)).await;
        assert!(page.contient("permettrait d’en retrouver un") && !page.contient("4 + 30"), "{}", page.texte);
    }
}

#[tokio::test]
async fn un_cumul_dit_ce_que_chaque_releve_ajoute_et_la_periode_muette() {
    for ici in maisons().await {
        par_commune(&ici, |s| {
            (s.niveau, s.periodicite, s.nature, s.operation_periodes) = (None, 3, Nature::Cumul, Operation::Somme);
        })
        .await;
        for (mois, texte) in [(3, "10"), (6, "18"), (12, "33")] {
            let periode = Mois::nouveau(2025, mois).unwrap();
            let (indicateur, source) = (ici.ateliers.id, "Registre de la ville".to_owned());
            let cle = Cle { indicateur, territoire: String::new(), periode, source };
            let cellule =
                Cellule { motif: "Compté au registre de la ville, pièce par pièce".into(), ..Cellule::nouvelle(cle, texte) };
            let bilan = ici.ecrire("coordination", &[cellule], Voulu::Validee).await.unwrap();
            assert_eq!(bilan.ecrites, 1, "{:?}", bilan.refusees);
        }
        let page = ici.voir("coordination", &chemin(&ici, 4)).await;
        assert!(page.contient("10 + 8 + 15 = 33") && page.contient("Ce que chaque relevé ajoute"), "{}", page.texte);
        assert!(page.contient("Les périodes lues\u{202f}: 4 sur 4"), "l’incrément de décembre couvre septembre : {}", page.texte);
    }
}
