//! Values and what they are made of: by sex, by age; what adds up, what is hidden.

use super::maison::*;
use crate::actes::valeurs::{Cellule, PartSaisie, Voulu};
use crate::model::*;
use axum::http::StatusCode;
use kernel::Refusal;
use store::ActeError;

fn formulaire(vues: &str, dimensions: &[(&str, &str, &str, bool)]) -> Vec<(String, String)> {
    let mut form = champs(&[("vues", vues)]);
    for (rang, (id, libelle, modalites, complete)) in dimensions.iter().enumerate().map(|(n, d)| (n + 1, d)) {
        form.push((format!("id.{rang}"), (*id).into()));
        form.push((format!("libelle.{rang}"), (*libelle).into()));
        form.push((format!("modalites.{rang}"), (*modalites).into()));
        if *complete {
            form.push((format!("complete.{rang}"), "1".into()));
        }
    }
    form
}

/// Workshops by sex, a complete partition.
async fn par_sexe(ici: &Maison) -> Dimension {
    let chemin = format!("/indicateurs/{}/ventilations", ici.ateliers.id);
    let form = formulaire("", &[("", "Sexe", "Femmes\nHommes", true)]);
    let suite = ici.poster("coordination", &chemin, &form).await;
    assert_eq!(suite.status, StatusCode::SEE_OTHER, "{}", suite.texte);
    ici.tous::<Dimension>().await.remove(0)
}

fn avec(cellule: Cellule, d: &Dimension, parts: &[(&str, &str)]) -> Cellule {
    let part =
        |(modalite, texte): &(&str, &str)| PartSaisie { dimension: d.id, modalite: (*modalite).into(), texte: (*texte).into() };
    Cellule { parts: parts.iter().map(part).collect(), ..cellule }
}

async fn code(ici: &Maison, cellule: Cellule) -> String {
    let bilan = ici.ecrire("coordination", &[cellule], Voulu::Validee).await.unwrap();
    bilan.refusees.get(&0).map_or_else(|| format!("{} écrite", bilan.ecrites), |r| r.code().to_owned())
}

#[tokio::test]
async fn une_ventilation_se_regle_et_ne_perd_aucune_part_renseignee() {
    for ici in maisons().await {
        let chemin = format!("/indicateurs/{}/ventilations", ici.ateliers.id);
        assert_eq!(ici.voir("coordination", &chemin).await.status, StatusCode::OK);
        for nom in ["elu", "lecteur", "partenaire"] {
            let refusee = ici.poster(nom, &chemin, &formulaire("", &[("", "Sexe", "F\nH", true)])).await;
            assert!(matches!(refusee.status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND), "{nom}");
        }
        let page = ici.poster("coordination", &chemin, &formulaire("", &[("", "Sexe", "Femmes\nfemmes", true)])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("est déjà dans la liste") && page.contient("pas assez de modalités"), "{}", page.texte);
        let sexe = par_sexe(&ici).await;
        assert_eq!(sexe.modalites.iter().map(|m| m.code.as_str()).collect::<Vec<_>>(), ["femmes", "hommes"]);
        let tard = ici.poster("coordination", &chemin, &formulaire("", &[("", "Âge", "Jeunes\nAutres", true)])).await;
        assert_eq!(tard.status, StatusCode::CONFLICT, "quelqu’un a réglé entre-temps");
        assert_eq!(code(&ici, avec(ici.cellule(2024, "50"), &sexe, &[("femmes", "28")])).await, "1 écrite");
        let vues = format!("{}:1", sexe.id);
        let id = sexe.id.to_string();
        let page = ici.poster("coordination", &chemin, &formulaire(&vues, &[(&id, "Sexe", "Hommes", false)])).await;
        assert!(page.contient("est renseignée dans 1 valeur"), "{}", page.texte);
        let plus = formulaire(&vues, &[(&id, "Sexe", "Femmes\nHommes\nNon précisé", true)]);
        assert_eq!(ici.poster("coordination", &chemin, &plus).await.status, StatusCode::SEE_OTHER);
        assert_eq!(ici.tous::<Dimension>().await[0].modalites.len(), 3);
    }
}

