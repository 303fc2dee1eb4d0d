use super::LEGER;
use super::maison::{Maison, maisons};
use axum::http::StatusCode;
use kernel::Role;
use scraper::{Html, Selector};

/// The texts of the elements that a selector finds.
fn textes(page: &str, selector: &str) -> Vec<String> {
    let found = Html::parse_document(page);
    found.select(&Selector::parse(selector).unwrap()).map(|e| e.text().collect::<String>().trim().to_owned()).collect()
}

fn nombre(page: &str, selector: &str) -> usize {
    Html::parse_document(page).select(&Selector::parse(selector).unwrap()).count()
}

#[tokio::test]
async fn le_territoire_se_lit_sur_un_plan_et_en_listes() {
    for maison in maisons().await {
        let page = maison.voir(Role::Lecteur, "/ici/territoire").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.texte.len() <= LEGER, "{} bytes", page.texte.len());
        assert_eq!(textes(&page.texte, "h1"), ["Territoire"]);
        assert_eq!(nombre(&page.texte, "figure:first-of-type svg.plan circle"), 83);
        assert_eq!(nombre(&page.texte, "svg.plan a.qpv circle"), 5);
        assert!(
            textes(&page.texte, "svg.plan title").contains(&"Carcassonne, 46\u{202f}429 habitants".to_owned()),
            "{:?}",
            textes(&page.texte, "svg.plan a title")[..3].to_vec()
        );
        assert!(textes(&page.texte, "svg.plan .noms text").contains(&"Carcassonne".to_owned()));
        assert_eq!(nombre(&page.texte, "#communes ~ table:first-of-type tbody tr"), 83);
        assert!(page.contient("Composition à saisir."));
        assert!(!page.contient("NaN") && !page.contient("inf\""));
        assert!(!page.contient("/territoire/contours"), "a reader is not offered what they may not do");
    }
}

#[tokio::test]
async fn une_commune_se_cherche_sans_accents_et_se_trie_par_population() {
    for maison in maisons().await {
        let noms = |page: &str| textes(page, "#communes ~ table.empile:first-of-type td:first-child a");
        let trebes = maison.voir(Role::Lecteur, "/ici/territoire?q=TREBES").await;
        assert!(noms(&trebes.texte).starts_with(&["Trèbes".to_owned()]));
        assert!(trebes.contient("Une commune"));
        let codes = maison.voir(Role::Lecteur, "/ici/territoire?q=11069").await;
        assert!(noms(&codes.texte).starts_with(&["Carcassonne".to_owned()]));
        let tri = maison.voir(Role::Lecteur, "/ici/territoire?tri=population&q=vill").await;
        assert!(noms(&tri.texte).starts_with(&["Villemoustaussou".to_owned()]), "{:?}", noms(&tri.texte));
        let rien = maison.voir(Role::Lecteur, "/ici/territoire?q=toulouse").await;
        assert!(rien.contient("Aucune commune ne répond à"));
        assert!(rien.contient("Voir toutes les communes"));
        let csv = maison.voir(Role::Lecteur, "/ici/territoire/communes.csv?tri=population&q=vill").await;
        assert!(csv.texte.starts_with("\u{feff}Commune;Code INSEE;"));
        assert!(csv.texte.lines().nth(1).unwrap().starts_with("Villemoustaussou;11429;"), "{}", csv.texte);
        assert_eq!(csv.texte.lines().count() - 1, noms(&tri.texte).iter().filter(|n| n.starts_with("Vil")).count());
    }
}

#[tokio::test]
async fn la_page_d_un_lieu_dit_ses_chiffres_et_leur_annee() {
    for maison in maisons().await {
        let epci = lire(&maison, "200035715").await;
        assert!(epci.contains("114\u{202f}411 habitants"));
        let pauvrete = ligne(&epci, "Taux de pauvreté");
        assert!(pauvrete.contains("n.d"), "{pauvrete}");
        assert!(pauvrete.contains("Aude 21,4\u{202f}%") && pauvrete.contains("Occitanie 17\u{202f}%"), "{pauvrete}");
        assert!(ligne(&epci, "Revenu annuel moyen par foyer fiscal").contains("21\u{202f}660\u{202f}€"));
        assert!(epci.len() <= LEGER, "{} bytes", epci.len());

        let ville = lire(&maison, "11069").await;
        assert!(ligne(&ville, "Population municipale").contains("2026"));
        assert_eq!(textes(&ville, "ul.etiquettes a").len(), 5);
        assert!(textes(&ville, ".fiche-info dd a") == ["Carcassonne Agglo"]);
        assert!(!ligne(&ville, "Habitants").contains("Agglo"), "a number of inhabitants compares to nothing");

        let quartier = lire(&maison, "QN01106M").await;
        assert!(quartier.contains("949 habitants (2018)"));
        assert!(lire(&maison, "CT1").await.contains("Composition à saisir."));
    }
}

#[tokio::test]
async fn une_autre_collectivite_ne_voit_rien_de_celle_ci() {
    for maison in maisons().await {
        let ville = maison.lieu("11069").await;
        let page = maison.voir(Role::Coordination, &format!("/ailleurs/territoires/{}", ville.id)).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let vide = maison.voir(Role::Coordination, "/ailleurs/territoire").await;
        assert_eq!(vide.status, StatusCode::OK);
        assert!(!vide.contient("Carcassonne") && vide.contient("Aucune commune n’est encore enregistrée."));
        assert_eq!(maison.voir(Role::Coordination, "/ailleurs/territoire/communes.csv").await.texte.lines().count(), 1);
    }
}

async fn lire(maison: &Maison, code: &str) -> String {
    let place = maison.lieu(code).await;
    let page = maison.voir(Role::Lecteur, &format!("/ici/territoires/{}", place.id)).await;
    assert_eq!(page.status, StatusCode::OK);
    page.texte
}

/// The line of the table whose first cell is this one.
fn ligne(page: &str, indicateur: &str) -> String {
    textes(page, "tbody tr").into_iter().find(|row| row.starts_with(indicateur)).unwrap_or_else(|| panic!("no line {indicateur}"))
}
