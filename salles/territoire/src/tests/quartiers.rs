use super::LEGER;
use super::maison::maisons;
use axum::http::StatusCode;
use kernel::Role;

#[tokio::test]
async fn un_quartier_a_son_portrait_et_dit_n_d_quand_rien_n_est_publie() {
    for maison in maisons().await {
        let fleming = maison.lieu("QN01105I").await;
        let page = maison.voir(Role::Lecteur, &format!("/ici/territoires/{}", fleming.id)).await;
        assert_eq!(page.status, StatusCode::OK);
        let tenu = maison.voir(Role::Coordination, &format!("/ici/territoires/{}", fleming.id)).await;
        assert!(page.texte.len().max(tenu.texte.len()) <= LEGER, "{} bytes", tenu.texte.len());
        for words in
            ["Ce qui lui est propre", "Voirie mal entretenue.", "Marqueurs stratégiques", "Peur des représailles", "(ici)"]
        {
            assert!(page.contient(words), "{words}");
        }
        let row = page.texte.split("<tr>").find(|r| r.contains(">Bénéficiaires de la C2S<")).unwrap();
        assert!(row.contains("n.d</abbr>") && row.contains("2022") && row.contains("Cnam 2022, cité par"), "{row}");
        let poor = page.texte.split("<tr>").skip(1).find(|r| r.contains(">Taux de pauvreté<")).unwrap();
        assert!(poor.contains("59\u{202f}%") && poor.contains("Aude 21,4\u{202f}%"), "{poor}");
    }
}

#[tokio::test]
async fn les_quartiers_se_comparent_entre_eux_et_a_ce_qui_est_publie_ailleurs() {
    for maison in maisons().await {
        let page = maison.voir(Role::Lecteur, "/ici/territoire/quartiers").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.texte.len() <= LEGER, "{} bytes", page.texte.len());
        let row = page.texte.split("<tr>").skip(1).find(|r| r.contains(">Taux de pauvreté<")).unwrap();
        for value in
            ["39\u{202f}%", "59\u{202f}%", "52\u{202f}%", "61\u{202f}%", "65\u{202f}%", "France métropolitaine 14,5\u{202f}%"]
        {
            assert!(row.contains(value), "{value}: {row}");
        }
        let jobs = page.texte.split("<tr>").skip(1).find(|r| r.contains(">Demandeurs d’emploi<")).unwrap();
        assert_eq!(jobs.matches("<td").count(), 6, "five quartiers and the references");
        assert!(jobs.contains("n.d"));
        let csv = maison.voir(Role::Lecteur, "/ici/territoire/quartiers.csv").await;
        assert_eq!(csv.texte.lines().count(), 1 + 5 * 16);
        assert!(csv.texte.contains("non publié"), "what is printed in the place of a number is told");
        let vide = maison.voir(Role::Coordination, "/ailleurs/territoire/quartiers").await;
        assert!(vide.contient("Aucun chiffre de quartier"));
    }
}

#[tokio::test]
async fn un_quartier_de_veille_active_est_un_lieu_de_sa_commune() {
    for maison in maisons().await {
        let trebes = maison.lieu("11397").await;
        let page = maison.voir(Role::Lecteur, &format!("/ici/territoires/{}", trebes.id)).await;
        assert!(page.contient("L’Aiguille"), "{}", page.texte);
    }
}

#[tokio::test]
async fn la_comparaison_se_choisit_par_son_adresse() {
    for maison in maisons().await {
        let (conte, fleming) = (maison.lieu("QN01102I").await, maison.lieu("QN01105I").await);
        let query = format!("?quartier={}&quartier={}&chiffre=Taux%20de%20pauvret%C3%A9", conte.id, fleming.id);
        let page = maison.voir(Role::Lecteur, &format!("/ici/territoire/quartiers{query}")).await;
        assert!(
            page.contient("2 quartiers, un indicateur") && page.contient("3 quartiers ne sont pas montrés"),
            "{}",
            page.texte
        );
        assert_eq!(page.texte.matches("<tr>").count(), 2, "the headings and one line");
        assert!(page.contient(&format!("quartiers.csv?quartier={}", conte.id)), "the file follows the choice");
        assert!(page.contient("type=\"checkbox\" name=\"chiffre\" value=\"Taux de pauvreté\" checked"));
        assert!(!page.contient("value=\"Revenu médian\" checked"));
        let csv = maison.voir(Role::Lecteur, &format!("/ici/territoire/quartiers.csv{query}")).await;
        assert_eq!(csv.texte.lines().count(), 1 + 2);
        let inconnu = maison.voir(Role::Lecteur, "/ici/territoire/quartiers?quartier=nul").await;
        assert!(inconnu.status == StatusCode::OK && inconnu.contient("5 quartiers, "));
    }
}