#[tokio::test]
async fn un_taux_nu_n_a_pas_de_parts() {
    for ici in maisons().await {
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        let nu =
            Indicateur { id: kernel::Id::fresh(), code: "9.R9".into(), mesure: Mesure::TauxNu, ordre: 9, ..ici.ateliers.clone() };
        w.insert(&nu).await.unwrap();
        w.commit().await.unwrap();
        let chemin = format!("/indicateurs/{}/ventilations", nu.id);
        let page = ici.poster("coordination", &chemin, &formulaire("", &[("", "Sexe", "Femmes\nHommes", true)])).await;
        assert!(page.contient("ont des parts qui s’ajoutent"), "{}", page.texte);
    }
}

#[tokio::test]
async fn les_parts_se_controlent_contre_leur_total() {
    for ici in maisons().await {
        let sexe = par_sexe(&ici).await;
        // B01 and B02 of the document.
        let refusee = avec(ici.cellule(2025, "50"), &sexe, &[("femmes", "28"), ("hommes", "25")]);
        assert_eq!(code(&ici, refusee).await, "cellule-parts-superieures");
        assert_eq!(code(&ici, avec(ici.cellule(2025, "50"), &sexe, &[("femmes", "28,5")])).await, "cellule-part", "un compte");
        assert_eq!(code(&ici, avec(ici.cellule(2025, "50"), &sexe, &[("femmes", "vingt")])).await, "cellule-part");
        let juste = avec(ici.cellule(2025, "50"), &sexe, &[("femmes", "28"), ("hommes", "20")]);
        assert_eq!(code(&ici, juste.clone()).await, "1 écrite");
        assert_eq!(code(&ici, juste).await, "0 écrite", "rien n’a changé");
        // A total typed without its parts keeps them, and is judged against them.
        let motif = "Deux ateliers comptés deux fois".to_owned();
        let seule = |texte: &str| Cellule { motif: motif.clone(), ..ici.cellule(2025, texte) };
        assert_eq!(code(&ici, seule("47")).await, "cellule-parts-superieures");
        assert_eq!(code(&ici, seule("49")).await, "1 écrite");
        let v = ici.tous::<Valeur>().await.remove(0);
        assert_eq!((v.valeur.as_deref(), v.parts.len(), v.version), (Some("49"), 2, 2));
        // Without total, the parts of a complete partition make it.
        let parts = avec(ici.cellule(2024, ""), &sexe, &[("femmes", "12"), ("hommes", "30")]);
        assert_eq!(code(&ici, Cellule { motif: motif.clone(), ..parts }).await, "1 écrite");
        let valeurs = ici.tous::<Valeur>().await;
        assert!(valeurs.iter().any(|v| v.valeur.as_deref() == Some("42")));
        let incomplete = avec(ici.cellule(2023, ""), &sexe, &[("femmes", "12")]);
        assert_eq!(code(&ici, incomplete).await, "cellule-total-manquant");
        let absente = avec(ici.cellule(2023, "nd : demandé à la ville"), &sexe, &[("femmes", "12")]);
        assert_eq!(code(&ici, absente).await, "cellule-parts-sans-total");
    }
}

