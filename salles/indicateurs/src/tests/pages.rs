//! What one sees and does in a browser, without JavaScript.

use super::maison::*;
use crate::actes::valeurs::Voulu;
use crate::model::*;
use axum::http::StatusCode;

const SAISIE: &str = "/indicateurs/saisie";

fn nom(ici: &Maison, annee: i16) -> String {
    format!("{}.-.{annee}-12", ici.ateliers.id)
}

#[tokio::test]
async fn la_liste_dit_la_fraicheur_se_filtre_et_se_telecharge() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[ici.cellule(2025, "12")], Voulu::Validee).await.unwrap();
        let page = ici.voir("elu", "/indicateurs").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.contient("Ateliers tenus") && page.contient("Élèves touchés") && page.contient("Registre de la ville"));
        assert!(page.contient("Jamais renseigné") && page.contient("En retard de"), "{}", page.texte);
        assert!(!page.contient("/indicateurs/saisie"), "un élu lit");
        let page = ici.voir("coordination", "/indicateurs?q=eleves").await;
        assert!(!page.contient("Ateliers tenus") && page.contient("Élèves touchés"), "la recherche ignore les accents");
        let retard = ici.voir("coordination", "/indicateurs?etat=en_retard").await;
        assert!(!retard.contient("Ateliers tenus") && retard.contient("Élèves touchés"));
        assert!(ici.voir("coordination", "/indicateurs?q=zzz").await.contient("ne répond à ces filtres"));
        let csv = ici.voir("elu", "/indicateurs/liste.csv?q=ateliers").await;
        assert!(csv.contient(";12;2025"), "{}", csv.texte);
        assert!(csv.contient("1.R1;Ateliers tenus;atelier") && !csv.contient("1.R2"), "{}", csv.texte);
    }
}

#[tokio::test]
async fn la_liste_telechargee_ecrit_des_nombres_qu_un_tableur_lit() {
    for ici in maisons().await {
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        for (annee, valeur, indicateur) in [(4, "-99999.5", ici.ateliers.id), (4, "99999", ici.couverture.id)] {
            w.insert(&Observation { indicateur_id: indicateur, ..super::ecriture::annuelle(&ici, annee, valeur) }).await.unwrap();
        }
        w.commit().await.unwrap();
        let csv = ici.voir("elu", "/indicateurs/liste.csv").await;
        assert!(csv.contient(";-99999,5;") && csv.contient(";99999;"), "{}", csv.texte);
        let page = ici.voir("elu", "/indicateurs").await;
        assert!(page.contient("−99\u{202f}999,5"), "la page écrit pour des yeux");
    }
}