#[tokio::test]
async fn les_parts_se_tapent_et_se_collent_dans_la_grille() {
    for ici in maisons().await {
        let sexe = par_sexe(&ici).await;
        let id = ici.ateliers.id.to_string();
        let grille = format!("/indicateurs/saisie?contrat=cls&indicateur={id}");
        let nom = format!("{id}.-.2025-12");
        let champ = |modalite: &str| format!("p.{nom}.{}.{modalite}", sexe.id);
        let page = ici.voir("coordination", &grille).await;
        assert!(page.contient(&format!("name=\"{}\"", champ("femmes"))), "{}", page.texte);
        assert!(page.contient("Sexe\u{202f}: Femmes"));
        let base = || champs(&[("contrat", CONTRAT), ("indicateur", &id), ("action", "valider")]);
        let mut form = base();
        form.push((format!("v.{nom}"), "50".into()));
        form.push((champ("femmes"), "28".into()));
        form.push((champ("hommes"), "25".into()));
        let page = ici.poster("coordination", "/indicateurs/saisie", &form).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.contient("les parts font 53, plus que le total (50)"), "{}", page.texte);
        assert!(page.contient("value=\"25\"") && page.contient("§ 4, F5"), "ce qui est tapé reste, avec la règle");
        let mut form = base();
        form.push((format!("v.{nom}"), "50".into()));
        form.push((champ("femmes"), "28".into()));
        form.push((champ("hommes"), "20".into()));
        let suite = ici.poster("coordination", "/indicateurs/saisie", &form).await;
        assert_eq!(suite.status, StatusCode::SEE_OTHER, "{}", suite.texte);
        let page = ici.voir("elu", &format!("/indicateurs/{id}")).await;
        assert!(page.contient("dont Femmes 28, Hommes 20") && page.contient("non ventilé\u{202f}: 2"), "{}", page.texte);
        assert!(page.contient("56\u{202f}% du total"), "28 sur 50 : {}", page.texte);
        let colle = "\t2025\nFemmes\t29\nSexe : Hommes\t21";
        let mut form = champs(&[("contrat", CONTRAT), ("indicateur", &id), ("action", "coller")]);
        form.push(("colle".into(), colle.into()));
        let page = ici.poster("coordination", "/indicateurs/saisie", &form).await;
        assert!(
            page.contient("2 cases sont collées") && page.contient("value=\"29\"") && page.contient("value=\"50\""),
            "{}",
            page.texte
        );
    }
}

#[tokio::test]
async fn le_fichier_public_ne_laisse_pas_retrouver_un_petit_effectif() {
    for ici in maisons().await {
        let sexe = par_sexe(&ici).await;
        let cellule = avec(ici.cellule(2025, "60"), &sexe, &[("femmes", "56"), ("hommes", "4")]);
        assert_eq!(code(&ici, cellule).await, "1 écrite");
        let csv = ici.voir("elu", &format!("/indicateurs/{}/valeurs.csv", ici.ateliers.id)).await;
        // Four men among sixty: the women would give them away.
        assert!(
            csv.contient(";c;atelier;Registre de la ville;Sexe;Femmes")
                && csv.contient(";c;atelier;Registre de la ville;Sexe;Hommes"),
            "{}",
            csv.texte
        );
        assert!(csv.contient("tout le territoire;;60;") && !csv.contient(";56;") && !csv.contient(";4;"), "{}", csv.texte);
        let cellule = avec(ici.cellule(2024, "50"), &sexe, &[("femmes", "28"), ("hommes", "20")]);
        assert_eq!(code(&ici, cellule).await, "1 écrite");
        let csv = ici.voir("elu", &format!("/indicateurs/{}/valeurs.csv", ici.ateliers.id)).await;
        // Two that no part tells are a small count as well.
        assert!(
            csv.contient("2024;tout le territoire;;c;atelier;Registre de la ville;Sexe;Hommes")
                && csv.contient("2024;tout le territoire;;50;"),
            "{}",
            csv.texte
        );
    }
}

#[tokio::test]
async fn personne_d_autre_que_la_coordination_ne_regle_une_ventilation() {
    for ici in maisons().await {
        let visit = ici.visite(&ici.pilote());
        let mut w = visit.writer("indicateur.ventiler").await.unwrap();
        let suite = crate::actes::valeurs::ventiler::ventiler(&visit, &mut w, &ici.ateliers, "", &[]).await;
        assert!(matches!(suite, Err(ActeError::Interdit)));
    }
}