#[tokio::test]
async fn la_grille_se_remplit_se_depose_et_garde_ce_qui_est_refuse() {
    for ici in maisons().await {
        let vide = ici.voir("coordination", SAISIE).await;
        assert!(vide.contient(&format!("name=\"v.{}\"", nom(&ici, 2024))), "{}", vide.texte);
        assert!(vide.contient("Ont leur propre grille"));
        let mut form = champs(&[("contrat", CONTRAT), ("action", "deposer")]);
        form.push((format!("v.{}", nom(&ici, 2024)), "12".into()));
        form.push((format!("v.{}", nom(&ici, 2025)), "douze".into()));
        let reponse = ici.poster("coordination", SAISIE, &form).await;
        assert_eq!(reponse.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(reponse.contient("value=\"douze\"") && reponse.contient("ne se lit pas comme un nombre"));
        assert!(reponse.contient("Une valeur est enregistrée"), "le reste de la saisie est gardé");
        let v = ici.tous::<Valeur>().await;
        assert_eq!((v.len(), v[0].valeur.as_deref()), (1, Some("12")));
        let mut form = champs(&[("contrat", CONTRAT), ("action", "valider")]);
        form.push((format!("v.{}", nom(&ici, 2024)), "12".into()));
        form.push((format!("n.{}", nom(&ici, 2024)), "1".into()));
        form.push((format!("v.{}", nom(&ici, 2025)), "40".into()));
        let reponse = ici.poster("coordination", SAISIE, &form).await;
        assert!(reponse.contient("Variation de 233"), "{}", reponse.texte);
        assert!(reponse.contient(&format!("name=\"m.{}\"", nom(&ici, 2025))), "la case demande son motif");
        let mut form = champs(&[("contrat", CONTRAT), ("action", "valider")]);
        form.push((format!("v.{}", nom(&ici, 2025)), "40".into()));
        form.push((format!("m.{}", nom(&ici, 2025)), "Deux écoles de plus cette année".into()));
        let reponse = ici.poster("coordination", SAISIE, &form).await;
        assert_eq!(
            (reponse.status, reponse.vers.as_str()),
            (StatusCode::SEE_OTHER, "/ici/indicateurs/saisie?contrat=cls&fait=1")
        );
        assert!(ici.voir("coordination", "/indicateurs/saisie?contrat=cls&fait=1").await.contient("Une valeur est enregistrée."));
        assert_eq!(ici.tous::<Observation>().await.len(), 2);
        assert_eq!(ici.voir("elu", SAISIE).await.status, StatusCode::FORBIDDEN);
        assert_eq!(ici.voir("coordination", "/indicateurs/saisie?contrat=autre").await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn un_bloc_colle_se_voit_avant_d_etre_ecrit() {
    for ici in maisons().await {
        ici.ecrire("coordination", &[ici.cellule(2024, "12")], Voulu::Deposee).await.unwrap();
        let bloc = "Code\t2024\t2025\t2031\n1.R1\t13\tbeaucoup\t9\n9.R9\t1\t1\t1";
        let form = champs(&[("contrat", CONTRAT), ("action", "coller"), ("colle", bloc)]);
        let page = ici.poster("coordination", SAISIE, &form).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.contient("value=\"13\"") && page.contient("Remplacera 12") && page.contient("value=\"beaucoup\""),
            "{}",
            page.texte
        );
        assert!(page.contient("9.R9") && page.contient("2031") && page.contient("Rien n’est encore enregistré"));
        let v = ici.tous::<Valeur>().await;
        assert_eq!((v.len(), v[0].valeur.as_deref()), (1, Some("12")), "rien n’est écrit");
    }
}

#[tokio::test]
async fn un_indicateur_par_commune_a_une_ligne_par_commune() {
    for ici in maisons().await {
        let chemin = format!("/indicateurs/saisie?contrat=cls&indicateur={}", ici.couverture.id);
        let page = ici.voir("coordination", &chemin).await;
        assert!(page.contient("Alairac") && page.contient("Cavanac"), "{}", page.texte);
        let bloc = "Alairac\t436/1817\nCavanac\tsans objet";
        let id = ici.couverture.id.to_string();
        let form = champs(&[("contrat", CONTRAT), ("indicateur", &id), ("annee", "4"), ("action", "coller"), ("colle", bloc)]);
        let page = ici.poster("coordination", SAISIE, &form).await;
        assert!(page.contient("value=\"436/1817\"") && page.contient("value=\"sans objet\""), "{}", page.texte);
    }
}

#[tokio::test]
async fn une_longue_grille_se_lit_par_pages_et_un_collage_trouve_ses_lignes_partout() {
    for ici in maisons().await {
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        for n in 0..60 {
            let code = format!("2.R{n}");
            let suite = Indicateur { id: kernel::Id::fresh(), code, ordre: 10 + n, ..ici.ateliers.clone() };
            w.insert(&suite).await.unwrap();
        }
        w.commit().await.unwrap();
        let page = ici.voir("coordination", SAISIE).await;
        assert!(page.contient("2.R13 ") && !page.contient("2.R14 ") && page.contient("1 / 5"), "{}", page.texte);
        assert!(page.texte.len() < 60_000, "{} octets", page.texte.len());
        assert!(ici.voir("coordination", "/indicateurs/saisie?page=5").await.contient("2.R59 "));
        let form = champs(&[("contrat", CONTRAT), ("action", "coller"), ("colle", "2.R59\t3\t4")]);
        let page = ici.poster("coordination", SAISIE, &form).await;
        assert!(page.contient("2 cases sont collées") && page.contient("2.R59 ") && !page.contient("2.R3 "), "{}", page.texte);
    }
}

#[tokio::test]
async fn aucun_texte_colle_ne_fait_tomber_la_page_ni_n_ecrit() {
    use proptest::strategy::{Strategy, ValueTree};
    let ici = maisons().await.remove(0);
    let mut hasard = proptest::test_runner::TestRunner::default();
    let bloc = proptest::prop_oneof!["[\\PC\t\n\"]{0,120}", "(Code\t2024\t2025\n)?(1.R1(\t[\\PC]{0,6}){0,4}\n){0,3}"];
    for _ in 0..60 {
        let colle = bloc.new_tree(&mut hasard).unwrap().current();
        let form = champs(&[("contrat", CONTRAT), ("action", "coller"), ("colle", &colle)]);
        let page = ici.poster("coordination", SAISIE, &form).await;
        assert_eq!(page.status, StatusCode::OK, "{colle:?}");
    }
    assert!(ici.tous::<Valeur>().await.is_empty());
}

#[tokio::test]
async fn la_liste_pose_autant_de_questions_quelle_que_soit_sa_taille() {
    for ici in maisons().await {
        // The first visit also looks for the collectivité, which is kept.
        ici.voir("coordination", "/indicateurs").await;
        let (_, peu) = store::stats::counted(ici.voir("coordination", "/indicateurs")).await;
        let mut w = ici.visite("coordination").writer("essai").await.unwrap();
        for n in 0..60 {
            let code = format!("2.R{n}");
            w.insert(&Indicateur { id: kernel::Id::fresh(), code, ordre: 10 + n, ..ici.ateliers.clone() }).await.unwrap();
        }
        w.commit().await.unwrap();
        ici.ecrire("coordination", &[ici.cellule(2024, "12"), ici.part(0, "1/2")], Voulu::Validee).await.unwrap();
        let (page, beaucoup) = store::stats::counted(ici.voir("coordination", "/indicateurs?page=2")).await;
        assert_eq!(peu, beaucoup);
        // The contracts, which the binary reads, are a sixth.
        assert!(beaucoup <= 5, "{beaucoup}");
        assert!(page.texte.len() < 60_000, "{} octets", page.texte.len());
    }
}
